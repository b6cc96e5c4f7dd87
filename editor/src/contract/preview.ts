// Contract, preview: a month as one text rates it, beside what another text makes of it. In: two
// rated months. Out: lines by clause, each with what it was, and the sums. Exact throughout.
import type { Bilingual, RatingPlan } from '@avenant/dsl';
import { add, fromText, subtract, toText, ZERO } from '@avenant/dsl/values';
import { type HeldItem, heldText, type RatedLine, type RatedPeriod } from '@avenant/engine';

/** How a line or a held item stands to the other text. */
export type Change = 'same' | 'new' | 'changed' | 'gone';

/** A line with what it was. */
export interface PreviewLine extends RatedLine {
  readonly change: Change;
  /** The amount that the other text gives it, where it gives another one. */
  readonly before: string | null;
}

/** What could not be rated, with its reason in words. */
export interface PreviewHeld extends HeldItem {
  readonly change: Change;
  readonly reason: Bilingual;
}

/** The lines of a clause. */
export interface PreviewClause {
  readonly clause: string;
  readonly title: string;
  readonly lines: readonly PreviewLine[];
  readonly held: readonly PreviewHeld[];
  /** Exact decimals. */
  readonly total: string;
  readonly before: string;
  readonly changes: number;
}

/** A month of a text. `unsound`: the text has errors, so nothing is said of money. */
export type Preview =
  | { readonly kind: 'unsound' }
  | {
      readonly kind: 'rated';
      readonly month: string;
      readonly currency: string;
      readonly knownOn: string;
      readonly clauses: readonly PreviewClause[];
      readonly total: string;
      readonly before: string;
      readonly difference: string;
      readonly changes: number;
      /** Milliseconds from the question to here: compiled, bound, rated, compared. */
      readonly took: number;
    };

/** A rated month with the plan that it was rated by. */
export interface RatedMonth {
  readonly plan: RatingPlan;
  readonly period: RatedPeriod;
}

/** The exact sum of decimal texts. */
export function sumOf(amounts: readonly string[]): string {
  return toText(amounts.reduce((sum, amount) => add(sum, fromText(amount) ?? ZERO), ZERO));
}

/** The exact difference of two decimal texts. */
export function differenceOf(after: string, before: string): string {
  return toText(subtract(fromText(after) ?? ZERO, fromText(before) ?? ZERO));
}

/** Puts a month beside what it was; `before` undefined: nothing to compare with. */
export function compareMonths(
  after: RatedMonth,
  before: RatedMonth | undefined,
): { readonly clauses: readonly PreviewClause[]; readonly changes: number } {
  const lines = comparedLines(after.period.lines, before?.period.lines);
  const held = comparedHeld(after.period.held, before?.period.held);
  const titles = new Map<string, string>();
  for (const { plan } of [before, after].filter((one) => one !== undefined)) {
    for (const rule of plan.rules) titles.set(rule.clause, rule.title);
  }
  const order = new Map([...titles.keys()].map((clause, place) => [clause, place]));
  for (const { clause } of [...lines, ...held])
    if (!order.has(clause)) order.set(clause, order.size);
  const mine = <T extends { readonly clause: string }>(all: readonly T[]) =>
    Map.groupBy(all, ({ clause }) => clause);
  const [linesBy, heldBy] = [mine(lines), mine(held)];
  const found = [...order.keys()].flatMap((clause): PreviewClause[] => {
    const [own = [], ownHeld = []] = [linesBy.get(clause), heldBy.get(clause)];
    if (own.length + ownHeld.length === 0) return [];
    const now = own.filter(({ change }) => change !== 'gone');
    const was = own.filter(({ change }) => change !== 'new');
    return [
      {
        ...{ clause, title: titles.get(clause) ?? '', lines: own, held: ownHeld },
        total: sumOf(now.map(({ amount }) => amount)),
        before: sumOf(was.map((line) => line.before ?? line.amount)),
        changes: [...own, ...ownHeld].filter(({ change }) => change !== 'same').length,
      },
    ];
  });
  return { clauses: found, changes: found.reduce((count, { changes }) => count + changes, 0) };
}

function comparedLines(
  after: readonly RatedLine[],
  before: readonly RatedLine[] | undefined,
): readonly PreviewLine[] {
  if (before === undefined) return after.map((line) => ({ ...line, change: 'same', before: null }));
  const were = new Map(before.map((line) => [line.id, line]));
  const are = new Set(after.map(({ id }) => id));
  const now = after.map((line): PreviewLine => {
    const was = were.get(line.id);
    if (was === undefined) return { ...line, change: 'new', before: null };
    const isSame = was.amount === line.amount;
    return { ...line, change: isSame ? 'same' : 'changed', before: isSame ? null : was.amount };
  });
  const gone = before.filter(({ id }) => !are.has(id));
  return [...now, ...gone.map((line): PreviewLine => ({ ...line, change: 'gone', before: null }))];
}

function comparedHeld(
  after: readonly HeldItem[],
  before: readonly HeldItem[] | undefined,
): readonly PreviewHeld[] {
  const keyOf = ({ clause, subject, code, values }: HeldItem) =>
    JSON.stringify([clause, subject, code, values]);
  const were = new Set(before?.map(keyOf));
  const are = new Set(after.map(keyOf));
  const now = after.map((item): PreviewHeld => {
    const isNew = before !== undefined && !were.has(keyOf(item));
    return { ...item, change: isNew ? 'new' : 'same', reason: reasonOf(item) };
  });
  const gone = (before ?? []).filter((item) => !are.has(keyOf(item)));
  return [
    ...now,
    ...gone.map((item): PreviewHeld => {
      return { ...item, change: 'gone', reason: reasonOf(item) };
    }),
  ];
}

/** Why something is held, in both languages. */
const reasonOf = (item: HeldItem): Bilingual => ({
  en: heldText(item, 'en'),
  fr: heldText(item, 'fr'),
});
