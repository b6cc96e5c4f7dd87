// Units and dimensions: the words of both languages, exact factors, the algebra of dimensions.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BUILT_IN_UNITS,
  type Dimension,
  dimensionText,
  divideDimensions,
  findUnit,
  multiplyDimensions,
  NO_DIMENSION,
  ONE,
  rational,
  sameDimension,
  unitLabel,
} from '../../../../dsl/src/values/index.ts';

const languages = ['en', 'fr'] as const;

describe('findUnit', () => {
  test.each([
    ['en', 'second', 'second', rational(1), { second: 1 }],
    ['en', 'Minutes', 'minute', rational(60), { second: 1 }],
    ['en', 'h', 'hour', rational(3600), { second: 1 }],
    ['en', 'days', 'day', rational(86400), { second: 1 }],
    ['en', 'week', 'week', rational(604800), { second: 1 }],
    ['en', 'months', 'month', rational(1), { month: 1 }],
    ['en', 'quarter', 'quarter', rational(3), { month: 1 }],
    ['en', 'YEAR', 'year', rational(12), { month: 1 }],
    ['en', 'GB', 'GB', rational(10n ** 9n), { byte: 1 }],
    ['en', 'TiB', 'TiB', rational(2n ** 40n), { byte: 1 }],
    ['en', 'gigabytes', 'GB', rational(10n ** 9n), { byte: 1 }],
    ['en', 'Mbps', 'Mbps', rational(10n ** 6n), { 'bit-per-second': 1 }],
    ['en', 'Gbit/s', 'Gbps', rational(10n ** 9n), { 'bit-per-second': 1 }],
    ['en', '%', '%', rational(1, 100), {}],
    ['en', 'per  cent', '%', rational(1, 100), {}],
    ['en', 'mile', 'mile', rational(1609344, 1000), { metre: 1 }],
    ['en', 'kilometers', 'km', rational(1000), { metre: 1 }],
    ['fr', 'seconde', 'second', rational(1), { second: 1 }],
    ['fr', 'heures', 'hour', rational(3600), { second: 1 }],
    ['fr', 'j', 'day', rational(86400), { second: 1 }],
    ['fr', 'mois', 'month', rational(1), { month: 1 }],
    ['fr', 'trimestres', 'quarter', rational(3), { month: 1 }],
    ['fr', 'ans', 'year', rational(12), { month: 1 }],
    ['fr', 'Année', 'year', rational(12), { month: 1 }],
    ['fr', 'anne\u0301es', 'year', rational(12), { month: 1 }],
    ['fr', 'Go', 'GB', rational(10n ** 9n), { byte: 1 }],
    ['fr', 'GB', 'GB', rational(10n ** 9n), { byte: 1 }],
    ['fr', 'Mio', 'MiB', rational(2n ** 20n), { byte: 1 }],
    ['fr', 'mégaoctets', 'MB', rational(10n ** 6n), { byte: 1 }],
    ['fr', 'pour cent', '%', rational(1, 100), {}],
  ] as const)('%s %s', (language, word, name, factor, dimension) => {
    expect(findUnit(word, language)).toEqual({ name, factor, dimension });
  });

  test('abbreviations keep their case, and languages do not mix', () => {
    for (const word of ['gb', 'MBPS', 'mbps', 'Gb', 'H', 'MIN', 'KB', 'go', 'heure', 'an', 'Go']) {
      expect(findUnit(word, 'en')).toBeUndefined();
    }
    for (const word of ['go', 'J', 'hour', 'year', 'd', 'constructor', '', '__proto__']) {
      expect(findUnit(word, 'fr')).toBeUndefined();
    }
  });

  test('every unit is found by its labels in both languages, and by one unit only', () => {
    for (const language of languages) {
      for (const unit of BUILT_IN_UNITS) {
        expect(findUnit(unitLabel(unit, language, false), language)).toBe(unit);
        expect(findUnit(unitLabel(unit, language, true), language)).toBe(unit);
      }
    }
    expect(new Set(BUILT_IN_UNITS.map(({ name }) => name)).size).toBe(BUILT_IN_UNITS.length);
  });
});

describe('unitLabel', () => {
  test('singular and plural in both languages', () => {
    const hour = findUnit('hour', 'en') ?? expect.fail();
    const month = findUnit('month', 'en') ?? expect.fail();
    const gigabyte = findUnit('GB', 'en') ?? expect.fail();
    expect([unitLabel(hour, 'en', false), unitLabel(hour, 'en', true)]).toEqual(['hour', 'hours']);
    expect([unitLabel(hour, 'fr', false), unitLabel(hour, 'fr', true)]).toEqual([
      'heure',
      'heures',
    ]);
    expect([unitLabel(month, 'fr', false), unitLabel(month, 'fr', true)]).toEqual(['mois', 'mois']);
    expect([unitLabel(gigabyte, 'en', true), unitLabel(gigabyte, 'fr', true)]).toEqual([
      'GB',
      'Go',
    ]);
  });

  test("a contract's own unit is called by its name", () => {
    const pallet = { name: 'pallet', dimension: { pallet: 1 }, factor: ONE };
    expect(unitLabel(pallet, 'fr', true)).toBe('pallet');
  });
});

describe('dimensions', () => {
  const bases = fc.constantFrom('EUR', 'month', 'second', 'byte', 'piece', 'constructor');
  const dimensions: fc.Arbitrary<Dimension> = fc
    .dictionary(bases, fc.integer({ min: -3, max: 3 }))
    .map((raw) => {
      const kept = Object.entries(raw).filter(([, exponent]) => exponent !== 0);
      return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
    });

  test('EUR per month times months is EUR', () => {
    const monthly = divideDimensions({ EUR: 1 }, { month: 1 });
    expect(monthly).toEqual({ EUR: 1, month: -1 });
    expect(multiplyDimensions(monthly, { month: 1 })).toEqual({ EUR: 1 });
    expect(divideDimensions(NO_DIMENSION, { month: 1 })).toEqual({ month: -1 });
    expect(sameDimension({ EUR: 1 }, { EUR: 2 })).toBe(false);
    expect(sameDimension({ EUR: 1 }, { USD: 1 })).toBe(false);
    expect(sameDimension({ EUR: 1 }, { EUR: 1, month: -1 })).toBe(false);
    expect(sameDimension({ constructor: 1 } as unknown as Dimension, { EUR: 1 })).toBe(false);
  });

  test('form a group', () => {
    fc.assert(
      fc.property(dimensions, dimensions, dimensions, (a, b, c) => {
        const product = multiplyDimensions(a, b);
        expect(product).toEqual(multiplyDimensions(b, a));
        expect(multiplyDimensions(product, c)).toEqual(
          multiplyDimensions(a, multiplyDimensions(b, c)),
        );
        expect(divideDimensions(product, b)).toEqual(a);
        expect(divideDimensions(a, a)).toEqual(NO_DIMENSION);
        expect(multiplyDimensions(a, NO_DIMENSION)).toEqual(a);
      }),
    );
  });

  test('results have sorted keys and no zero exponent', () => {
    fc.assert(
      fc.property(dimensions, dimensions, (a, b) => {
        for (const result of [multiplyDimensions(a, b), divideDimensions(a, b)]) {
          expect(Object.keys(result)).toEqual(Object.keys(result).toSorted());
          expect(Object.values(result)).not.toContain(0);
        }
        const same = JSON.stringify(a) === JSON.stringify(b);
        expect(sameDimension(a, b)).toBe(same);
      }),
    );
  });

  test.each([
    [{ EUR: 1 }, 'EUR', 'EUR'],
    [{ EUR: 1, month: -1 }, 'EUR per month', 'EUR par mois'],
    [{ EUR: 1, byte: -1, month: -1 }, 'EUR per byte per month', 'EUR par octet par mois'],
    [{ month: -1 }, 'per month', 'par mois'],
    [{ metre: 2 }, 'metre²', 'mètre²'],
    [{ metre: 1, second: -2 }, 'metre per second²', 'mètre par seconde²'],
    [{ EUR: 1, month: 1 }, 'EUR·month', 'EUR·mois'],
    [{ 'bit-per-second': 1 }, 'bit/s', 'bit/s'],
    [{ pallet: 1 }, 'pallet', 'pallet'],
    [{}, 'plain number', 'nombre sans unité'],
  ])('%o in words', (dimension, english, french) => {
    expect(dimensionText(dimension as Dimension, 'en')).toBe(english);
    expect(dimensionText(dimension as Dimension, 'fr')).toBe(french);
  });
});
