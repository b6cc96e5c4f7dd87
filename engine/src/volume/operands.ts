// Volume, operands: a rate as a product of terms that read different things. In: a term. Out: the
// terms whose product it is, through definitions of the subject that never change.
import type { RatingPlan, Term } from '@avenant/dsl';
import { machineOf } from '../evaluate/machine.ts';

/** The number 1. */
export const ONE_TERM: Term = { op: 'number', value: '1' };

const DEPTH_MAX = 16;

/**
 * The terms whose product a term about a type's fact is. Together they are held when it is held.
 */
export function operandsOf(plan: RatingPlan, type: string, term: Term, depth = 0): readonly Term[] {
  if (depth > DEPTH_MAX) return [term];
  const inside = (one: Term): readonly Term[] => operandsOf(plan, type, one, depth + 1);
  switch (term.op) {
    case 'multiply':
      return term.of.flatMap(inside);
    case 'divide': {
      const [above, below] = term.of;
      return [...inside(above), { op: 'divide', of: [ONE_TERM, below] }];
    }
    case 'defined': {
      const value = wordsOf(plan, type, term);
      return value === undefined ? [term] : inside(value);
    }
    default:
      return [term];
  }
}

function wordsOf(
  plan: RatingPlan,
  type: string,
  { of, name }: Extract<Term, { op: 'defined' }>,
): Term | undefined {
  if (of?.op !== 'fact' || of.depth !== 0) return undefined;
  const [version, ...others] = machineOf(plan).definition(name, type)?.versions ?? [];
  if (version === undefined || others.length > 0) return undefined;
  return version.from === null && version.to === null ? version.value : undefined;
}

/** The product of some terms. */
export function productOf(terms: readonly Term[]): Term {
  const [first] = terms;
  if (first === undefined) return ONE_TERM;
  return terms.length === 1 ? first : { op: 'multiply', of: terms };
}
