// Mutation, signs: terms that are never less than zero. In: a plan and a term. Out: whether that is
// sure from the plan alone; what a file says may be anything.
import type { RatingPlan, Term } from '../../dsl/src/index.ts';
import { fromText } from '../../dsl/src/values/index.ts';

/** Whether a term is zero or more, whatever the facts are. */
export function isNeverNegative(
  plan: RatingPlan,
  term: Term,
  asked: readonly string[] = [],
): boolean {
  const sure = (one: Term): boolean => isNeverNegative(plan, one, asked);
  switch (term.op) {
    case 'number':
      return isPositive(term.value);
    case 'add':
    case 'multiply':
    case 'divide':
    case 'min':
      return term.of.every(sure);
    case 'max':
      return term.of.some(sure);
    case 'round':
      return term.of.every(sure);
    case 'choose':
      return [...term.branches.map(({ then }) => then), term.otherwise].every(sure);
    case 'aggregate':
      return term.function === 'count' || (term.value !== undefined && sure(term.value));
    case 'times length':
    case 'times units':
      return true;
    case 'series': {
      const one = plan.series.find(({ name }) => name === term.series);
      const written = one !== undefined && one.columns === undefined;
      return written && one.values.every(({ value }) => isPositive(value));
    }
    case 'lookup': {
      const { table, column } = term;
      const revisions = plan.indexations.filter((one) => one.table === table);
      return (
        cellsOf(plan, table, column).every(isPositive) &&
        revisions.every(({ factor }) => sure(factor))
      );
    }
    case 'defined': {
      if (asked.includes(term.name)) return false;
      const versions = plan.definitions
        .filter(({ name }) => name === term.name)
        .flatMap((one) => one.versions);
      const path = [...asked, term.name];
      return (
        versions.length > 0 && versions.every(({ value }) => isNeverNegative(plan, value, path))
      );
    }
    default:
      return false;
  }
}

function cellsOf({ tables }: RatingPlan, name: string, column: string): readonly string[] {
  const table = tables.find((one) => one.name === name);
  const at = table?.columns.findIndex((one) => one.name === column) ?? -1;
  const rows = table?.versions.flatMap((version) => version.rows) ?? [];
  return rows.map(({ cells }) => cells[at] ?? '0');
}

const isPositive = (text: string): boolean => (fromText(text)?.n ?? -1n) >= 0n;
