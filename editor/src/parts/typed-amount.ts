// Parts, typed amounts: what a person types for an amount, in either language's writing. In: a
// text. Out: an exact decimal text, or undefined.
import { currencyDigits } from '@avenant/dsl/values';

/** `-1 234,50` and `-1,234.50` are -1234.50; what could be two amounts is none. */
export function typedAmount(text: string): string | undefined {
  const plain = text
    .trim()
    .replaceAll(/[\s\u00a0\u202f’']/g, '')
    .replace('−', '-');
  // A comma with three digits after it, before a point, parts thousands; alone it parts cents.
  const joined = /^-?\d{1,3}(?:,\d{3})+\.\d+$/.test(plain) ? plain.replaceAll(',', '') : plain;
  const decimal = joined.replace(',', '.');
  return /^-?\d{1,15}(?:\.\d{1,6})?$/.test(decimal) ? decimal : undefined;
}

/** The same for money to bill: other than zero, with no more places than its currency has. */
export function typedMoney(text: string, currency: string): string | undefined {
  const exact = typedAmount(text);
  if (exact === undefined || !/[1-9]/.test(exact)) return undefined;
  const places = exact.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  return places <= placesOf(currency) ? exact : undefined;
}

/** How many places amounts of a currency have. */
export const placesOf = (currency: string): number => currencyDigits(currency) ?? 2;
