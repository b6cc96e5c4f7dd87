// Selection: json-rules-engine answers once for each profile, and says the same as the term would.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../../dsl/src/plan/index.ts';
import { DAY_MAX, DAY_MIN } from '../../../../dsl/src/values/index.ts';
import { evaluate, Held, knownOn, prepareSelection } from '../../../../engine/src/index.ts';
import { evaluateOpen } from '../../../../engine/src/select/operators.ts';
import { bound, day, itemType, plan, rule, termOf } from '../../../support/rate-builder.ts';

const types = [
  itemType('site', { country: 'text', opened: 'date' }, ['country']),
  itemType(
    'access',
    {
      bandwidth: 'number',
      managed: 'boolean',
      care: { kind: 'one of', values: ['S', 'M', 'L'] },
      site: { kind: 'reference', type: 'site' },
    },
    ['bandwidth', 'site'],
  ),
];
const rows = {
  site: `key | from | to | known | country | opened
    S1 | 2024-01-01 | | | FR | 2023-05-01
    S2 | 2024-01-01 | 2024-03-01 | | DE | 2024-02-01
    S2 | 2024-03-01 | | | FR | 2024-02-01
    S3 | 2024-01-01 | | | | 2024-02-02`,
  access: `key | from | to | known | bandwidth | managed | care | site
    A1 | 2024-01-01 | | | 100 | yes | S | S1
    A2 | 2024-01-01 | 2024-02-01 | | 0.5 | no | M | S2
    A2 | 2024-02-01 | | | 100.0 | no | M | S2
    A3 | 2024-01-01 | | | | yes | L | S3
    A4 | 2024-01-01 | | | 20 | yes | L |`,
};
const days = [day('2023-12-31'), day('2024-01-15'), day('2024-02-10'), day('2024-03-01')];

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    fact: fc.constant('bandwidth'),
    operator: fc.constantFrom(
      'decimalLessThan',
      'decimalLessThanInclusive',
      'decimalGreaterThan',
      'decimalGreaterThanInclusive',
      'decimalEqual',
      'decimalNotEqual',
    ),
    value: fc.constantFrom('0.5', '1/2', '20', '100', '99.99'),
  }),
  fc.record({
    fact: fc.constant('opened of site'),
    operator: fc.constantFrom('decimalLessThan', 'decimalGreaterThanInclusive', 'decimalEqual'),
    value: fc.constantFrom('2023-05-01', '2024-02-01', '2024-02-02'),
  }),
  fc.record({
    fact: fc.constantFrom('country of site', 'care'),
    operator: fc.constantFrom('in', 'notIn'),
    value: fc.subarray(['FR', 'DE', 'S', 'L'], { minLength: 1 }),
  }),
  fc.record({
    fact: fc.constantFrom('country of site', 'care'),
    operator: fc.constantFrom('equal', 'notEqual'),
    value: fc.constantFrom('FR', 'DE', 'S'),
  }),
  fc.record({ fact: fc.constant('managed'), operator: fc.constant('equal'), value: fc.boolean() }),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));

async function prepared(conditions: Condition) {
  const one = rule('1', { conditions, where: termOf(conditions) });
  const contract = plan([one], { types });
  const view = knownOn(bound(contract, rows), null);
  const memory = new Map();
  const selection = await prepareSelection(contract, view, memory);
  return { one, contract, view, selection, memory };
}

describe('selection', () => {
  it('says the same as the term, and what is missing when that is what it hangs on', async () => {
    await fc.assert(
      fc.asyncProperty(condition, async (conditions) => {
        const { one, contract, view, selection } = await prepared(conditions);
        for (const subject of view.type('access').facts) {
          for (const moment of days) {
            const verdict = selection.applies(one, subject, moment);
            const scope = {
              plan: contract,
              view,
              charges: { charges: () => [] },
              clause: '1',
              moment,
              period: { from: moment, to: moment + 1 },
              facts: [subject],
              validity: { from: DAY_MIN, to: DAY_MAX },
            };
            let expected: unknown;
            try {
              expected = evaluate(termOf(conditions), scope) === true ? 'yes' : 'no';
            } catch (problem) {
              if (!(problem instanceof Held)) throw problem;
              continue; // the term stops at the first hole; the selection may know better
            }
            expect(verdict).toBe(expected);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('leaves open only what a missing attribute decides', async () => {
    const big: Condition = { fact: 'bandwidth', operator: 'decimalGreaterThan', value: '50' };
    const managed: Condition = { fact: 'managed', operator: 'equal', value: true };
    const french: Condition = { fact: 'country of site', operator: 'equal', value: 'FR' };
    const verdicts = async (conditions: Condition) => {
      const { one, view, selection } = await prepared(conditions);
      return view
        .type('access')
        .facts.map((subject) => selection.applies(one, subject, days[1] ?? 0));
    };
    expect(await verdicts({ all: [big, managed] })).toEqual([
      'yes',
      'no',
      { missing: 'bandwidth' },
      'no',
    ]);
    expect(await verdicts({ any: [big, managed] })).toEqual(['yes', 'no', 'yes', 'yes']);
    expect(await verdicts({ not: { all: [french] } })).toEqual([
      'no',
      'yes',
      { missing: 'country of site' },
      { missing: 'country of site' },
    ]);
    expect(await verdicts({ any: [] })).toEqual(['no', 'no', 'no', 'no']);
    expect(await verdicts({ not: { any: [] } })).toEqual(['yes', 'yes', 'yes', 'yes']);
  });

  it('tells for how long an answer holds, through what the subject refers to', async () => {
    const french: Condition = { fact: 'country of site', operator: 'equal', value: 'FR' };
    const { one, view, selection } = await prepared({ all: [french] });
    const subject = view.type('access').find('A2');
    if (subject === undefined) throw new Error('A2');
    const validity = { from: DAY_MIN, to: DAY_MAX };
    expect(selection.applies(one, subject, day('2024-02-10'), validity)).toBe('no');
    expect(validity).toEqual({ from: day('2024-02-01'), to: day('2024-03-01') });
    expect(selection.applies(one, subject, day('2024-03-01'))).toBe('yes');
  });

  it('runs the engine once for each profile, also from one view to the next', async () => {
    const managed: Condition = { fact: 'managed', operator: 'equal', value: true };
    const { contract, view, memory } = await prepared({ all: [managed] });
    expect(memory.size).toBe(2);
    const kept = [...memory.values()];
    await prepareSelection(contract, view, memory);
    expect([...memory.values()].every((one, at) => one === kept[at])).toBe(true);
  });

  it('refuses an operator that it does not know', () => {
    const odd: Condition = { fact: 'a', operator: 'like', value: 'b' };
    expect(() => evaluateOpen(odd, new Map([['a', 'b']]))).toThrow(RangeError);
  });
});
