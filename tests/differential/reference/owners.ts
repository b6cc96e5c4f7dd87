// Differential tests, reference interpreter: the facts that a charge belongs to, for clauses whose
// charges some term asks by fact: their lines end where these change.
import type { RatingPlan, Rule } from '../../../dsl/src/index.ts';
import { scopeOf } from './applies.ts';
import { reachedFrom } from './reach.ts';
import { monthAround, type World } from './scope.ts';
import { weightsOf } from './share.ts';
import type { Thing } from './thing.ts';

/** What the charges of a rule for a subject belong to on a day; nothing where nobody asks. */
export function ownersOn(
  world: World,
  rule: Rule,
  subject: Thing | undefined,
  day: number,
): string {
  if (!isAskedByFact(world.plan, rule.clause)) return '';
  const scope = scopeOf(world, rule, subject, day, monthAround(day));
  const members = rule.share && weightsOf(rule.share, scope).map(({ member }) => member);
  const owned = members ?? (subject === undefined ? [] : [subject]);
  const owners = owned.map((one) =>
    reachedFrom(one, day, scope)
      .map(({ type, key }) => `${type} ${key}`)
      .toSorted(),
  );
  return JSON.stringify(owners);
}

const answers = new WeakMap<RatingPlan, Map<string, boolean>>();

function isAskedByFact(plan: RatingPlan, clause: string): boolean {
  const known = answers.get(plan) ?? new Map<string, boolean>();
  answers.set(plan, known);
  const answer = known.get(clause) ?? mayAsk(plan, clause);
  known.set(clause, answer);
  return answer;
}

function mayAsk(plan: RatingPlan, clause: string): boolean {
  return [...plan.rules, ...plan.indexations].some((reader) => {
    const read = new Set<unknown>([reader]);
    for (const node of read) {
      if (typeof node !== 'object' || node === null) continue;
      if (asks(node as Asking, clause, reader.clause)) return true;
      for (const part of [...Object.values(node), ...named(plan, node)]) read.add(part);
    }
    return false;
  });
}

interface Asking {
  readonly op?: string;
  readonly of?: unknown;
  readonly clauses?: readonly string[];
  readonly except?: readonly string[];
}

function asks({ op, of, clauses, except }: Asking, clause: string, own: string): boolean {
  if (op !== 'charges' || of === undefined || except?.includes(clause) === true) return false;
  return clauses === undefined ? clause !== own : clauses.includes(clause);
}

// The definitions and derived sets that a node names.
function named({ definitions, derivations }: RatingPlan, node: object): readonly object[] {
  const values = (['name', 'type', 'subject'] as const).map((one) => Reflect.get(node, one));
  const isDefined = Reflect.get(node, 'op') === 'defined';
  return [
    ...(isDefined ? definitions.filter(({ name }) => values.includes(name)) : []),
    ...derivations.filter(({ name }) => values.slice(1).includes(name)),
  ];
}
