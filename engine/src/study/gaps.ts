// Study, gaps: what a clause needs and the data does not have. In: needs, the data files as read,
// and what rating held. Out: gaps, each naming the file, column, attribute, series or price row.
import type { PlanSeries, PlanType, RatingPlan } from '@avenant/dsl';
import { Header } from '../facts/header.ts';
import { Problems } from '../facts/problems.ts';
import type { RawTable } from '../facts/raw-table.ts';
import type { HeldItem } from '../rate/line.ts';
import type { Needs, Want } from './needs.ts';

/** Something that is wanted and is not there. */
export interface Gap {
  /**
   * `file`: a type's file; `column`: a key or date column; `attribute`; `series`; `prices`: a price
   * file or row; `case`: anything else that rating met.
   */
  readonly what: 'file' | 'column' | 'attribute' | 'series' | 'prices' | 'case';
  /** Name of the type, series or price table concerned; empty for a case. */
  readonly of: string;
  /** The attribute or column; empty for the whole. */
  readonly name: string;
  /** Empty when the contract names no file. */
  readonly file: string;
  readonly column: string;
  /** `incomplete`: there, but not for all that the months need. */
  readonly state: 'missing' | 'empty' | 'incomplete';
  /** For a file: the attributes that the clause reads from it; for a series: months or days. */
  readonly wanted: readonly string[];
  /** What rating said: its code and the first case's values; absent where nothing was rated. */
  readonly held?: HeldItem;
  /** How many times rating met it: subjects by month. */
  readonly cases: number;
}

/** The data of a study. */
export interface StudyData {
  readonly plan: RatingPlan;
  readonly tables: ReadonlyMap<string, RawTable>;
  /** The file of each price table that is kept in one. */
  readonly priceFiles: ReadonlyMap<string, string>;
}

/** The needs that the files do not hold at all. */
export function missingIn(data: StudyData, needs: Needs): readonly Gap[] {
  const { plan } = data;
  const types = plan.types.flatMap((type) => {
    const attributes = needs.types.get(type.name);
    return attributes === undefined ? [] : typeGaps(data, type, attributes);
  });
  const series = plan.series.flatMap((one) =>
    needs.series.get(one.name) === 'needed' ? seriesGaps(data, one) : [],
  );
  const prices = [...needs.tables].flatMap(([name, want]) =>
    want === 'needed' ? priceGaps(data, name) : [],
  );
  return [...types, ...series, ...prices];
}

const NOTHING = { name: '', column: '', wanted: [], cases: 0 } as const;

function typeGaps(data: StudyData, type: PlanType, attributes: ReadonlyMap<string, Want>): Gap[] {
  const file = type.file ?? type.name;
  const table = data.tables.get(file);
  const wanted = type.attributes.filter(({ name }) => attributes.get(name) === 'needed');
  const names = wanted.map(({ name }) => name);
  const base = { ...NOTHING, of: type.name, file: type.file ?? '' };
  const state = stateOf(table);
  if (table === undefined || state !== undefined) {
    return [{ ...base, what: 'file', state: state ?? 'missing', wanted: names }];
  }
  const header = new Header(table, new Problems());
  const columns = columnsOf(type).flatMap(({ column, mayBeEmpty }): Gap[] => {
    const found = columnState(table, header.find(column));
    if (found === undefined || (found === 'empty' && mayBeEmpty)) return [];
    return [{ ...base, what: 'column', name: column, column, state: found }];
  });
  const own = wanted.flatMap(({ name, column }): Gap[] => {
    const found = columnState(table, header.find(column));
    return found === undefined ? [] : [{ ...base, what: 'attribute', name, column, state: found }];
  });
  return [...columns, ...own];
}

function stateOf(table: RawTable | undefined): 'missing' | 'empty' | undefined {
  if (table === undefined) return 'missing';
  return table.rows.length === 0 ? 'empty' : undefined;
}

function columnState(
  { rows }: RawTable,
  index: number | undefined,
): 'missing' | 'empty' | undefined {
  if (index === undefined) return 'missing';
  return rows.every((row) => (row[index] ?? '').trim() === '') ? 'empty' : undefined;
}

/** The columns that say which fact a row is of and when it holds. */
function columnsOf({ key, known, time }: PlanType): { column: string; mayBeEmpty: boolean }[] {
  const own = key === undefined ? [] : [{ column: key, mayBeEmpty: false }];
  const dated = known === undefined ? [] : [{ column: known, mayBeEmpty: true }];
  const from = 'from' in time ? time.from : 'column' in time ? time.column : undefined;
  const to = 'to' in time ? time.to : undefined;
  return [
    ...own,
    ...(from === undefined ? [] : [{ column: from, mayBeEmpty: false }]),
    ...(to === undefined ? [] : [{ column: to, mayBeEmpty: true }]),
    ...dated,
  ];
}

function seriesGaps(data: StudyData, { name, file, values, columns }: PlanSeries): Gap[] {
  if (values.length > 0) return [];
  const table = data.tables.get(file ?? name);
  const base = { ...NOTHING, what: 'series', of: name, file: file ?? '' } as const;
  const state = stateOf(table);
  if (table === undefined || state !== undefined) return [{ ...base, state: state ?? 'missing' }];
  const header = new Header(table, new Problems());
  return [columns?.at, columns?.value].flatMap((column): Gap[] => {
    if (column === undefined) return [];
    const found = columnState(table, header.find(column));
    return found === undefined ? [] : [{ ...base, name: column, column, state: found }];
  });
}

function priceGaps({ tables, priceFiles }: StudyData, name: string): Gap[] {
  const file = priceFiles.get(name);
  const state = file === undefined ? undefined : stateOf(tables.get(file));
  if (file === undefined || state === undefined) return [];
  return [{ ...NOTHING, what: 'prices', of: name, file, state }];
}

/** What rating a clause met: its held items by reason, those written in the clause left out. */
export function metIn(held: readonly HeldItem[]): readonly Gap[] {
  const gaps = new Map<string, Gap>();
  for (const item of held) {
    if (AS_WRITTEN.has(item.code)) continue;
    const gap = gapOf(item);
    const key = JSON.stringify([item.code, gap.of, gap.name, gap.file]);
    const before = gaps.get(key);
    const wanted = [...new Set([...(before?.wanted ?? []), ...gap.wanted])];
    gaps.set(key, { ...gap, ...before, wanted, cases: (before?.cases ?? 0) + 1 });
  }
  return [...gaps.values()];
}

/** Held because the clause says so: by hand, or not billable here. */
const AS_WRITTEN: ReadonlySet<string> = new Set(['R0120', 'R0121']);

function gapOf(item: HeldItem): Gap {
  const { code, values } = item;
  const base = { ...NOTHING, state: 'incomplete', held: item } as const;
  const text = (name: string): string => values[name] ?? '';
  switch (code) {
    case 'R0101': {
      const [name, file, column] = [text('attribute'), text('file'), text('column')];
      return { ...base, what: 'attribute', of: item.subjectType ?? '', name, file, column };
    }
    case 'R0102':
    case 'R0115':
      return { ...base, what: 'prices', of: text('table'), name: text('keys'), file: '' };
    case 'R0104':
      return { ...base, what: 'prices', of: '', name: text('row'), file: '' };
    case 'R0105':
      return { ...base, what: 'series', of: text('series'), wanted: [text('at')], file: '' };
    default:
      return { ...base, what: 'case', of: '', name: '', file: '' };
  }
}
