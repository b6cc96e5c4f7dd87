// Running aggregates: those over what came before a fact. In: a set of members before the enclosing
// fact. Out: the aggregate from prefixes, each computed once: a walk in order is never quadratic.
import { add, divide, isZero, type Rational, rational, ZERO } from '@avenant/dsl/values';
import { compareValues } from '../explain/compare-values.ts';
import { isRational } from '../explain/value-text.ts';
import type { Value } from '../facts/fact.ts';
import { resultOf } from './aggregate-result.ts';
import { attempt, type Frame, type Run, untraced } from './frame.ts';
import { Held } from './held.ts';
import { type CompiledSet, eachMember, joinValues, type Walk, walkOf } from './members.ts';
import type { TermOf } from './term-of.ts';

/** What a running aggregate is made of. */
export interface Running {
  readonly term: TermOf<'aggregate'>;
  readonly set: CompiledSet;
  readonly value: Run | undefined;
  /** The same aggregate from its members: for explanations, and where prefixes do not serve. */
  readonly gather: Run;
  /** Leaves the step that goes on from what was explained before. */
  readonly goOn: (frame: Frame, walk: Walk, explained: Continued) => void;
  /** Whether the covered period matters. */
  readonly period: boolean;
}

/** A total whose explanation stands above, and what the members from a position on make of it. */
export interface Continued {
  readonly at: number;
  readonly before: Value;
  readonly total: Value;
}

/** The prefixes of one list of candidates, as far as they were asked for. */
interface Prefixes {
  /** Positions of the list that are done. */
  done: number;
  /** For each position done: members so far, and their total, extreme or decision. */
  readonly counts: number[];
  readonly values: (Value | undefined)[];
  /** What stopped at `done`. */
  held: Held | undefined;
}

/** Those whose value is theirs of the members before and of the one more. */
const CHAINED: ReadonlySet<string> = new Set(['sum', 'greatest', 'least']);

/** From so many members on, an explanation goes on from the one before it. */
const CHAIN_MIN = 12;

const PREFIXED: ReadonlySet<string> = new Set([
  'sum',
  'count',
  'average',
  'greatest',
  'least',
  'any',
  'every',
]);

/** The function of a running aggregate. */
export function runningRun(running: Running): Run {
  const { term, set, gather } = running;
  if (!PREFIXED.has(term.function) || set.atMoment) return gather;
  return (frame) => {
    const chained = CHAINED.has(term.function);
    if (frame.trace !== null && !chained) return gather(frame);
    const walk = untraced(frame, (inner) => walkOf(inner, set));
    const key = untraced(frame, (inner) => keyOf(inner, running, walk));
    if (key === undefined) return gather(frame);
    const prefixes = prefixesOf(frame, running, walk, key);
    untraced(frame, (inner) => extend(inner, running, walk, prefixes));
    const count = walk.last - walk.first;
    if (frame.trace !== null) {
      if (prefixes.held !== undefined || !continued(frame, running, walk, prefixes)) gather(frame);
    }
    if (count > prefixes.done && prefixes.held !== undefined) throw prefixes.held;
    return finished(term, prefixes.counts[count - 1] ?? 0, prefixes.values[count - 1]);
  };
}

// Explained by the total before it, when that stands in the same tree. The list of all calls of a
// pool, each with all calls before it, would be beyond reading.
function continued(frame: Frame, running: Running, walk: Walk, prefixes: Prefixes): boolean {
  const { trace } = frame;
  const count = walk.last - walk.first;
  if (trace === null || count < CHAIN_MIN) return false;
  const before = prefixes.values[count - 2];
  const total = prefixes.values[count - 1];
  const after = trace.follows(prefixes, count);
  if (!after || before === undefined || total === undefined) return false;
  running.goOn(frame, walk, { at: walk.last - 1, before, total });
  return true;
}

// What a list of prefixes is for: the window, the period, what is joined.
function keyOf(frame: Frame, { set, period }: Running, walk: Walk): string | undefined {
  const keys = [`${walk.first}`, `${walk.days.from}`, `${walk.days.to}`];
  if (period) keys.push(`${frame.period.from}`, `${frame.period.to}`);
  for (const join of set.joins.joins) {
    const values = joinValues(frame, walk, join);
    const [value] = values ?? [];
    if (value === undefined || values?.size !== 1) return undefined;
    keys.push(value);
  }
  return keys.join('\u0000');
}

function prefixesOf(frame: Frame, { term }: Running, { list }: Walk, key: string): Prefixes {
  const { indexes } = frame.machine;
  let owners = indexes.get(list.facts);
  if (owners === undefined) {
    owners = new Map();
    indexes.set(list.facts, owners);
  }
  let byKey = owners.get(term) as Map<string, Prefixes> | undefined;
  if (byKey === undefined) {
    byKey = new Map();
    owners.set(term, byKey);
  }
  let prefixes = byKey.get(key);
  if (prefixes === undefined) {
    prefixes = { done: 0, counts: [], values: [], held: undefined };
    byKey.set(key, prefixes);
  }
  return prefixes;
}

function extend(frame: Frame, running: Running, walk: Walk, prefixes: Prefixes): void {
  const { term, value } = running;
  const wanted = walk.last - walk.first;
  while (prefixes.done < wanted && prefixes.held === undefined) {
    const at = walk.first + prefixes.done;
    let count = prefixes.counts.at(-1) ?? 0;
    let total = prefixes.values.at(-1);
    const held = attempt(frame, (inner) => {
      eachMember(inner, { ...walk, first: at, last: at + 1 }, (fact) => {
        count += 1;
        total = combined(term.function, total, value === undefined ? fact : value(inner));
        return true;
      });
      return undefined;
    });
    if (held instanceof Held) {
      prefixes.held = held;
      return;
    }
    prefixes.counts.push(count);
    prefixes.values.push(total);
    prefixes.done += 1;
  }
}

function combined(what: string, total: Value | undefined, value: Value): Value | undefined {
  switch (what) {
    case 'sum':
    case 'average':
      return add(numberIn(total), numberIn(value));
    case 'greatest':
      return total !== undefined && compareValues(total, value) >= 0 ? total : value;
    case 'least':
      return total !== undefined && compareValues(total, value) <= 0 ? total : value;
    case 'any':
      return total === true || value !== false;
    case 'every':
      return total !== false && value !== false;
    default:
      return undefined;
  }
}

function numberIn(value: Value | undefined): Rational {
  return value !== undefined && isRational(value) ? value : ZERO;
}

function finished(term: TermOf<'aggregate'>, count: number, total: Value | undefined): Value {
  const number = rational(count);
  switch (term.function) {
    case 'count':
      return number;
    case 'sum':
      return total ?? ZERO;
    case 'any':
      return total === true;
    case 'every':
      return total !== false;
    case 'average':
      return resultOf(term.set.type, isZero(number) ? undefined : divide(numberIn(total), number));
    default:
      return resultOf(term.set.type, total);
  }
}
