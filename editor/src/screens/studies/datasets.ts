// Studies, data files: which ones a text reads, and what their columns hold; which planned lines
// rating leaves out. In: a plan, its tables, bound facts. Out: plain data for the screens.
import type { PlanSeries, PlanType, RatingPlan, ValueType } from '@avenant/dsl';
import { type Facts, LOOKS, lineOfRow, type RawTable } from '@avenant/engine';

/** A column of a data file that the text reads. */
export interface FoundColumn {
  readonly name: string;
  /** Whether a file may do without it. */
  readonly isOptional: boolean;
  /** How its cells look; null: any text. */
  readonly looks: string | null;
  readonly unit: string | null;
  /** All that a cell may say; none: any of its kind. */
  readonly choices: readonly string[];
  /** The item whose key it holds. */
  readonly refersTo: string | null;
}

/** A data file that the text reads, and its columns. */
export interface FoundDataset {
  readonly dataset: string;
  readonly columns: readonly FoundColumn[];
}

/** A planned line that is in no amount, since it cannot be read. */
export interface LeftOut {
  readonly dataset: string;
  /** 1 is the header. */
  readonly line: number;
  /** What the line calls itself; empty: nothing. */
  readonly key: string;
}

/** The data files that a text reads: inventory and records, indices and rates. */
export function datasetsOf(plan: Pick<RatingPlan, 'types' | 'series'>): readonly FoundDataset[] {
  const read = [
    ...plan.types.map((type) => ({ ...type, own: columnsOfType(type) })),
    ...plan.series.map((series) => ({ ...series, own: columnsOfSeries(series) })),
  ].filter(({ own }) => own.length > 0);
  const byFile = Map.groupBy(read, ({ file, name }) => file ?? name);
  return [...byFile].map(([dataset, some]) => {
    const byName = Map.groupBy(
      some.flatMap(({ own }) => own),
      ({ name }) => name,
    );
    return { dataset, columns: [...byName.values()].flatMap(merged) };
  });
}

// A column that several read is needed when one of them needs it.
const merged = (some: readonly FoundColumn[]): readonly FoundColumn[] =>
  some.toSorted((a, b) => Number(a.isOptional) - Number(b.isOptional)).slice(0, 1);

const ANY = { isOptional: false, looks: null, unit: null, choices: [], refersTo: null } as const;
const dated = (name: string, looks: string): FoundColumn => ({ ...ANY, name, looks });

function columnsOfType({ key, time, known, attributes }: PlanType): readonly FoundColumn[] {
  const own = attributes.map(({ column, optional, type }) => ({
    ...{ ...ANY, ...holding(type) },
    ...{ name: column, isOptional: optional },
  }));
  return [
    ...(key === undefined ? [] : [{ ...ANY, name: key }]),
    ...own,
    ...timesOf(time),
    ...(known === undefined ? [] : [dated(known, LOOKS.date)]),
  ];
}

function timesOf(time: PlanType['time']): readonly FoundColumn[] {
  if (time.kind === 'always') return [];
  if ('column' in time) {
    const looks = { on: LOOKS.date, at: LOOKS.instant, month: LOOKS.month }[time.kind];
    return [dated(time.column, looks)];
  }
  const looks = time.kind === 'lasting' ? LOOKS.instant : LOOKS.date;
  const end = 'to' in time ? time.to : undefined;
  return [time.from, ...(end === undefined ? [] : [end])].map((name) => dated(name, looks));
}

function holding(type: ValueType): Partial<FoundColumn> {
  if (type.kind === 'one of') return { choices: type.values };
  if (type.kind === 'reference') return { refersTo: type.type };
  if (type.kind === 'text') return {};
  const unit = type.kind === 'number' ? (type.unit?.label ?? null) : null;
  return { looks: LOOKS[type.kind], unit };
}

function columnsOfSeries({ step, columns }: PlanSeries): readonly FoundColumn[] {
  if (columns === undefined) return [];
  const { at, value, published = 'published' } = columns;
  return [
    dated(at, step === 'month' ? LOOKS.month : LOOKS.date),
    dated(value, LOOKS.number),
    // A file may do without publication days unless the text names their column.
    { ...dated(published, LOOKS.date), isOptional: columns.published === undefined },
  ];
}

/** The lines of data files that are in no amount. */
export function leftOutOf(
  { types }: Facts,
  tables: ReadonlyMap<string, RawTable>,
): readonly LeftOut[] {
  return [...types.values()].flatMap(({ plan, lines, size }) => {
    const dataset = plan.file ?? plan.name;
    const table = tables.get(dataset);
    if (table === undefined) return [];
    const read = new Set(lines.subarray(0, size));
    const at = plan.key === undefined ? -1 : table.columns.indexOf(plan.key);
    return table.rows.flatMap((row, index) => {
      const line = lineOfRow(table, index);
      return read.has(line) ? [] : [{ dataset, line, key: row[at]?.trim() ?? '' }];
    });
  });
}
