// Differential tests, reference interpreter: scales.
import type { Band, Term } from '../../../dsl/src/index.ts';
import {
  add,
  compare,
  divide,
  equals,
  maximum,
  minimum,
  multiply,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../../../dsl/src/values/index.ts';
import { ceiling } from './calls.ts';
import { evaluate } from './evaluate.ts';
import type { Scope } from './scope.ts';
import { num, numberIn, type Val, Withheld } from './value.ts';

/** What a scale makes of its quantity. */
export function scaleOf(term: Extract<Term, { op: 'scale' }>, scope: Scope): Val {
  const number = (one: Term): Rational => numberIn(evaluate(one, scope));
  const by = number(term.by);
  const on = term.on === undefined ? by : number(term.on);
  switch (term.kind) {
    case 'step':
      return evaluate(bandOf(term.bands, by, scope).value, scope);
    case 'volume':
      return num(multiply(on, number(bandOf(term.bands, by, scope).value)));
    case 'package': {
      const size = term.size === undefined ? rational(1) : number(term.size);
      if (size.n <= 0n) throw new Withheld('R0116', '');
      const packages = rational(ceiling(divide(on, size)));
      return num(multiply(packages, number(bandOf(term.bands, by, scope).value)));
    }
    case 'graduated':
      return num(graduated(term.bands, by, on, scope));
  }
}

function bandOf(bands: readonly Band[], by: Rational, scope: Scope): Band {
  const number = (one: Term): Rational => numberIn(evaluate(one, scope));
  const band = bands.find(({ from, to, fromIncluded, toIncluded }) => {
    const low = from === undefined ? 1 : compare(by, number(from));
    const high = to === undefined ? -1 : compare(by, number(to));
    return (low > 0 || (low === 0 && fromIncluded)) && (high < 0 || (high === 0 && toIncluded));
  });
  if (band === undefined) throw new Withheld('R0106', `${by.n}/${by.d}`);
  return band;
}

// Each band prices what lies between its edges of the quantity counted from zero. Less than nothing
// has no slices: all of it is priced by the band that holds it.
function graduated(bands: readonly Band[], by: Rational, on: Rational, scope: Scope): Rational {
  const number = (one: Term): Rational => numberIn(evaluate(one, scope));
  if (by.n < 0n) return multiply(on, number(bandOf(bands, by, scope).value));
  let [priced, total] = [ZERO, ZERO];
  for (const { from, to, value } of bands) {
    const low = from === undefined ? ZERO : maximum(ZERO, number(from));
    const high = to === undefined ? by : minimum(by, number(to));
    const slice = maximum(ZERO, subtract(high, low));
    if (slice.n === 0n) continue;
    priced = add(priced, slice);
    total = add(total, multiply(multiply(slice, divide(on, by)), number(value)));
  }
  if (!equals(priced, by)) throw new Withheld('R0106', `${by.n}/${by.d}`);
  return total;
}
