// Definitions: named values of the contract or of a fact, by the version in force at the moment.
import type { PlanDefinition, Term } from '@avenant/dsl';
import { DAY_MAX, DAY_MIN, type Day, formatDay, parseDay } from '@avenant/dsl/values';
import type { Fact, Value } from '../facts/fact.ts';
import { type Code, described } from './code.ts';
import { CONTRACT_TYPE } from './contract-fact.ts';
import { type Frame, narrow, type Run, untraced } from './frame.ts';
import { Held } from './held.ts';
import { type DefinitionVersion, keepingOf } from './lasting.ts';
import type { Machine } from './machine.ts';
import { remember } from './memo.ts';
import { factOf, type TermOf } from './term-of.ts';
import type { Worked } from './trace.ts';
import { traitsOf } from './traits.ts';

/** A defined name, of a fact or of the contract. */
export function compileDefined(term: TermOf<'defined'>, machine: Machine): Code {
  const { name } = term;
  const step = { operation: 'same', name } as const;
  if (term.of === undefined) return { run: (frame) => definedValue(frame, name, undefined), step };
  const { of } = term;
  const subject: Run =
    of.op === 'fact'
      ? ({ facts }) => facts[facts.length - 1 - of.depth] ?? machine.contractFact
      : machine.run(of);
  return { run: (frame) => definedValue(frame, name, factOf(subject, frame)), step };
}

/** An attribute of the contract: the definition of that name. */
export function contractAttribute(frame: Frame, name: string): Value {
  return definedValue(frame, name, undefined);
}

/** The value of a defined name. @throws Held when no version is in force at the moment. */
function definedValue(frame: Frame, name: string, of: Fact | undefined): Value {
  const { machine } = frame;
  const fact = of === machine.contractFact ? undefined : of;
  const definition = machine.definition(name, fact?.type);
  if (definition === undefined) throw notDefined(frame, name, fact);
  const version = versionAt(frame, definition);
  if (version === undefined) throw notDefined(frame, name, fact);
  const traits = traitsOf(machine, version.value);
  const run = machine.run(version.value);
  const bound = (inner: Frame): Value => {
    const { facts, source, members } = inner;
    inner.facts = fact === undefined ? [] : [fact];
    inner.members = null;
    if (inner.trace !== null) inner.source = { clause: name, place: definition.span };
    const value = run(inner);
    inner.facts = facts;
    inner.source = source;
    inner.members = members;
    return value;
  };
  // Values of single facts are kept only when they are long to find: there are too many of them.
  const worth = fact === undefined || traits.costly;
  if (traits.place || !worth) return bound(frame);
  if (frame.trace !== null) {
    const { moment, period } = frame;
    const worked = { owner: version, fact, moment, period };
    return explained(frame, { definition, term: version.value, worked }, bound);
  }
  if (traits.charges) return bound(frame);
  const { owner, memory } = keepingOf(machine.plan, version) ?? { owner: version };
  return remember(frame, { owner, key: fact, period: traits.period }, bound, memory);
}

interface Explained {
  readonly definition: PlanDefinition;
  readonly term: Term;
  readonly worked: Worked;
}

// What a tree has worked out at length it does not work out again: balances that read those of the
// month before, twice each, would fill it without end.
function explained(frame: Frame, { definition, term, worked }: Explained, run: Run): Value {
  const { trace } = frame;
  if (trace === null) return run(frame);
  if (!trace.isAbove(worked)) return trace.working(worked, () => run(frame));
  const value = untraced(frame, run);
  const { name, span } = definition;
  const origin = { kind: 'above', clause: name, place: span } as const;
  const facts = worked.fact === undefined ? [] : [worked.fact];
  trace.input({ name: '', ...described({ ...frame, facts }, term, value), origin });
  return value;
}

function versionAt(frame: Frame, { versions }: PlanDefinition): DefinitionVersion | undefined {
  const { moment } = frame;
  for (const version of versions) {
    const from = edge(version.from, DAY_MIN);
    const to = edge(version.to, DAY_MAX);
    if (from <= moment && moment < to) {
      narrow(frame, from, to);
      return version;
    }
  }
  return undefined;
}

/** A day of the plan, or where the plan leaves it open. */
export function edge(day: string | null, open: Day): Day {
  return day === null ? open : (parseDay(day) ?? open);
}

/** The reason to hold what a name has no value for. */
export function notDefined(
  frame: Frame,
  name: string,
  fact: Fact | undefined,
  day: Day = frame.moment,
): Held {
  const type = fact?.type ?? CONTRACT_TYPE;
  const subject = fact?.key ?? frame.machine.plan.contract.id;
  return new Held('R0114', { name, type, subject, day: formatDay(day) });
}
