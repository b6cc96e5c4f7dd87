// Scales: every kind, band edges, and the laws that hold between them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Band, ScaleKind, Term } from '../../../../dsl/src/plan/index.ts';
import {
  add,
  compare,
  multiply,
  type Rational,
  rational,
  subtract,
  sum,
  toText,
} from '../../../../dsl/src/values/index.ts';
import { evaluate } from '../../../../engine/src/evaluate/evaluate.ts';
import { came, text } from '../../../support/evaluating.ts';
import { num, planOf, scopeOf, t, viewOf } from '../../../support/plan-builder.ts';

const plan = planOf({});
const scope = scopeOf(plan, viewOf(plan));

const band = (from: string | undefined, to: string | undefined, value: string): Band => ({
  ...(from === undefined ? {} : { from: t.number(from) }),
  ...(to === undefined ? {} : { to: t.number(to) }),
  fromIncluded: true,
  toIncluded: true,
  value: t.number(value),
});

const scale = (kind: ScaleKind, bands: readonly Band[], by: string, more = {}): Term => ({
  op: 'scale',
  kind,
  by: t.number(by),
  bands,
  ...more,
});

const counted = [band('1', '49', '10'), band('50', '199', '8'), band('200', undefined, '5')];

describe('scales', () => {
  it('volume: all of it at the value of the band reached', () => {
    expect(text(scale('volume', counted, '49'), scope)).toBe('490');
    expect(text(scale('volume', counted, '50'), scope)).toBe('400');
    expect(text(scale('volume', counted, '300'), scope)).toBe('1500');
    expect(text(scale('volume', counted, '60', { on: t.number('1000') }), scope)).toBe('8000');
  });

  it('step: the value of the band itself', () => {
    expect(text(scale('step', counted, '49'), scope)).toBe('10');
    expect(text(scale('step', counted, '200'), scope)).toBe('5');
  });

  it('graduated: each slice at the value of its band; whole units leave no gap', () => {
    expect(text(scale('graduated', counted, '49'), scope)).toBe('490');
    expect(text(scale('graduated', counted, '50'), scope)).toBe('498');
    expect(text(scale('graduated', counted, '210'), scope)).toBe(`${490 + 150 * 8 + 11 * 5}`);
    expect(text(scale('graduated', counted, '0'), scope)).toBe('0');
  });

  it('graduated over another quantity: that quantity in proportion to the slices', () => {
    const on = { on: t.number('1000') };
    expect(text(scale('graduated', counted, '98', on), scope)).toBe('9000');
  });

  it('package: whole packages at the value of the band reached', () => {
    const size = { size: t.number('25') };
    expect(text(scale('package', counted, '30', size), scope)).toBe('20');
    expect(text(scale('package', counted, '50', size), scope)).toBe('16');
    expect(text(scale('package', counted, '51', size), scope)).toBe('24');
    expect(text(scale('package', counted, '51', { size: t.number('0') }), scope)).toBe('R0116');
  });

  it('a quantity that no band holds is held', () => {
    for (const kind of ['volume', 'step', 'package'] as const) {
      expect(text(scale(kind, counted, '49.5'), scope)).toBe('R0106');
      expect(text(scale(kind, counted, '0'), scope)).toBe('R0106');
    }
    const holed = [band('0', '100', '1'), band('200', undefined, '2')];
    expect(text(scale('graduated', holed, '90'), scope)).toBe('90');
    expect(text(scale('graduated', holed, '250'), scope)).toBe('R0106');
    expect(text(scale('graduated', [band('0', '100', '1')], '101'), scope)).toBe('R0106');
  });

  it('edges belong to the band that says so', () => {
    const open = [
      { ...band(undefined, '10', '1'), toIncluded: false },
      { ...band('10', undefined, '2'), fromIncluded: true },
    ];
    expect(text(scale('step', open, '9.9'), scope)).toBe('1');
    expect(text(scale('step', open, '10'), scope)).toBe('2');
    expect(text(scale('step', open, '-5'), scope)).toBe('1');
    expect(text(scale('graduated', open, '-5'), scope)).toBe('-5');
  });

  it('the explanation shows the slices', () => {
    const { node } = came(scale('graduated', counted, '60'), scope);
    expect(node?.kind === 'step' && node.of.map(({ value }) => value)).toEqual(['490', '88']);
  });
});

describe('laws of scales', () => {
  const quantity = fc
    .tuple(fc.bigInt(0n, 100_000n), fc.bigInt(1n, 60n))
    .map(([n, d]) => rational(n, d));
  const bandsOf = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 900 })), {
      minLength: 1,
      maxLength: 5,
    })
    .map((steps) => {
      let from = 0;
      return steps.map(([width, value], at): Band => {
        const last = at === steps.length - 1;
        const made = band(`${from}`, last ? undefined : `${from + width}`, `${value}`);
        from += width;
        return { ...made, toIncluded: false };
      });
    });
  const amount = (kind: ScaleKind, bands: readonly Band[], by: Rational): Rational =>
    evaluate(scale(kind, bands, toText(by)), scope) as Rational;

  it('graduated is the sum of its slices', () => {
    fc.assert(
      fc.property(bandsOf, quantity, (bands, q) => {
        const edge = (term: Term | undefined): Rational | undefined =>
          term?.op === 'number' ? num(term.value) : undefined;
        const slices = bands.map(({ from, to, value }) => {
          const low = edge(from) ?? rational(0);
          const high = edge(to) ?? q;
          const top = compare(q, high) < 0 ? q : high;
          const length = compare(top, low) > 0 ? subtract(top, low) : rational(0);
          return multiply(length, edge(value) ?? rational(0));
        });
        expect(toText(amount('graduated', bands, q))).toBe(toText(sum(slices)));
      }),
    );
  });

  it('graduated never goes down and has no jump', () => {
    fc.assert(
      fc.property(bandsOf, quantity, quantity, (bands, q, more) => {
        const low = amount('graduated', bands, q);
        const high = amount('graduated', bands, add(q, more));
        const most = multiply(more, rational(900));
        expect(compare(high, low)).toBeGreaterThanOrEqual(0);
        expect(compare(subtract(high, low), most)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('volume and graduated agree inside the first band', () => {
    fc.assert(
      fc.property(bandsOf, quantity, (bands, q) => {
        const [first] = bands;
        const to = first?.to?.op === 'number' ? num(first.to.value) : undefined;
        fc.pre(to === undefined || compare(q, to) < 0);
        expect(amount('volume', bands, q)).toEqual(amount('graduated', bands, q));
      }),
    );
  });

  it('explains itself for every quantity', () => {
    const kinds = fc.constantFrom<ScaleKind>('graduated', 'volume', 'step', 'package');
    fc.assert(
      fc.property(bandsOf, quantity, quantity, kinds, fc.boolean(), (bands, q, p, kind, on) => {
        const size = kind === 'package' ? { size: t.number('7') } : {};
        const other = on ? { on: t.number(toText(p)) } : {};
        came(scale(kind, bands, toText(q), { ...size, ...other }), scope);
      }),
    );
  });
});
