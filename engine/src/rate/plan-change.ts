// Rate, changes of plan. In: two plans of one contract, as known on two days. Out: the first
// service day for which they may say something different, places of words aside.
import { isPlace, type RatingPlan, type Rule } from '@avenant/dsl';
import { DAY_MAX, DAY_MIN, type Day } from '@avenant/dsl/values';
import { dayIn } from './calendar.ts';
import { clausesReadByFact, type ReadByFact } from './read-by-fact.ts';

/** The first day on which the plans may differ; undefined when they never do. */
export function firstDifference(before: RatingPlan, after: RatingPlan): Day | undefined {
  if (before === after) return undefined;
  const days = [
    contractDifference(before.contract, after.contract),
    ruleDifference(before.rules, after.rules),
    ...versionDifferences(before.tables, after.tables),
    ...versionDifferences(before.definitions, after.definitions),
    readByFactDifference(before, after),
    indexationDifference(before, after),
    ...(['types', 'derivations', 'series', 'calendars'] as const).map((part) =>
      isSame(before[part], after[part]) ? DAY_MAX : DAY_MIN,
    ),
  ];
  const first = Math.min(...days);
  return first === DAY_MAX ? undefined : first;
}

// Where a clause comes to be read for what belongs to a fact, its lines are cut otherwise, those of
// earlier months too: what reads them may look back on any month.
function readByFactDifference(before: RatingPlan, after: RatingPlan): Day {
  const [old, now] = [before, after].map(clausesReadByFact);
  const typesOf = (read: ReadByFact | undefined, clause: string) =>
    JSON.stringify([...(read?.get(clause) ?? [])].sort());
  const common = before.rules.filter((rule) => after.rules.some((o) => o.clause === rule.clause));
  const isMoved = common.some(({ clause }) => typesOf(old, clause) !== typesOf(now, clause));
  return isMoved ? DAY_MIN : DAY_MAX;
}

// A contract made longer or shorter differs from the earlier end on.
function contractDifference(a: RatingPlan['contract'], b: RatingPlan['contract']): Day {
  if (isSame(a, b)) return DAY_MAX;
  return isSame({ ...a, to: null }, { ...b, to: null }) ? earlier(a.to, b.to) : DAY_MIN;
}

function ruleDifference(before: readonly Rule[], after: readonly Rule[]): Day {
  const idOf = ({ clause, effective }: Rule) => `${clause} from ${effective.from}`;
  const dated = ({ effective, ...rest }: Rule) => ({ ...effective, rest: { ...rest, id: '' } });
  return differenceOf(before, after, idOf, dated);
}

interface Versioned {
  readonly name: string;
  readonly versions: readonly { readonly from: string | null; readonly to: string | null }[];
}

function versionDifferences(before: readonly Versioned[], after: readonly Versioned[]): Day[] {
  const names = new Set([...before, ...after].map(({ name }) => name));
  return [...names].map((name) => {
    const a = before.find((one) => one.name === name);
    const b = after.find((one) => one.name === name);
    const headA = a && { ...a, versions: [] };
    const headB = b && { ...b, versions: [] };
    if (!isSame(headA, headB)) return DAY_MIN;
    return differenceOf(
      a?.versions ?? [],
      b?.versions ?? [],
      ({ from }) => from ?? '',
      ({ from, to, ...rest }) => ({ from, to, rest }),
    );
  });
}

function indexationDifference(before: RatingPlan, after: RatingPlan): Day {
  const [old, now] = [before.indexations, after.indexations];
  const changed = [
    ...old.filter((one) => !now.some((other) => isSame(one, other))),
    ...now.filter((one) => !old.some((other) => isSame(one, other))),
  ];
  return Math.min(DAY_MAX, ...changed.map(({ first }) => dayIn(first)));
}

interface Dated {
  readonly from: string | null;
  readonly to: string | null;
  readonly rest: unknown;
}

// What is there on one side only differs from its start on; what only ends at another time differs
// from the earlier end on.
function differenceOf<T>(
  before: readonly T[],
  after: readonly T[],
  idOf: (one: T) => string,
  dated: (one: T) => Dated,
): Day {
  const old = new Map(before.map((one) => [idOf(one), dated(one)]));
  let first = DAY_MAX;
  for (const one of after) {
    const id = idOf(one);
    first = Math.min(first, pairDifference(old.get(id), dated(one)));
    old.delete(id);
  }
  for (const gone of old.values()) first = Math.min(first, startOf(gone));
  return first;
}

function pairDifference(a: Dated | undefined, b: Dated): Day {
  if (a === undefined) return startOf(b);
  if (!isSame(a.rest, b.rest) || a.from !== b.from) return Math.min(startOf(a), startOf(b));
  return a.to === b.to ? DAY_MAX : earlier(a.to, b.to);
}

const startOf = ({ from }: Dated): Day => (from === null ? DAY_MIN : dayIn(from));

const earlier = (a: string | null, b: string | null): Day => Math.min(dayIn(a), dayIn(b));

type Tree = Readonly<Record<string, unknown>>;

// Places of words and the order of members do not count.
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isTree(a) || !isTree(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const names = namesIn(a);
  return names.length === namesIn(b).length && names.every((name) => isSame(a[name], b[name]));
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

const namesIn = (tree: Tree): readonly string[] =>
  Object.keys(tree).filter((name) => tree[name] !== undefined && !isPlace(name, tree[name]));
