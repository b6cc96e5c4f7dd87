// Values in another period, on another day, of a fact reached by a path, and in another currency:
// small contracts whose own examples say the amounts, worked out by hand.
import { compileContract, createSourceFile, wordsOf } from '@avenant/dsl';
import { describe, expect, it } from 'vitest';
import { type RawTable, runExamples } from '../../engine/src/index.ts';

const HEAD = `language en

contract "C" "Periods"
  currency EUR
  in force from 2026-01-01 for 36 months
  invoiced at the end of each month

item site from "sites.csv"
  key id
  zone : number
  ordered : date optional
  in service from start until the next row

record incident from "incidents.csv"
  key ticket
  site : site
  lasting from opened to closed

series CPI monthly
  2025-01 : 100
  2025-02 : 102
  2025-03 : 110
  2025-04 : 104
  2025-05 : 100
  2025-06 : 100
  2025-07 : 100
  2025-08 : 100
  2025-09 : 100
  2025-10 : 100
  2025-11 : 100
  2025-12 : 100
  2026-01 : 120

series USD rate daily
  2026-01-02 : 0.90
  2026-01-30 : 0.80

table price by zone
  zone | monthly (EUR per month)
  1 | 100
  2 | 200

amendment 1 "Lower" signed 2026-02-01 effective 2026-03-01
  in table price, row 1 : monthly becomes 50

`;

/** What the examples of a text say. */
async function outcomes(text: string): Promise<readonly string[]> {
  const files = [createSourceFile('contract.avn', HEAD + text)];
  const compilation = compileContract({ files });
  const told = compilation.problems.map((one) => `${one.code} ${wordsOf(one, 'en').message}`);
  if (told.length > 0) return told;
  const results = await runExamples(compilation, files, new Map<string, RawTable>());
  expect(results).not.toEqual([]);
  const wrong = results.filter(({ holds }) => !holds);
  return wrong.map(({ about, expected, found }) => `${about}: ${expected}, not ${found}`);
}

describe('a value in another period', () => {
  const hours = (day: string, from: number, to: number): string =>
    `site = A, lasting from ${day}T0${from}:00 to ${day}T${`${to}`.padStart(2, '0')}:00`;
  const clauses = `
define outage for each site as total time(times of incident of this site)

clause 1 "Site"
  for each site
  charge monthly of price

clause 2 "Third month in a row"
  for each site
  each month
  when outage of this site > 4 hours and outage in the previous month > 4 hours
    and outage for months earlier(2) > 4 hours
  credit 10 % of charges of 1 of this site in the previous month
`;

  it('is that of each of its months, and charges are those of the one before', async () => {
    const three = `
example "three in a row"
  given site A : zone = 2, in service from 2026-01-01
  given incident I1 : ${hours('2026-01-10', 1, 10)}
  given incident I2 : ${hours('2026-02-10', 1, 10)}
  given incident I3 : ${hours('2026-03-10', 1, 10)}
  invoice of 2026-02 has no 2
  invoice of 2026-03 has 2 for A : -20.00 EUR
`;
    expect(await outcomes(clauses + three)).toEqual([]);
  });

  it('is not there when one month between was good', async () => {
    const gap = `
example "a good month between"
  given site A : zone = 2, in service from 2026-01-01
  given incident I1 : ${hours('2026-01-10', 1, 10)}
  given incident I2 : ${hours('2026-02-10', 1, 4)}
  given incident I3 : ${hours('2026-03-10', 1, 10)}
  invoice of 2026-03 has no 2
`;
    expect(await outcomes(clauses + gap)).toEqual([]);
  });
});

describe('charges of the fact that a path leads to', () => {
  it('are a share of the monthly charge of the site that failed', async () => {
    const text = `
clause 1 "Site"
  for each site
  charge monthly of price

clause 2 "Failed site"
  for each incident
  credit 20 % of charges of 1 of site of this incident in the month

example "one of two sites"
  given site A : zone = 1, in service from 2026-01-01
  given site B : zone = 2, in service from 2026-01-01
  given incident I1 : site = B, lasting from 2026-01-10T01:00 to 2026-01-10T10:00
  invoice of 2026-01 has 2 for I1 : -40.00 EUR
`;
    expect(await outcomes(text)).toEqual([]);
  });

  it('are not of a value that is no fact', async () => {
    const text = `
clause 1 "Site"
  for each site
  each month
  charge 1 EUR + charges of 2 of zone of this site

clause 2 "Two"
  each month
  charge 1 EUR
`;
    expect(await outcomes(text)).toEqual([
      'C0406 an item or a record is needed here, not a number',
    ]);
  });
});

describe('a value on another day', () => {
  const clause = `
clause 1 "Price of the order"
  for each site
  charge monthly of price for ordered
`;

  it('is the price in force on it', async () => {
    const text = `${clause}
example "ordered before the amendment, and after"
  given site A : zone = 1, ordered = 2026-02-28, in service from 2026-04-01
  given site B : zone = 1, ordered = 2026-03-01, in service from 2026-04-01
  invoice of 2026-04 has 1 for A : 100.00 EUR
  invoice of 2026-04 has 1 for B : 50.00 EUR
`;
    expect(await outcomes(text)).toEqual([]);
  });

  it('is held where the day is not known', async () => {
    const text = `${clause}
example "not known"
  given site A : zone = 1, in service from 2026-04-01
  invoice of 2026-04 holds 1 for A
`;
    expect(await outcomes(text)).toEqual([]);
  });
});

describe('the values of a series in a window', () => {
  it('are averaged over all of its months', async () => {
    const text = `
clause 1 "Average"
  each month
  charge 1 EUR * average of CPI in the previous calendar year

clause 2 "Greatest and least"
  each month
  charge 1 EUR * (greatest of CPI in the previous calendar year - (least of CPI in the last 2 months))

clause 3 "Of the days that have one"
  each month
  charge 100 EUR * average of USD rate in the month

example "of 2025"
  invoice of 2026-01 has 1 : 101.33 EUR
  invoice of 2026-01 has 2 : 10.00 EUR
  invoice of 2026-01 has 3 : 85.00 EUR
  invoice of 2026-02 holds 2
  invoice of 2026-02 holds 3
  invoice of 2027-01 holds 1
`;
    expect(await outcomes(text)).toEqual([]);
  });
});

describe('money of another currency', () => {
  it('is converted by the last rate before the day, or at a number', async () => {
    const text = `
clause 1 "Last rate"
  each month
  charge 100 USD converted to EUR by latest(USD rate, 2026-01-31)

clause 2 "Fixed rate"
  each month
  charge 100 USD converted to EUR at 0.875

clause 3 "Rate of the day"
  each month
  charge 100 USD converted to EUR by USD rate for 2026-01-31

example "on a Saturday"
  invoice of 2026-01 has 1 : 80.00 EUR
  invoice of 2026-01 has 2 : 87.50 EUR
  invoice of 2026-01 holds 3
`;
    expect(await outcomes(text)).toEqual([]);
  });
});
