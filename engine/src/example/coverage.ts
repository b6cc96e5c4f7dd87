// Examples, coverage: which example reaches what of a contract. In: a compilation and its files.
// Out: every point of every part with the examples that reach it. The examples are rated once more
// with the same code, watched; an exception counts where the invoices differ without it.
import type { Compilation, Place, PlanHistory, PlanRow, SourceFile, Term } from '@avenant/dsl';
import { exampleBlocks } from '@avenant/dsl';
import { isZero, monthIndexOf, monthPeriod } from '@avenant/dsl/values';
import { evaluate } from '../evaluate/evaluate.ts';
import { Held } from '../evaluate/held.ts';
import { type Watch, watched } from '../evaluate/watch.ts';
import { compareValues } from '../explain/compare-values.ts';
import { isRational } from '../explain/value-text.ts';
import type { Value } from '../facts/fact.ts';
import type { RawTable } from '../facts/raw-table.ts';
import { rateContract } from '../rate/contract.ts';
import type { RatedPeriod } from '../rate/line.ts';
import { prepareSelection, type Select } from '../select/selection.ts';
import { type ExampleCase, exampleCase } from './example-case.ts';
import { Phrases } from './phrases.ts';
import { type Part, type Point, type PointKind, partsOf, type Sign, type Way } from './points.ts';

/** A point of a contract and the examples that reach it. */
export interface CoveredPoint {
  readonly kind: PointKind;
  /** Where a point can go both ways: which. */
  readonly way?: Way;
  /** The contract's words; empty when the part's own heading says it. */
  readonly text: string;
  readonly place: Place;
  readonly amendment?: string;
  /** Titles, in the order of the contract. */
  readonly examples: readonly string[];
}

/** A part of a contract and its points. */
export interface CoveredPart extends Omit<Part, 'points'> {
  readonly points: readonly CoveredPoint[];
}

/** What the examples of a contract reach. */
export interface Coverage {
  readonly reached: number;
  readonly total: number;
  readonly parts: readonly CoveredPart[];
}

/** Rates every example watched and tells what each reaches. */
export async function coverExamples(
  compilation: Compilation,
  files: readonly SourceFile[],
  tables: ReadonlyMap<string, RawTable>,
): Promise<Coverage> {
  const { history } = compilation;
  const parts = history === undefined ? [] : partsOf(history, new Phrases(compilation, files));
  const reachedBy = new Map<Point, string[]>();
  for (const { block } of exampleBlocks(compilation)) {
    const one = exampleCase(compilation, block, tables);
    if (one === undefined) continue;
    for (const point of await reachedIn(one, parts)) {
      reachedBy.set(point, [...(reachedBy.get(point) ?? []), block.title]);
    }
  }
  const covered = parts.map(({ points, ...part }): CoveredPart => {
    const shown = points.map((point): CoveredPoint => {
      const { signs: _signs, shape: _shape, ...rest } = point;
      return { ...rest, examples: reachedBy.get(point) ?? [] };
    });
    return { ...part, points: shown };
  });
  const all = covered.flatMap(({ points }) => points);
  const reached = all.filter(({ examples }) => examples.length > 0).length;
  return { reached, total: all.length, parts: covered };
}

async function reachedIn(one: ExampleCase, parts: readonly Part[]): Promise<ReadonlySet<Point>> {
  const points = parts.flatMap((part) => part.points);
  const listening = new Listening(points);
  const periods = await rated(one, watchedHistory(one.input.history, listening), probing);
  for (const point of points) {
    for (const sign of point.signs) {
      if (listening.reached.has(point)) break;
      const found =
        sign.sign === 'held'
          ? periods.some((period) => concerns(period, sign.clause))
          : sign.sign === 'exception' &&
            parts.every((part) => !part.points.includes(point) || mayApply(part, listening)) &&
            (await differs(one, sign, periods));
      if (found) listening.reached.add(point);
    }
  }
  return listening.reached;
}

// Whether a clause's selector and condition, where it has them, held for something.
function mayApply({ points }: Part, { reached }: Listening): boolean {
  const tests = points.filter(({ kind }) => kind === 'selector' || kind === 'condition');
  return tests.every((point) => point.way === 'no' || reached.has(point));
}

const concerns = ({ held, lines }: RatedPeriod, clause: string): boolean =>
  [...held, ...lines].some((item) => item.clause === clause);

async function rated(
  { input }: ExampleCase,
  history: PlanHistory,
  select?: Select,
): Promise<readonly RatedPeriod[]> {
  return (await rateContract({ ...input, history }, undefined, select)).periods;
}

function watchedHistory({ plans }: PlanHistory, watch: Watch): PlanHistory {
  return { plans: plans.map((one) => ({ ...one, plan: watched(one.plan, watch) })) };
}

// Whether the invoices are others without the exception.
async function differs(
  one: ExampleCase,
  { rule, target }: Extract<Sign, { readonly sign: 'exception' }>,
  periods: readonly RatedPeriod[],
): Promise<boolean> {
  const plans = one.input.history.plans.map(({ knownFrom, plan }) => {
    const rules = plan.rules.map((item) => {
      const overrides = item.overrides.filter((other) => other.target !== target);
      return item.id === rule ? { ...item, overrides } : item;
    });
    return { knownFrom, plan: { ...plan, rules } };
  });
  return JSON.stringify(await rated(one, { plans })) !== JSON.stringify(periods);
}

/** Selectors are decided from profiles; here each is also read as its term, to be watched. */
export const probing: Select = async (plan, view, memory) => {
  const selection = await prepareSelection(plan, view, memory);
  return {
    decides: (rule) => selection.decides(rule),
    applies: (rule, fact, day, validity) => {
      const period = monthPeriod(monthIndexOf(day));
      const charges = { charges: () => [] };
      const days = { from: day, to: day + 1 };
      const scope = { plan, view, charges, clause: rule.clause, moment: day, period };
      try {
        if (rule.where !== undefined)
          evaluate(rule.where, { ...scope, facts: [fact], validity: days });
      } catch (problem) {
        if (!(problem instanceof Held)) throw problem;
      }
      return selection.applies(rule, fact, day, validity);
    },
  };
};

/** A watch that ticks off the points whose terms and rows are met. */
class Listening implements Watch {
  readonly reached = new Set<Point>();
  readonly #terms = new Map<Term, ((value: Value) => void)[]>();
  readonly #rows = new Map<PlanRow, Point>();

  constructor(points: readonly Point[]) {
    for (const point of points) for (const sign of point.signs) this.#listen(point, sign);
  }

  term(term: Term): ((value: Value) => void) | undefined {
    const told = this.#terms.get(term);
    return told === undefined
      ? undefined
      : (value) => {
          for (const tell of told) tell(value);
        };
  }

  row(row: PlanRow): void {
    const point = this.#rows.get(row);
    if (point !== undefined) this.reached.add(point);
  }

  #listen(point: Point, sign: Sign): void {
    if (sign.sign === 'row') this.#rows.set(sign.row, point);
    if (sign.sign === 'value') {
      this.#hear(sign.term, (value) => {
        if (sign.is !== undefined && value !== sign.is) return;
        if (sign.nonZero && isRational(value) && isZero(value)) return;
        this.reached.add(point);
      });
    }
    if (sign.sign === 'bound') this.#bound(point, sign);
  }

  // The first operand is what is bounded: the bound took effect when the result is not it.
  #bound(point: Point, { term, first }: Extract<Sign, { readonly sign: 'bound' }>): void {
    const [bounded] = 'of' in term && Array.isArray(term.of) ? (term.of as readonly Term[]) : [];
    let last: Value | undefined;
    if (bounded === undefined) return;
    this.#hear(bounded, (value) => {
      last = value;
    });
    this.#hear(term, (value) => {
      if (last === undefined) return;
      if ((compareValues(value, last) === 0) === first) this.reached.add(point);
    });
  }

  #hear(term: Term, told: (value: Value) => void): void {
    this.#terms.set(term, [...(this.#terms.get(term) ?? []), told]);
  }
}
