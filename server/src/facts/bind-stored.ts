// Facts, binding: a plan and stored tables -> facts. What names no column for the day on which its
// rows became known takes the day of their import, so that a row learnt later corrects earlier
// invoices instead of passing for known all along.
import type { PlanSeries, PlanType, RatingPlan, Staged } from '@avenant/dsl';
import { normalizeColumn } from '@avenant/dsl/values';
import { bindFacts, type Facts, type RawTable } from '@avenant/engine';
import type { StoredTable } from './load-tables.ts';

/** The added columns; no data file can have them. */
const KNOWN = '\u0000known';
const PUBLISHED = '\u0000published';
const OWN_PUBLISHED = 'published';

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
    return isDated ? { ...type, known: KNOWN } : type;
  });
  const series = plan.series.map((one): PlanSeries => {
    const { columns, file = one.name } = one;
    const isDated = columns !== undefined && columns.published === undefined && take(file);
    return isDated ? { ...one, columns: { ...columns, published: PUBLISHED } } : one;
  });
  const files = new Map<string, RawTable>(tables);
  for (const file of dated) {
    const table = tables.get(file);
    if (table !== undefined) files.set(file, withImportDay(table));
  }
  return bindFacts({ ...plan, types, series }, files, problemsMax);
}

// The day of import in two columns: in the second one, a value's own day of publication goes first.
function withImportDay({ knownOn, ...table }: StoredTable): RawTable {
  const width = table.columns.length;
  const own = table.columns.findIndex((name) => normalizeColumn(name) === OWN_PUBLISHED);
  const rows = table.rows.map((cells, index) => {
    const filled = cells.slice();
    while (filled.length < width) filled.push('');
    const day = knownOn[index] ?? '';
    const published = own < 0 ? '' : (cells[own] ?? '').trim();
    filled.push(day, published === '' ? day : published);
    return filled;
  });
  return { ...table, columns: [...table.columns, KNOWN, PUBLISHED], rows };
}
