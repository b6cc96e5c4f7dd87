// Aggregates: one value of the members of a set. Results that depend on bound facts only through
// the joins of the set's test are remembered by what is joined, so that no set is walked twice for
// it.
import { formatDay, type Rational, rational, toText } from '@avenant/dsl/values';
import { statistic } from '../explain/statistics.ts';
import type { Fact, Value } from '../facts/fact.ts';
import { resultOf } from './aggregate-result.ts';
import { noteFact } from './attributes.ts';
import { type Code, described } from './code.ts';
import { type Frame, type Run, sourceAt, untraced } from './frame.ts';
import { Held } from './held.ts';
import type { Machine } from './machine.ts';
import {
  type CompiledSet,
  compileSet,
  eachMember,
  joinValues,
  termsWithoutJoins,
  type Walk,
  walkOf,
} from './members.ts';
import { remember } from './memo.ts';
import { type Continued, runningRun } from './running.ts';
import { numberOf, type TermOf, truthOf } from './term-of.ts';
import type { StepShape } from './trace.ts';
import { derivationTraits, type Traits, traitsOf, union, windowTraits } from './traits.ts';

type Aggregate = TermOf<'aggregate'>;

/** An aggregate over a set. */
export function compileAggregate(term: Aggregate, machine: Machine): Code {
  const set = compileSet(term.set, machine);
  const value = term.value === undefined ? undefined : machine.run(term.value);
  const parameter = term.parameter === undefined ? undefined : machine.run(term.parameter);
  const gather: Run = (frame) => {
    const number =
      parameter === undefined ? undefined : untraced(frame, (inner) => numberOf(parameter, inner));
    return gathered(frame, { term, set, value, number });
  };
  const traits = ownTraits(machine, term, set);
  // What uses bound facts elsewhere than in joins differs from fact to fact.
  if (traits.facts !== 0 || traits.charges) return { run: gather };
  if (term.set.before === true) {
    const goOn = (frame: Frame, walk: Walk, continued: Continued): void =>
      noteContinued(frame, { term, set, value, number: undefined }, walk, continued);
    return { run: runningRun({ term, set, value, gather, goOn, period: traits.period }) };
  }
  return { run: traits.place ? gather : remembered(term, set, traits, gather) };
}

// What an aggregate depends on outside its set, the other sides of its joins left out.
function ownTraits(machine: Machine, term: Aggregate, set: CompiledSet): Traits {
  const inner = [...termsWithoutJoins(set), ...(term.value === undefined ? [] : [term.value])];
  const of = union(inner.map((one) => traitsOf(machine, one)));
  const others = union(set.joins.joins.map(({ other }) => traitsOf(machine, other)));
  return union([
    { ...of, facts: of.facts >> 1, place: of.place || term.set.type === '#members' },
    { ...others, facts: 0 },
    { ...derivationTraits(machine, term.set.type), facts: 0 },
    windowTraits(machine, term.set.window),
    ...(term.parameter === undefined ? [] : [traitsOf(machine, term.parameter)]),
  ]);
}

function remembered(term: Aggregate, set: CompiledSet, traits: Traits, gather: Run): Run {
  const bound = set.joins.joins.filter((join) => join.bound);
  const { period } = traits;
  if (bound.length === 0) {
    const key = { owner: term, key: '', period };
    return (frame) => remember(frame, key, gather);
  }
  return (frame) => {
    if (frame.trace !== null) return gather(frame);
    const walk = walkOf(frame, set);
    const keys: string[] = [];
    for (const join of bound) {
      const values = joinValues(frame, walk, join);
      const [value] = values ?? [];
      if (value === undefined || values?.size !== 1) return gather(frame);
      keys.push(value);
    }
    return remember(frame, { owner: term, key: keys.join('\u0000'), period }, gather);
  };
}

interface Gathering {
  readonly term: Aggregate;
  readonly set: CompiledSet;
  readonly value: Run | undefined;
  /** The percent or count of `percentile` and `top`. */
  readonly number: Rational | undefined;
}

function gathered(frame: Frame, gathering: Gathering): Value {
  const { term, set, number } = gathering;
  const mark = frame.trace?.mark() ?? 0;
  const walk = walkOf(frame, set);
  const result = reduced(frame, gathering, walk);
  if (frame.trace !== null) {
    const parameter = number === undefined ? {} : { parameter: toText(number) };
    const parameters = { type: shownType(frame, term), ...windowText(walk), ...parameter };
    const shown = described(frame, term, result);
    frame.trace.close(mark, { ...stepOf(term, parameters), ...shown });
  }
  return result;
}

// A running total that goes on from the one explained before it.
function noteContinued(
  frame: Frame,
  gathering: Gathering,
  walk: Walk,
  { at, before, total }: Continued,
): void {
  const { trace } = frame;
  if (trace === null) return;
  const { term } = gathering;
  const mark = trace.mark();
  const origin = { kind: 'above', ...sourceAt(frame) } as const;
  trace.input({ name: '', ...described(frame, term, before), origin });
  eachMember(frame, { ...walk, first: at }, (fact) => {
    memberValue(frame, gathering, fact);
    return true;
  });
  const parameters = { type: shownType(frame, term), ...windowText(walk) };
  trace.close(mark, { ...stepOf(term, parameters), ...described(frame, term, total) });
}

// Members of a group are told as what they are.
function shownType({ members }: Frame, { set }: Aggregate): string {
  return set.type === '#members' ? (members?.name ?? set.type) : set.type;
}

function reduced(frame: Frame, gathering: Gathering, walk: Walk): Value {
  const { term, number } = gathering;
  const { function: what } = term;
  if (what === 'any' || what === 'every') return decided(frame, gathering, walk);
  if (what === 'count') {
    let count = 0;
    eachMember(frame, walk, (fact) => {
      count += 1;
      noteFact(frame, fact, fact.type, { value: fact.key, valueKind: 'fact' });
      return true;
    });
    return rational(count);
  }
  const values: Value[] = [];
  eachMember(frame, walk, (fact) => {
    values.push(memberValue(frame, gathering, fact));
    return true;
  });
  const result = statistic(what, values, number);
  if (result === undefined && number !== undefined && values.length > 0) {
    throw new Held('R0117', { value: toText(number) });
  }
  return resultOf(shownType(frame, term), result);
}

function decided(frame: Frame, gathering: Gathering, walk: Walk): boolean {
  const wanted = gathering.term.function === 'any';
  let found = false;
  eachMember(frame, walk, (fact) => {
    if (memberTruth(frame, gathering, fact) === wanted) found = true;
    return !found;
  });
  return found === wanted;
}

// Of `any` and `every` without a test: that the member is there is enough.
function memberTruth(frame: Frame, gathering: Gathering, fact: Fact): boolean {
  if (gathering.value !== undefined)
    return truthOf(() => memberValue(frame, gathering, fact), frame);
  noteFact(frame, fact, fact.type, { value: 'true', valueKind: 'boolean' });
  return true;
}

function memberValue(frame: Frame, { term, value }: Gathering, fact: Fact): Value {
  if (value === undefined || term.value === undefined) return fact;
  const { trace } = frame;
  if (trace === null) return value(frame);
  const mark = trace.mark();
  const result = value(frame);
  const last = trace.nodes.at(-1);
  const own = last?.kind === 'input' && last.origin.kind === 'fact' && last.origin.key === fact.key;
  if (own && trace.mark() === mark + 1) return result;
  trace.close(mark, { operation: 'same', name: fact.key, ...described(frame, term.value, result) });
  return result;
}

function stepOf(
  term: Aggregate,
  parameters: Readonly<Record<string, string>>,
): Pick<StepShape, 'operation' | 'parameters'> {
  const { function: what } = term;
  if (what === 'any' || what === 'every') {
    const operator = what === 'any' ? 'or' : 'and';
    return { operation: 'logic', parameters: { ...parameters, operator } };
  }
  return { operation: what, parameters };
}

function windowText({ set, days }: Walk): Readonly<Record<string, string>> {
  const { kind } = set.set.window;
  if (kind === 'moment' || kind === 'ever') return {};
  return { from: formatDay(days.from), to: formatDay(days.to) };
}
