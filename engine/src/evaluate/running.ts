// Running aggregates: those over what came before a fact. In: a set of members before the enclosing
// fact. Out: the aggregate from prefixes, each computed once: a walk in order is never quadratic.
import { add, divide, isZero, type Rational, rational, ZERO } from '@avenant/dsl/values';
import { compareValues } from '../explain/compare-values.ts';
import { isRational } from '../explain/value-text.ts';
import type { Value } from '../facts/fact.ts';
import { resultOf } from './aggregate-result.ts';
import { attempt, type Frame, type Run } from './frame.ts';
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
  /** Whether the covered period matters. */
  readonly period: boolean;
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
    if (frame.trace !== null) return gather(frame);
    const walk = walkOf(frame, set);
    const key = keyOf(frame, running, walk);
    if (key === undefined) return gather(frame);
    const prefixes = prefixesOf(frame, running, walk, key);
    extend(frame, running, walk, prefixes);
    const count = walk.last - walk.first;
    if (count > prefixes.done && prefixes.held !== undefined) throw prefixes.held;
    return finished(term, prefixes.counts[count - 1] ?? 0, prefixes.values[count - 1]);
  };
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
      return resultOf(term, isZero(number) ? undefined : divide(numberIn(total), number));
    default:
      return resultOf(term, total);
  }
}
