// Month arithmetic: the three rules for short months, thirty years of anniversaries, counts of
// whole and started months.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMonths,
  type Day,
  dayOf,
  dayOfMonth,
  daysInMonth,
  formatDay,
  lastDayOf,
  type MonthEndRule,
  monthIndexOf,
  monthOf,
  parseDay,
  startedMonthsBetween,
  wholeMonthsBetween,
  yearOf,
} from '../../../../dsl/src/values/index.ts';

const days = fc.integer({ min: dayOf(1900, 1, 1), max: dayOf(2200, 12, 31) });
const counts = fc.integer({ min: -1200, max: 1200 });

function dayAt(text: string): Day {
  const day = parseDay(text);
  return day ?? expect.fail(text);
}

function added(text: string, n: number, rule: MonthEndRule): string | undefined {
  const day = addMonths(dayAt(text), n, rule);
  return day === undefined ? undefined : formatDay(day);
}

describe('addMonths', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28', '2026-03-01', undefined],
    ['2024-01-31', 1, '2024-02-29', '2024-03-01', undefined],
    ['2024-01-30', 1, '2024-02-29', '2024-03-01', undefined],
    ['2024-01-29', 1, '2024-02-29', '2024-02-29', '2024-02-29'],
    ['2026-01-31', 2, '2026-03-31', '2026-03-31', '2026-03-31'],
    ['2026-03-31', -1, '2026-02-28', '2026-03-01', undefined],
    ['2026-10-31', 1, '2026-11-30', '2026-12-01', undefined],
    ['2026-12-31', 2, '2027-02-28', '2027-03-01', undefined],
    ['2024-02-29', 12, '2025-02-28', '2025-03-01', undefined],
    ['2024-02-29', 48, '2028-02-29', '2028-02-29', '2028-02-29'],
    ['2026-01-15', -13, '2024-12-15', '2024-12-15', '2024-12-15'],
    ['2026-05-31', 0, '2026-05-31', '2026-05-31', '2026-05-31'],
  ])('%s plus %i months', (from, n, lastDay, nextFirst, refused) => {
    expect(added(from, n, 'last-day')).toBe(lastDay);
    expect(added(from, n, 'next-first')).toBe(nextFirst);
    expect(added(from, n, 'refuse')).toBe(refused);
  });

  test('keeps the day number, or follows the rule when the month is too short', () => {
    fc.assert(
      fc.property(days, counts, (day, n) => {
        const month = monthIndexOf(day) + n;
        const last = lastDayOf(month);
        const fits = dayOfMonth(day) <= dayOfMonth(last);
        const exact = last - dayOfMonth(last) + dayOfMonth(day);
        expect(addMonths(day, n, 'last-day')).toBe(fits ? exact : last);
        expect(addMonths(day, n, 'next-first')).toBe(fits ? exact : last + 1);
        expect(addMonths(day, n, 'refuse')).toBe(fits ? exact : undefined);
      }),
    );
  });

  test('goes back and forth for days up to the 28th, and adds up', () => {
    fc.assert(
      fc.property(days, counts, counts, (day, n, m) => {
        fc.pre(dayOfMonth(day) <= 28);
        const there = addMonths(day, n, 'last-day');
        expect(addMonths(there, -n, 'last-day')).toBe(day);
        expect(addMonths(there, m, 'last-day')).toBe(addMonths(day, n + m, 'last-day'));
      }),
    );
  });

  test('never goes backward as the start or the count grows', () => {
    fc.assert(
      fc.property(days, counts, fc.nat({ max: 40 }), (day, n, later) => {
        for (const rule of ['last-day', 'next-first'] as const) {
          expect(addMonths(day + later, n, rule)).toBeGreaterThanOrEqual(addMonths(day, n, rule));
          expect(addMonths(day, n + 1, rule)).toBeGreaterThan(addMonths(day, n, rule));
        }
      }),
    );
  });

  test('thirty years of months from each end of January land where the calendar says', () => {
    for (const start of [28, 29, 30, 31]) {
      const from = dayOf(2020, 1, start);
      for (let n = 0; n <= 360; n += 1) {
        const year = 2020 + Math.floor(n / 12);
        const month = (n % 12) + 1;
        const number = Math.min(start, daysInMonth(year, month));
        const day = addMonths(from, n, 'last-day');
        expect([yearOf(day), monthOf(day), dayOfMonth(day)]).toEqual([year, month, number]);
        expect(wholeMonthsBetween(from, day)).toBe(n);
        expect(startedMonthsBetween(from, day)).toBe(n);
      }
    }
  });
});

describe('months between', () => {
  test.each([
    ['2026-01-15', '2026-01-15', 0, 0],
    ['2026-01-15', '2026-01-16', 0, 1],
    ['2026-01-15', '2026-02-14', 0, 1],
    ['2026-01-15', '2026-02-15', 1, 1],
    ['2026-01-15', '2026-02-16', 1, 2],
    ['2026-01-31', '2026-02-27', 0, 1],
    ['2026-01-31', '2026-02-28', 1, 1],
    ['2026-01-31', '2026-03-01', 1, 2],
    ['2026-01-31', '2026-03-31', 2, 2],
    ['2026-02-28', '2026-03-28', 1, 1],
    ['2026-02-28', '2026-03-31', 1, 2],
    ['2024-02-29', '2025-02-28', 12, 12],
    ['2025-11-30', '2026-02-28', 3, 3],
  ])('from %s to %s: %i whole, %i started', (from, to, whole, started) => {
    expect(wholeMonthsBetween(dayAt(from), dayAt(to))).toBe(whole);
    expect(startedMonthsBetween(dayAt(from), dayAt(to))).toBe(started);
    expect(wholeMonthsBetween(dayAt(to), dayAt(from))).toBe(-whole || 0);
    expect(startedMonthsBetween(dayAt(to), dayAt(from))).toBe(-started || 0);
  });

  test('a walk of thirty years, day by day, counts as adding months one by one does', () => {
    for (const start of ['2023-12-31', '2024-02-29', '2024-05-01']) {
      const from = dayAt(start);
      let whole = 0;
      for (let day = from; day < from + 30 * 366; day += 1) {
        while (addMonths(from, whole + 1, 'last-day') <= day) whole += 1;
        const exact = addMonths(from, whole, 'last-day') === day;
        if (wholeMonthsBetween(from, day) !== whole) expect.fail(formatDay(day));
        if (startedMonthsBetween(from, day) !== whole + (exact ? 0 : 1)) {
          expect.fail(formatDay(day));
        }
      }
    }
  });

  test('the counts bracket the day', () => {
    fc.assert(
      fc.property(days, fc.nat({ max: 40000 }), (from, length) => {
        const to = from + length;
        const whole = wholeMonthsBetween(from, to);
        const started = startedMonthsBetween(from, to);
        expect(addMonths(from, whole, 'last-day')).toBeLessThanOrEqual(to);
        expect(addMonths(from, whole + 1, 'last-day')).toBeGreaterThan(to);
        expect(addMonths(from, started, 'last-day')).toBeGreaterThanOrEqual(to);
        expect(started - whole).toBe(addMonths(from, whole, 'last-day') === to ? 0 : 1);
      }),
    );
  });
});
