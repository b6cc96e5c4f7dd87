// Goal seek on plain functions: what is met, missed, flat or met twice, and how few totals it asks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, rational, subtract, toText } from '../../../../dsl/src/values/index.ts';
import { type Sought, seek } from '../../../../engine/src/index.ts';

const sought = (
  total: (steps: number) => number,
  target: number,
  range: {
    readonly now: number;
    readonly low?: number;
    readonly high: number;
    readonly highest?: number;
  },
): Promise<Sought> =>
  seek({
    low: 0,
    highest: range.high,
    ...range,
    target: rational(target),
    totalAt: (steps) => Promise.resolve(rational(total(steps))),
  });

const numbers = ({ answers }: Sought): readonly (readonly [number, string])[] =>
  answers.map(({ best }) => [best.steps, toText(best.total)]);

describe('goal seek', () => {
  it('meets a total of a rising function between two steps, or on one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(9_999),
        fc.nat(10_000),
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom(1, -1),
        async (wanted, now, slope, way) => {
          // Steep above half way, as a higher band is.
          const total = (steps: number): number =>
            way * (slope * steps + 7 * slope * Math.max(0, steps - 5_000));
          const between = way * Math.floor(slope / 2);
          const target = total(wanted) + between;
          const found = await sought(total, target, { now, high: 10_000 });
          expect([found.outcome, found.shape]).toEqual(['met', way > 0 ? 'rises' : 'falls']);
          const [answer] = found.answers;
          const off = (steps: number): number => Math.abs(total(steps) - target);
          const best = answer?.best.steps ?? -1;
          expect(off(best)).toBeLessThanOrEqual(Math.min(off(wanted), off(wanted + 1)));
          if (answer?.other === undefined) expect(off(best)).toBe(0);
          else expect(Math.abs(answer.other.steps - best)).toBe(1);
          expect(found.tried).toBeLessThanOrEqual(26);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('meets a total twice where the function turns, the nearer number first', async () => {
    const hill = (steps: number): number => 100 - Math.abs(steps - 40);
    const found = await sought(hill, 80, { now: 55, high: 100 });
    expect([found.shape, numbers(found)]).toEqual([
      'mixed',
      [
        [60, '80'],
        [20, '80'],
      ],
    ]);
  });

  it('tells the nearest when the total is out of reach, and that nothing changes', async () => {
    const far = await sought((steps) => steps, 500, { now: 10, high: 100 });
    expect([far.outcome, numbers(far)]).toEqual(['missed', [[100, '100']]]);
    expect((await sought(() => 7, 8, { now: 10, high: 100 })).outcome).toBe('flat');
  });

  it('looks further up where that is allowed', async () => {
    const found = await sought((steps) => steps, 500, { now: 10, high: 20, highest: 1_000 });
    expect([found.outcome, numbers(found)]).toEqual(['met', [[500, '500']]]);
  });

  it('gives both sides of a jump', async () => {
    const jump = (steps: number): number => (steps < 30 ? 0 : 100);
    const { answers } = await sought(jump, 60, { now: 5, high: 100 });
    const [{ best, other } = { best: undefined, other: undefined }] = answers;
    expect([best?.steps, other?.steps]).toEqual([30, 29]);
    const sides = [best, other].map((one) => compare(one?.total ?? rational(0), rational(60)));
    expect(sides).toEqual([1, -1]);
    expect(toText(subtract(best?.total ?? rational(0), rational(60)))).toBe('40');
  });
});
