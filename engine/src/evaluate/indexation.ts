// Indexation: price revisions by date. In: a table's own price and the revisions of its column.
// Out: the price at the moment; each revision multiplies and rounds, on the price before or the
// original.
import type { PlanIndexation, PlanRow, Term } from '@avenant/dsl';
import {
  containsDay,
  DAY_MAX,
  DAY_MIN,
  type Day,
  formatDay,
  fromText,
  monthIndexOf,
  monthPeriod,
  multiply,
  type Period,
  parseDay,
  type Rational,
  roundToStep,
  toText,
} from '@avenant/dsl/values';
import type { Fact } from '../facts/fact.ts';
import { described } from './code.ts';
import { edge } from './definitions.ts';
import { type Frame, narrow, type Run, unlimited, untraced } from './frame.ts';
import { Held } from './held.ts';
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
  readonly effective: readonly Period[];
  /** For whom it is: a test on the fact of this type that is bound where the price is read. */
  readonly only: { readonly subject: string; readonly test: Run } | undefined;
  /** Whether results may be kept: it reads no charges and is the same for all subjects. */
  readonly keep: boolean;
  /** Dates whose factor, or test, is being found: to need one of them again is a circle. */
  readonly open: Set<Day>;
}

/** A price to revise. */
export interface Priced {
  readonly term: TermOf<'lookup'>;
  readonly table: string;
  readonly column: string;
  readonly row: PlanRow;
  /** The day since which the price is agreed: revisions up to it are in the price already. */
  readonly from: Day;
  readonly price: Rational;
  readonly revisions: readonly Revision[];
}

/**
 * The revisions of a column, in the contract's order. Their terms are made ready when first run: a
 * factor may look the same column up, on an earlier day.
 */
export function revisionsOf(machine: Machine, table: string, column: string): readonly Revision[] {
  const ready =
    (term: Term): Run =>
    (frame) =>
      machine.run(term)(frame);
  return machine.indexations(table, column).map((indexation) => ({
    indexation,
    factor: ready(indexation.factor),
    first: parseDay(indexation.first) ?? DAY_MAX,
    step: indexation.rounding === undefined ? undefined : fromText(indexation.rounding.step),
    effective: indexation.effective.map(({ from, to }) => {
      return { from: edge(from, DAY_MIN), to: edge(to, DAY_MAX) };
    }),
    only: indexation.only && {
      subject: indexation.only.subject,
      test: ready(indexation.only.test),
    },
    keep: indexation.only === undefined && !traitsOf(machine, indexation.factor).charges,
    open: new Set(),
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
    const counted = fallen.filter(
      (date) =>
        date > start &&
        revision.effective.some((days) => containsDay(days, date)) &&
        isFor(frame, revision, date),
    );
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
    const parameters = { clause: indexation.clause, moment: formatDay(date) };
    const unit = described(frame, priced.term, exact);
    trace.close(mark, { operation: 'multiply', name: 'indexation', parameters, ...unit });
    if (rounds) {
      const parameters = { step: toText(step), mode: rounding.mode };
      const shown = described(frame, priced.term, result);
      trace.close(mark, { operation: 'round', parameters, ...shown });
    }
  }
  return result;
}

// Whether a revision is for the subject whose price is read, as it stood on the revision's date.
function isFor(frame: Frame, revision: Revision, date: Day): boolean {
  if (revision.only === undefined) return true;
  const { test } = revision.only;
  return once(revision, date, () => untraced(frameOn(frame, revision, date), test) === true);
}

function frameOn(frame: Frame, { indexation, only }: Revision, date: Day): Frame {
  return {
    ...frame,
    view: frame.view.publishedBy?.(date) ?? frame.view,
    clause: indexation.clause,
    moment: date,
    period: monthPeriod(monthIndexOf(date)),
    facts: only === undefined ? [] : [subjectIn(frame, indexation, only.subject)],
    members: null,
    source: { clause: indexation.clause, place: indexation.span },
    validity: unlimited(),
  };
}

function subjectIn({ facts }: Frame, { clause }: PlanIndexation, type: string): Fact {
  const found = facts.findLast((fact) => fact.type === type);
  if (found === undefined) throw new Held('R0124', { clause, type });
  return found;
}

// The factor of a revision date: evaluated on that date, in its month, with the series values that
// were published by then, whoever asks (docs/decisions/0007).
function factorAt(frame: Frame, revision: Revision, date: Day): Rational {
  const { indexation, factor, keep } = revision;
  const inner = frameOn(frame, revision, date);
  const run = (one: Frame): Rational => once(revision, date, () => numberOf(factor, one));
  return keep ? remember(inner, { owner: indexation, key: date, period: false }, run) : run(inner);
}

// A price `for` a day that comes out not before the revision would need the revision itself.
function once<T>({ indexation, open }: Revision, date: Day, run: () => T): T {
  const { clause } = indexation;
  if (open.has(date)) throw new Held('R0125', { clause, day: formatDay(date) });
  open.add(date);
  try {
    return run();
  } finally {
    open.delete(date);
  }
}
