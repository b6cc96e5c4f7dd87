// Clauses: when a sentence charges, of which family, and with which timing.
import { describe, expect, test } from 'vitest';
import { codes, planOf, ruleOf } from '../../../support/compiled.ts';

describe('occasions and kinds', () => {
  test('a price per month is integrated over the days in service', () => {
    const rule = ruleOf('clause 1 "A"\n  for each access\n  charge price', '1');
    expect(rule).toMatchObject({
      kind: 'recurring',
      occasion: { kind: 'over time' },
      timing: 'advance',
      amount: { kind: 'rate', per: 'month' },
    });
  });

  test('a record is charged on its day', () => {
    const rule = ruleOf(
      'clause 1 "A"\n  for each call\n  charge 0.10 EUR per minute * length',
      '1',
    );
    expect(rule).toMatchObject({ kind: 'usage', occasion: { kind: 'record' }, timing: 'arrears' });
  });

  test('once on a date', () => {
    const rule = ruleOf(
      'clause 1 "A"\n  for each access\n  once on installed\n  charge 900 EUR',
      '1',
    );
    expect(rule).toMatchObject({ kind: 'one-off', occasion: { kind: 'on' } });
  });

  test('a discount on charges billed in advance is billed in advance', () => {
    const plan = planOf(`clause 1 "A"
  for each access
  charge price

clause 2 "B"
  discount charges of 1 graduated
    up to 100 EUR : 0 %
    otherwise : 5 %

clause 3 "C"
  for each site
  each month
  credit 5 % of charges of 1 of this site
`);
    const timings = plan.rules.map((rule) => [rule.clause, rule.kind, rule.timing, rule.sign]);
    expect(timings).toEqual([
      ['1', 'recurring', 'advance', 1],
      ['2', 'discount', 'advance', -1],
      ['3', 'credit', 'arrears', -1],
    ]);
  });

  test('quantity and unit price are told apart by money', () => {
    const { amount } = ruleOf('clause 1 "A"\n  for each access\n  charge quantity * price', '1');
    expect(amount).toMatchObject({
      quantity: { op: 'attribute', name: 'quantity' },
      unitPrice: { op: 'attribute', name: 'price' },
    });
  });
});

describe('the order of clauses', () => {
  const later = `clause 1 "A"
  each month
  charge 10 % of charges of 2

clause 2 "B"
  for each access
  charge price
`;
  test('follows who reads whom', () => {
    expect(planOf(later).rules.map((rule) => rule.clause)).toEqual(['2', '1']);
  });

  test('an earlier period makes no circle', () => {
    const own = 'clause 1 "A"\n  each month\n  charge 5 EUR + charges of 1 in the previous month';
    expect(codes(own)).toEqual([]);
  });

  test('a circle is an error that shows it', () => {
    const circle = `clause 1 "A"
  each month
  charge 10 % of charges of 2

clause 2 "B"
  each month
  charge 10 % of charges of 1
`;
    expect(codes(circle)).toEqual(['C0805']);
    const names = `define upper as lower + 1\n\ndefine lower as upper * 2\n`;
    expect(codes(names)).toEqual(['C0805']);
    expect(codes('define carried as 1 + (carried in the previous month)\n')).toEqual([]);
    const through = (carried: string) =>
      `define carried as ${carried}\n\ndefine left as 1 - carried\n`;
    expect(codes(through('left in the previous month'))).toEqual([]);
    expect(codes(through('(left in the previous month) + left'))).toEqual(['C0805']);
    const around = 'define before as upper in the previous month\n\n';
    expect(codes(`${around}${names}`)).toEqual(['C0805']);
  });

  const revised = (by: string) => `table fee
  monthly (EUR per month)
  100

clause 1 "Fee"
  charge monthly of fee

clause 2 "Revision"
  multiply monthly of fee by ${by}
  every 12 months from 2027-01-01
  on the price before

clause 3 "Other"
  charge 20 EUR per month
`;

  test('a price comes after the charges that its revision reads', () => {
    const read = planOf(revised('if charges of 3 > 0 EUR then 2 otherwise 1'));
    expect(read.rules.map((rule) => rule.clause)).toEqual(['3', '1']);
    expect(codes(revised('charges of 1 / 100 EUR'))).toEqual(['C0805']);
  });

  test('a revision reads the price before it, not the price that it makes', () => {
    const ratio = (price: string) => revised(`${price} / (100 EUR per month)`);
    expect(codes(ratio('monthly of fee'))).toEqual(['C0805']);
    expect(codes(`${revised('so')}\ndefine so as monthly of fee / (9 EUR per month)\n`)).toEqual([
      'C0805',
    ]);
    expect(codes(ratio('(monthly of fee for (today - 1 day))'))).toEqual([]);
    expect(codes(ratio('(monthly of fee in the previous month)'))).toEqual([]);
  });

  test('two prices that revise each other are a circle', () => {
    const both = `${revised('monthly of rate / (5 EUR per month)')}
table rate
  monthly (EUR per month)
  5

clause 4 "Revision of the rate"
  multiply monthly of rate by monthly of fee / (100 EUR per month)
  every 12 months from 2027-01-01
  on the price before
`;
    expect(codes(both)).toEqual(['C0805', 'C0805']);
  });
});

describe('money and units', () => {
  test.each([
    ['charge price + 5 EUR', 'C0603'],
    ['charge price + 5 USD per month', 'C0601'],
    ['charge bandwidth * 2', 'C0608'],
    ['charge 5 USD per month', 'C0605'],
    ['charge price * price', 'C0606'],
    ['charge quantity + bandwidth', 'C0602'],
  ])('%s is refused', (sentence, code) => {
    expect(codes(`clause 1 "A"\n  for each access\n  ${sentence}`)).toContain(code);
  });

  test('a clause with an error is not in the plan, the others are', () => {
    const text = `clause 1 "A"
  for each access
  charge price + 5 EUR

clause 2 "B"
  for each access
  charge price
`;
    expect(codes(text)).toEqual(['C0603']);
  });
});
