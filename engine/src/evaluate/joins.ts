// Joins: facts found by an equality instead of being looked at one by one. In: the test of a set.
// Out: the conjuncts that say `something of the member = something else`, and an index by that
// something.
import type { Term } from '@avenant/dsl';
import type { Period } from '@avenant/dsl/values';
import { identityOf } from '../explain/compare-values.ts';
import type { Fact } from '../facts/fact.ts';
import { FactList } from './fact-list.ts';
import { attempt, type Frame, type Run, unlimited, untraced, within } from './frame.ts';
import { Held } from './held.ts';
import type { Machine } from './machine.ts';
import type { Validity } from './scope.ts';
import { traitsOf } from './traits.ts';

/** An equality between a term of the member alone and a term without the member. */
export interface Join {
  readonly member: Term;
  readonly memberRun: Run;
  readonly other: Term;
  readonly otherRun: Run;
  /** Whether the other side uses bound facts at all. */
  readonly bound: boolean;
}

/** A test taken apart. */
export interface Joins {
  /** Those that use bound facts first. */
  readonly joins: readonly Join[];
  /** The conjuncts that are not joins. */
  readonly rest: readonly Term[];
}

/** The joins of a test. */
export function joinsOf(machine: Machine, where: Term | undefined): Joins {
  const joins: Join[] = [];
  const rest: Term[] = [];
  for (const conjunct of conjunctsOf(where)) {
    const join = joinOf(machine, conjunct);
    if (join === undefined) rest.push(conjunct);
    else joins.push(join);
  }
  joins.sort((a, b) => (a.bound ? 0 : 1) - (b.bound ? 0 : 1));
  return { joins, rest };
}

function conjunctsOf(term: Term | undefined): readonly Term[] {
  if (term === undefined) return [];
  return term.op === 'and' ? term.of.flatMap(conjunctsOf) : [term];
}

function joinOf(machine: Machine, term: Term): Join | undefined {
  if (term.op !== 'compare' || term.relation !== '=') return undefined;
  const [a, b] = term.of;
  if (isOfMember(machine, a) && isWithoutMember(machine, b)) return joined(machine, a, b);
  if (isOfMember(machine, b) && isWithoutMember(machine, a)) return joined(machine, b, a);
  return undefined;
}

function joined(machine: Machine, member: Term, other: Term): Join {
  return {
    member,
    memberRun: machine.run(member),
    other,
    otherRun: machine.run(other),
    bound: traitsOf(machine, other).facts !== 0,
  };
}

function isOfMember(machine: Machine, term: Term): boolean {
  const { facts, charges, period, place } = traitsOf(machine, term);
  return facts === 1 && !charges && !period && !place;
}

function isWithoutMember(machine: Machine, term: Term): boolean {
  const { facts, charges, place } = traitsOf(machine, term);
  return (facts & 1) === 0 && !charges && !place;
}

/** Facts by the value of a term of theirs. */
export interface JoinIndex {
  /** Those that had the value at some moment, and those whose value is held. */
  readonly lists: ReadonlyMap<string, FactList>;
  /** Those whose value is held: candidates for any value. */
  readonly unsure: FactList;
}

/** A value changes at most this often over a fact's life before the fact is left unsure. */
const STEPS_MAX = 400;

/** The index of a list of facts by the member's side of a join; made once for the list. */
export function indexOf(frame: Frame, list: readonly Fact[], join: Join): JoinIndex {
  const { machine } = frame;
  let indexes = machine.indexes.get(list);
  if (indexes === undefined) {
    indexes = new Map();
    machine.indexes.set(list, indexes);
  }
  const known = indexes.get(join.member) as JoinIndex | undefined;
  if (known !== undefined) return known;
  const made = untraced(frame, (inner) => makeIndex(inner, list, join));
  indexes.set(join.member, made);
  return made;
}

function makeIndex(frame: Frame, list: readonly Fact[], { memberRun }: Join): JoinIndex {
  const buckets = new Map<string, Fact[]>();
  const unsure: Fact[] = [];
  const { facts, moment, validity } = frame;
  frame.validity = unlimited();
  for (const fact of list) {
    frame.facts = [fact];
    const values = valuesOf(frame, fact, memberRun);
    if (values === undefined) unsure.push(fact);
    for (const value of values ?? []) {
      const bucket = buckets.get(value);
      if (bucket === undefined) buckets.set(value, [fact]);
      else bucket.push(fact);
    }
  }
  frame.facts = facts;
  frame.moment = moment;
  frame.validity = validity;
  const lists = new Map<string, FactList>();
  for (const [value, bucket] of buckets) {
    // Facts whose value is held stand in every list, in their place in the order.
    const all = unsure.length === 0 ? bucket : merged(bucket, unsure);
    lists.set(value, new FactList(all));
  }
  return { lists, unsure: new FactList(unsure) };
}

function merged(bucket: readonly Fact[], unsure: readonly Fact[]): readonly Fact[] {
  return [...bucket, ...unsure].sort((a, b) => a.order - b.order);
}

// The values of the member's side over the fact's life; undefined when one of them is held.
function valuesOf(frame: Frame, fact: Fact, run: Run): Iterable<string> | undefined {
  const from = fact.segments[0]?.from ?? 0;
  if (fact.start === undefined) {
    return valuesOver(frame, run, { from, to: fact.segments.at(-1)?.to ?? 0 });
  }
  // A record is read on its own day alone.
  frame.moment = from;
  const value = attempt(frame, run);
  return value instanceof Held ? undefined : [identityOf(value)];
}

/**
 * The values of a term over some days, walked from change to change; undefined when held.
 * `span` is narrowed to the days on which the term is the same as on the last day walked.
 */
export function valuesOver(
  frame: Frame,
  run: Run,
  days: Period,
  span?: Validity,
): ReadonlySet<string> | undefined {
  const values = new Set<string>();
  const { moment } = frame;
  let day = days.from;
  for (let step = 0; day < days.to; step += 1) {
    frame.moment = day;
    const found = attempt(frame, (inner) => within(inner, run));
    if (found instanceof Held || step > STEPS_MAX) {
      frame.moment = moment;
      return undefined;
    }
    values.add(identityOf(found.value));
    if (span !== undefined) Object.assign(span, found.days);
    day = Math.max(found.days.to, day + 1);
  }
  frame.moment = moment;
  return values;
}
