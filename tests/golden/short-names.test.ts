// Names for what has just been named: the column of a date, the one column of a table; and a value
// for when there is none. Small contracts whose own examples say the amounts.
import { compileContract, createSourceFile, wordsOf } from '@avenant/dsl';
import { describe, expect, it } from 'vitest';
import { type RawTable, runExamples } from '../../engine/src/index.ts';

const TEXT = `language en

contract "C" "Names"
  currency EUR
  in force from 2026-01-01 for 36 months
  invoiced at the end of each month

item site from "sites.csv"
  key id
  zone : number
  in service from opened through closed

record delivery from "deliveries.csv"
  key number
  site : site
  promised : date
  dated on delivered

record repair from "repairs.csv"
  key ticket
  site : site
  lasting from begun to done

record visit from "visits.csv"
  key number
  site : site
  dated at arrived

table list price by zone
  zone | monthly (EUR per month)
  1 | 100
  2 | 200

clause 1 "Zone 1 for all"
  for each site
  when today >= opened + 1 month
  charge list price with zone = 1

clause 2 "Late"
  for each delivery
  when delivered > promised
  credit 10 EUR per day * days(promised, delivered)

clause 3 "Last day"
  for each site
  once on closed
  charge 7 EUR

clause 4 "Evening repairs"
  for each repair
  when hour(begun) >= 18 and done - begun < 1 day
  charge 30 EUR

clause 5 "Early visits"
  for each visit
  when hour(arrived) < 8
  charge 20 EUR

clause 6 "Mean time to repair"
  each month
  charge 1 EUR per hour * ((average of duration over repair) if known, otherwise 3 hours)

example "names"
  given site A : zone = 2, in service from 2026-01-01 through 2026-02-28
  given delivery D1 : site = A, promised = 2026-02-01, dated on 2026-02-04
  given delivery D2 : site = A, promised = 2026-02-09, dated on 2026-02-04
  given repair R1 : site = A, lasting from 2026-02-04T19:00 to 2026-02-04T21:00
  given repair R2 : site = A, lasting from 2026-02-05T17:00 to 2026-02-05T21:00
  given visit V1 : site = A, dated at 2026-02-04T07:30
  given visit V2 : site = A, dated at 2026-02-04T08:00
  invoice of 2026-01 has no 1
  invoice of 2026-01 has 6 : 3.00 EUR
  invoice of 2026-02 has 1 for A : 100.00 EUR
  invoice of 2026-02 has 2 for D1 : -30.00 EUR
  invoice of 2026-02 has no 2 for D2
  invoice of 2026-02 has 3 for A : 7.00 EUR
  invoice of 2026-02 has 4 for R1 : 30.00 EUR
  invoice of 2026-02 has no 4 for R2
  invoice of 2026-02 has 5 for V1 : 20.00 EUR
  invoice of 2026-02 has no 5 for V2
  invoice of 2026-02 has 6 : 3.00 EUR
`;

describe('short names', () => {
  it('stand for the moment, the column and the lack that they name', async () => {
    const files = [createSourceFile('contract.avn', TEXT)];
    const compilation = compileContract({ files });
    const told = compilation.problems.map((one) => `${one.code} ${wordsOf(one, 'en').message}`);
    expect(told).toEqual([]);
    const results = await runExamples(compilation, files, new Map<string, RawTable>());
    const wrong = results.filter(({ holds }) => !holds);
    expect(wrong.map((one) => `${one.about}: ${one.expected}, not ${one.found}`)).toEqual([]);
    expect(results).toHaveLength(11);
  });
});
