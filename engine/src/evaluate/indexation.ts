// Indexation: price revisions by date. In: a table's own price and the revisions of its column.
// Out: the price at the moment; each revision multiplies and rounds, on the price before or the
// original.
import type { PlanIndexation, PlanRow } from '@avenant/dsl';
import {
  DAY_MAX,
  type Day,
  formatDay,
  fromText,
  monthIndexOf,
  monthPeriod,
  multiply,
  parseDay,
  type Rational,
  roundToStep,
  toText,
} from '@avenant/dsl/values';
import { described } from './code.ts';
import { type Frame, narrow, type Run, unlimited } from './frame.ts';
import type { Machine } from './machine.ts';
import { remember } from './memo.ts';
import { numberOf, type TermOf } from './term-of.ts';
import { traitsOf } from './traits.ts';
import { monthsAfter } from './windows.ts';

/** A price revision made ready. */
export interface Revision {
  readonly indexation: PlanIndexation;
  readonly factor: Run;
  readonly first: Day;
  readonly step: Rational | undefined;
  /** Whether results may be kept: the factor reads no charges. */
  readonly keep: boolean;
}

/** A price to revise. */
export interface Priced {
  readonly term: TermOf<'lookup'>;
  readonly table: string;
  readonly column: string;
  readonly row: PlanRow;
  /** Start of the table's version: revisions up to that day are in its prices already. */
  readonly from: Day;
  readonly price: Rational;
  readonly revisions: readonly Revision[];
}

/** The revisions of a column, in the contract's order. */
export function revisionsOf(machine: Machine, table: string, column: string): readonly Revision[] {
  return machine.indexations(table, column).map((indexation) => ({
    indexation,
    factor: machine.run(indexation.factor),
    first: parseDay(indexation.first) ?? DAY_MAX,
    step: indexation.rounding === undefined ? undefined : fromText(indexation.rounding.step),
    keep: !traitsOf(machine, indexation.factor).charges,
  }));
}

/** A revision on its date. */
interface Due {
  readonly revision: Revision;
  readonly date: Day;
}

/** The price at the moment. `note` leaves the table's own price as an input. */
export function revised(frame: Frame, priced: Priced, note: () => void): Rational {
  const run = (inner: Frame): Rational => {
    const due = dueOf(inner, priced);
    note();
    return due.reduce((price, one) => applied(inner, { priced, note }, one, price), priced.price);
  };
  if (!priced.revisions.every(({ keep }) => keep)) return run(frame);
  const key = `${priced.column}@${priced.from}`;
  return remember(frame, { owner: priced.row, key, period: false }, run);
}

// The revisions to apply, in order. Narrows the validity to the days between two revision dates.
function dueOf(frame: Frame, { revisions, from }: Priced): readonly Due[] {
  const { machine, moment } = frame;
  const start = Math.max(from, machine.contractFrom);
  const due: Due[] = [];
  for (const revision of revisions) {
    const dates = datesOf(machine, revision, moment);
    const fallen = dates.filter((date) => date <= moment);
    narrow(frame, fallen.at(-1) ?? frame.validity.from, dates[fallen.length] ?? DAY_MAX);
    const counted = fallen.filter((date) => date > start);
    const wanted = revision.indexation.base === 'original' ? counted.slice(-1) : counted;
    for (const date of wanted) due.push({ revision, date });
  }
  return due.sort((a, b) => a.date - b.date);
}

// The revision dates up to the first one after the moment.
function datesOf(machine: Machine, { indexation, first }: Revision, moment: Day): readonly Day[] {
  const { everyMonths } = indexation;
  const dates = [first];
  for (let times = 1; everyMonths > 0 && (dates.at(-1) ?? DAY_MAX) <= moment; times += 1) {
    dates.push(monthsAfter(machine, first, times * everyMonths));
  }
  return dates;
}

interface Noted {
  readonly priced: Priced;
  readonly note: () => void;
}

// The price after one revision; the trace's last node is the price before it.
function applied(
  frame: Frame,
  { priced, note }: Noted,
  { revision, date }: Due,
  before: Rational,
): Rational {
  const { indexation, step } = revision;
  const { trace } = frame;
  const fromOriginal = indexation.base === 'original';
  const price = fromOriginal ? priced.price : before;
  const mark = Math.max(0, (trace?.mark() ?? 0) - 1);
  if (fromOriginal) {
    trace?.forget(mark);
    note();
  }
  const factor = factorAt(frame, revision, date);
  const exact = multiply(price, factor);
  const { rounding } = indexation;
  const rounds = rounding !== undefined && step !== undefined;
  const result = rounds ? roundToStep(exact, step, rounding.mode) : exact;
  if (trace !== null) {
    const name = `${indexation.clause} ${formatDay(date)}`;
    const unit = described(frame, priced.term, exact);
    trace.close(mark, { operation: 'multiply', name, ...unit });
    if (rounds) {
      const parameters = { step: toText(step), mode: rounding.mode };
      const shown = described(frame, priced.term, result);
      trace.close(mark, { operation: 'round', parameters, ...shown });
    }
  }
  return result;
}

// The factor of a revision date: evaluated on that date, in its month, with the series values that
// were published by then, whoever asks (docs/decisions/0007).
function factorAt(frame: Frame, { indexation, factor, keep }: Revision, date: Day): Rational {
  const month = monthPeriod(monthIndexOf(date));
  const source = { clause: indexation.clause, place: indexation.span };
  const inner: Frame = {
    ...frame,
    view: frame.view.publishedBy?.(date) ?? frame.view,
    clause: indexation.clause,
    moment: date,
    period: month,
    facts: [],
    members: null,
    source,
    validity: unlimited(),
  };
  const run = (one: Frame): Rational => numberOf(factor, one);
  return keep ? remember(inner, { owner: indexation, key: date, period: false }, run) : run(inner);
}
