// Volume, factors: plain numbers of the subject that a rate is a multiple of. In: a rate's term. Out:
// the attributes multiplied in, the term without them, and their columns as safe integers.
import type { Term } from '@avenant/dsl';
import { type Rational, toSafeNumber } from '@avenant/dsl/values';
import { type Machine, machineOf } from '../evaluate/machine.ts';
import type { RatingPlan } from '@avenant/dsl';
import type { Column } from '../facts/bound.ts';

/** A rate as attributes of the subject times a term without them. */
export interface Factored {
  readonly attributes: readonly string[];
  readonly rest: Term;
}

const ONE: Term = { op: 'number', value: '1' };
const DEPTH_MAX = 16;

/** Takes plain numeric attributes of the subject out of a product. */
export function factored(plan: RatingPlan, type: string, term: Term): Factored {
  return new Factoring(machineOf(plan), type).of(term, 0);
}

class Factoring {
  readonly #machine: Machine;
  readonly #type: string;

  constructor(machine: Machine, type: string) {
    this.#machine = machine;
    this.#type = type;
  }

  of(term: Term, depth: number): Factored {
    const whole = { attributes: [], rest: term };
    if (depth > DEPTH_MAX) return whole;
    switch (term.op) {
      case 'attribute':
        return this.#isPlain(term) ? { attributes: [term.name], rest: ONE } : whole;
      case 'multiply':
        return this.#product(term.of, depth);
      case 'divide': {
        const [above, below] = term.of;
        const { attributes, rest } = this.of(above, depth + 1);
        return { attributes, rest: { op: 'divide', of: [rest, below] } };
      }
      case 'defined':
        return this.#defined(term, depth) ?? whole;
      default:
        return whole;
    }
  }

  #product(terms: readonly Term[], depth: number): Factored {
    const parts = terms.map((one) => this.of(one, depth + 1));
    const rests = parts.map(({ rest }) => rest).filter((rest) => rest !== ONE);
    const [only] = rests;
    return {
      attributes: parts.flatMap(({ attributes }) => attributes),
      rest: rests.length > 1 ? { op: 'multiply', of: rests } : (only ?? ONE),
    };
  }

  // A definition of the subject that never changes is its words.
  #defined(term: Extract<Term, { op: 'defined' }>, depth: number): Factored | undefined {
    if (term.of?.op !== 'fact' || term.of.depth !== 0) return undefined;
    const definition = this.#machine.definition(term.name, this.#type);
    const [version] = definition?.versions ?? [];
    if (version === undefined || definition?.versions.length !== 1) return undefined;
    if (version.from !== null || version.to !== null) return undefined;
    const found = this.of(version.value, depth + 1);
    return found.attributes.length === 0 ? undefined : found;
  }

  #isPlain({ of, name }: Extract<Term, { op: 'attribute' }>): boolean {
    if (of.op !== 'fact' || of.depth !== 0) return false;
    const attributes = this.#machine.types.get(this.#type)?.attributes;
    return attributes?.find((one) => one.name === name)?.type.kind === 'number';
  }
}

/** A numeric column over one denominator. */
export interface FactorColumn {
  readonly codes: Int32Array;
  /** By code; NaN: no value, or none that is a safe integer. */
  readonly numerators: Float64Array;
  readonly denominator: number;
  /** By code, exact. */
  readonly exact: readonly (Rational | undefined)[];
}

const DENOMINATOR_MAX = 1_000_000_000;

/** A numeric column as safe integers; undefined when its numbers share no small denominator. */
export function factorColumn({ codes, values }: Column): FactorColumn | undefined {
  const exact = values.map((value) =>
    typeof value === 'object' && 'n' in value ? value : undefined,
  );
  const denominators = new Set(exact.flatMap((value) => (value === undefined ? [] : [value.d])));
  let common = 1n;
  for (const d of denominators) {
    common = lcm(common, d);
    if (common > BigInt(DENOMINATOR_MAX)) return undefined;
  }
  const numerators = Float64Array.from(exact, (value) => {
    if (value === undefined) return Number.NaN;
    return toSafeNumber({ n: value.n * (common / value.d), d: 1n }) ?? Number.NaN;
  });
  return { codes, numerators, denominator: toSafeNumber({ n: common, d: 1n }) ?? 1, exact };
}

function lcm(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}
