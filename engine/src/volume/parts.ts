// Volume, the parts of a rule: which of its operands hang on one attribute of many values alone,
// and so are worked out by that attribute's code; the rest is worked out by tuple. In: operands and
// the columns they read. Out: factors and what is left.
import type { Term } from '@avenant/dsl';
import { DAY_MAX, DAY_MIN, multiply, type Period, type Rational } from '@avenant/dsl/values';
import { Held } from '../evaluate/held.ts';
import type { Validity } from '../evaluate/scope.ts';
import type { Column } from '../facts/bound.ts';
import type { Fact } from '../facts/fact.ts';
import type { StoredFacts } from '../facts/handles.ts';
import { type FactorColumn, factorColumn } from './factors.ts';
import { productOf } from './operands.ts';
import { addReads, noReads, type Reads } from './reads.ts';
import type { ReadTerm, SimpleRule } from './simple-rule.ts';

/** Attributes of fewer values than this are left in the tuples. */
const VALUES_MIN = 5;
/** A term that is more than the attribute itself is not worked out for more values than this. */
const VALUES_MAX = 20_000;

/** A rule's rate as factors times a term. */
export interface RuleParts {
  readonly factors: readonly FactorColumn[];
  readonly rate: ReadTerm;
  /** Terms that are held when quantity or unit price cannot be shown. */
  readonly shown: ReadTerm;
}

/** The value of a term for a fact on a day. @throws Held when it cannot be had. */
export type NumberOn = (term: Term, fact: Fact, day: number, validity: Validity) => Rational;

/** Takes factors out of a rule's rate, for days in which it is in force. */
export function partsOf(
  simple: SimpleRule,
  { bound }: StoredFacts,
  days: Period,
  numberOn: NumberOn,
): RuleParts {
  const fixed = noReads();
  const attributes = new Map<string, Column>();
  const all = [...simple.rate, ...simple.shown];
  for (const one of all) {
    const name = onlyLeaf(one.reads);
    const column = bound.columns.get(name ?? '');
    if (name === undefined || column === undefined || !isWorth(one.term, column)) {
      addReads(fixed, one.reads);
    } else {
      attributes.set(name, column);
    }
  }
  const factors: FactorColumn[] = [];
  const taken = new Set<ReadTerm>();
  for (const [name, column] of attributes) {
    const isFixed = fixed.leaves.has(name) || simple.applies.leaves.get(name) === 'value';
    const own = all.filter((one) => onlyLeaf(one.reads) === name && isWorth(one.term, column));
    const values = isFixed ? undefined : valuesOf(simple, own, name, column, days, numberOn);
    const factor = values && factorColumn(column.codes, values);
    if (factor === undefined) continue;
    factors.push(factor);
    for (const one of own) taken.add(one);
  }
  const left = (terms: readonly ReadTerm[]) => together(terms.filter((one) => !taken.has(one)));
  return { factors, rate: left(simple.rate), shown: left(simple.shown) };
}

function together(terms: readonly ReadTerm[]): ReadTerm {
  const reads = noReads();
  for (const one of terms) addReads(reads, one.reads);
  return { term: productOf(terms.map(({ term }) => term)), reads };
}

function onlyLeaf({ leaves, references }: Reads): string | undefined {
  const [name] = leaves.keys();
  return leaves.size === 1 && references.size === 0 ? name : undefined;
}

function isWorth(term: Term, { values }: Column): boolean {
  return values.length >= VALUES_MIN && (term.op === 'attribute' || values.length <= VALUES_MAX);
}

// By code, the product of the rate's operands; undefined where one of the terms cannot be had, or
// may change within the days.
function valuesOf(
  { subject, rate }: SimpleRule,
  own: readonly ReadTerm[],
  name: string,
  { values }: Column,
  days: Period,
  numberOn: NumberOn,
): readonly (Rational | undefined)[] {
  return values.map((value, code) => {
    const fact: Fact = {
      type: subject,
      key: `${code}`,
      order: 0,
      segments: [{ from: DAY_MIN, to: DAY_MAX, row: 0 }],
      valueAt: (asked) => (asked === name ? value : undefined),
    };
    let product: Rational = { n: 1n, d: 1n };
    for (const one of own) {
      const plain = one.term.op === 'attribute' && typeof value === 'object' && 'n' in value;
      const found = plain ? value : numberFor(one.term, fact, days, numberOn);
      if (found === undefined) return undefined;
      if (rate.includes(one)) product = multiply(product, found);
    }
    return product;
  });
}

function numberFor(term: Term, fact: Fact, days: Period, numberOn: NumberOn): Rational | undefined {
  const validity = { from: DAY_MIN, to: DAY_MAX };
  try {
    const value = numberOn(term, fact, days.from, validity);
    return validity.from <= days.from && validity.to >= days.to ? value : undefined;
  } catch (problem) {
    if (problem instanceof Held) return undefined;
    throw problem;
  }
}
