// Limits of charges and credits: small contracts whose own examples say the amounts, worked out by
// hand.
import { compileContract, createSourceFile } from '@avenant/dsl';
import { describe, expect, it } from 'vitest';
import { type RawTable, runExamples } from '../../engine/src/index.ts';

const HEAD = `language en

contract "C" "Limits"
  currency EUR
  in force from 2026-01-01 for 36 months
  invoiced at the end of each month

item site from "sites.csv"
  key id
  price : EUR per month
  in service from start until end

record outage from "outages.csv"
  key ticket
  site : site
  dated on day

clause 4 "Site"
  for each site
  charge price

`;

const GIVEN = `
example "amounts"
  given site A : price = 100 EUR per month, in service from 2026-01-01
  given site B : price = 200 EUR per month, in service from 2026-01-01
  given outage O1 : site = A, dated on 2026-01-10
  given outage O2 : site = A, dated on 2026-01-11
  given outage O3 : site = B, dated on 2026-01-12
`;

/** What does not hold of an example's sentences, after the codes of the problems. */
async function outcomes(clauses: string, expected: string): Promise<readonly string[]> {
  const files = [createSourceFile('contract.avn', `${HEAD}${clauses}${GIVEN}${expected}`)];
  const compilation = compileContract({ files });
  const results = await runExamples(compilation, files, new Map<string, RawTable>());
  expect(results).not.toEqual([]);
  const wrong = results.filter(({ holds }) => !holds);
  return [
    ...compilation.problems.map(({ code }) => code),
    ...wrong.map((one) => `${one.about}: ${one.expected}, not ${one.found}`),
  ];
}

const credit = `
clause 9 "Credit of an outage"
  for each outage
  credit 100 EUR

clause 9.1 "At most 150 EUR a site"
  for each site
  caps 9 at 150 EUR
`;

describe('limits', () => {
  it('count charges and discounts net', async () => {
    const clauses = `
clause 5 "Discount"
  each month
  discount 10 % of charges of 4

clause 6 "At least 500 EUR"
  floors 4, 5 at 500 EUR

clause 7 "At most 250 EUR"
  caps 4, 5 at 250 EUR
`;
    const expected = `
  invoice of 2026-01 has 6 : 230.00 EUR
  invoice of 2026-01 has 7 : 20.00 EUR
`.replace('has 7 : 20', 'has 7 : -20');
    expect(await outcomes(clauses, expected)).toEqual([]);
  });

  it('inside one another take back once', async () => {
    const nested = `${credit}
clause 9.2 "At most 200 EUR in all"
  each month
  caps 9, 9.1 at 200 EUR
`;
    // 300 credited, 50 taken back for A, 250 left of which 200 may stay.
    const expected = `
  invoice of 2026-01 has 9.1 for A : 50.00 EUR
  invoice of 2026-01 has 9.2 : 50.00 EUR
  invoice of 2026-01 totals 100.00 EUR
`;
    expect(await outcomes(nested, expected)).toEqual([]);
  });

  it('that overlook each other are told of', async () => {
    const beside = `${credit}
clause 9.2 "At most 200 EUR in all"
  each month
  caps 9 at 200 EUR
`;
    const expected = `
  invoice of 2026-01 has 9.2 : 100.00 EUR
`;
    expect(await outcomes(beside, expected)).toEqual(['C0812']);
  });

  it('are of all charges, or of all but some', async () => {
    const clauses = `${credit}
clause 10 "At most 250 EUR before credits"
  caps all charges except 9, 9.1 at 250 EUR

clause 11 "Minimum of the invoice"
  floors all charges at 120 EUR
`;
    const expected = `
  invoice of 2026-01 has 10 : -50.00 EUR
  invoice of 2026-01 has 11 : 120.00 EUR
  invoice of 2026-01 totals 120.00 EUR
`;
    expect(await outcomes(clauses, expected)).toEqual([]);
  });
});
