// Amounts as the database gives them. In: a decimal text. Out: an exact number.
import { fromText, type Rational } from '@avenant/dsl/values';

/** A stored amount. @throws RangeError on a text that is none: our own mistake. */
export function amountIn(text: string): Rational {
  const amount = fromText(text);
  if (amount === undefined) throw new RangeError(`no amount: ${text}`);
  return amount;
}
