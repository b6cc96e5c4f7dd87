// Laws of time spent, numbers 43 and 44 of the domain's list: steps, minimums, hour bands.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compare,
  formatInstant,
  type Rational,
  rational,
  startOfDay,
  subtract,
  sum,
  ZERO,
} from '../../dsl/src/values/index.ts';
import { billed, cents, heldOn, oneInvoice, ownContract, START } from '../support/law-cases.ts';

/** The time a number of seconds after the start of 2023. */
const secondText = (seconds: number): string => formatInstant(startOfDay(START) + seconds);

const DAY = 24 * 60;

describe('laws of time spent', () => {
  it('law 43: rounded up by less than a step; the minimum once an intervention', async () => {
    const step = fc.constantFrom(1, 6, 15, 30, 60);
    const least = fc.constantFrom(0, 30, 120);
    // Seconds: whole steps, a second more or less, or anything.
    const time = fc.tuple(fc.nat(5), fc.constantFrom(-1, 0, 1, 700), fc.integer({ min: 1 }));
    const visits = fc.array(fc.array(time, { maxLength: 4 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(step, least, visits, async (minutes, floor, list) => {
        const text = ownContract(`record intervention from "intervention.csv"
  key intervention
  dated on day

record entry from "entry.csv"
  key entry
  intervention : intervention
  lasting from started to ended

define counted for each entry as duration rounded up to ${minutes} minutes

clause 1 "Each entry"
  for each entry
  charge 1 EUR per second * counted

clause 2 "Each intervention"
  for each intervention
  when there is entry of this intervention at any time
  charge 1 EUR per second * (sum of counted over entry of this intervention at any time)
  at least ${floor * 60} EUR
`);
        const intervention = list.map((_, at) => ({ intervention: `V${at}`, day: '2023-01-31' }));
        const times = list.map((own) =>
          own.map(([steps, more, any]) =>
            more === 700 ? (any % 20_000) + 1 : Math.max(1, steps * minutes * 60 + more),
          ),
        );
        const entry = times.flatMap((own, at) =>
          own.map((seconds, index) => {
            // Three hours before midnight of the month's end: some pass it.
            const from = (31 * DAY - 180) * 60;
            const dates = { started: secondText(from), ended: secondText(from + seconds) };
            return { entry: `E${at}-${index}`, intervention: `V${at}`, ...dates };
          }),
        );
        const invoice = await oneInvoice(text, { intervention, entry }, '2023-01');
        expect(heldOn([invoice])).toEqual([]);
        for (const [at, own] of times.entries()) {
          const counted = own.map((actual, index) => {
            const found = billed([invoice], '1', `E${at}-${index}`);
            const more = subtract(found, rational(actual));
            expect(more.n >= 0n && compare(more, rational(minutes * 60)) < 0).toBe(true);
            expect(found.n % BigInt(minutes * 60)).toBe(0n);
            return found;
          });
          const all = sum(counted);
          const due = compare(all, rational(floor * 60)) < 0 ? rational(floor * 60) : all;
          expect(billed([invoice], '2', `V${at}`)).toEqual(own.length === 0 ? ZERO : due);
        }
      }),
      { numRuns: 60 },
    );
  });
});

const BANDS = ownContract(`calendar plain
  working days from monday to saturday
  open from 00:00 to 24:00
  holidays 2023-01-06

calendar saturdays
  working days from saturday to saturday
  open from 00:00 to 24:00

calendar evenings
  working days from monday to sunday
  open from 18:00 to 22:00

calendar nights
  working days from monday to sunday
  open from 22:00 to 06:00

record visit from "visit.csv"
  key visit
  lasting from arrived to left

define double for each visit as
  joined(without(times of this visit, open hours(plain)),
    within(times of this visit, open hours(nights)))

define saturday for each visit as
  without(within(times of this visit, open hours(saturdays)), double)

define evening for each visit as
  without(within(times of this visit, open hours(evenings)), joined(double, saturday))

define plain time for each visit as
  without(times of this visit, joined(double, joined(saturday, evening)))

clause 1 "Night, Sunday, holiday"
  for each visit
  charge 200 % * 60 EUR per hour * total time(double)

clause 2 "Saturday"
  for each visit
  charge 150 % * 60 EUR per hour * total time(saturday)

clause 3 "Evening"
  for each visit
  charge 125 % * 60 EUR per hour * total time(evening)

clause 4 "Day"
  for each visit
  charge 60 EUR per hour * total time(plain time)

clause 5 "Minutes worked"
  for each visit
  charge 60 EUR per hour * duration

clause 6 "Cumulative, where the clause says so"
  for each visit
  charge 60 EUR per hour * (duration
    + 25 % * total time(within(times of this visit, open hours(evenings)))
    + 50 % * total time(within(times of this visit, open hours(saturdays))))
`);

/** What a minute of 2023 is, by its number: 1 January is a Sunday, the 6th a holiday. */
function bandsAt(minute: number) {
  const [day, clock] = [Math.floor(minute / DAY), minute % DAY];
  return {
    double: day % 7 === 0 || day === 5 || clock < 360 || clock >= 1320,
    saturday: day % 7 === 6,
    evening: clock >= 1080 && clock < 1320,
  };
}

/** The edges of the bands within a day, and the minutes beside them. */
const clock = fc
  .tuple(fc.constantFrom(0, 360, 1080, 1320), fc.constantFrom(-1, 0, 1))
  .map(([edge, beside]) => Math.max(0, edge + beside));
const visit = fc.record({
  day: fc.oneof(fc.constantFrom(4, 5, 6, 7, 30), fc.nat(30)),
  clock: fc.oneof(clock, fc.nat(DAY - 1)),
  long: fc.oneof(fc.constantFrom(1, 2, 60, 120, 360), fc.integer({ min: 1, max: 3 * DAY })),
});

describe('laws of hour bands', () => {
  it('law 44: every minute at the greatest of its bands, once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(visit, { minLength: 1, maxLength: 4 }), async (list) => {
        const rows = list.map(({ day, clock: at, long }, index) => {
          const from = (day * DAY + at) * 60;
          const times = { arrived: secondText(from), left: secondText(from + long * 60) };
          return { visit: `V${index}`, ...times };
        });
        const invoice = await oneInvoice(BANDS, { visit: rows }, '2023-01');
        expect(heldOn([invoice])).toEqual([]);
        for (const [index, { day, clock: at, long }] of list.entries()) {
          const minutes = Array.from({ length: long }, (_, more) => bandsAt(day * DAY + at + more));
          const times = { double: 0, saturday: 0, evening: 0, plain: 0 };
          let [greatest, cumulative] = [0, 0];
          for (const { double, saturday, evening } of minutes) {
            const band = double ? 'double' : saturday ? 'saturday' : evening ? 'evening' : 'plain';
            times[band] += 1;
            greatest += Math.max(100, ...[double ? 200 : 0, saturday ? 150 : 0, evening ? 125 : 0]);
            cumulative += 100 + (evening ? 25 : 0) + (saturday ? 50 : 0);
          }
          const of = (clause: string): Rational => billed([invoice], clause, `V${index}`);
          expect([of('1'), of('2'), of('3'), of('4')]).toEqual([
            cents(200 * times.double),
            cents(150 * times.saturday),
            cents(125 * times.evening),
            cents(100 * times.plain),
          ]);
          expect(sum([of('1'), of('2'), of('3'), of('4')])).toEqual(cents(greatest));
          expect(of('5')).toEqual(rational(long));
          expect(of('6')).toEqual(cents(cumulative));
        }
      }),
      { numRuns: 60 },
    );
  });
});
