// Binding, the first stage of the engine. In: a plan and data files as read. Out: facts in columns,
// and every problem of the data with its line; a problem never stops the rest.
import type { RatingPlan, Staged } from '@avenant/dsl';
import { bindSeries } from './bind-series.ts';
import { bindType } from './bind-type.ts';
import type { BoundSeries, BoundType, Facts } from './bound.ts';
import { Header } from './header.ts';
import { tellIdentical } from './identical.ts';
import { tellOverlaps } from './overlaps.ts';
import { Problems } from './problems.ts';
import type { RawTable } from './raw-table.ts';
import { tellUnknownTargets } from './references.ts';

/**
 * Reads the rows of every declared type and series. What cannot be read is a problem at its place
 * in the data file and is left out; the rest is kept.
 * @param files by the name that the contract gives them, or by the name of the type or series
 * when it names none.
 * @param problemsMax The most problems told of one file; a last one counts the others.
 */
export function bindFacts(
  plan: RatingPlan,
  files: ReadonlyMap<string, RawTable>,
  problemsMax?: number,
): Staged<Facts> {
  const problems = new Problems(problemsMax);
  const headers = new Map<string, Header>();
  const headerOf = (name: string, declared: string | undefined): Header | undefined => {
    const file = declared ?? name;
    const known = headers.get(file);
    if (known !== undefined) return known;
    const table = files.get(file);
    if (table === undefined) {
      if (declared !== undefined) {
        problems.add('R0201', { file, line: 1, values: { file, owner: name } });
      }
      return undefined;
    }
    if (table.rows.length === 0) {
      problems.add('R0205', { file: table.file, line: 1, values: { file: table.file } });
    }
    const header = new Header(table, problems);
    headers.set(file, header);
    return header;
  };
  const types = new Map<string, BoundType>();
  for (const type of plan.types) {
    const header = headerOf(type.name, type.file);
    types.set(type.name, bindType(type, header, problems));
    if (header !== undefined) tellIdentical(type, header.table, problems);
  }
  const series = new Map<string, BoundSeries>();
  for (const one of plan.series) {
    const header = one.columns === undefined ? undefined : headerOf(one.name, one.file);
    series.set(one.name, bindSeries(one, header, problems));
  }
  for (const bound of types.values()) {
    tellOverlaps(bound, problems);
    tellUnknownTargets(bound, types, problems);
  }
  for (const header of headers.values()) header.tellUnused();
  return { value: { types, series }, problems: problems.all() };
}
