// Prove, the decision procedure: can all of these conditions hold at once? In: conditions, each
// about one fact, and sets that some attributes must lie in. Out: what each attribute may be when
// they all hold, or that they cannot. Attributes are taken to be free of each other.
import type { Condition, PlanDerivation, PlanType, ValueType } from '../plan/index.ts';
import { resolvePath } from '../plan/index.ts';
import {
  everythingOf,
  intersectSets,
  isEmpty,
  type Leaf,
  type ValueSet,
  valuesMeeting,
} from './value-set.ts';

/** A fact that conditions are about; two facts of one type are two roots. */
export interface Root {
  readonly type: string | undefined;
}

/** A condition about a fact, to hold or not. */
export interface Part {
  readonly root: Root;
  readonly condition: Condition;
  readonly holds: boolean;
}

/** Sets by attribute path, for each fact. */
export type Assignment = ReadonlyMap<Root, ReadonlyMap<string, ValueSet>>;

/** `unknown`: too many cases to look at. */
export type Answer = Assignment | 'none' | 'unknown';

/** How many comparisons one question may look at. */
const WORK_MAX = 20_000;

/** Types of attribute paths, remembered. */
export class Paths {
  readonly #plan: {
    readonly types: readonly PlanType[];
    readonly derivations: readonly PlanDerivation[];
  };
  readonly #known = new Map<string, ValueType | undefined>();

  constructor(plan: {
    readonly types: readonly PlanType[];
    readonly derivations: readonly PlanDerivation[];
  }) {
    this.#plan = plan;
  }

  /** What a path of a type holds; undefined when it is not stored. */
  typeOf(type: string | undefined, path: string): ValueType | undefined {
    if (type === undefined) return undefined;
    const key = `${type}\u0000${path}`;
    if (this.#known.has(key)) return this.#known.get(key);
    const found = resolvePath(this.#plan.types, this.#stored(type, path), path)?.attribute.type;
    this.#known.set(key, found);
    return found;
  }

  // A derived set without groups has its member's attributes, unless it names its own so.
  #stored(type: string, path: string): string {
    const derived = this.#plan.derivations.find(({ name }) => name === type);
    if (derived === undefined || derived.keys !== undefined) return type;
    const isOwn = derived.fields.some(({ name }) => path === name || path.endsWith(` of ${name}`));
    return isOwn ? type : this.#stored(derived.over.type, path);
  }
}

interface Todo {
  readonly part: Part;
  readonly next: Todo | undefined;
}

/** Looks for values that meet all parts, starting from given sets. */
export function satisfy(parts: readonly Part[], start: Assignment, paths: Paths): Answer {
  const work = { left: WORK_MAX };
  const todo = parts.reduceRight<Todo | undefined>((next, part) => ({ part, next }), undefined);
  const found = solve(todo, [], start, paths, work);
  if (found !== undefined) return found;
  return work.left <= 0 ? 'unknown' : 'none';
}

// Comparisons first, alternatives last: what is sure narrows the choices.
function solve(
  first: Todo | undefined,
  later: readonly Part[],
  start: Assignment,
  paths: Paths,
  work: { left: number },
): Assignment | undefined {
  let sets = start;
  let todo = first;
  const choices = [...later];
  while (todo !== undefined) {
    work.left -= 1;
    if (work.left <= 0) return undefined;
    const { part }: Todo = todo;
    todo = todo.next;
    const { condition, holds, root } = part;
    if ('not' in condition) {
      todo = { part: { root, condition: condition.not, holds: !holds }, next: todo };
    } else if ('fact' in condition) {
      const narrowed = meeting(sets, root, condition, holds, paths);
      if (narrowed === undefined) return undefined;
      sets = narrowed;
    } else if ('all' in condition === holds) {
      for (const inner of partsOf(part).toReversed()) todo = { part: inner, next: todo };
    } else choices.push(part);
  }
  const [choice, ...rest] = choices;
  if (choice === undefined) return sets;
  for (const part of partsOf(choice)) {
    const found = solve({ part, next: undefined }, rest, sets, paths, work);
    if (found !== undefined) return found;
  }
  return undefined;
}

function partsOf({ root, condition, holds }: Part): readonly Part[] {
  const inner = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  return inner.map((one) => ({ root, condition: one, holds }));
}

function meeting(
  sets: Assignment,
  root: Root,
  leaf: Leaf,
  holds: boolean,
  paths: Paths,
): Assignment | undefined {
  const type = paths.typeOf(root.type, leaf.fact);
  const now = sets.get(root)?.get(leaf.fact) ?? everythingOf(type, leaf);
  const meant = valuesMeeting(leaf, holds, now.kind === 'line' && now.days);
  if (meant === undefined) return sets;
  return narrowed(sets, root, leaf.fact, intersectSets(now, meant));
}

/** The sets with one of them replaced; undefined when nothing is left of it. */
export function narrowed(
  sets: Assignment,
  root: Root,
  path: string,
  set: ValueSet,
): Assignment | undefined {
  if (isEmpty(set)) return undefined;
  const own = new Map(sets.get(root));
  own.set(path, set);
  return new Map(sets).set(root, own);
}
