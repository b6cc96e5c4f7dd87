// Billed so far: what documents have billed of lines, whoever rated them. In: names of lines. Out:
// for each what invoices and notes of re-rates bill of it. Rating knows what its own invoices
// billed; notes and off-cycle invoices are known here alone.
import { add, compare, type Rational, sum, ZERO } from '@avenant/dsl/values';
import type { RatedLine } from '@avenant/engine';
import { sql } from 'kysely';
import { amountIn } from '../db/amounts.ts';
import type { Db } from '../db/database.ts';

/** A line by its name from one invoice to the next. */
export interface LineName {
  /** `clause/subject/from`. */
  readonly name: string;
  /** Of a correction: the ISO month whose charges it corrects. */
  readonly month: string | null;
}

/** What was billed of a line. */
export interface BilledSoFar {
  readonly amount: Rational;
  /** The latest period with an invoice of it, ISO. */
  readonly through: string;
}

/** Which documents count. */
export interface Counting {
  readonly contract: string;
  /** The invoices of this run do not: it is asked for them. */
  readonly exceptRun?: string;
  /** Notes count from the moment they are asked for; else once they are issued. */
  readonly withPending?: boolean;
}

/** The name of a line without the period that corrects it. */
export function nameOfLine(line: string, corrects: string | null | undefined): string {
  const at = corrects === null || corrects === undefined ? -1 : line.lastIndexOf('~');
  return at < 0 ? line : line.slice(0, at);
}

/** The name of a rated line. */
export function nameOfRated({ id, corrects }: RatedLine): LineName {
  return { name: nameOfLine(id, corrects?.period), month: corrects?.period ?? null };
}

const CHUNK = 5000;

/**
 * What was billed of some lines, by name and month as `keyOfName` gives them; lines of which no
 * invoice was issued are absent. As many queries as there are thousands of lines.
 */
export async function billedOf(
  db: Db,
  { contract, exceptRun, withPending = false }: Counting,
  names: readonly LineName[],
): Promise<ReadonlyMap<string, BilledSoFar>> {
  const found = new Map<string, BilledSoFar>();
  if (names.length === 0) return found;
  const drafts = await db
    .selectFrom('draft')
    .select(['draft', 'period'])
    .where('contract', '=', contract)
    .where('state', '=', 'issued')
    .where('run', '<>', exceptRun ?? '')
    .execute();
  if (drafts.length === 0) return found;
  const periods = [...new Set(drafts.map(({ period }) => period))];
  const noted = await notedAmounts(db, contract, withPending);
  for (let at = 0; at < names.length; at += CHUNK) {
    const chunk = names.slice(at, at + CHUNK);
    const ids = chunk.flatMap(({ name }) => [name, ...periods.map((one) => `${name}~${one}`)]);
    const rows = await db
      .selectFrom('rated_line')
      .innerJoin('draft', (on) =>
        on
          .onRef('draft.contract', '=', 'rated_line.contract')
          .onRef('draft.draft', '=', 'rated_line.draft'),
      )
      .select(['line', 'corrects_period as corrects', 'amount', 'billed_before as before'])
      .select(['draft.period', 'draft.run'])
      .where('rated_line.contract', '=', contract)
      .where('draft.state', '=', 'issued')
      .where('draft.run', '<>', exceptRun ?? '')
      .where(sql<boolean>`rated_line.line = any(${ids}::text[])`)
      .orderBy('draft.period')
      .orderBy('billed_before', (order) => order.asc().nullsFirst())
      .execute();
    const byName = Map.groupBy(rows, ({ line, corrects }) => nameOfLine(line, corrects));
    for (const { name, month } of chunk) {
      const lines = (byName.get(name) ?? []).filter(
        ({ corrects }) => month === null || corrects === null || corrects === month,
      );
      const [first] = lines;
      if (first === undefined) continue;
      // What had been billed before the first document of ours was billed elsewhere.
      const base = first.corrects === null ? ZERO : amountIn(first.before ?? '0');
      const issued = sum(lines.map(({ amount }) => amountIn(amount)));
      const amount = add(add(base, issued), noted.get(name) ?? ZERO);
      found.set(keyOfName({ name, month }), { amount, through: lines.at(-1)?.period ?? '' });
    }
  }
  return found;
}

/** A name and month as one text. */
export function keyOfName({ name, month }: LineName): string {
  return `${month ?? ''} ${name}`;
}

// What notes of re-rates bill. Other notes are gestures or claims: what a person gave back stays
// given back, and is no part of what is rated.
async function notedAmounts(
  db: Db,
  contract: string,
  withPending: boolean,
): Promise<ReadonlyMap<string, Rational>> {
  let notes = db
    .selectFrom('note')
    .select('lines')
    .where('contract', '=', contract)
    .where('run', 'is not', null);
  notes = withPending
    ? notes.where('state', '<>', 'rejected')
    : notes.where('state', '=', 'issued');
  const amounts = new Map<string, Rational>();
  for (const { lines } of await notes.execute()) {
    for (const { line, amount } of lines as readonly { line: string; amount: string }[]) {
      amounts.set(line, add(amounts.get(line) ?? ZERO, amountIn(amount)));
    }
  }
  return amounts;
}

/**
 * The lines of a draft that were computed against another amount than is billed now: a note or an
 * invoice came in between, or (with `withPending`) a note that is asked for would.
 */
export async function outdatedLines(
  db: Db,
  of: { readonly contract: string; readonly draft: string; readonly run: string },
  withPending: boolean,
): Promise<readonly string[]> {
  const { contract, draft, run } = of;
  const rows = await db
    .selectFrom('rated_line')
    .select(['line', 'corrects_period as month', 'billed_before as before'])
    .where('contract', '=', contract)
    .where('draft', '=', draft)
    .where('billed_before', 'is not', null)
    .orderBy('position')
    .execute();
  const names = rows.map(({ line, month }) => ({ name: nameOfLine(line, month), month }));
  const billed = await billedOf(db, { contract, exceptRun: run, withPending }, names);
  return rows.flatMap(({ line, before }, at) => {
    const now = billed.get(keyOfName(names[at] ?? { name: line, month: null }));
    if (now === undefined || compare(now.amount, amountIn(before ?? '0')) === 0) return [];
    return [line];
  });
}
