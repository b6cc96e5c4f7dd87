// Civil days: an independent walk over all of 0001 to 9999, text both ways, weekdays, periods.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  containsDay,
  DAY_MAX,
  DAY_MIN,
  dayOf,
  dayOfMonth,
  daysInMonth,
  firstDayOf,
  formatDay,
  formatMonth,
  intersect,
  lastDayOf,
  monthIndexOf,
  monthOf,
  monthPeriod,
  parseDay,
  parseMonth,
  period,
  periodDays,
  weekdayOf,
  yearOf,
} from '../../../../dsl/src/values/index.ts';

const days = fc.integer({ min: DAY_MIN, max: DAY_MAX });

describe('days', () => {
  test('known days', () => {
    expect(dayOf(1970, 1, 1)).toBe(0);
    expect(parseDay('1970-01-02')).toBe(1);
    expect(parseDay('2000-03-01')).toBe(11017);
    expect(parseDay('2026-04-16')).toBe(20559);
    expect(dayOf(1, 1, 1)).toBe(DAY_MIN);
    expect(dayOf(9999, 12, 31)).toBe(DAY_MAX);
    expect(formatDay(DAY_MIN)).toBe('0001-01-01');
    expect(formatDay(DAY_MAX)).toBe('9999-12-31');
    expect(formatDay(DAY_MAX + 1)).toBe('+10000-01-01');
    expect(formatDay(DAY_MIN - 1)).toBe('0000-12-31');
    expect(formatDay(dayOf(1, 1, 1) - 367)).toBe('-0001-12-31');
  });

  test('a walk from 0001 to 9999 by calendar rules alone meets every day number in turn', () => {
    let day = DAY_MIN;
    let faults = 0;
    for (let year = 1; year <= 9999; year += 1) {
      const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
      const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
      for (const [index, length] of lengths.entries()) {
        const month = index + 1;
        if (daysInMonth(year, month) !== length) faults += 1;
        if (firstDayOf(year * 12 + index) !== day) faults += 1;
        for (const date of [1, 15, 28, length]) {
          const at = day + date - 1;
          if (dayOf(year, month, date) !== at) faults += 1;
          if (yearOf(at) !== year || monthOf(at) !== month || dayOfMonth(at) !== date) faults += 1;
          if (monthIndexOf(at) !== year * 12 + index) faults += 1;
        }
        day += length;
        if (lastDayOf(year * 12 + index) !== day - 1) faults += 1;
      }
    }
    expect(day - 1).toBe(DAY_MAX);
    expect(faults).toBe(0);
  });

  test('every day of 1990 to 2110 comes back from its text', () => {
    for (let day = dayOf(1990, 1, 1); day < dayOf(2110, 1, 1); day += 1) {
      if (parseDay(formatDay(day)) !== day) expect.fail(formatDay(day));
    }
  });

  test('text and fields come back from any day', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(parseDay(formatDay(day))).toBe(day);
        expect(dayOf(yearOf(day), monthOf(day), dayOfMonth(day))).toBe(day);
        expect(parseMonth(formatMonth(monthIndexOf(day)))).toBe(monthIndexOf(day));
      }),
    );
  });

  test('the order of texts is the order of days', () => {
    fc.assert(fc.property(days, days, (a, b) => formatDay(a) < formatDay(b) === a < b));
  });

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-04-00',
    '0000-01-01',
    '2026-4-16',
    '2026-04-16 ',
    ' 2026-04-16',
    '20260416',
    '2026/04/16',
    '2026-04-1a',
    '+026-04-16',
    '2026-04-16T00:00',
    '',
    '２０２６-04-16',
  ])('parseDay refuses %j', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  test('leap days are real in leap years only', () => {
    expect(parseDay('2000-02-29')).toBeDefined();
    expect(parseDay('2024-02-29')).toBeDefined();
    expect(parseDay('2100-02-29')).toBeUndefined();
  });

  test('dayOf refuses dates that are not real', () => {
    for (const [year, month, day] of [
      [2026, 2, 29],
      [2026, 0, 1],
      [2026, 13, 1],
      [2026, 1, 0],
      [0, 1, 1],
      [10000, 1, 1],
      [2026, 1, 1.5],
      [2026.5, 1, 1],
      [2026, 1.5, 1],
      [2026, 1, Number.NaN],
    ] as const) {
      expect(() => dayOf(year, month, day)).toThrow(RangeError);
    }
    expect(daysInMonth(2026, 13)).toBe(0);
  });

  test('weekdays run from Monday 1 to Sunday 7 without a break', () => {
    expect(weekdayOf(dayOf(1970, 1, 1))).toBe(4);
    expect(weekdayOf(dayOf(2026, 4, 16))).toBe(4);
    expect(weekdayOf(dayOf(2025, 6, 15))).toBe(7);
    expect(weekdayOf(DAY_MIN)).toBe(1);
    expect(weekdayOf(DAY_MAX)).toBe(5);
    fc.assert(
      fc.property(days, (day) => {
        expect(weekdayOf(day + 1)).toBe((weekdayOf(day) % 7) + 1);
        expect(weekdayOf(day + 7)).toBe(weekdayOf(day));
      }),
    );
  });
});

describe('months as text', () => {
  test('known months', () => {
    expect(parseMonth('2026-04')).toBe(2026 * 12 + 3);
    expect(formatMonth(2026 * 12 + 3)).toBe('2026-04');
    expect(formatMonth(2026 * 12 + 11)).toBe('2026-12');
    for (const text of ['2026-13', '2026-00', '0000-01', '2026-4', '2026-04-01', '2026_04', '']) {
      expect(parseMonth(text)).toBeUndefined();
    }
  });
});

describe('periods', () => {
  const periods = fc.tuple(days, days).map(([from, to]) => period(from, to));

  test('are half open', () => {
    const april = monthPeriod(2026 * 12 + 3);
    expect(april).toEqual({ from: dayOf(2026, 4, 1), to: dayOf(2026, 5, 1) });
    expect(periodDays(april)).toBe(30);
    expect([0, 29, 30, -1].map((n) => containsDay(april, april.from + n))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(intersect(april, monthPeriod(2026 * 12 + 4))).toBeUndefined();
    expect(periodDays(period(5, 3))).toBe(0);
  });

  test('the intersection has exactly the days of both', () => {
    fc.assert(
      fc.property(periods, periods, days, (a, b, day) => {
        const common = intersect(a, b);
        expect(intersect(b, a)).toEqual(common);
        for (const probe of [day, a.from, a.to, b.from, b.to, a.to - 1, b.to - 1]) {
          const inBoth = containsDay(a, probe) && containsDay(b, probe);
          expect(common !== undefined && containsDay(common, probe)).toBe(inBoth);
        }
        if (common !== undefined) expect(periodDays(common)).toBeGreaterThan(0);
      }),
    );
  });

  test('months tile the calendar', () => {
    fc.assert(
      fc.property(days, (day) => {
        const month = monthIndexOf(day);
        expect(containsDay(monthPeriod(month), day)).toBe(true);
        expect(monthPeriod(month).to).toBe(monthPeriod(month + 1).from);
        expect(periodDays(monthPeriod(month))).toBe(daysInMonth(yearOf(day), monthOf(day)));
      }),
    );
  });
});
