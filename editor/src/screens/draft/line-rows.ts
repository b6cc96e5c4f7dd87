// Draft review, rows: lines put together by clause or subject, with exact sums. In: lines, words to
// find, what is folded. Out: rows to draw, headings among them.
import { currencyDigits, fromText, subtract, sum, toFixedText, ZERO } from '@avenant/dsl/values';
import type { GROUPINGS } from '../drafts/search.ts';
import type { BilledLine } from './billed-line.ts';

/** How lines are put together. */
export type Grouping = (typeof GROUPINGS)[number];

/** A heading or a line. */
export type LineRow =
  | {
      readonly kind: 'group';
      readonly key: string;
      /** The words of its lines, when they all say the same. */
      readonly label: string;
      readonly count: number;
      readonly sum: string;
    }
  | { readonly kind: 'line'; readonly line: BilledLine };

/** The exact sum of some amounts, in the digits of their currency. */
export function sumText(amounts: readonly string[], currency: string): string {
  const total = sum(amounts.map((amount) => fromText(amount) ?? ZERO));
  return toFixedText(total, currencyDigits(currency) ?? 2);
}

/** How much more one amount is than another, in the digits of their currency. */
export function differenceText(amount: string, than: string, currency: string): string {
  const more = subtract(fromText(amount) ?? ZERO, fromText(than) ?? ZERO);
  return toFixedText(more, currencyDigits(currency) ?? 2);
}

/** Lines, or what is held, with all of some words in their clause, subject or label. */
export function found<
  Line extends { readonly clause: string; readonly subject: string; readonly label?: string },
>(lines: readonly Line[], words: string): readonly Line[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return lines;
  return lines.filter(({ clause, subject, label = '' }) => {
    const text = `${clause} ${subject} ${label}`.toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** Rows in the order of the lines; of folded groups the heading alone. */
export function rowsOf(
  lines: readonly BilledLine[],
  by: Grouping,
  folded: ReadonlySet<string>,
  currency: string,
): readonly LineRow[] {
  if (by === 'none') return lines.map((line) => ({ kind: 'line', line }));
  const groups = Map.groupBy(lines, (line) => line[by]);
  return [...groups].flatMap(([key, of]): LineRow[] => {
    const [first] = of;
    const isSame = of.every(({ label }) => label === first?.label);
    const total = sumText(
      of.map(({ amount }) => amount),
      currency,
    );
    const label = isSame ? (first?.label ?? '') : '';
    const group = { kind: 'group', key, label, count: of.length, sum: total } as const;
    if (folded.has(key)) return [group];
    return [group, ...of.map((line): LineRow => ({ kind: 'line', line }))];
  });
}
