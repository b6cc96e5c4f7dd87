// The volume path cuts a line where what its item leads to changes, as the general calculation
// does: the item's own row says the same all month.
import { describe, expect, it } from 'vitest';
import { rateColumns } from '../../engine/src/index.ts';
import { rateContract as rateGenerally } from '../../engine/src/rate/contract.ts';
import { volumeSelect } from '../../engine/src/volume/contract.ts';
import { volumeOverTime } from '../../engine/src/volume/over-time.ts';
import {
  asked,
  bound,
  chargesOfThis,
  contractRule,
  itemType,
  month,
  num,
  plan,
  rule,
} from '../support/rate-builder.ts';

const one = plan(
  [
    rule('1', { amount: { kind: 'rate', rate: num('29'), per: 'month' } }),
    contractRule(
      '2',
      { op: 'multiply', of: [chargesOfThis('1'), num('0.1')] },
      { subject: 'region', dependsOn: ['1'] },
    ),
  ],
  {
    types: [
      itemType('access', { site: { kind: 'reference', type: 'site' } }),
      itemType('site', { region: { kind: 'reference', type: 'region' } }),
      itemType('region', {}),
    ],
  },
);

const table = (...rows: readonly string[]) => rows.join('\n');

const rows = {
  access: table(
    'key | from | to | known | site',
    'a1 | 2024-01-01 | | | s1',
    'a2 | 2024-01-01 | | | s2',
  ),
  site: table(
    'key | from | to | known | region',
    's1 | 2024-01-01 | | | r1',
    's1 | 2024-02-11 | | | r2',
    's2 | 2024-01-01 | | | r2',
  ),
  region: table('key | from | to | known', 'r1 | 2024-01-01 | |', 'r2 | 2024-01-01 | |'),
};

describe('an access whose site comes to be of another region', () => {
  it('has a line for each of them', async () => {
    const input = asked(one, rows, '2024-02', '2024-03');
    const wanted = await rateGenerally(input);
    expect(await rateGenerally(input, volumeOverTime(0), volumeSelect(0))).toEqual(wanted);
    const lines = wanted.periods.flatMap((each) => each.lines);
    const february = lines.filter(({ from }) => from.startsWith('2024-02'));
    expect(february.map(({ id, amount }) => `${id} ${amount}`).sort()).toEqual([
      '1/a1/2024-02-01 10.00',
      '1/a1/2024-02-11 19.00',
      '1/a2/2024-02-01 29.00',
      '2/r1/2024-02-01 1.00',
      '2/r2/2024-02-01 4.80',
    ]);
  });

  it('has them in columns too', async () => {
    const amounts: number[] = [];
    const covered = { plan: one, facts: bound(one, rows), month: month('2024-02') };
    await rateColumns({
      ...covered,
      onBlock: (block) => amounts.push(...block.amounts.slice(0, block.size)),
    });
    expect(amounts).toEqual([1000, 1900, 2900]);
  });
});
