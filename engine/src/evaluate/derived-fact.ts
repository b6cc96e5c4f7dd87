// Derived facts: members of a set made from other facts. Their fields are terms, computed when they
// are first read, at the fact's own moment, and explained as the computations they are.
import type { PlanDerivation } from '@avenant/dsl';
import type { Day, Instant } from '@avenant/dsl/values';
import type { Fact, FactsOfType, Segment, Value } from '../facts/fact.ts';
import { attempt, type Frame, type Run, unlimited } from './frame.ts';
import { Held } from './held.ts';

/** What the facts of one derived set share. */
export interface DerivedHome {
  readonly derivation: PlanDerivation;
  readonly fields: ReadonlyMap<string, Run>;
  /** Whether fields may be kept once computed. */
  readonly keep: boolean;
  /** A frame to compute fields in; its own state is never changed. */
  readonly frame: Frame;
}

/** What makes a derived fact. */
export interface DerivedParts {
  readonly key: string;
  readonly order: number;
  readonly base: Fact;
  readonly moment: Day;
  readonly from: Day;
  readonly to: Day;
  readonly start: Instant;
  readonly end: Instant;
  /** The group; null when each member made one fact. */
  readonly members: FactsOfType | null;
}

/** A fact made from one member or from a group of them. */
export class DerivedFact implements Fact {
  readonly home: DerivedHome;
  readonly type: string;
  readonly key: string;
  readonly order: number;
  readonly base: Fact;
  readonly moment: Day;
  readonly segments: readonly Segment[];
  readonly start: Instant;
  readonly end: Instant;
  readonly members: FactsOfType | null;
  readonly kept = new Map<string, Value | Held>();

  constructor(home: DerivedHome, parts: DerivedParts) {
    this.home = home;
    this.type = home.derivation.name;
    this.key = parts.key;
    this.order = parts.order;
    this.base = parts.base;
    this.moment = parts.moment;
    this.segments = [{ from: parts.from, to: parts.to, row: 0 }];
    this.start = parts.start;
    this.end = parts.end;
    this.members = parts.members;
  }

  /** @throws Held when the field is held. */
  valueAt(name: string): Value | undefined {
    const computed = fieldOf({ ...this.home.frame, trace: null }, this, name);
    if (computed !== undefined || this.members !== null) return computed;
    const { segments } = this.base;
    const segment = segments.findLast(({ from }) => from <= this.moment) ?? segments[0];
    return this.base.valueAt(name, segment?.row ?? 0);
  }
}

/** A computed field or grouping key of a derived fact; undefined when it has none of that name. */
export function fieldOf(frame: Frame, fact: DerivedFact, name: string): Value | undefined {
  const run = fact.home.fields.get(name);
  if (run === undefined) return undefined;
  const { trace } = frame;
  if (trace !== null) return computed(fact, run, trace);
  const kept = fact.kept.get(name);
  const result = kept ?? attempt(frame, () => computed(fact, run, null));
  if (fact.home.keep) fact.kept.set(name, result);
  if (result instanceof Held) throw result;
  return result;
}

function computed(fact: DerivedFact, run: Run, trace: Frame['trace']): Value {
  return run({
    ...fact.home.frame,
    trace,
    moment: fact.moment,
    facts: [fact.base],
    validity: unlimited(),
    members: fact.members,
  });
}
