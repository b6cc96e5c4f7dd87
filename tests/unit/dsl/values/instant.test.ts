// Civil timestamps: text both ways, and their day and clock parts.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DAY_MAX,
  DAY_MIN,
  dayOf,
  dayOfInstant,
  formatInstant,
  parseInstant,
  secondsOfDay,
  startOfDay,
} from '../../../../dsl/src/values/index.ts';

const instants = fc.integer({ min: DAY_MIN * 86400, max: DAY_MAX * 86400 + 86399 });
const midnight = startOfDay(dayOf(2025, 6, 14));

describe('instants', () => {
  test.each([
    ['2025-06-14', 0],
    ['2025-06-14T00:00', 0],
    ['2025-06-14T16:40', 60000],
    ['2025-06-14 16:40', 60000],
    ['2025-06-14 16:40:30', 60030],
    ['2025-06-14T23:59:59', 86399],
  ])('reads %s', (text, seconds) => {
    expect(parseInstant(text)).toBe(midnight + seconds);
  });

  test.each([
    '2025-06-14T24:00',
    '2025-06-14T16:60',
    '2025-06-14T16:40:60',
    '2025-06-14T16',
    '16:40',
    '2025-06-14T16:40Z',
    '2025-06-14T16:40:30.5',
    '2025-06-14t16:40',
    '2025-06-14T1640',
    '2025-06-14  16:40',
    '2025-02-29T10:00',
    '2025-06-14T',
    '2025-06-14T16:40+02:00',
    '2025-06-14T16.40',
    '2025-06-14T-1:40',
    '2025-06-14T16:40.30',
    '',
  ])('refuses %j', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  test('writes seconds only when there are some', () => {
    expect(formatInstant(midnight)).toBe('2025-06-14T00:00');
    expect(formatInstant(midnight + 60000)).toBe('2025-06-14T16:40');
    expect(formatInstant(midnight + 60005)).toBe('2025-06-14T16:40:05');
    expect(formatInstant(-1)).toBe('1969-12-31T23:59:59');
  });

  test('text, day and clock come back from any instant', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(parseInstant(formatInstant(instant))).toBe(instant);
        expect(startOfDay(dayOfInstant(instant)) + secondsOfDay(instant)).toBe(instant);
        expect(secondsOfDay(instant)).toBeGreaterThanOrEqual(0);
        expect(secondsOfDay(instant)).toBeLessThan(86400);
      }),
    );
  });
});
