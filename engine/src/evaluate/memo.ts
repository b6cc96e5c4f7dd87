// Memory: results kept by view, with the days and the period for which they hold. What depends on
// charges, on a place in an order or on what is being explained is never kept.
import type { Day } from '@avenant/dsl/values';
import type { View } from '../facts/fact.ts';
import { attempt, type Frame, narrow, unlimited } from './frame.ts';
import { Held } from './held.ts';

interface Entry {
  readonly from: Day;
  readonly to: Day;
  readonly periodFrom: Day;
  readonly periodTo: Day;
  readonly result: unknown;
}

/** The results kept for one owner: a term, a definition, a row. */
type Kept = Map<unknown, Entry[]>;

/** All results kept for one view. */
export type Memory = WeakMap<View, Map<object, Kept>>;

/** Beyond this many keys the results of an owner are forgotten and gathered anew. */
const KEYS_MAX = 50_000;
const ENTRIES_MAX = 40;

/** What makes a result the same one. */
export interface MemoKey {
  /** The term or other object that computes it. */
  readonly owner: object;
  /** What it is computed for. */
  readonly key: unknown;
  /** Whether the covered period matters. */
  readonly period: boolean;
}

/**
 * The result of `run`, computed once for its key and for the days on which it is the same. Narrows
 * the frame's validity as computing it does; a problem is remembered too.
 * @param memory Where it is kept: the machine's own, unless said.
 */
export function remember<T>(
  frame: Frame,
  key: MemoKey,
  run: (frame: Frame) => T,
  memory: Memory = frame.machine.memory,
): T {
  if (frame.trace !== null) return run(frame);
  const entries = entriesOf(memory, frame, key);
  const { moment, period } = frame;
  const found = entries.find(
    (one) =>
      one.from <= moment &&
      moment < one.to &&
      (!key.period || (one.periodFrom === period.from && one.periodTo === period.to)),
  );
  if (found !== undefined) return recall(frame, found);
  const outer = frame.validity;
  const days = unlimited();
  const result = attempt(frame, (inner) => {
    inner.validity = days;
    const value = run(inner);
    inner.validity = outer;
    return value;
  });
  const entry = { ...days, periodFrom: period.from, periodTo: period.to, result };
  if (entries.length >= ENTRIES_MAX) entries.shift();
  entries.push(entry);
  return recall(frame, entry);
}

function recall<T>(frame: Frame, { from, to, result }: Entry): T {
  narrow(frame, from, to);
  if (result instanceof Held) throw result;
  return result as T;
}

function entriesOf(memory: Memory, { view }: Frame, { owner, key }: MemoKey): Entry[] {
  let owners = memory.get(view);
  if (owners === undefined) {
    owners = new Map();
    memory.set(view, owners);
  }
  let kept = owners.get(owner);
  if (kept === undefined) {
    kept = new Map();
    owners.set(owner, kept);
  }
  let entries = kept.get(key);
  if (entries === undefined) {
    if (kept.size >= KEYS_MAX) kept.clear();
    entries = [];
    kept.set(key, entries);
  }
  return entries;
}
