// Evaluation, the front of this folder. In: a term of a plan and a scope. Out: its value, or its
// value and the tree that folds to it: the same run, with a trace or without.
import type { SetTerm, Term } from '@avenant/dsl';
import type { Day, Period } from '@avenant/dsl/values';
import type { Explanation } from '../explain/explanation.ts';
import type { Fact, FactsOfType, Value } from '../facts/fact.ts';
import type { Frame } from './frame.ts';
import { machineOf } from './machine.ts';
import { compileSet, eachMember, walkOf } from './members.ts';
import type { Scope } from './scope.ts';
import { Trace } from './trace.ts';

/** A value and the tree that folds to it. */
export interface Explained {
  readonly value: Value;
  readonly node: Explanation;
}

/** A member of a set, and the day on which terms of it are evaluated. */
export interface Member {
  readonly fact: Fact;
  readonly moment: Day;
}

/**
 * The value of a term. Narrows `scope.validity` to the days on which it is the same.
 * @throws Held when it cannot be had.
 */
export function evaluate(term: Term, scope: Scope): Value {
  const frame = frameOf(scope, null);
  return frame.machine.run(term)(frame);
}

/** The same computation, with the tree of its steps. @throws Held as {@link evaluate} does. */
export function evaluateExplained(term: Term, scope: Scope): Explained {
  const trace = new Trace();
  const frame = frameOf(scope, trace);
  const value = frame.machine.run(term)(frame);
  const [node] = trace.nodes;
  if (node === undefined) throw new TypeError(`a term that explains nothing: ${term.op}`);
  return { value, node };
}

/** The members of a set in a scope, in order. @throws Held when its window or test is held. */
export function membersOf(set: SetTerm, scope: Scope): readonly Member[] {
  const frame = frameOf(scope, null);
  const members: Member[] = [];
  eachMember(frame, walkOf(frame, compileSet(set, frame.machine)), (fact) => {
    members.push({ fact, moment: frame.moment });
    return true;
  });
  return members;
}

/**
 * The facts of a type: stored ones as the view has them, those of a derived set as made for some
 * days, the scope's period unless said. @throws Held when the making is held.
 */
export function factsOf(type: string, scope: Scope, days: Period = scope.period): FactsOfType {
  const frame = frameOf(scope, null);
  return frame.machine.factsOf(frame, type, days);
}

/** The contract as a fact: what is bound where no fact is. */
export function contractFact(plan: Scope['plan']): Fact {
  return machineOf(plan).contractFact;
}

function frameOf(scope: Scope, trace: Trace | null): Frame {
  const { plan, view, charges, clause, moment, period, facts, validity } = scope;
  return {
    machine: machineOf(plan),
    view,
    charges,
    clause,
    moment,
    period,
    facts: [...facts],
    validity,
    trace,
    source: null,
    members: null,
  };
}
