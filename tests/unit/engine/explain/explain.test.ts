// Explanations: folding back to the value, and lines that a person reads in both languages.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Term, UnitTag } from '../../../../dsl/src/plan/index.ts';
import type { Explanation } from '../../../../engine/src/explain/explanation.ts';
import { fold } from '../../../../engine/src/explain/fold.ts';
import { combineTimes, lengthOfTimes } from '../../../../engine/src/explain/interval-functions.ts';
import { renderText } from '../../../../engine/src/explain/render.ts';
import { shownNumber } from '../../../../engine/src/explain/render-values.ts';
import { parseValue, textOf, type ValueKind } from '../../../../engine/src/explain/value-text.ts';
import { came } from '../../../support/evaluating.ts';
import {
  fact,
  item,
  planOf,
  ref,
  SPAN,
  scopeOf,
  t,
  table,
  viewOf,
} from '../../../support/plan-builder.ts';

const EUR: UnitTag = { label: 'EUR', factor: '1' };

describe('texts of values', () => {
  it('go there and back', () => {
    const whole = fc.integer({ min: 0, max: 40_000 });
    const intervals = fc.array(fc.record({ from: whole, to: whole }), { maxLength: 4 });
    const cases: fc.Arbitrary<readonly [ValueKind, unknown]> = fc.oneof(
      whole.map((n) => ['date', n] as const),
      whole.map((n) => ['month', n + 12] as const),
      fc.integer({ min: -1e9, max: 4e9 }).map((n) => ['instant', n] as const),
      fc.boolean().map((b) => ['boolean', b] as const),
      intervals.map((list) => ['times', list] as const),
    );
    fc.assert(
      fc.property(cases, ([kind, value]) => {
        expect(parseValue(textOf(value as never, kind), kind)).toEqual(value);
      }),
    );
  });
});

describe('intervals', () => {
  it('a union counts once what is covered twice', () => {
    const whole = fc.integer({ min: 0, max: 60 });
    const list = fc.array(fc.record({ from: whole, to: whole }), { maxLength: 8 });
    fc.assert(
      fc.property(list, list, (a, b) => {
        const covered = new Set<number>();
        for (const { from, to } of [...a, ...b]) {
          for (let at = from; at < to; at += 1) covered.add(at);
        }
        expect(lengthOfTimes(combineTimes('times union', a, b)).n).toBe(BigInt(covered.size));
        expect(lengthOfTimes([...a, ...b]).n).toBe(BigInt(covered.size));
      }),
    );
  });
});

describe('fold', () => {
  it('computes again from the leaves, whatever the steps say they are worth', () => {
    const leaf = (value: string): Explanation => ({
      kind: 'input',
      name: '',
      value,
      origin: { kind: 'clause', clause: '1', place: SPAN },
    });
    const step: Explanation = {
      kind: 'step',
      operation: 'multiply',
      value: 'wrong',
      of: [leaf('1/3'), leaf('6')],
    };
    expect(fold(step)).toBe('2');
    expect(() => fold({ ...step, operation: 'average', of: [] })).toThrow(RangeError);
  });
});

describe('numbers as read', () => {
  it('show in their unit, money with its digits, long fractions cut', () => {
    const rate = { label: 'EUR per month', factor: '1' };
    const mbps = { label: 'Mbps', factor: '1000000' };
    expect(shownNumber('205', EUR, 'en')).toBe('205.00 EUR');
    expect(shownNumber('1234567.891', EUR, 'en')).toBe('1,234,567.891 EUR');
    expect(shownNumber('1234567.891', rate, 'fr')).toBe('1\u202f234\u202f567,891 EUR par mois');
    expect(shownNumber('100000000', mbps, 'en')).toBe('100 Mbps');
    expect(shownNumber('1/3', undefined, 'en')).toBe('0.333333333333…');
    expect(shownNumber('-2/3', EUR, 'fr')).toBe('-0,666666666667… EUR');
    expect(shownNumber('0.05', { label: '%', factor: '0.01' }, 'fr')).toBe('5 %');
    expect(shownNumber('7200', { label: 'hour', factor: '3600' }, 'fr')).toBe('2 heures');
    expect(shownNumber('3600', { label: 'hour', factor: '3600' }, 'en')).toBe('1 hour');
    expect(shownNumber('500', { label: 'JPY', factor: '1' }, 'en')).toBe('500 JPY');
  });
});

describe('rendering', () => {
  const plan = planOf({
    types: [
      item('site', { country: 'text' }, { file: 'sites.csv' }),
      item('access', { site: ref('site'), rate: { kind: 'number', unit: EUR } }),
    ],
    tables: [table('prices', ['country'], 'country|monthly\nFR|410')],
    definitions: [
      {
        name: 'discount',
        versions: [{ from: null, to: null, value: t.number('0.05') }],
        unit: { label: '%', factor: '0.01' },
        span: SPAN,
      },
    ],
  });
  const view = viewOf(plan, {
    'sites.csv': 'id|from|to|country\nS1|2024-01-01||FR',
    access: 'id|from|to|site|rate\nA|2024-01-01|2024-07-01|S1|12.5\nB|2024-02-01||S1|20',
  });
  const scope = scopeOf(plan, view, { facts: [fact(view, 'access', 'A')], clause: '4.1' });
  const price: Term = {
    op: 'lookup',
    table: 'prices',
    column: 'monthly',
    keys: [t.of('country', t.of('site'))],
    unit: EUR,
  };
  const term: Term = {
    op: 'round',
    of: [t.multiply(price, { op: 'defined', name: 'discount' })],
    step: t.number('0.01'),
    mode: 'half-up',
    unit: EUR,
  };

  it('tells every step with its origin', () => {
    expect(renderText(came(term, scope).node!, 'en')).toEqual([
      'rounded to 0.01 EUR, half up: 20.50 EUR',
      '  product: 20.5',
      '    prices: 410.00 EUR',
      '      result: FR',
      '        site: S1 (access A, access line 2, 2024-01-01 to 2024-06-30)',
      '        country: FR (site S1, sites.csv line 2, since 2024-01-01)',
      '      monthly: 410.00 EUR (table prices, row FR)',
      '    discount: 5 %',
      '      value: 0.05 (clause discount)',
    ]);
  });

  it('in French too', () => {
    expect(renderText(came(term, scope).node!, 'fr').slice(0, 6)).toEqual([
      'arrondi à 0,01 EUR, la moitié vers le haut : 20,50 EUR',
      '  produit : 20,5',
      '    prices : 410,00 EUR',
      '      résultat : FR',
      '        site : S1 (access A, access ligne 2, du 01/01/2024 au 30/06/2024)',
      '        country : FR (site S1, sites.csv ligne 2, depuis le 01/01/2024)',
    ]);
  });

  it('says what rating itself names in the language of the reader', () => {
    const unit = { label: 'EUR', factor: '1' };
    const billed: Explanation = {
      ...{ kind: 'input', name: 'billed', value: '12.5', unit },
      origin: { kind: 'charge', line: '4.1/A/2024-01-01' },
    };
    const row: Explanation = {
      ...{ kind: 'input', name: 'factor', value: '2', valueKind: 'number' },
      origin: {
        ...{ kind: 'row', table: 'term multiplier', column: 'factor' },
        row: 'term multiplier: 36 month / gold',
        place: { file: 'annex.avn', line: 3, column: 1, endLine: 3, endColumn: 9 },
      },
    };
    const tree: Explanation = {
      ...{ kind: 'step', operation: 'multiply', name: 'indexation', value: '25', unit },
      parameters: { clause: '8', moment: '2025-01-01' },
      of: [billed, row],
    };
    expect(renderText(tree, 'fr')).toEqual([
      'indexé par la clause 8 le 01/01/2025 : 25,00 EUR',
      '  déjà facturé : 12,50 EUR (ligne 4.1/A/2024-01-01)',
      '  factor : 2 (table term multiplier, ligne 36 mois / gold)',
    ]);
    expect(renderText(tree, 'en')[0]).toBe('indexed by clause 8 on 2025-01-01: 25.00 EUR');
  });

  it('aggregates say over what and when, scales say their band', () => {
    const scale: Term = {
      op: 'scale',
      kind: 'volume',
      by: t.sum(t.set('access'), t.of('rate')),
      bands: [
        {
          from: t.number('0'),
          to: t.number('49'),
          fromIncluded: true,
          toIncluded: true,
          value: t.number('2'),
        },
      ],
    };
    expect(renderText(came(scale, scope).node!, 'en')).toEqual([
      'product: 65',
      '  sum of access, 2024-06-01 to 2024-06-30: 32.50 EUR',
      '    rate: 12.50 EUR (access A, access line 2, 2024-01-01 to 2024-06-30)',
      '    rate: 20.00 EUR (access B, access line 3, since 2024-02-01)',
      '  band 0 to 49: 2',
      '    sum of access, 2024-06-01 to 2024-06-30: 32.50 EUR',
      '      rate: 12.50 EUR (access A, access line 2, 2024-01-01 to 2024-06-30)',
      '      rate: 20.00 EUR (access B, access line 3, since 2024-02-01)',
      '    value: 2 (clause 4.1)',
    ]);
  });
});
