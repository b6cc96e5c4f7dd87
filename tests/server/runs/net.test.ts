// Net and parted periods whose lines are finer than the currency's minor unit, as a contract may
// round them: nothing is rounded again, and nothing is lost.
import { fromText, type Rational, sum, toText, ZERO } from '@avenant/dsl/values';
import type { RatedLine, RatedPeriod } from '@avenant/engine';
import { describe, expect, it } from 'vitest';
import { keyOfName } from '../../../server/src/runs/billed.ts';
import { asRated, type NetPeriod, netOf } from '../../../server/src/runs/net.ts';
import { partedOver } from '../../../server/src/runs/parted.ts';

const line = (id: string, amount: string): RatedLine => ({
  ...{ id, clause: '1', kind: 'recurring', label: 'Calls', subject: id, subjectType: 'line' },
  ...{ amount, currency: 'EUR', from: '2026-01-01', to: '2026-01-31' },
});
const RATED: RatedPeriod = {
  period: '2026-01',
  knownOn: '2026-02-01',
  lines: [line('1/A/2026-01-01', '0.055'), line('1/B/2026-01-01', '10.1234')],
  held: [],
  total: '10.1784',
};
const HOW = { currency: 'EUR', isOffCycle: false };
const sumOf = ({ lines }: NetPeriod): string =>
  toText(sum(lines.map(({ amount }): Rational => fromText(amount) ?? ZERO)));

describe('amounts finer than a cent', () => {
  it('are billed as rated while nothing of them was billed', () => {
    expect(netOf(RATED, new Map(), HOW)).toEqual(asRated(RATED));
  });

  it('are billed less what was billed of them', () => {
    const billed = new Map([
      [
        keyOfName({ name: '1/B/2026-01-01', month: null }),
        { amount: fromText('10') ?? ZERO, through: '2025-12' },
      ],
    ]);
    const net = netOf(RATED, billed, HOW);
    expect(net.lines[1]).toMatchObject({
      ...{ amount: '0.1234', billedBefore: '10.00', whole: '10.1234' },
    });
    expect(net.total).toBe('0.1784');
  });

  it('are parted over accounts to the last decimal', () => {
    const shares = [
      { account: 'BA-1', share: '0.3333' },
      { account: 'BA-2', share: '0.6667' },
    ];
    const parted = partedOver(asRated(RATED), shares, { currency: 'EUR', leading: 'BA-1' });
    const totals = [...parted.values()].map(({ total }) => fromText(total) ?? ZERO);
    expect(toText(sum(totals))).toBe(RATED.total);
    for (const own of parted.values()) expect(sumOf(own)).toBe(toText(fromText(own.total) ?? ZERO));
  });
});
