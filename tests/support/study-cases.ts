// Test support: contracts and data files for the tests of studies. In: a generated case, or clauses
// on the vocabulary of laws. Out: what a study is asked, and data files with columns taken away.
import type { PlanHistory, RatingPlan } from '../../dsl/src/index.ts';
import { bindFacts, feasibility, type Horizon, type RawTable } from '../../engine/src/index.ts';
import type { Scenario } from '../differential/arbitraries/scenario.ts';
import { filesOf, historyOf } from '../differential/compare.ts';
import type { Tables } from '../differential/reference/thing.ts';

/** Data files by name. */
export type Files = ReadonlyMap<string, RawTable>;

/** A case ready to be studied. */
export interface StudyCase {
  readonly history: PlanHistory;
  readonly plan: RatingPlan;
  readonly files: Files;
  readonly from: number;
  readonly months: number;
}

/** A generated case as a study takes it. */
export function studyCase(
  scenario: Pick<Scenario, 'text' | 'tables' | 'from' | 'through'>,
): StudyCase {
  const { text, tables, from, through } = scenario;
  const history = historyOf(text);
  const plan = history.plans.at(-1)?.plan;
  if (plan === undefined) throw new Error('no plan');
  return { history, plan, files: filesOf(history, tables), from, months: through - from + 1 };
}

/** Clauses with rows, studied over some months. */
export function caseOf(text: string, tables: Tables, from: number, months: number): StudyCase {
  return studyCase({ text, tables, from, through: from + months - 1 });
}

/** What simulation is asked. */
export function horizonOf({ history, plan, from, months }: StudyCase, files: Files): Horizon {
  return { history, facts: bindFacts(plan, files).value, from, months };
}

/** The verdicts on a case with some files. */
export function judge({ history, from, months }: StudyCase, files: Files) {
  const names = { priceFiles: new Map<string, string>(), titles: new Map<string, string>() };
  return feasibility({ history, from, months, tables: files, ...names });
}

/** The files with only some of the columns. */
export function keeping(files: Files, keep: (file: string, column: string) => boolean): Files {
  return new Map(
    [...files].map(([file, table]) => {
      const kept = table.columns.map((column) => keep(file, column));
      const only = <T>(list: readonly T[]): T[] => list.filter((_, at) => kept[at] === true);
      return [file, { ...table, columns: only(table.columns), rows: table.rows.map(only) }];
    }),
  );
}
