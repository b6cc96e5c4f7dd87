// The review of a draft: applied adjustments are lines of it, so that its lines add up to what it
// bills; an amount that the server would refuse is told while it is typed.
import { describe, expect, it } from 'vitest';
import { typedMoney } from '../../editor/src/parts/typed-amount.ts';
import { adjustedLines } from '../../editor/src/screens/draft/billed-line.ts';

const APPLIED = {
  ...{ contract: 'C', adjustment: 'D-1', label: 'Goodwill', amount: '-20.50', state: 'applied' },
};

describe('the lines of a draft', () => {
  it('end in the adjustments that are applied, and in no others', () => {
    const asked = { ...APPLIED, adjustment: 'D-2', state: 'submitted' };
    const taken = { ...APPLIED, adjustment: 'D-3', state: 'rejected' };
    expect(adjustedLines([APPLIED, asked, taken])).toMatchObject([
      { line: 'adjustment/D-1', clause: '', label: 'Goodwill', amount: '-20.50', from: null },
    ]);
  });
});

describe('money that is typed', () => {
  it('is an amount that its currency has, and not nothing', () => {
    expect(typedMoney('−120,50', 'EUR')).toBe('-120.50');
    expect(typedMoney('-120.500', 'EUR')).toBe('-120.500');
    expect(typedMoney('−120,005', 'EUR')).toBeUndefined();
    expect(typedMoney('1.005', 'TND')).toBe('1.005');
    expect(typedMoney('10.5', 'JPY')).toBeUndefined();
    expect(typedMoney('0,00', 'EUR')).toBeUndefined();
  });
});
