// Mutation, the mutants: small changes of what a contract says, made in its plans. In: edits found
// in each plan of a history. Out: mutants; the same words in several plans are changed together, as
// a change of the text would change them.
import { settleOrder } from '../../dsl/src/compile/settle.ts';
import { isPlace, type PlanHistory, type RatingPlan } from '../../dsl/src/index.ts';

/** Where something stands in a plan. */
export type Path = readonly (string | number)[];

/** A value put in a place of a plan; undefined: taken away. */
export interface Change {
  readonly path: Path;
  readonly value: unknown;
}

/** A change that one reading of a plan found worth making. */
export interface Edit {
  /** The family: `constant`, `relation`, `window`, … */
  readonly operator: string;
  /** The part of the contract: `clause 4.1`, `table port price`. */
  readonly part: string;
  /** What was and what is now, for a person; with the part and operator it is the edit's name. */
  readonly text: string;
  /** What else tells it from others of the same name; equal ones are made together. */
  readonly same?: string;
  readonly changes: readonly Change[];
}

/** A changed contract. */
export interface Mutant {
  readonly operator: string;
  readonly part: string;
  readonly text: string;
  /** By plan of the history, the changes made in it. */
  readonly changes: ReadonlyMap<RatingPlan, readonly Change[]>;
}

/** The mutants of a history: edits of the same name in several plans are one mutant. */
export function mutantsOf(
  { plans }: PlanHistory,
  editsOf: (plan: RatingPlan) => Iterable<Edit>,
): readonly Mutant[] {
  const found = new Map<string, Mutant & { readonly changes: Map<RatingPlan, Change[]> }>();
  for (const { plan } of plans) {
    const counts = new Map<string, number>();
    for (const edit of editsOf(plan)) {
      const { operator, part, text, same } = edit;
      const name = [operator, part, text, same ?? ''].join('|');
      const nth = counts.get(name) ?? 0;
      // Edits that say they are the same one are made together; others are told apart by order.
      if (same === undefined) counts.set(name, nth + 1);
      const key = `${name}|${nth}`;
      const mutant = found.get(key) ?? { operator, part, text, changes: new Map() };
      found.set(key, mutant);
      mutant.changes.set(plan, [...(mutant.changes.get(plan) ?? []), ...edit.changes]);
    }
  }
  return [...found.values()];
}

/**
 * The history with a mutant's changes; plans without any stay as they are. Undefined when the text
 * would not compile: clauses would wait for each other in a circle.
 */
export function mutated({ plans }: PlanHistory, { changes }: Mutant): PlanHistory | undefined {
  let circle = false;
  const changed = plans.map((one) => {
    const here = changes.get(one.plan);
    if (here === undefined) return one;
    const plan = here.reduce<unknown>(
      (so, { path, value }) => changedAt(so, path, value),
      one.plan,
    );
    const whole = settled(plan as RatingPlan);
    const definitions = new Map(whole.definitions.map((item, at) => [`${at}`, item]));
    const behind = { definitions, indexations: whole.indexations };
    const rules = settleOrder(whole.rules, behind, () => {
      circle = true;
    });
    return { ...one, plan: { ...whole, rules } };
  });
  return circle ? undefined : { plans: changed };
}

const GONE = Symbol('gone');

/** What a change puts in place of an element that it takes out of its list. */
export const NOTHING: unknown = GONE;

function changedAt(node: unknown, path: Path, value: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (Array.isArray(node)) {
    return node.map((one: unknown, at) => (at === head ? changedAt(one, rest, value) : one));
  }
  const record = node as Readonly<Record<string, unknown>>;
  const inner = changedAt(record[head], rest, value);
  if (inner === undefined || inner === GONE) {
    const { [head]: _gone, ...others } = record;
    return others;
  }
  return { ...record, [head]: inner };
}

// Takes out of lists what is gone, where rules, rows and other parts stand.
function settled(plan: RatingPlan): RatingPlan {
  const clean = (node: unknown): unknown => {
    if (Array.isArray(node)) {
      const left = node.filter((one) => one !== GONE);
      const inner = left.map(clean);
      return left.length === node.length && inner.every((one, at) => one === node[at])
        ? node
        : inner;
    }
    if (typeof node !== 'object' || node === null) return node;
    const entries = Object.entries(node);
    const inner = entries.map(([key, part]) => [key, clean(part)] as const);
    return inner.every(([, part], at) => part === entries[at]?.[1])
      ? node
      : Object.fromEntries(inner);
  };
  return clean(plan) as RatingPlan;
}

/** A value as text without places, units and what is only shown, for names and comparisons. */
export function plain(node: unknown): string {
  const text: string | undefined = JSON.stringify(node, (key, value: unknown) => {
    return isPlace(key, value) || SHOWN.has(key) ? undefined : value;
  });
  return text ?? 'nothing';
}

/** Parts of a plan that no amount hangs on. */
export const SHOWN: ReadonlySet<string> = new Set(['unit', 'quantity', 'unitPrice', 'hash']);
