// Proofs of clauses and scales: pairs that charge the same, clauses that never apply, cliffs.
import { describe, expect, test } from 'vitest';
import { codes, compiled } from '../../../support/compiled.ts';

const clause = (id: string, sentences: readonly string[]): string =>
  `clause ${id} "Clause ${id}"\n${sentences.map((one) => `  ${one}\n`).join('')}\n`;
const each = (id: string, ...sentences: readonly string[]): string =>
  clause(id, ['for each access', ...sentences]);

describe('charged twice', () => {
  test.each<[string, string]>([
    ['another price', each('1', 'charge price') + each('2', 'charge 5 EUR per month')],
    ['another quantity', each('1', 'charge price') + each('2', 'charge price * quantity')],
    ['a credit', each('1', 'charge price') + each('2', 'each month', 'credit 1 EUR')],
    [
      'other days',
      each('1', 'in force from 2026-01-01 until 2026-06-01', 'charge price') +
        each('2', 'in force from 2026-06-01 until 2026-09-01', 'charge price'),
    ],
    [
      'replaced',
      each('1', 'charge price') +
        clause('2', ['replaces 1', 'for each access where active', 'charge 50 % of price']),
    ],
    [
      'added on purpose',
      each('1', 'charge price') + each('2', 'adds to 1', 'charge 50 % of price'),
    ],
    ['the rest to a sum', each('1', 'charge price') + each('2', 'charge 9 EUR per month - price')],
    ['flat fees', each('1', 'charge 5 EUR per month') + each('2', 'charge 5 EUR per month')],
    [
      'two computed conditions',
      each('1', 'when number of call of this access > 3', 'charge price') +
        each('2', 'when number of call of this access <= 3', 'charge price'),
    ],
  ])('not: %s', (_, text) => {
    expect(codes(text)).toEqual([]);
  });

  test('the same price, with an item and a month', () => {
    const text =
      each('1', 'in force from 2026-02-10 until 2026-05-01', 'charge price') +
      clause('2', [
        'for each access where active and bandwidth > 100 Mbps',
        'charge 80 % of price',
      ]);
    const [problem] = compiled(text).problems;
    expect(problem).toMatchObject({
      code: 'C0906',
      values: {
        other: '1',
        clause: '2',
        price: 'price',
        who: 'each `access` where `active = yes and bandwidth > 100 Mbps`',
        qui: 'chaque `access` où `active = oui et bandwidth > 100 Mbps`',
        month: '2026-02',
      },
    });
  });

  test('an amended clause is not told against itself', () => {
    const text = `${each('1', 'charge price')}
amendment 1 "New" signed 2026-02-01 effective 2026-03-01
  clause 1 "Clause 1"
    for each access
    charge 50 % of price
`;
    expect(codes(text)).toEqual([]);
  });
});

describe('clauses that never apply', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'a selector that excludes itself',
      clause('1', ['for each access where quantity > 3 and quantity < 2', 'charge price']),
      ['C0907'],
    ],
    [
      'a condition that excludes the selector',
      clause('1', ['for each access where active', 'when not active', 'charge price']),
      ['C0907'],
    ],
    [
      'dates after the contract',
      clause('1', ['for each access', 'in force from 2025-01-01 until 2025-06-01', 'charge price']),
      ['C0909'],
    ],
    [
      'suspended for all by another',
      each('1', 'charge price') + clause('2', ['suspends 1']),
      ['C0908'],
    ],
    [
      'suspended from later on',
      each('1', 'charge price') +
        clause('2', ['suspends 1', 'in force from 2026-06-01 until 2027-01-01']),
      [],
    ],
    [
      'suspended, and reinstated for some',
      each('1', 'charge price') +
        clause('2', ['suspends 1']) +
        clause('3', ['reinstates 1', 'for each access where active']),
      [],
    ],
    [
      'replaced on a computed condition',
      each('1', 'charge price') +
        each('2', 'replaces 1', 'when number of call of this access > 3', 'charge 1 EUR per month'),
      [],
    ],
    [
      'replaced by what is itself put off',
      each('1', 'charge price') +
        each('2', 'replaces 1', 'charge 1 EUR per month') +
        clause('3', ['for each access where active', 'suspends 2']),
      [],
    ],
  ])('%s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  test('ended by an amendment before it starts: history, not a fault', () => {
    const text = `${each('1', 'in force from 2026-06-01 until 2027-01-01', 'charge price')}
amendment 1 "No" signed 2026-02-01 effective 2026-03-01
  ends 1
`;
    expect(codes(text)).toEqual([]);
  });
});

describe('volume cliffs', () => {
  const discount = (kind: string, second: string): string => `${each('1', 'charge price')}
clause 2 "Discount"
  discount charges of 1 ${kind}
    up to 1 000 EUR : 0 %
    otherwise : ${second}
`;

  test('a discount on the whole volume', () => {
    const [problem] = compiled(discount('whole volume', '5 %')).problems;
    expect(problem).toMatchObject({
      code: 'C0904',
      values: { few: '1000 EUR', high: '1000 EUR', many: 'just over 1000 EUR', low: '950 EUR' },
    });
    expect(codes(discount('graduated', '5 %'))).toEqual([]);
  });

  test('a step that is a price for each is no total', () => {
    const bands = '\n    up to 10 : 20 EUR per month\n    otherwise : 15 EUR per month';
    expect(codes(each('1', `charge by step scale of quantity${bands}`))).toEqual(['C0904']);
    expect(codes(each('1', `charge quantity * by step scale of quantity${bands}`))).toEqual([]);
  });
});

test('names that lead back to themselves are read once', () => {
  const text = `define m for each access as quantity + (if active then (m in the previous month) otherwise 1)
define n for each access as active and (n in the previous month)
define p for each access as price + (p in the previous month)

clause 1 "One"
  for each access
  when m > 2 and n
  charge p
`;
  expect(codes(text)).toEqual([]);
});
