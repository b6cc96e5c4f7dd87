// Support: evaluates a term both ways at once. Whatever a test evaluates is also explained, and the
// explanation has to fold to the same value.
import type { Term } from '../../dsl/src/plan/index.ts';
import type { Day, Interval } from '../../dsl/src/values/index.ts';
import { DAY_MAX, DAY_MIN, formatDay } from '../../dsl/src/values/index.ts';
import { evaluate, evaluateExplained } from '../../engine/src/evaluate/evaluate.ts';
import { Held } from '../../engine/src/evaluate/held.ts';
import type { Scope, Validity } from '../../engine/src/evaluate/scope.ts';
import type { Explanation } from '../../engine/src/explain/explanation.ts';
import { fold } from '../../engine/src/explain/fold.ts';
import { textOf } from '../../engine/src/explain/value-text.ts';
import type { Value } from '../../engine/src/facts/fact.ts';

/** What came of a term: canonical text, or the code of what held it. */
export interface Came {
  readonly text: string;
  readonly node: Explanation | undefined;
  /** ISO days over which the value is the same; an open end is `…`. */
  readonly from: string;
  readonly to: string;
}

/** Evaluates and explains a term; throws when the two or the fold differ. */
export function came(term: Term, scope: Scope): Came {
  const plain = { from: DAY_MIN, to: DAY_MAX };
  const again = { from: DAY_MIN, to: DAY_MAX };
  const traced = { from: DAY_MIN, to: DAY_MAX };
  const value = attempt(() => evaluate(term, { ...scope, validity: plain }));
  const repeated = attempt(() => evaluate(term, { ...scope, validity: again }));
  const explained = attempt(() => evaluateExplained(term, { ...scope, validity: traced }));
  if (value instanceof Held || explained instanceof Held || repeated instanceof Held) {
    const codes = [value, repeated, explained].map((one) => (one instanceof Held ? one.code : '-'));
    if (new Set(codes).size > 1) throw new Error(`held differently: ${codes.join(', ')}`);
    return { text: codes[0] ?? '', node: undefined, ...shown(plain) };
  }
  const { node } = explained;
  const kind = node.valueKind ?? 'number';
  const texts = [value, repeated, explained.value].map((one: Value) => textOf(one, kind));
  const all = [...texts, node.value, fold(node)];
  if (new Set(all).size > 1) throw new Error(`differs: ${all.join(', ')}`);
  if (!contains(plain, scope.moment)) throw new Error('the validity leaves the moment out');
  const days = [plain, again, traced].map((one) => JSON.stringify(one));
  if (new Set(days).size > 1) throw new Error(`validity differs: ${days.join(' ')}`);
  return { text: node.value, node, ...shown(plain) };
}

/** The text alone. */
export function text(term: Term, scope: Scope): string {
  return came(term, scope).text;
}

function attempt<T>(run: () => T): T | Held {
  try {
    return run();
  } catch (error) {
    if (error instanceof Held) return error;
    throw error;
  }
}

function contains({ from, to }: Interval, moment: Day): boolean {
  return from <= moment && moment < to;
}

function shown({ from, to }: Validity): { from: string; to: string } {
  return {
    from: from === DAY_MIN ? '…' : formatDay(from),
    to: to === DAY_MAX ? '…' : formatDay(to),
  };
}
