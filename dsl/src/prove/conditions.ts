// Prove, conditions: a selector's term -> json-rules-engine's nested conditions. Only comparisons
// of attribute paths with constants, joined by and/or/not, are decidable; the rest is refused here,
// or, for proofs that may ask for less, left out.
import type { Condition, Term } from '../plan/index.ts';

/**
 * The conditions of a selector, or undefined when it is not decidable.
 * @param base The path of the innermost fact from the one that the conditions are about.
 */
export function toConditions(term: Term, base = ''): Condition | undefined {
  switch (term.op) {
    case 'and':
    case 'or': {
      const parts = term.of.map((part) => toConditions(part, base));
      const known = parts.filter((part) => part !== undefined);
      if (known.length !== parts.length) return undefined;
      return term.op === 'and' ? { all: known } : { any: known };
    }
    case 'not': {
      const part = toConditions(term.of[0], base);
      return part === undefined ? undefined : { not: part };
    }
    case 'compare':
      return comparison(term.relation, term.of[0], term.of[1], base);
    case 'attribute': {
      const fact = pathOf(term, base);
      return fact === undefined ? undefined : { fact, operator: 'equal', value: true };
    }
    default:
      return undefined;
  }
}

/** The decidable part of a test: whatever meets the test meets this. */
export function decidablePart(term: Term, base = ''): Condition {
  const whole = toConditions(term, base);
  if (whole !== undefined) return whole;
  return { all: term.op === 'and' ? term.of.map((part) => decidablePart(part, base)) : [] };
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

function comparison(
  relation: keyof typeof MIRRORED,
  a: Term,
  b: Term,
  base: string,
): Condition | undefined {
  const fact = pathOf(a, base);
  if (fact === undefined) {
    const isMirrored = pathOf(b, base) !== undefined;
    return isMirrored ? comparison(MIRRORED[relation], b, a, base) : undefined;
  }
  if (b.op === 'number') return { fact, operator: DECIMAL[relation], value: b.value };
  if (b.op === 'date') return { fact, operator: DECIMAL[relation], value: b.value };
  const plain = relation === '=' ? 'equal' : relation === '<>' ? 'notEqual' : undefined;
  if (plain === undefined || (b.op !== 'text' && b.op !== 'boolean')) return undefined;
  return { fact, operator: plain, value: b.value };
}

/** The name of an attribute path of the subject: `country of site`. */
function pathOf(term: Term, base: string): string | undefined {
  if (term.op === 'key') return pathOf(term.of, base);
  if (term.op !== 'attribute') return undefined;
  if (term.of.op === 'fact') return term.of.depth === 0 ? pathWith(term.name, base) : undefined;
  const outer = pathOf(term.of, base);
  return outer === undefined ? undefined : pathWith(term.name, outer);
}

/** The path of an attribute of what another path leads to. */
export function pathWith(name: string, base: string): string {
  return base === '' ? name : `${name} of ${base}`;
}
