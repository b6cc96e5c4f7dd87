// Inventory, judgement: what each row of an import is to what is stored: new, a change, the end of
// an item, the same as a row that is there, or one that cannot be read. In: rows in the order of
// the stored columns, the plan and what stands. Out: a verdict a row, with every problem of it.
import { type Diagnostic, problem, type RatingPlan } from '@avenant/dsl';
import { DAY_MAX, DAY_MIN, formatDay } from '@avenant/dsl/values';
import { bindStored } from '../facts/bind-stored.ts';
import type { StoredTable } from '../facts/load-tables.ts';
import { hashOfCells } from './row-hash.ts';
import type { Standing } from './standing.ts';
import { type Dataset, datasetOf } from './words.ts';

/** What a row of an import is. */
export type Fate = 'new' | 'changed' | 'ended' | 'same' | 'rejected';

/** A row as it came, in the order of the stored columns. */
export interface IncomingRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** The cells beyond the columns of the file, when there are some that are not blank. */
  readonly beyond?: number;
}

/** A row and what it is. */
export interface JudgedRow extends IncomingRow {
  readonly fate: Fate;
  readonly hash: string;
  readonly problems: readonly Diagnostic[];
  readonly key: string | null;
  /** ISO days; null: since ever, or open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly knownOn: string;
}

/** What rows are judged against. */
export interface Judging {
  readonly plan: RatingPlan;
  readonly dataset: string;
  /** All columns of the data file once the import is there. */
  readonly columns: readonly string[];
  readonly tables: ReadonlyMap<string, StoredTable>;
  readonly standing: Standing;
  /** The ISO day on which the import becomes known. */
  readonly knownOn: string;
}

/** Judges all rows of an import. */
export function judge(rows: readonly IncomingRow[], judging: Judging): readonly JudgedRow[] {
  const words = datasetOf(judging.plan, judging.dataset);
  const [type] = words.types;
  const hashes = hashesOf(rows, words);
  const { standing } = judging;
  const inFile = new Set(hashes);
  const seen = new Set<string>();
  const candidates: { readonly row: IncomingRow; readonly hash: string }[] = [];
  const judged = new Map<number, JudgedRow>();
  for (const [at, row] of rows.entries()) {
    if (row.beyond !== undefined) {
      judged.set(row.line, tooWide(row, row.beyond, judging));
      continue;
    }
    const said = hashes[at] ?? '';
    const hash = type === undefined ? said : standing.hashAnew(said, row.cells, inFile, type);
    if (standing.has(hash) || seen.has(hash)) {
      judged.set(row.line, { ...row, ...PLAIN, knownOn: judging.knownOn, fate: 'same', hash });
    } else {
      candidates.push({ row, hash });
    }
    seen.add(hash);
  }
  for (const one of judgeNew(candidates, judging, words)) judged.set(one.line, one);
  return rows.flatMap(({ line }) => judged.get(line) ?? []);
}

const PLAIN = { problems: [], key: null, from: null, to: null } as const;

function tooWide(row: IncomingRow, cells: number, { dataset, knownOn }: Judging): JudgedRow {
  const { line } = row;
  const place = { file: dataset, line, column: 1, endLine: line, endColumn: 1 };
  const values = { row: `${line}`, cells: `${cells}`, columns: `${row.cells.length}` };
  const problems = [problem('R0215', place, { values })];
  return { ...row, ...PLAIN, problems, hash: '', knownOn, fate: 'rejected' };
}

function hashesOf(rows: readonly IncomingRow[], { types }: Dataset): readonly string[] {
  const hasKeys = types.every(({ key }) => key !== undefined);
  const times = new Map<string, number>();
  return rows.map(({ cells }) => {
    const hash = hashOfCells(cells);
    if (hasKeys) return hash;
    const nth = times.get(hash) ?? 0;
    times.set(hash, nth + 1);
    return nth === 0 ? hash : hashOfCells(cells, nth);
  });
}

function judgeNew(
  candidates: readonly { readonly row: IncomingRow; readonly hash: string }[],
  { plan, dataset, columns, tables, standing, knownOn }: Judging,
  { types, series }: Dataset,
): readonly JudgedRow[] {
  const before = tables.get(dataset);
  const base = Math.max(1, before?.lines.at(-1) ?? 1);
  const table: StoredTable = {
    file: dataset,
    columns,
    rows: [...(before?.rows ?? []), ...candidates.map(({ row }) => row.cells)],
    lines: [...(before?.lines ?? []), ...candidates.map(({ row }) => base + row.line)],
    cameOn: [...(before?.cameOn ?? []), ...candidates.map(() => knownOn)],
    takenBackOn: [...(before?.takenBackOn ?? []), ...candidates.map(() => null)],
  };
  const bound = bindStored(plan, new Map([...tables, [dataset, table]]), Infinity);
  const problems = problemsByLine(bound.problems, dataset, base);
  const facts = types[0] === undefined ? undefined : bound.value.types.get(types[0].name);
  const rowOfLine = new Map<number, number>();
  for (let at = 0; at < (facts?.size ?? 0); at += 1) rowOfLine.set(facts?.lines[at] ?? 0, at);
  const opened = new Map<string, boolean>();
  return candidates.map(({ row, hash }): JudgedRow => {
    const own = problems.get(row.line) ?? [];
    const at = rowOfLine.get(base + row.line);
    const isBad = own.some(({ severity }) => severity === 'error');
    const isRead = facts === undefined ? series.length > 0 : at !== undefined;
    if (isBad || !isRead)
      return { ...row, ...PLAIN, problems: own, knownOn, hash, fate: 'rejected' };
    if (facts === undefined || at === undefined) {
      return { ...row, ...PLAIN, problems: own, hash, fate: 'new', knownOn };
    }
    const key = facts.keyCodes === null ? null : (facts.keys[facts.keyCodes[at] ?? 0] ?? null);
    const [from, to] = [facts.from[at] ?? DAY_MIN, facts.to[at] ?? DAY_MAX];
    const wasOpen = key === null ? undefined : (opened.get(key) ?? standing.isOpen(key));
    if (key !== null) opened.set(key, to === DAY_MAX);
    return {
      ...row,
      hash,
      problems: own,
      fate: wasOpen === undefined ? 'new' : wasOpen && to !== DAY_MAX ? 'ended' : 'changed',
      key,
      from: from === DAY_MIN ? null : formatDay(from),
      to: to === DAY_MAX ? null : formatDay(to),
      knownOn: formatDay(facts.known?.[at] ?? DAY_MIN),
    };
  });
}

// The problems of the rows that came, at their own lines.
function problemsByLine(
  problems: readonly Diagnostic[],
  dataset: string,
  base: number,
): ReadonlyMap<number, readonly Diagnostic[]> {
  const byLine = new Map<number, Diagnostic[]>();
  for (const problem of problems) {
    const { place, values, code } = problem;
    const line = place.line - base;
    if (place.file !== dataset || line < 1) continue;
    const other = Number(values.other ?? Infinity);
    // What is learnt of an item twice on one day: the later word counts.
    if (code === 'R0206' && other <= base) continue;
    const said = {
      ...values,
      ...(values.row === undefined ? {} : { row: `${line}` }),
      ...(other > base && values.other !== undefined ? { other: `${other - base}` } : {}),
    };
    const own = { ...problem, values: said, place: { ...place, line, endLine: line } };
    byLine.set(line, [...(byLine.get(line) ?? []), own]);
  }
  return byLine;
}
