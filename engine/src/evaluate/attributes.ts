// Attributes: what facts say of themselves at the moment. A read of an item's history narrows the
// validity to the days that read the same segment; a record says the same on every day.
import {
  DAY_MAX,
  DAY_MIN,
  type Day,
  dayOfInstant,
  formatDay,
  type Instant,
  rational,
  startOfDay,
} from '@avenant/dsl/values';
import type { Fact, Segment, Value } from '../facts/fact.ts';
import { type Code, described } from './code.ts';
import { contractAttribute } from './definitions.ts';
import { DerivedFact, fieldOf } from './derived-fact.ts';
import { type Frame, factAt, narrow, type Run, within } from './frame.ts';
import { Held } from './held.ts';
import type { Machine } from './machine.ts';
import { factOf, type TermOf } from './term-of.ts';

/** A bound fact, or the contract. */
export function compileFact(term: TermOf<'fact'>): Code {
  const { depth } = term;
  return {
    run: (frame) => {
      const fact = factAt(frame, depth);
      noteFact(frame, fact, fact.type, described(frame, term, fact));
      return fact;
    },
  };
}

/** An attribute at the moment; a reference gives a fact. */
export function compileAttribute(term: TermOf<'attribute'>, machine: Machine): Code {
  const subject = subjectOf(term.of, machine);
  const { name } = term;
  const run: Run = (frame) => {
    const fact = subject(frame);
    if (fact === machine.contractFact) return contractAttribute(frame, name);
    if (fact instanceof DerivedFact) {
      const computed = fieldOf(frame, fact, name);
      if (computed !== undefined) return computed;
    }
    const { fact: stored, segment, value } = storedValue(frame, fact, name);
    if (frame.trace !== null) {
      noteFact(frame, stored, name, described(frame, term, value), segment);
    }
    return value;
  };
  return { run, step: { operation: 'same' } };
}

interface Stored {
  readonly fact: Fact;
  readonly segment: Segment;
  readonly value: Value;
}

// Fields that a derived fact does not name are those of the fact it was made from.
function storedValue(frame: Frame, fact: Fact, name: string): Stored {
  if (fact instanceof DerivedFact) {
    if (fact.members !== null) throw missing(frame, fact, name);
    const { moment } = frame;
    // It stands at its own moment, whatever the moment of who reads it.
    frame.moment = fact.moment;
    const { value } = within(frame, (inner) => storedValue(inner, fact.base, name));
    frame.moment = moment;
    return value;
  }
  const segment = segmentFor(frame, fact);
  const value = fact.valueAt(name, segment.row);
  if (value === undefined) throw missing(frame, fact, name, segment);
  return { fact, segment, value };
}

function missing(frame: Frame, fact: Fact, name: string, segment?: Segment): Held {
  const attribute = frame.machine.types.get(fact.type)?.attributes.find((one) => one.name === name);
  const target = segment === undefined ? undefined : fact.referenceAt?.(name, segment.row);
  if (target !== undefined) {
    const type = attribute?.type.kind === 'reference' ? attribute.type.type : '';
    return new Held('R0112', { subject: fact.key, attribute: name, target, type });
  }
  const origin = segment === undefined ? undefined : fact.originAt?.(segment.row);
  return new Held('R0101', {
    subject: fact.key,
    attribute: name,
    day: formatDay(frame.moment),
    column: attribute?.column ?? name,
    file: origin?.file ?? fact.type,
  });
}

/**
 * The segment of a fact that a read at the moment finds: the one in force, else the latest before,
 * else the earliest after. Narrows the validity to the days that find the same one.
 */
export function segmentFor(frame: Frame, fact: Fact): Segment {
  const { segments } = fact;
  const [only] = segments;
  if (only === undefined) throw new TypeError(`a fact without a segment: ${fact.key}`);
  if (segments.length === 1) return only;
  const { moment } = frame;
  let at = segments.length - 1;
  while (at > 0 && (segments[at]?.from ?? DAY_MIN) > moment) at -= 1;
  const segment = segments[at] ?? only;
  const from = at === 0 ? DAY_MIN : segment.from;
  narrow(frame, from, segments[at + 1]?.from ?? DAY_MAX);
  return segment;
}

// The fact of a term, without a node of its own when it is simply bound.
function subjectOf(term: TermOf<'attribute'>['of'], machine: Machine): (frame: Frame) => Fact {
  if (term.op === 'fact') return (frame) => factAt(frame, term.depth);
  const run = machine.run(term);
  return (frame) => factOf(run, frame);
}

/** Where a fact stands in time. The end is excluded; what has none yet is a missing value. */
export function compileWhen(term: TermOf<'when'>, machine: Machine): Code {
  const subject = subjectOf(term.of, machine);
  return {
    run: (frame) => {
      const fact = subject(frame);
      const value = whenOf(fact, term.part);
      if (frame.trace !== null) noteFact(frame, fact, term.part, described(frame, term, value));
      return value;
    },
    step: { operation: 'same' },
  };
}

function whenOf(fact: Fact, part: TermOf<'when'>['part']): Value {
  switch (part) {
    case 'start':
      return startOf(fact);
    case 'day':
      return dayOfInstant(startOf(fact));
    case 'end':
      return endOf(fact);
    case 'end-day':
      return dayOfInstant(endOf(fact));
    case 'duration':
      return rational(endOf(fact) - startOf(fact));
  }
}

function startOf(fact: Fact): Instant {
  const start = fact.start ?? startOfDay(fact.segments[0]?.from ?? DAY_MIN);
  if (start <= startOfDay(DAY_MIN)) throw new Held('R0113', { subject: fact.key });
  return start;
}

function endOf(fact: Fact): Instant {
  const end = fact.end ?? startOfDay(fact.segments.at(-1)?.to ?? DAY_MAX);
  if (end >= startOfDay(DAY_MAX)) throw new Held('R0113', { subject: fact.key });
  return end;
}

/** The identity of a fact, as text. */
export function compileKey(term: TermOf<'key'>, machine: Machine): Code {
  const subject = subjectOf(term.of, machine);
  return {
    run: (frame) => {
      const fact = subject(frame);
      noteFact(frame, fact, 'key', { value: fact.key, valueKind: 'text' });
      return fact.key;
    },
    step: { operation: 'same' },
  };
}

/** Leaves an input whose origin is a fact. */
export function noteFact(
  frame: Frame,
  fact: Fact,
  name: string,
  shown: ReturnType<typeof described>,
  segment?: Segment,
): void {
  if (frame.trace === null) return;
  const first: Day = segment?.from ?? fact.segments[0]?.from ?? DAY_MIN;
  const last: Day = segment?.to ?? fact.segments.at(-1)?.to ?? DAY_MAX;
  const place = fact.originAt?.(segment?.row ?? fact.segments[0]?.row ?? 0);
  frame.trace.input({
    name,
    ...shown,
    origin: {
      kind: 'fact',
      type: fact.type,
      key: fact.key,
      attribute: name,
      from: formatDay(first),
      to: formatDay(last),
      ...(place?.known === undefined ? {} : { known: formatDay(place.known) }),
      ...(place === undefined ? {} : { file: place.file, line: place.line }),
    },
  });
}
