// Differential tests, reference interpreter: the facts that a charge belongs to, for clauses whose
// charges some term asks by fact: their lines end where those change, of the types it asks about.
import type { RatingPlan, Rule, SetTerm, Term } from '../../../dsl/src/index.ts';
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
  const questions = questionsIn(world.plan).filter((one) => isAbout(one, rule.clause));
  if (questions.length === 0) return '';
  const isAsked = (type: string): boolean =>
    questions.some((one) => one.type === type || one.type === undefined);
  const scope = scopeOf(world, rule, subject, day, monthAround(day));
  const members = rule.share && weightsOf(rule.share, scope).map(({ member }) => member);
  const owned = members ?? (subject === undefined ? [] : [subject]);
  const owners = owned.map((one) =>
    reachedFrom(one, day, scope).flatMap(({ type, key }) =>
      isAsked(type) ? [`${type} ${key}`] : [],
    ),
  );
  return JSON.stringify(owners.map((one) => one.toSorted()));
}

type Charges = Extract<Term, { op: 'charges' }>;

/** A term that asks for charges by fact: where it stands, and the type of the fact. */
interface Question {
  readonly asker: string;
  readonly term: Charges;
  /** Absent: the plan does not say it at once. */
  readonly type: string | undefined;
}

function isAbout({ asker, term: { clauses, except } }: Question, clause: string): boolean {
  if (except?.includes(clause) === true) return false;
  return clauses === undefined ? clause !== asker : clauses.includes(clause);
}

const answers = new WeakMap<RatingPlan, readonly Question[]>();

function questionsIn(plan: RatingPlan): readonly Question[] {
  const known = answers.get(plan);
  if (known !== undefined) return known;
  const found: Question[] = [];
  for (const reader of [...plan.rules, ...plan.indexations]) {
    const subject = 'subject' in reader ? reader.subject : undefined;
    const seen = new Set<object>();
    look(plan, reader, subject === undefined ? [] : [subject], seen, (term, bound) => {
      if (term.of === undefined) return;
      found.push({ asker: reader.clause, term, type: typeOf(plan, term.of, bound) });
    });
  }
  answers.set(plan, found);
  return found;
}

/** Types of the bound facts, innermost first. */
type Bound = readonly string[];

// Members of a set are bound in its test, and in what is beside it under these names.
const INSIDE = ['value', 'weight', 'keys', 'fields'];

function look(
  plan: RatingPlan,
  node: unknown,
  bound: Bound,
  seen: Set<object>,
  found: (term: Charges, bound: Bound) => void,
): void {
  if (typeof node !== 'object' || node === null) return;
  const { op, set, over, type, subject, name } = node as Readonly<Record<string, unknown>>;
  if (op === 'charges') found(node as Charges, bound);
  const members = isSet(set) ? set : isSet(over) ? over : undefined;
  const inner = members === undefined ? bound : [members.type, ...bound];
  for (const [field, part] of Object.entries(node)) {
    if (part === members && members !== undefined) {
      look(plan, members.where, inner, seen, found);
      look(plan, { ...members, where: undefined }, bound, seen, found);
    } else {
      look(plan, part, INSIDE.includes(field) ? inner : bound, seen, found);
    }
  }
  const meant = plan.definitions.filter((one) => op === 'defined' && one.name === name);
  const made = plan.derivations.filter((one) => one.name === type || one.name === subject);
  for (const one of [...meant, ...made]) {
    if (seen.has(one)) continue;
    seen.add(one);
    look(plan, one, 'on' in one && one.on !== undefined ? [one.on] : [], seen, found);
  }
}

function isSet(value: unknown): value is SetTerm {
  return typeof value === 'object' && value !== null && 'window' in value && 'type' in value;
}

function typeOf(plan: RatingPlan, term: Term, bound: Bound): string | undefined {
  if (term.op === 'fact') {
    const type = bound[term.depth];
    return [...plan.types, ...plan.derivations].find(({ name }) => name === type)?.name;
  }
  if (term.op !== 'attribute') return undefined;
  const holder = plan.types.find(({ name }) => name === typeOf(plan, term.of, bound));
  const type = holder?.attributes.find(({ name }) => name === term.name)?.type;
  return type?.kind === 'reference' ? type.type : undefined;
}
