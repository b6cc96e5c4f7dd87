// Parts, amount: money as a cell or a word: exact, in the reader's format, negatives told by sign
// and colour.
import { useSpeech } from '../texts/language.tsx';

/** An amount of a currency; a dash for none. */
export function Amount({
  value,
  currency,
  signed = false,
}: {
  /** Exact decimal text. */
  readonly value: string | null;
  readonly currency: string | null;
  /** Whether more than nothing is told by a plus. */
  readonly signed?: boolean;
}) {
  const { money, decimal } = useSpeech();
  if (value === null) return <span className="amount quiet">—</span>;
  const isLess = value.startsWith('-');
  const isNothing = !/[1-9]/.test(value);
  const text = currency === null ? decimal(value) : money(value, currency);
  const plus = signed && !isLess && !isNothing ? '+' : '';
  return (
    <span className={isLess ? 'amount less' : 'amount'}>
      {plus}
      {text}
    </span>
  );
}
