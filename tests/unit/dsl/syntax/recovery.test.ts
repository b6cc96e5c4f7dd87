// Recovery: twenty faults of distinct kinds in one file give twenty messages, each at its own fault,
// and what was not touched is still read and planned.
import { describe, expect, it } from 'vitest';
import { compileContract, createSourceFile } from '../../../../dsl/src/index.ts';

const SOUND = `language en

contract "R-1" "Recovery"
  currency EUR
  in force from 2024-01-01
  invoiced at the start of each month
  recurring charges in advance

item site from "sites.csv"
  key site
  country : one of FR, DE, IT
  zone : number
  in service from valid_from until valid_to

item access from "accesses.csv"
  key circuit
  site : site
  mbps : Mbps
  cos : one of Standard, Gold
  in service from valid_from until valid_to

record incident from "incidents.csv"
  key ticket
  site : site
  cause : text
  lasting from start to end

series SYNTEC monthly from "syntec.csv"

calendar paris
  working days from monday to friday

table port price by zone, mbps
  zone | mbps | monthly (EUR per month)
  1 | 10 Mbps | 240
  1 | 20 Mbps | 310

table setup by zone
  zone | fee (EUR)
  1 | 50
  2 | 75

scale steps, by step
  up to 10 : 5 EUR
  otherwise : 4 EUR

define share as 50 %

define weight for each site as zone * 2

clause 1.1 "Ports"
  for each access
  charge monthly of port price with zone = zone of site

clause 1.2 "Setup"
  for each site
  once on service start
  charge fee of setup

clause 1.3 "Fixed"
  for each site where country = FR
  charge 5 EUR per month

clause 1.4 "Gold"
  for each access where cos = Gold
  charge 7 EUR per month

clause 1.5 "Flat"
  charge 9 EUR per month

clause 1.6 "Product"
  for each site
  charge 3 EUR per month * zone

clause 1.7 "Sum"
  charge (2 EUR + 3 EUR) * 4
  each month

clause 1.8 "Other"
  replaces 1.6
  for each site where country = DE
  charge 1 EUR per month

clause 1.9 "Discount"
  discount charges of 1.1 graduated
    up to 100 EUR : 0 %
    otherwise : 5 %

clause 2.1 "Incidents"
  for each site
  each month
  when number of incident of this site >= 2
  credit 5 EUR

clause 2.2 "Weighted"
  for each site
  each month
  charge weight * 1 EUR

clause 2.3 "Half"
  each month
  charge share * 10 EUR

clause 2.4 "Hourly"
  each month
  charge 6 EUR

clause 2.5 "Yearly"
  each contract year
  charge 60 EUR

clause 2.6 "Dated"
  once on 2024-06-30
  charge 60 EUR

clause 2.7 "Tail"
  for each site where zone = 2
  charge 11 EUR per month

clause 2.8 "Bandwidth"
  for each access where mbps >= 100 Mbps
  charge 12 EUR per month

amendment 1 "First" signed 2024-05-01 effective 2024-06-01
  suspends 2.7

example "one"
  given site S1 : zone = 1
  invoice of 2024-01 totals 205.00 EUR
`;

/** What is written instead of what, and the code that says so. */
type Fault = readonly [from: string, to: string, code: string];

const FAULTS: readonly Fault[] = [
  ['  in force from 2024-01-01', '  in force 2024-01-01', 'C0203'],
  ['  cause : text', '  cause text', 'C0204'],
  ['  cos : one of Standard, Gold', '  cos : one of', 'C0204'],
  ['series SYNTEC monthly from', 'series SYNTEC from', 'C0203'],
  ['from monday to friday', 'from monday to fryday', 'C0206'],
  ['  1 | 20 Mbps | 310', '  1 | 20 Mbps | 310 | 4', 'C0701'],
  ['table setup by zone', 'tabel setup by zone', 'C0206'],
  ['  up to 10 : 5 EUR', '  up to 10 5 EUR', 'C0203'],
  ['define share as 50 %', 'define share 50 %', 'C0203'],
  ['  for each site where country = FR', '  for each site country = FR', 'C0205'],
  ['clause 1.5 "Flat"', 'clause 1.5 "Flat', 'C0102'],
  ['  charge 3 EUR per month * zone', '  charge 3 EUR per month *', 'C0204'],
  ['(2 EUR + 3 EUR) * 4', '(2 EUR + 3 EUR * 4', 'C0204'],
  ['  replaces 1.6', '  replace 1.6', 'C0206'],
  ['  when number of incident', '  whenever number of incident', 'C0202'],
  ['  charge 6 EUR', '  charge 6 EUR EUR', 'C0205'],
  ['  charge 7 EUR per month', '  charge 7 # EUR per month', 'C0101'],
  ['once on 2024-06-30', 'once on 2024-06-31', 'C0501'],
  ['amendment 1 "First" signed 2024-05-01', 'amendment 1 "First" 2024-05-01', 'C0203'],
  ['  invoice of 2024-01 totals', '  invoice of January totals', 'C0203'],
];

/** Faults in what many clauses use: they fall silent, and say nothing themselves. */
const DEEP: readonly Fault[] = [
  ['  currency EUR', '  curency EUR', 'C0206'],
  ['  zone : number', '  zone number', 'C0204'],
  ['  mbps : Mbps', '  mbps Mbps', 'C0204'],
  ['item site from', 'itm site from', 'C0206'],
  ['contract "R-1" "Recovery"', 'contract "R-1" Recovery', 'C0203'],
  ['table port price by zone, mbps', 'table port price by zone mbps,', 'C0204'],
  ['  zone | mbps | monthly (EUR per month)', '  zone | mbps | monthly (EUR per month', 'C0204'],
];

const compile = (text: string) => compileContract({ files: [createSourceFile('r.avn', text)] });
const seed = (faults: readonly Fault[]): string =>
  faults.reduce((text, [from, to]) => {
    expect(text.split(from), from).toHaveLength(2);
    return text.replace(from, to);
  }, SOUND);
const lineOf = (text: string, [, to]: Fault): number =>
  text.slice(0, text.indexOf(to)).split('\n').length;
const clausesOf = (text: string): string[] =>
  compile(text)
    .history?.plans.at(-1)
    ?.plan.rules.map(({ clause }) => clause) ?? [];

describe('recovery', () => {
  it('the sound contract has no problem', () => {
    expect(compile(SOUND).problems).toEqual([]);
  });

  it.each([...FAULTS, ...DEEP].map((fault) => [fault[1].trim(), fault] as const))(
    '%s: one message',
    (_, fault) => {
      const text = seed([fault]);
      const said = compile(text).problems.map(({ code, place }) => [code, place.line]);
      expect(said).toEqual([[fault[2], lineOf(text, fault)]]);
    },
  );

  it('twenty faults in one file give twenty messages, one each', () => {
    const text = seed(FAULTS);
    const said = compile(text).problems.map(({ code, place }) => [place.line, code]);
    const wanted = FAULTS.map((fault) => [lineOf(text, fault), fault[2]] as const);
    expect(said).toEqual(wanted.toSorted(([a], [b]) => a - b));
  });

  it('clauses that no fault touches stay in the plan', () => {
    const rules = clausesOf(seed(FAULTS));
    expect(rules).toEqual(['1.1', '1.9', '2.2', '2.5', '2.7', '2.8']);
  });
});
