// Facts, binding: a plan and stored tables -> facts. What names no column for the day on which its
// rows became known takes the day of their import, so that a row learnt later corrects earlier
// invoices instead of passing for known all along.
import type { PlanSeries, PlanType, RatingPlan, Staged } from '@avenant/dsl';
import { normalizeColumn } from '@avenant/dsl/values';
import { bindFacts, type Facts, type RawTable } from '@avenant/engine';
import type { StoredTable } from './load-tables.ts';

/** The added column; no data file can have it. */
const IMPORTED = '\u0000imported';
const PUBLISHED = 'published';

/**
 * Binds as `bindFacts` does, with the days of import.
 * @param problemsMax As for `bindFacts`.
 */
export function bindStored(
  plan: RatingPlan,
  tables: ReadonlyMap<string, StoredTable>,
  problemsMax?: number,
): Staged<Facts> {
  const dated = new Set<string>();
  const take = (file: string): boolean => tables.has(file) && dated.add(file).has(file);
  const types = plan.types.map((type): PlanType => {
    const isDated = type.known === undefined && take(type.file ?? type.name);
    return isDated ? { ...type, known: IMPORTED } : type;
  });
  const series = plan.series.map((one): PlanSeries => {
    const { columns, file = one.name } = one;
    if (columns === undefined || columns.published !== undefined) return one;
    const hasDays = tables.get(file)?.columns.some((name) => normalizeColumn(name) === PUBLISHED);
    const isDated = hasDays === false && take(file);
    return isDated ? { ...one, columns: { ...columns, published: IMPORTED } } : one;
  });
  const files = new Map<string, RawTable>(tables);
  for (const file of dated) {
    const table = tables.get(file);
    if (table !== undefined) files.set(file, withImportDay(table));
  }
  return bindFacts({ ...plan, types, series }, files, problemsMax);
}

function withImportDay({ knownOn, ...table }: StoredTable): RawTable {
  const width = table.columns.length;
  const rows = table.rows.map((cells, index) => {
    const filled = cells.slice();
    while (filled.length < width) filled.push('');
    filled.push(knownOn[index] ?? '');
    return filled;
  });
  return { ...table, columns: [...table.columns, IMPORTED], rows };
}
