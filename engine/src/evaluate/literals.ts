// Literals, and the words of the calendar around a rule: the moment, the period, the contract.
import {
  addMonths,
  DAY_MAX,
  formatDay,
  fromText,
  parseDay,
  parseInstant,
  parseMonth,
  periodDays,
  rational,
  wholeMonthsBetween,
} from '@avenant/dsl/values';
import type { Value } from '../facts/fact.ts';
import { dayShare } from '../time/proration.ts';
import { type Code, described } from './code.ts';
import { type Frame, narrow, sourceAt } from './frame.ts';
import { Held } from './held.ts';
import type { Machine } from './machine.ts';
import type { TermOf } from './term-of.ts';

/** A literal: an input whose origin is the clause. */
export function compileLiteral(
  term: TermOf<'number' | 'text' | 'boolean' | 'date' | 'month'>,
): Code {
  const value = literalValue(term);
  return {
    run: (frame) => {
      const { trace } = frame;
      if (trace !== null) {
        const origin = { kind: 'clause', ...sourceAt(frame) } as const;
        trace.input({ name: '', ...described(frame, term, value), origin });
      }
      return value;
    },
  };
}

function literalValue(term: TermOf<'number' | 'text' | 'boolean' | 'date' | 'month'>): Value {
  switch (term.op) {
    case 'text':
    case 'boolean':
      return term.value;
    case 'number':
      return fromText(term.value) ?? malformed(term.value);
    case 'date':
      return parseDay(term.value) ?? parseInstant(term.value) ?? malformed(term.value);
    case 'month':
      return parseMonth(term.value) ?? malformed(term.value);
  }
}

function malformed(text: string): never {
  throw new RangeError(`a plan with a malformed literal: ${text}`);
}

/** The day of evaluation. */
export function compileMoment(term: TermOf<'moment'>): Code {
  return {
    run: (frame) => {
      const { moment } = frame;
      narrow(frame, moment, moment + 1);
      note(frame, term, 'moment', moment);
      return moment;
    },
  };
}

/** The covered period: its edges, its days, its months by the calendar's days. */
export function compilePeriod(term: TermOf<'period'>): Code {
  return {
    run: (frame) => {
      const value = periodValue(term.part, frame);
      note(frame, term, `period ${term.part}`, value);
      return value;
    },
  };
}

function periodValue(part: TermOf<'period'>['part'], { period }: Frame): Value {
  switch (part) {
    case 'from':
      return period.from;
    case 'to':
      return period.to;
    case 'days':
      return rational(periodDays(period));
    case 'months':
      return dayShare('actual', period.from, period.to);
  }
}

/** The contract's edges, and which of its months or years the moment is in. */
export function compileContract(term: TermOf<'contract'>, machine: Machine): Code {
  const { contractYearFrom } = machine.plan.contract;
  const yearFrom = parseDay(contractYearFrom) ?? machine.contractFrom;
  const compute = (frame: Frame): Value => {
    switch (term.part) {
      case 'start':
        return machine.contractFrom;
      case 'end':
        return machine.initialTo ?? noEnd(machine);
      case 'month number':
        return rational(stepNumber(frame, machine.contractFrom, 1));
      case 'year number':
        return rational(stepNumber(frame, yearFrom, 12));
    }
  };
  return {
    run: (frame) => {
      const value = compute(frame);
      note(frame, term, `contract ${term.part}`, value);
      return value;
    },
  };
}

function noEnd({ plan }: Machine): never {
  throw new Held('R0113', { subject: plan.contract.id });
}

// Which stretch of `months` months after `first` the moment is in: 1 for the first one.
function stepNumber(frame: Frame, first: number, months: number): number {
  const steps = Math.floor(wholeMonthsBetween(first, frame.moment) / months);
  const from = addMonths(first, steps * months, 'last-day');
  const to = addMonths(first, (steps + 1) * months, 'last-day');
  // Before the first day wholeMonthsBetween counts backwards: those days stand for themselves.
  if (frame.moment < first) narrow(frame, frame.moment, frame.moment + 1);
  else narrow(frame, from, Math.min(to, DAY_MAX));
  return steps + 1;
}

// Leaves an input whose origin is the period at hand.
function note(
  frame: Frame,
  term: TermOf<'moment' | 'period' | 'contract'>,
  name: string,
  value: Value,
): void {
  if (frame.trace === null) return;
  const contract = term.op === 'contract';
  const { contractFrom, contractTo } = frame.machine;
  const from = contract ? contractFrom : frame.period.from;
  const to = contract ? (contractTo ?? DAY_MAX) : frame.period.to;
  const origin = { kind: 'period', from: formatDay(from), to: formatDay(to) } as const;
  frame.trace.input({ name, ...described(frame, term, value), origin });
}
