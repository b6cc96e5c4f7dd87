// Examples of a contract: each expectation judged against the rated invoice, on given facts or on
// the folder's; what does not hold says what was found.
import { describe, expect, test } from 'vitest';
import type { ExampleResult, RawTable } from '../../../../engine/src/index.ts';
import { runExamples } from '../../../../engine/src/index.ts';
import { exampleOf, judged, withExamples } from '../../../support/example-contract.ts';

const short = ({ holds, about, expected, found }: ExampleResult): string =>
  `${holds ? 'holds' : 'fails'} | ${about} | ${expected} | ${found}`;
const said = async (sentences: string, tables?: ReadonlyMap<string, RawTable>) =>
  (await judged(sentences, tables)).map(short);

const A1 = '  given access A1 : bandwidth = 100, active = yes, in service from 2026-04-16\n';
const unsold = '  given access A2 : bandwidth = 200, active = yes, in service from 2026-04-01\n';

describe('an expectation', () => {
  test.each([
    ['has 1 for A1 : 150 EUR', 'holds | 2026-04 1 A1 | 150 | 150.00'],
    ['has 1 for A1 : 150.00', 'holds | 2026-04 1 A1 | 150.00 | 150.00'],
    ['has 1 for A1 : 150.01 EUR', 'fails | 2026-04 1 A1 | 150.01 | 150.00'],
    ['has 1 for A1', 'holds | 2026-04 1 A1 | a line | 150.00'],
    ['has 1 : 150 EUR', 'holds | 2026-04 1 | 150 | 150.00'],
    ['has 2', 'fails | 2026-04 2 | a line | nothing'],
    ['has 2 : 0 EUR', 'fails | 2026-04 2 | 0 | nothing'],
    ['has no 2', 'holds | 2026-04 2 | nothing | nothing'],
    ['has no 1', 'fails | 2026-04 1 | nothing | 150.00'],
    ['holds 1 for A1', 'fails | 2026-04 1 A1 | held | 150.00'],
    ['totals 150 EUR', 'holds | 2026-04 total | 150 | 150.00'],
    ['totals -150 EUR', 'fails | 2026-04 total | -150 | 150.00'],
  ])('%s', async (sentence, expected) => {
    expect(await said(`${A1}  invoice of 2026-04 ${sentence}\n`)).toEqual([expected]);
  });

  test.each([
    ['holds 1 for A2', 'holds | 2026-04 1 A2 | held | held R0102'],
    ['has no 1 for A2', 'fails | 2026-04 1 A2 | nothing | held R0102'],
    ['has 1 for A2 : 0 EUR', 'fails | 2026-04 1 A2 | 0 | held R0102'],
    ['has 1 : 150 EUR', 'holds | 2026-04 1 | 150 | 150.00 + held R0102'],
  ])('of what is held: %s', async (sentence, expected) => {
    expect(await said(`${A1}${unsold}  invoice of 2026-04 ${sentence}\n`)).toEqual([expected]);
  });

  test('adds the lines of a subject, and of a clause', async () => {
    const sentences = `  given desk D1 : seats = 3, in service from 2026-04-01
  given desk D1 : seats = 6, in service from 2026-04-16
  given desk D2 : seats = 1, in service from 2026-04-01
  invoice of 2026-04 has 5 for D1 : 45 EUR
  invoice of 2026-04 has 5 : 55 EUR
`;
    expect(await said(sentences)).toEqual([
      'holds | 2026-04 5 D1 | 45 | 15.00 + 30.00',
      'holds | 2026-04 5 | 55 | 15.00 + 30.00 + 10.00',
    ]);
  });

  test('is judged for every way that a fact holds in time', async () => {
    const sentences = `  given site S1 : country = "FR", share = 5 %
  given access A1 : site = S1, bandwidth = 1 Gbps, active = yes, in service from 2026-04-16
  given lease L1 : price = 90 EUR per month, in service from 2026-04-01 until 2026-04-11
  given call C1 : length = 90 seconds, dated on 2026-04-20T10:00
  given outage T1 : lasting from 2026-04-02T08:00 to 2026-04-02T10:30
  given usage U1 : volume = 2 GB, dated on 2026-04
  given order O1 : access = A1, dated on 2026-04-21
  invoice of 2026-04 has 1 for A1 : 450 EUR
  invoice of 2026-04 has 2 for L1 : 30 EUR
  invoice of 2026-04 has 3 for C1 : 0.15 EUR
  invoice of 2026-04 has 4 for T1 : -15 EUR
  invoice of 2026-04 has 6 : 20 EUR
  invoice of 2026-04 has 7 : 15 EUR
  invoice of 2026-04 totals 500.15 EUR
`;
    const results = await judged(sentences);
    expect(results.filter(({ holds }) => !holds).map(short)).toEqual([]);
    expect(results).toHaveLength(7);
  });

  test('stands where it is written', async () => {
    const { files } = exampleOf(`${A1}  invoice of 2026-04 has 1\n  invoice of 2026-05 has 1\n`);
    const places = (
      await judged(`${A1}  invoice of 2026-04 has 1\n  invoice of 2026-05 has 1\n`)
    ).map(({ place }) => place);
    const lines = files[0]?.text.split('\n') ?? [];
    const written = places.map(({ line, column, endColumn }) =>
      lines[line - 1]?.slice(column - 1, endColumn - 1),
    );
    expect(written).toEqual(['invoice of 2026-04 has 1', 'invoice of 2026-05 has 1']);
    expect(places.map(({ file }) => file)).toEqual(['contract.avn', 'contract.avn']);
  });
});

describe('what is known', () => {
  const late =
    '  given access A1 : bandwidth = 100, active = yes, recorded = 2026-05-10,\n' +
    '    in service from 2026-04-01\n';

  test('later is on the invoice of the next month, as a correction', async () => {
    const sentences = `${late}  invoice of 2026-04 has no 1
  invoice of 2026-05 has 1 for A1 : 600 EUR
  invoice of 2026-06 totals 300 EUR
`;
    expect(await said(sentences)).toEqual([
      'holds | 2026-04 1 | nothing | nothing',
      'holds | 2026-05 1 A1 | 600 | 300.00 + 300.00',
      'holds | 2026-06 total | 300 | 300.00',
    ]);
  });

  test('on a day is asked as of that day', async () => {
    const on = (day: string) => `${late}  known on ${day}\n  invoice of 2026-04 has 1 : 300 EUR\n`;
    expect(await said(on('2026-05-31'))).toEqual(['holds | 2026-04 1 | 300 | 300.00']);
    expect(await said(on('2026-05-09'))).toEqual(['fails | 2026-04 1 | 300 | nothing']);
  });
});

describe('the facts of an example', () => {
  const tables = new Map<string, RawTable>([
    [
      'leases.csv',
      {
        file: 'leases.csv',
        columns: ['lease', 'price', 'first', 'last'],
        rows: [['L9', '30', '2026-01-01', '']],
      },
    ],
    [
      'index.csv',
      {
        file: 'index.csv',
        columns: ['month', 'value', 'published'],
        rows: [['2026-01', '1.5', '']],
      },
    ],
  ]);

  test('are the folder’s when none is given', async () => {
    expect(await said('  invoice of 2026-04 has 2 for L9 : 30 EUR\n', tables)).toEqual([
      'holds | 2026-04 2 L9 | 30 | 30.00',
    ]);
  });

  test('are the given ones alone, with the folder’s series', async () => {
    const sentences = `${A1}  invoice of 2026-04 has no 2
  invoice of 2026-06 has 8 : 60 EUR
`;
    expect(await said(sentences, tables)).toEqual([
      'holds | 2026-04 2 | nothing | nothing',
      'holds | 2026-06 8 | 60 | 60.00',
    ]);
  });

  test('are each example’s own', async () => {
    const { compilation, files } = withExamples(`example "with"
${A1}  invoice of 2026-04 has 1 : 150 EUR

example "without"
  invoice of 2026-04 has no 1
  invoice of 2026-04 has 2 : 30 EUR

example "of nothing"
${A1}`);
    const results = await runExamples(compilation, files, tables);
    expect(results.map((one) => `${one.example}: ${short(one)}`)).toEqual([
      'with: holds | 2026-04 1 | 150 | 150.00',
      'without: holds | 2026-04 1 | nothing | nothing',
      'without: holds | 2026-04 2 | 30 | 30.00',
    ]);
  });

  test('may be none at all', async () => {
    const { compilation, files } = withExamples('');
    expect(await runExamples(compilation, files, tables)).toEqual([]);
  });
});
