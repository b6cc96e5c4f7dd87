// Random exact values for the properties of the value tests: small and large numerators, and the
// denominators that contracts meet besides arbitrary ones.
import fc from 'fast-check';
import { type Rational, rational } from '../../../../dsl/src/values/index.ts';

const denominators = fc.oneof(
  fc.constantFrom(1n, 1n, 2n, 3n, 7n, 12n, 30n, 31n, 100n, 365n, 1000n, 10n ** 9n),
  fc.bigInt({ min: 1n, max: 10n ** 12n }),
);

const numerators = fc.oneof(
  fc.bigInt({ min: -200n, max: 200n }),
  fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
);

export const rationals: fc.Arbitrary<Rational> = fc
  .tuple(numerators, denominators)
  .map(([n, d]) => rational(n, d));

export const notZero = rationals.filter((r) => r.n !== 0n);

/** Rounding steps: cents, five cents, thousandths, whole tens, thirds. */
export const steps: fc.Arbitrary<Rational> = fc.oneof(
  fc.constantFrom(rational(1, 100), rational(5, 100), rational(1, 1000), rational(10), rational(1)),
  rationals.filter((r) => r.n > 0n),
);
