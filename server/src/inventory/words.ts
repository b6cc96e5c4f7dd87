// Inventory, words: what the vocabulary of a contract says of one of its data files. In: a contract
// in force, or one that is about to be. Out: its plan, the type or series of a file, and the
// columns that these read.
import type { PlanHistory, PlanSeries, PlanType, RatingPlan, RowTime } from '@avenant/dsl';
import { normalizeColumn } from '@avenant/dsl/values';
import { compilationOf } from '../contracts/compilation.ts';
import type { ContractFiles } from '../contracts/files.ts';
import { publishedOn } from '../contracts/published.ts';
import type { Db } from '../db/database.ts';
import { Problem } from '../problem/problem.ts';

/** A contract in force, compiled. */
export interface InForce {
  readonly history: PlanHistory;
  /** With every amendment known. */
  readonly plan: RatingPlan;
}

/** A data file of a contract and what is read from it. */
export interface Dataset {
  readonly dataset: string;
  readonly types: readonly PlanType[];
  readonly series: readonly PlanSeries[];
}

/** The contract's version in force. @throws Problem S0407 when there is none. */
export async function contractInForce(db: Db, contract: string): Promise<InForce> {
  return wordsIn(contract, (await publishedOn(db, contract))?.files);
}

/**
 * The words that data files are read by: those of the version in force; before the first
 * publication, those of the last version that compiles, so that an opening inventory is there when
 * the first text is reviewed. @throws Problem S0407 when there is neither.
 */
export async function contractWords(db: Db, contract: string): Promise<InForce> {
  const published = await publishedOn(db, contract);
  if (published !== undefined) return wordsIn(contract, published.files);
  const row = await db
    .selectFrom('contract_version')
    .select('files')
    .where('contract', '=', contract)
    .where('state', 'in', ['compiled', 'tested', 'approved'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return wordsIn(contract, row?.files as ContractFiles | undefined);
}

function wordsIn(contract: string, files: ContractFiles | undefined): InForce {
  const compilation = files && compilationOf(files);
  if (compilation?.history === undefined || compilation.latest === undefined) {
    throw new Problem('S0407', { contract });
  }
  return { history: compilation.history, plan: compilation.latest };
}

/** The data file of a name. @throws Problem S0406 when the contract has none of that name. */
export function datasetOf(plan: RatingPlan, dataset: string): Dataset {
  const types = plan.types.filter(({ file, name }) => (file ?? name) === dataset);
  const fromFiles = plan.series.filter(({ columns }) => columns !== undefined);
  const series = fromFiles.filter(({ file, name }) => (file ?? name) === dataset);
  if (types.length > 0 || series.length > 0) return { dataset, types, series };
  const all = [...plan.types, ...fromFiles].map(({ file, name }) => file ?? name);
  throw new Problem('S0406', { dataset, names: [...new Set(all)].join(', ') });
}

/** The data file of the items that a reference names; undefined: they have no key. */
export function fileReferredTo({ types }: RatingPlan, name: string): string | undefined {
  const target = types.find((one) => one.name === name);
  return target?.key === undefined ? undefined : (target.file ?? name);
}

/** A column that the vocabulary reads. */
export interface WantedColumn {
  readonly column: string;
  readonly required: boolean;
}

/** The columns that a data file should have, each once. */
export function columnsOf({ types, series }: Dataset): readonly WantedColumn[] {
  // By the name as it is looked for: `handed_over` and `handed over` are one column.
  const wanted = new Map<string, WantedColumn>();
  const want = (column: string | undefined, required: boolean): void => {
    if (column === undefined) return;
    const key = normalizeColumn(column);
    const before = wanted.get(key) ?? { column, required };
    wanted.set(key, { column: before.column, required: required || before.required });
  };
  for (const { key, time, known, attributes } of types) {
    want(key, true);
    for (const column of timeColumns(time)) want(column, true);
    want(known, true);
    for (const { column, optional } of attributes) want(column, !optional);
  }
  for (const { columns } of series) {
    want(columns?.at, true);
    want(columns?.value, true);
    // A publication date is read without being named.
    want(columns?.published ?? 'published', columns?.published !== undefined);
  }
  return [...wanted.values()];
}

/** The columns that tell when a row holds. */
export function timeColumns(time: RowTime): readonly string[] {
  switch (time.kind) {
    case 'always':
      return [];
    case 'between':
      return time.to === undefined ? [time.from] : [time.from, time.to];
    case 'lasting':
      return [time.from, time.to];
    case 'until next':
      return [time.from];
    case 'on':
    case 'at':
    case 'month':
      return [time.column];
  }
}
