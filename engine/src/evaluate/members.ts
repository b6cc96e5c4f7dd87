// Members: the facts of a set, one after the other in order. In: a set of a term. Out: a walk that
// binds each member at the day on which its terms are read: a record's own day, for items the
// moment or their last day of service in the window.
import type { SetTerm, Term } from '@avenant/dsl';
import {
  DAY_MAX,
  DAY_MIN,
  type Day,
  type Instant,
  type Period,
  startOfDay,
} from '@avenant/dsl/values';
import type { Fact, FactsOfType } from '../facts/fact.ts';
import { DerivedFact } from './derived-fact.ts';
import { FactList } from './fact-list.ts';
import { type Frame, narrow, type Run, unlimited, untraced } from './frame.ts';
import { indexOf, type Join, type Joins, joinsOf, valuesOver } from './joins.ts';
import type { Machine } from './machine.ts';
import { truthOf } from './term-of.ts';
import { compileWindow, type WindowRun } from './windows.ts';

/** A set made ready to walk. */
export interface CompiledSet {
  readonly set: SetTerm;
  readonly window: WindowRun;
  /** Members are those of the moment, and are read at the moment. */
  readonly atMoment: boolean;
  /** Records count where they overlap the window, not only where they start in it. */
  readonly overlapping: boolean;
  readonly where: Run | undefined;
  readonly joins: Joins;
}

/** Makes a set ready; `times` asks for overlapping records, all else for those that start there. */
export function compileSet(
  set: SetTerm,
  machine: Machine,
  records: 'starting' | 'overlapping' = 'starting',
): CompiledSet {
  return {
    set,
    window: compileWindow(set.window, machine),
    atMoment: set.window.kind === 'moment',
    overlapping: records === 'overlapping',
    where: set.where === undefined ? undefined : machine.run(set.where),
    joins: joinsOf(machine, set.where),
  };
}

/** What a walk goes over. */
export interface Walk {
  readonly set: CompiledSet;
  readonly days: Period;
  /** Members are items. */
  readonly items: boolean;
  readonly list: FactList;
  /** Positions in the list. */
  readonly first: number;
  readonly last: number;
}

/** The walk of a set in a frame, with as few candidates as the joins of its test leave. */
export function walkOf(frame: Frame, set: CompiledSet): Walk {
  const { moment } = frame;
  const days = set.atMoment ? { from: moment, to: moment + 1 } : set.window(frame);
  const source = sourceOf(frame, set.set.type, set.atMoment ? undefined : days);
  const items = source.kind === 'item';
  const whole = listOf(source.facts);
  const list = candidates(frame, { set, days, items, list: whole, ...whole.within(days) });
  const { first, last } = list.within(days);
  if (set.atMoment) list.narrowAround(frame.validity, first, last);
  const enclosing = set.set.before === true ? enclosingOf(frame, source.name) : undefined;
  const end =
    enclosing === undefined ? last : Math.min(last, list.before(orderIn(source, enclosing)));
  return { set, days, items, list, first, last: Math.max(first, end) };
}

const lists = new WeakMap<readonly Fact[], FactList>();

function listOf(facts: readonly Fact[]): FactList {
  const known = lists.get(facts);
  if (known !== undefined) return known;
  const list = new FactList(facts);
  lists.set(facts, list);
  return list;
}

function sourceOf(frame: Frame, type: string, asked: Period | undefined): FactsOfType {
  if (type === '#members') return membersAtHand(frame);
  return frame.machine.factsOf(frame, type, asked);
}

// The place of a fact among others: a derived one may have been made for another window than they.
function orderIn(source: FactsOfType, fact: Fact): number {
  if (source.kind !== 'derived') return fact.order;
  const own = source.find(fact.key);
  if (own !== undefined) return own.order;
  const start = startOf(fact);
  const follows = (other: Fact) =>
    startOf(other) > start || (startOf(other) === start && other.key >= fact.key);
  return source.facts.find(follows)?.order ?? Infinity;
}

/** When a fact starts: a record's own instant, else its first day of service. */
export function startOf({ start, segments }: Fact): Instant {
  return start ?? startOfDay(segments[0]?.from ?? 0);
}

// The group whose field is being computed, else that of the innermost bound fact that is a group.
function membersAtHand({ members, facts }: Frame): FactsOfType {
  if (members !== null) return members;
  const group = facts.findLast((fact) => fact instanceof DerivedFact && fact.members !== null);
  if (group instanceof DerivedFact && group.members !== null) return group.members;
  throw new TypeError('a plan with members of a group where there is none');
}

/** The innermost bound fact of a type. */
export function enclosingOf({ facts }: Frame, type: string): Fact | undefined {
  return facts.findLast((fact) => fact.type === type);
}

/** Below this many facts an index is not worth making. */
const INDEX_MIN = 16;
const VALUES_MAX = 8;

function candidates(frame: Frame, walk: Walk): FactList {
  const { list, set } = walk;
  const [join] = set.joins.joins;
  if (join === undefined || list.facts.length < INDEX_MIN) return list;
  const values = joinValues(frame, walk, join);
  if (values === undefined || values.size > VALUES_MAX) return list;
  const { lists: found, unsure } = indexOf(frame, list.facts, join);
  const [value] = values;
  if (value !== undefined && values.size === 1) return found.get(value) ?? unsure;
  const facts = new Set([...values].flatMap((one) => (found.get(one) ?? unsure).facts));
  return new FactList([...facts].sort((a, b) => a.order - b.order));
}

/**
 * The values that the other side of a join takes on the days on which members may be read;
 * undefined when one is held: then every member has to be looked at.
 */
export function joinValues(
  frame: Frame,
  { set, days, items, list, first }: Walk,
  { otherRun }: Join,
): ReadonlySet<string> | undefined {
  const { facts, validity } = frame;
  frame.facts = [...facts, frame.machine.contractFact];
  const { moment } = frame;
  // Records are read on their first day, which may lie before the window.
  const earliest = list.facts[first]?.segments[0]?.from ?? DAY_MAX;
  let read = { from: Math.min(days.from, earliest), to: days.to };
  if (items) read = set.atMoment ? { from: moment, to: moment + 1 } : days;
  const span = unlimited();
  const values = untraced(frame, (inner) => valuesOver(inner, otherRun, read, span));
  frame.facts = facts;
  frame.validity = validity;
  if (items && set.atMoment) narrow(frame, span.from, span.to);
  return values;
}

/** Binds each member in turn and visits it, until a visit answers false. */
export function eachMember(frame: Frame, walk: Walk, visit: (fact: Fact) => boolean): void {
  const { set, list, first, last, items } = walk;
  const { facts, moment, validity } = frame;
  const top = facts.length;
  // What members say on days of their own does not change with the moment.
  const fixed = set.atMoment && items ? validity : unlimited();
  for (let at = first; at < last; at += 1) {
    const fact = list.facts[at];
    if (fact === undefined) break;
    frame.moment = moment;
    frame.validity = validity;
    const day = dayOfMember(frame, walk, fact);
    if (day === undefined) continue;
    frame.moment = day;
    frame.validity = fixed;
    facts[top] = fact;
    if ((set.where === undefined || passes(frame, set.where)) && !visit(fact)) break;
  }
  facts.length = top;
  frame.moment = moment;
  frame.validity = validity;
}

function passes(frame: Frame, where: Run): boolean {
  const { trace } = frame;
  frame.trace = null;
  const passed = truthOf(where, frame);
  frame.trace = trace;
  return passed;
}

// The day on which a candidate's terms are read; undefined when it is not in the window.
function dayOfMember(frame: Frame, { set, days, items }: Walk, fact: Fact): Day | undefined {
  if (set.atMoment) {
    const { moment } = frame;
    return inServiceAt(frame, fact) ? (items ? moment : fact.segments[0]?.from) : undefined;
  }
  const { segments } = fact;
  if (!items) {
    const [segment] = segments;
    if (segment === undefined || segment.from >= days.to) return undefined;
    const reached = set.overlapping ? segment.to > days.from : segment.from >= days.from;
    return reached ? segment.from : undefined;
  }
  for (let at = segments.length - 1; at >= 0; at -= 1) {
    const segment = segments[at];
    if (segment === undefined || segment.from >= days.to) continue;
    return segment.to > days.from ? Math.min(segment.to, days.to) - 1 : undefined;
  }
  return undefined;
}

/** Whether a fact is in service at the moment. Narrows the validity to the days that answer so. */
export function inServiceAt(frame: Frame, fact: Fact): boolean {
  const { moment } = frame;
  let before = DAY_MIN;
  for (const { from, to } of fact.segments) {
    if (moment < from) {
      narrow(frame, before, from);
      return false;
    }
    if (moment < to) {
      narrow(frame, from, to);
      return true;
    }
    before = to;
  }
  narrow(frame, before, DAY_MAX);
  return false;
}

/** The terms of a set that are not the other side of a join. */
export function termsWithoutJoins({ joins: { joins, rest } }: CompiledSet): readonly Term[] {
  return [...joins.map(({ member }) => member), ...rest];
}
