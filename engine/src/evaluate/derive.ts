// Derivation: sets made from other facts. In: a derivation of the plan and a frame. Out: its facts
// in order, made once for a view (and a period when its windows depend on one).
import type { PlanDerivation, SetTerm } from '@avenant/dsl';
import { type Day, dayOfInstant, type Instant, type Period, startOfDay } from '@avenant/dsl/values';
import { textOf } from '../explain/value-text.ts';
import type { Fact, FactsOfType } from '../facts/fact.ts';
import { DerivedFact, type DerivedHome, type DerivedParts } from './derived-fact.ts';
import { type Frame, unlimited, untraced } from './frame.ts';
import { shapeOf } from './kinds.ts';
import { compileSet, eachMember, startOf, walkOf } from './members.ts';
import { remember } from './memo.ts';
import { derivationTraits } from './traits.ts';

/**
 * The facts of a derived set. One without a window of its own is made of the members of the days
 * asked, as if these were the period; of those of the moment when none are asked.
 * @throws Held when its test, window or keys are held.
 */
export function derive(frame: Frame, name: string, asked?: Period): FactsOfType {
  const derivation = frame.machine.derivations.get(name);
  if (derivation === undefined) throw new RangeError(`no derived set of this name: ${name}`);
  const traits = derivationTraits(frame.machine, name);
  const own = derivation.over.window.kind;
  const days = own === 'period' || own === 'moment' ? asked : undefined;
  const over: SetTerm =
    days === undefined ? derivation.over : { ...derivation.over, window: { kind: 'period' } };
  const make = (inner: Frame): FactsOfType => alone(inner, () => made(inner, derivation, over));
  const isAsked = days !== undefined;
  const key = { owner: derivation, key: isAsked, period: isAsked || traits.period };
  const { period: around } = frame;
  if (days !== undefined) frame.period = days;
  // The facts are the same ones when explained: only what is read of them is traced.
  const facts = untraced(frame, (inner) =>
    traits.charges ? make(inner) : remember(inner, key, make),
  );
  frame.period = around;
  return facts;
}

// A set is made of its own members alone, whatever is bound where it is used.
function alone<T>(frame: Frame, run: () => T): T {
  const { facts, members } = frame;
  frame.facts = [];
  frame.members = null;
  const result = run();
  frame.facts = facts;
  frame.members = members;
  return result;
}

function made(frame: Frame, derivation: PlanDerivation, over: SetTerm): FactsOfType {
  const home = homeOf(frame, derivation);
  const walk = walkOf(frame, compileSet(over, frame.machine));
  const env = { types: [over.type], members: null };
  const keys = (derivation.keys ?? []).map(({ value }) => {
    return { run: frame.machine.run(value), kind: shapeOf(frame.machine, value, env).kind };
  });
  const members: Found[] = [];
  eachMember(frame, walk, (fact) => {
    const key = keys.map(({ run, kind }) => textOf(run(frame), kind)).join('/');
    members.push({ fact, moment: frame.moment, key });
    return true;
  });
  const grouped = derivation.keys !== undefined;
  const parts = grouped ? groups(members, walk.items) : members.map(single);
  const facts = parts.map((one) => new DerivedFact(home, one));
  return new FactSet({ name: derivation.name, kind: 'derived', facts });
}

interface Found {
  readonly fact: Fact;
  readonly moment: Day;
  readonly key: string;
}

function homeOf(frame: Frame, derivation: PlanDerivation): DerivedHome {
  const { machine } = frame;
  const fields = new Map(derivation.fields.map(({ name, value }) => [name, machine.run(value)]));
  for (const { name, value } of derivation.keys ?? []) {
    if (!fields.has(name)) fields.set(name, machine.run(value));
  }
  return {
    derivation,
    fields,
    keep: !derivationTraits(machine, derivation.name).charges,
    frame: {
      ...frame,
      facts: [],
      validity: unlimited(),
      trace: null,
      source: { clause: derivation.name, place: derivation.span },
      members: null,
    },
  };
}

function endOf(fact: Fact): Instant {
  return fact.end ?? startOfDay(fact.segments.at(-1)?.to ?? 0);
}

function single({ fact, moment }: Found, order: number): DerivedParts {
  const from = fact.segments[0]?.from ?? 0;
  const to = fact.segments.at(-1)?.to ?? 0;
  const start = startOf(fact);
  const end = endOf(fact);
  return { key: fact.key, order, base: fact, moment, from, to, start, end, members: null };
}

function groups(members: readonly Found[], items: boolean): readonly DerivedParts[] {
  const byKey = new Map<string, Found[]>();
  for (const member of members) {
    const group = byKey.get(member.key);
    if (group === undefined) byKey.set(member.key, [member]);
    else group.push(member);
  }
  const parts = [...byKey].flatMap(([key, group]) => groupParts(key, group, items));
  parts.sort((a, b) => a.start - b.start || (a.key < b.key ? -1 : 1));
  return parts.map((part, order) => ({ ...part, order }));
}

function groupParts(key: string, group: readonly Found[], items: boolean): DerivedParts[] {
  const [first] = group;
  if (first === undefined) return [];
  const facts = group.map(({ fact }) => fact);
  const start = least(facts.map(startOf));
  const end = most(facts.map(endOf));
  const from = dayOfInstant(start);
  const to = most(facts.map(({ segments }) => segments.at(-1)?.to ?? 0));
  const { fact: base, moment } = first;
  const members = new FactSet({ name: base.type, kind: items ? 'item' : 'record', facts });
  return [{ key, order: 0, base, moment, from, to, start, end, members }];
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => (a < b ? a : b));
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => (a > b ? a : b));
}

// Facts found by key in a list.
class FactSet implements FactsOfType {
  readonly name: string;
  readonly kind: FactsOfType['kind'];
  readonly facts: readonly Fact[];
  #byKey: Map<string, Fact> | undefined;

  constructor({ name, kind, facts }: Pick<FactsOfType, 'name' | 'kind' | 'facts'>) {
    this.name = name;
    this.kind = kind;
    this.facts = facts;
  }

  find(key: string): Fact | undefined {
    this.#byKey ??= new Map(this.facts.map((fact) => [fact.key, fact]));
    return this.#byKey.get(key);
  }
}
