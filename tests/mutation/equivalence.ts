// Mutation, equivalents: mutants that cannot change an invoice, each by a rule that reads the plan
// and not the mutant's name in a list. In: a history and a mutant. Out: the rule that says so.
import type { PlanHistory, RatingPlan, Rule, Term } from '../../dsl/src/index.ts';
import {
  divide,
  fromText,
  isInteger,
  isZero,
  monthIndexOf,
  multiply,
  ONE,
  parseDay,
  rational,
} from '../../dsl/src/values/index.ts';
import { occurrencesIn } from '../../engine/src/rate/calendar.ts';
import { type Standing, visitRule } from '../../engine/src/rate/terms.ts';
import { grainOf } from './grain.ts';
import { memberReason } from './members.ts';
import { type Change, type Mutant, mutated, type Path, plain } from './mutant.ts';
import { normal } from './normal.ts';
import { unaskedReason } from './series-days.ts';
import { isNeverNegative } from './sign.ts';
import { unreadReason } from './unread.ts';

/** Why a mutant bills what the contract bills; undefined: it may bill something else. */
export function equivalence(history: PlanHistory, mutant: Mutant): string | undefined {
  const after = mutated(history, mutant)?.plans;
  if (after === undefined) return 'the text would not compile: clauses in a circle';
  const before = normalPlans(history);
  if (after.every(({ plan }, nth) => plain(normal(plan)) === before[nth])) {
    return 'the plan is the same once its constants are worked out';
  }
  const reasons = [...mutant.changes].map(([plan, changes]) => reasonIn(plan, mutant, changes));
  const [first] = reasons;
  return reasons.every((reason) => reason !== undefined) ? first : undefined;
}

const normals = new WeakMap<PlanHistory, readonly string[]>();

function normalPlans(history: PlanHistory): readonly string[] {
  const known = normals.get(history) ?? history.plans.map(({ plan }) => plain(normal(plan)));
  normals.set(history, known);
  return known;
}

function reasonIn(
  plan: RatingPlan,
  { operator }: Mutant,
  changes: readonly Change[],
): string | undefined {
  const reasons = changes.map(({ path, value }) => {
    const [kind, nth, field, ...rest] = path;
    const rule = kind === 'rules' && typeof nth === 'number' ? plan.rules[nth] : undefined;
    if (isSameMonth(plan, path, value)) return 'a month to date is the month, seen from a month';
    if (isSameYear(plan, path, value)) return 'years of the contract are calendar years';
    if (isSameDay(plan, path, value)) return 'a record on a day starts and ends on it';
    const unread = unreadReason(plan, path) ?? unaskedReason(plan, path, value);
    if (unread !== undefined) return unread;
    if (isHalfStep(plan, path, value)) {
      return 'whole halves of a step, none below zero: half up is up';
    }
    if (rule === undefined || field === undefined) return undefined;
    return ruleReason(plan, rule, operator, { path: [field, ...rest], value });
  });
  const [first] = reasons;
  return reasons.every((reason) => reason !== undefined) ? first : undefined;
}

function ruleReason(
  plan: RatingPlan,
  rule: Rule,
  operator: string,
  { path, value }: Change,
): string | undefined {
  const field = `${path[0]}`;
  const { amount } = rule;
  const charges = amount.kind === 'rate' || amount.kind === 'sum';
  const billing = ['sign', 'rounding', 'proration'].includes(field);
  if (billing && !charges) return 'a clause without an amount has no sign, rounding or part months';
  if (field === 'timing' && amount.kind === 'nothing') {
    return 'a clause that charges nothing is on no invoice';
  }
  if (field === 'proration' && !readsProration(plan, rule)) {
    return 'part months count only where a price per month is integrated';
  }
  if (field === 'proration' && isAlwaysWhole(plan, rule)) {
    return 'an item that is always there, at prices that change with the month, has no part months';
  }
  if (field === 'rounding' && isWhole(plan, rule, value)) {
    return 'amounts that are whole steps already are not rounded';
  }
  if (field === 'occasion' && operator === 'occasion' && isTimeless(plan, rule, value)) {
    return 'a month is the same on its first and its last day when no day is read';
  }
  if (operator === 'date' && field === 'effective' && isBetween(plan, rule, path, value)) {
    return 'no day on which the clause is evaluated lies between the two dates';
  }
  if (operator === 'charges' && isOwn(rule, at(rule, path), value)) {
    return 'all charges leave out those of the clause itself';
  }
  if (operator === 'included' && isContinuous(rule, path)) {
    return 'a graduated scale gives the same on both sides of an edge';
  }
  return memberReason(plan, rule, path, value);
}

function readsProration(plan: RatingPlan, rule: Rule): boolean {
  // A rate per day counts days, whatever a part of a month is.
  const { amount, occasion } = rule;
  if (amount.kind === 'rate' && amount.per === 'month' && occasion.kind === 'over time')
    return true;
  let found = false;
  visitRule(plan, rule, ({ term }) => {
    found ||= term?.op === 'over time';
  });
  return found;
}

// One price for items without dates, in a contract and a clause of whole months.
function isAlwaysWhole(plan: RatingPlan, rule: Rule): boolean {
  const { contract, types, tables, indexations, rules } = plan;
  const { amount, subject, effective, where, guard } = rule;
  if (amount.kind !== 'rate' || amount.rate.op !== 'lookup' || amount.rate.keys.length > 0) {
    return false;
  }
  const { table } = amount.rate;
  const always = types.some(({ name, time }) => name === subject && time.kind === 'always');
  const put = rules.some(({ overrides }) => overrides.some((one) => one.target === rule.clause));
  const days = [
    ...[contract.from, contract.to, effective.from, effective.to],
    ...tables.filter(({ name }) => name === table).flatMap(({ versions }) => versions),
    ...indexations.filter((one) => one.table === table).map(({ first }) => first),
  ].flatMap((one) => (typeof one === 'object' && one !== null ? [one.from, one.to] : [one]));
  const whole = days.every((day) => day === null || day.endsWith('-01'));
  return always && whole && !put && where === undefined && guard === undefined;
}

// Whether the amounts of a clause are whole multiples of a rounding step, whatever the facts. What is
// shared is rounded before it is split by the same step.
function isWhole(plan: RatingPlan, rule: Rule, value: unknown): boolean {
  const { step } = typeof value === 'object' ? (value as Rule['rounding']) : rule.rounding;
  const { amount, share } = rule;
  if (amount.kind !== 'sum' || (share !== undefined && step !== rule.rounding.step)) return false;
  const grain = grainOf(plan, amount.amount);
  return grain !== undefined && isInteger(divide(grain, fromText(step) ?? ONE));
}

// A rounding half up, of a term or of a clause's line, that became a rounding up.
function isHalfStep(plan: RatingPlan, path: Path, value: unknown): boolean {
  const [before, after] = [at(plan, path), value] as Partial<Extract<Term, { op: 'round' }>>[];
  if (before?.mode !== 'half-up' || after?.mode !== 'ceiling') return false;
  const [kind, nth, field] = path;
  const rule = kind === 'rules' && field === 'rounding' ? plan.rules[Number(nth)] : undefined;
  const line = rule?.share === undefined && rule?.sign === 1 ? rule.amount : undefined;
  const exact =
    line?.kind === 'sum' ? line.amount : before.op === 'round' ? before.of?.[0] : undefined;
  const size =
    rule?.rounding.step ?? (before.step?.op === 'number' ? before.step.value : undefined);
  const step = fromText(`${size}`);
  const grain = exact === undefined ? undefined : grainOf(plan, exact);
  if (exact === undefined || step === undefined || grain === undefined) return false;
  const halves = divide(multiply(grain, rational(2n)), step);
  return isInteger(halves) && isNeverNegative(plan, exact);
}

// A window over the month that holds the period, cut at the period's end or not: no period ends
// inside a month when the contract does not.
function isSameMonth({ contract }: RatingPlan, path: Path, value: unknown): boolean {
  if (path.at(-1) !== 'window' || contract.to?.endsWith('-01') === false) return false;
  const window = value as {
    readonly kind: string;
    readonly offset?: number;
    readonly toDate?: true;
  };
  return window.kind === 'month' && window.offset === 0 && window.toDate === true;
}

// `day` and `end-day` of a fact that is a record on a day.
function isSameDay(plan: RatingPlan, path: Path, value: unknown): boolean {
  const term = value as Term;
  const before = at(plan, path) as Term;
  if (typeof value !== 'object' || before.op !== 'when' || term.op !== 'when') return false;
  if (before.of.op !== 'fact' || before.of.depth !== 0 || path.includes('where')) return false;
  const [kind, nth] = path;
  const owner = kind === 'rules' ? plan.rules[Number(nth)]?.subject : undefined;
  const type = kind === 'definitions' ? plan.definitions[Number(nth)]?.on : owner;
  return plan.types.some(({ name, time }) => name === type && time.kind === 'on');
}

// Clauses once a span: a date moved between two of their moments moves nothing; nor does one of a
// clause that puts such clauses off.
function isBetween(plan: RatingPlan, rule: Rule, path: Path, value: unknown): boolean {
  const [before, after] = [at(rule, path), value].map((day) => parseDay(`${day}`));
  if (before === undefined || after === undefined) return false;
  const targets = plan.rules.filter(({ clause }) =>
    rule.overrides.some(({ target }) => target === clause),
  );
  const seen = rule.amount.kind === 'nothing' ? targets : [rule, ...targets];
  const [from, to] = [Math.min(before, after), Math.max(before, after)];
  return seen.every(({ occasion }) => {
    if (occasion.kind !== 'each') return false;
    const moments = [from - 1, from].flatMap((day) =>
      occurrencesIn(plan.contract, occasion, monthIndexOf(day)).map(({ moment }) => moment),
    );
    return !moments.some((moment) => from <= moment && moment < to);
  });
}

// `except` of the clause's own number.
function isOwn(rule: Rule, before: unknown, after: unknown): boolean {
  const [old, now] = [before, after] as [Term, Term];
  if (old.op !== 'charges' || now.op !== 'charges') return false;
  const gone = (old.except ?? []).filter((one) => now.except?.includes(one) === false);
  return gone.length === 1 && gone[0] === rule.clause;
}

// Contract years that begin on 1 January are calendar years, in windows and occasions.
function isSameYear(plan: RatingPlan, path: Path, value: unknown): boolean {
  if (!plan.contract.contractYearFrom.endsWith('-01-01')) return false;
  const calendar = (node: unknown) => plain(node).replaceAll('contract-year', 'calendar-year');
  return calendar(value) === calendar(at(plan, path));
}

function at(root: object, path: Path): unknown {
  let node: unknown = root;
  for (const key of path) node = (node as Readonly<Record<string | number, unknown>>)[key];
  return node;
}

// Whether a contract-wide clause, once a month, reads nothing of the day it is read on.
function isTimeless(plan: RatingPlan, rule: Rule, value: unknown): boolean {
  const { occasion, subject, effective } = rule;
  const after = value as Rule['occasion'];
  if (occasion.kind !== 'each' || after.kind !== 'each' || after.span !== occasion.span)
    return false;
  if (subject !== undefined || occasion.span !== 'month') return false;
  const { contract } = plan;
  const edges = [effective.from, effective.to, contract.from, contract.to];
  const others = plan.rules.filter(({ overrides }) =>
    overrides.some(({ target }) => target === rule.clause),
  );
  edges.push(...others.flatMap((one) => [one.effective.from, one.effective.to]));
  if (edges.some((day) => day !== null && !day.endsWith('-01'))) return false;
  if (others.some((one) => one.guard !== undefined || one.where !== undefined)) return false;
  let timeless = true;
  visitRule(plan, rule, (one) => {
    timeless &&= isFree(plan, one);
  });
  return timeless;
}

// Members of a set of records are read on their own days.
function isFree(plan: RatingPlan, { term, window, types }: Standing): boolean {
  const [type] = types;
  const record = plan.types.some(({ name, kind }) => name === type && kind === 'record');
  const derived = plan.derivations.some(({ name }) => name === type);
  if (window !== undefined) return ['period', 'month', 'ever'].includes(window.kind);
  if (term === undefined || record || derived || type === '#members') return true;
  if (term.op === 'aggregate') {
    return !plan.types.some(({ name, kind }) => name === term.set.type && kind === 'item');
  }
  const timed = ['moment', 'attribute', 'lookup', 'series', 'convert', 'call', 'contract', 'when'];
  return !timed.includes(term.op);
}

// A changed inclusion of an edge in a graduated scale: slices have no width there. From 0 on, bands
// that share their edges: nothing is asked of zero, unless it cuts another quantity.
function isContinuous(rule: Rule, path: Path): boolean {
  const term = at(rule, path) as Term;
  if (term.op !== 'scale' || term.kind !== 'graduated') return false;
  const { bands, on } = term;
  const constantOf = (edge: Term | undefined) =>
    edge?.op === 'number' ? fromText(edge.value) : undefined;
  return bands.every(({ from, to }, nth) => {
    const [start, end] = [constantOf(from), constantOf(to)];
    const touches = plain(from) === plain(bands[nth - 1]?.to);
    const first = from === undefined || (start !== undefined && isZero(start) && on === undefined);
    const above = to === undefined ? nth === bands.length - 1 : end !== undefined && end.n > 0n;
    return above && (nth === 0 ? first : touches);
  });
}
