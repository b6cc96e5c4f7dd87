// The consolidated text: what is folded, what is left out, what must be stated, and who wrote it.
import { describe, expect, test } from 'vitest';
import { compileContract, createSourceFile, printText, textOn } from '../../../../dsl/src/index.ts';
import { parseMonth } from '../../../../dsl/src/values/index.ts';
import { bindFacts, rateContract } from '../../../../engine/src/index.ts';
import { filesOf, historyOf } from '../../../differential/compare.ts';
import { STANDARD } from '../../../support/compiled.ts';

const BASE = `${STANDARD}
table fee by zone
  zone | monthly (EUR per month)
  1 | 10
  2 | 20

clause 1 "Access"
  for each access
  charge monthly of fee with zone = zone of site

clause 2 "Discount"
  discount charges of 1 graduated
    up to 100 EUR : 0 %
    otherwise : 5 %

clause 3 "Report"
  each month
  charge 30 EUR

clause 4 "Active lines"
  replaces 1
  for each access where active
  charge 4 EUR per month

example "one"
  invoice of 2026-01 has no 2
`;

interface Wish {
  readonly on: string;
  readonly knownOn?: string;
  readonly language?: 'en' | 'fr';
}

function textOf(amendments: string, { language = 'en', ...asked }: Wish): string {
  const source = createSourceFile('c.avn', `${BASE}\n${amendments}`);
  const { trees, problems } = compileContract({ files: [source] });
  expect(problems).toEqual([]);
  const text = printText(textOn(trees, { ...asked, language }), language);
  const again = compileContract({ files: [createSourceFile('t.avn', text)] });
  expect(again.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return text;
}

const signed = (id: number, effective: string, known = ''): string =>
  `amendment ${id} "Change ${id}" signed 2026-02-01 effective ${effective}${known}\n`;

describe('the text on a date', () => {
  test('has the words of before the amendment until the day before, then the new ones', () => {
    const change = `${signed(1, '2026-04-01')}  in table fee, row 1 : monthly becomes 12\n`;
    expect(textOf(change, { on: '2026-03-31' })).toMatch(/^ +1 \| +10$/m);
    const after = textOf(change, { on: '2026-04-01' });
    expect(after).toMatch(/^ +1 \| +12 -- amendment 1, 2026-04-01$/m);
    expect(after).toMatch(/^ +2 \| +20$/m);
    expect(after).not.toContain('amendment 1 "Change 1" signed');
  });

  test('says at its head what is in it and what is not yet', () => {
    const two = `${signed(1, '2026-04-01')}  suspends 3\n\n${signed(2, '2026-06-01')}  ends 2\n`;
    const head = textOf(two, { on: '2026-05-01' }).split('contract C')[0];
    expect(head).toBe(`language en

-- Consolidated text on 2026-05-01
-- With amendment 1 "Change 1", effective 2026-04-01
-- Not yet in effect: amendment 2 "Change 2", effective 2026-06-01
-- Clause 3 "Report": suspended by amendment 1 "Change 1", effective 2026-04-01
`);
  });

  test('says it in French', () => {
    const ended = `${signed(1, '2026-04-01')}  ends 3\n`;
    const text = textOf(ended, { on: '2026-05-01', language: 'fr' });
    expect(text).toContain('langue fr\n\n-- Texte consolidé au 2026-05-01\n-- Avec l’avenant 1');
    expect(text).toContain('-- Clause 3 "Report" : prend fin par l’avenant 1 "Change 1"');
    expect(text).not.toContain('clause 3 ');
  });

  test('marks a band and the last amendment that wrote it', () => {
    const two = `${signed(1, '2026-04-01')}  in clause 2, band otherwise becomes 6 %

${signed(2, '2026-05-01')}  in clause 2, band otherwise becomes 7 %
`;
    expect(textOf(two, { on: '2026-04-30' })).toContain(': 6 % -- amendment 1, 2026-04-01');
    expect(textOf(two, { on: '2026-05-01' })).toContain(': 7 % -- amendment 2, 2026-05-01');
  });

  test('puts a whole clause in the place of the older one, with its comments', () => {
    const whole = `${signed(1, '2026-04-01')}  clause 3 "Quarterly report"
    each quarter
    -- as agreed by telephone
    charge 80 EUR
  clause 5 "New"
    charge 1 EUR per month
`;
    const text = textOf(whole, { on: '2026-04-01' });
    expect(text).toContain(`-- By amendment 1 "Change 1", effective 2026-04-01
clause 3 "Quarterly report"
  each quarter
  -- as agreed by telephone
  charge 80 EUR
`);
    expect(text.indexOf('clause 3')).toBeLessThan(text.indexOf('clause 4'));
    expect(text).toContain('-- By amendment 1 "Change 1", effective 2026-04-01\nclause 5 "New"');
  });

  test('keeps an ended clause that others name, with its last day', () => {
    const text = textOf(`${signed(1, '2026-04-01')}  ends 1\n`, { on: '2026-05-01' });
    expect(text).toContain('clause 1 "Access"\n  in force from 2026-01-01 until 2026-04-01\n');
  });

  test('keeps a suspended clause that others name, and says that it is suspended', () => {
    const text = textOf(`${signed(1, '2026-04-01')}  suspends 1\n`, { on: '2026-05-01' });
    expect(text).toContain('clause 1 "Access"\n  for each access\n');
    expect(text).toContain('clause `amendment 1` "Change 1"\n  suspends 1\n');
  });

  test('says that a clause is reinstated only where another one puts it off', () => {
    const both = `${signed(1, '2026-03-01')}  suspends 1, 3\n
${signed(2, '2026-04-01')}  reinstates 1, 3\n`;
    const text = textOf(both, { on: '2026-05-01' });
    expect(text).toContain('clause `amendment 2` "Change 2"\n  reinstates 1\n');
    expect(text).toContain('clause 3 "Report"');
    expect(text).not.toContain('suspends');
  });

  test('knows only the amendments known on the day asked', () => {
    const late = `${signed(1, '2026-03-01', ' known from 2026-06-01')}  ends 3\n`;
    expect(textOf(late, { on: '2026-05-01', knownOn: '2026-05-31' })).toContain(
      'clause 3 "Report"',
    );
    expect(textOf(late, { on: '2026-05-01', knownOn: '2026-06-01' })).not.toContain('clause 3 ');
  });

  test('leaves out examples, which tell of other dates', () => {
    expect(textOf('', { on: '2026-05-01' })).not.toContain('example');
  });
});

describe('prices under revision', () => {
  const revised = `language en

contract "R" "Revised"
  currency EUR
  in force from 2025-01-01

item access from "access.csv"
  key access
  cos : one of Standard, Gold
  in service from start until end

series IDX monthly
  2024-09 : 100
  2025-09 : 110

table price by cos
  cos | monthly (EUR per month)
  Standard | 100
  Gold | 200

clause 1 "Access"
  for each access
  charge monthly of price

clause 2 "Revision"
  multiply monthly of price by IDX for previous month(9) / IDX for 2024-09
  every 12 months from 2026-01-01
  on the price before

amendment 1 signed 2025-05-01 effective 2025-06-01
  in table price, row Gold : monthly becomes 230

amendment 2 signed 2026-02-01 effective 2026-03-01
  in table price, row Gold : monthly becomes 300
`;
  const textAt = (on: string): string => {
    const { trees } = compileContract({ files: [createSourceFile('c.avn', revised)] });
    return printText(textOn(trees, { on, language: 'en' }), 'en');
  };
  const goldIn = async (text: string, month: string): Promise<string | undefined> => {
    const plan = historyOf(text).plans.at(-1)?.plan;
    if (plan === undefined) throw new Error('no plan');
    const history = { plans: [{ knownFrom: null, plan }] };
    const rows = { access: [{ access: 'G', cos: 'Gold', start: '2025-01-01', end: '' }] };
    const facts = bindFacts(plan, filesOf(history, rows)).value;
    const at = parseMonth(month) ?? 0;
    const { periods } = await rateContract({ history, facts, from: at, through: at });
    return periods[0]?.lines[0]?.amount;
  };

  test('set before the first revision are folded', async () => {
    const text = textAt('2026-01-15');
    expect(text).toMatch(/Gold +\| +230 -- amendment 1, 2025-06-01/);
    expect(text).not.toContain('amendment 1 signed');
    expect([await goldIn(revised, '2026-01'), await goldIn(text, '2026-01')]).toEqual([
      '253.00',
      '253.00',
    ]);
  });

  test('set after it are kept as agreed, and rate the same', async () => {
    const text = textAt('2026-03-15');
    expect(text).toContain(
      '-- Kept as agreed: a price revision counts from the date of these words',
    );
    expect(text).toMatch(/amendment 2 signed 2026-02-01 effective 2026-03-01\n +in table price/);
    expect([await goldIn(revised, '2026-03'), await goldIn(text, '2026-03')]).toEqual([
      '300.00',
      '300.00',
    ]);
  });
});
