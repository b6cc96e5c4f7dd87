// Compile, conditions: a selector's term -> json-rules-engine's nested conditions. Only comparisons
// of attribute paths with constants, joined by and/or/not, are decidable; the rest is refused here.
import type { Condition, Term } from '../plan/index.ts';

/** The conditions of a selector, or undefined when it is not decidable. */
export function toConditions(term: Term): Condition | undefined {
  switch (term.op) {
    case 'and':
    case 'or': {
      const parts = term.of.map(toConditions);
      const known = parts.filter((part) => part !== undefined);
      if (known.length !== parts.length) return undefined;
      return term.op === 'and' ? { all: known } : { any: known };
    }
    case 'not': {
      const part = toConditions(term.of[0]);
      return part === undefined ? undefined : { not: part };
    }
    case 'compare':
      return comparison(term.relation, term.of[0], term.of[1]);
    case 'attribute': {
      const fact = pathOf(term);
      return fact === undefined ? undefined : { fact, operator: 'equal', value: true };
    }
    default:
      return undefined;
  }
}

const MIRRORED = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;
const DECIMAL = {
  '=': 'decimalEqual',
  '<>': 'decimalNotEqual',
  '<': 'decimalLessThan',
  '<=': 'decimalLessThanInclusive',
  '>': 'decimalGreaterThan',
  '>=': 'decimalGreaterThanInclusive',
} as const;

function comparison(relation: keyof typeof MIRRORED, a: Term, b: Term): Condition | undefined {
  const fact = pathOf(a);
  if (fact === undefined) {
    return pathOf(b) === undefined ? undefined : comparison(MIRRORED[relation], b, a);
  }
  if (b.op === 'number') return { fact, operator: DECIMAL[relation], value: b.value };
  if (b.op === 'date') return { fact, operator: DECIMAL[relation], value: b.value };
  const plain = relation === '=' ? 'equal' : relation === '<>' ? 'notEqual' : undefined;
  if (plain === undefined || (b.op !== 'text' && b.op !== 'boolean')) return undefined;
  return { fact, operator: plain, value: b.value };
}

/** The name of an attribute path of the subject: `country of site`. */
function pathOf(term: Term): string | undefined {
  if (term.op === 'key') {
    const path = pathOf(term.of);
    return path;
  }
  if (term.op !== 'attribute') return undefined;
  if (term.of.op === 'fact') return term.of.depth === 0 ? term.name : undefined;
  const outer = pathOf(term.of);
  return outer === undefined ? undefined : `${term.name} of ${outer}`;
}
