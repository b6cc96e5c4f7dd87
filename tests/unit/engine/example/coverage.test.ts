// Coverage and proposals: which example reaches which point, and the boundary cases that none has.
// The contract has one of each thing that can be reached.
import { compileContract, createSourceFile } from '@avenant/dsl';
import { describe, expect, it } from 'vitest';
import { coverExamples, proposeExamples, runExamples } from '../../../../engine/src/index.ts';

const CONTRACT = `language en

contract "X" "Coverage"
  currency EUR
  in force from 2026-01-01
  invoiced at the end of each month

item site from "sites.csv"
  key site
  closed : flag
  seats : number
  rate : EUR per month optional
  in service from start until end

table price by seats
  seats | monthly (EUR per month)
  up to 10 | 100
  over 10 | 80

define fee for each site as
  if seats >= 20 then 5 EUR per month otherwise 7 EUR per month

clause 1 "Seats"
  for each site where seats > 0
  charge rate if known, otherwise monthly of price

clause 2 "Closed"
  suspends 1
  for each site where closed = yes

clause 3 "Fee"
  for each site
  charge fee

clause 4 "Discount"
  discount charges of 1 graduated
    up to 100 EUR : 0 %
    otherwise : 10 %

clause 5 "Least"
  each month
  when number of site > 1
  charge charges of 3
  at least 20 EUR
`;

const SMALL = `
example "small"
  given site A : closed = no, seats = 4, in service from 2026-01-01
  invoice of 2026-01 has 1 for A : 100 EUR
  invoice of 2026-01 has 3 for A : 7 EUR
  invoice of 2026-01 has no 5
`;

const LARGE = `
example "large"
  given site A : closed = yes, seats = 4, in service from 2026-01-01
  given site B : closed = no, seats = 30, rate = 150 EUR per month, in service from 2026-01-01
  invoice of 2026-01 has no 1 for A
  invoice of 2026-01 has 4 : -5 EUR
  invoice of 2026-01 has 5 : 20 EUR
`;

function compiled(examples: string) {
  const files = [createSourceFile('contract.avn', `${CONTRACT}${examples}`)];
  const compilation = compileContract({ files });
  expect(compilation.problems.map(({ code }) => code)).toEqual([]);
  return { files, compilation };
}

async function pointsOf(examples: string): Promise<Record<string, readonly string[]>> {
  const { files, compilation } = compiled(examples);
  const { parts } = await coverExamples(compilation, files, new Map());
  return Object.fromEntries(
    parts.flatMap(({ kind, name, points }) =>
      points.map((point) => [
        [kind, name, point.kind, point.way, point.text].filter((word) => word).join(' '),
        point.examples,
      ]),
    ),
  );
}

describe('coverage', () => {
  it('names the examples that reach each point, in both ways', async () => {
    const both = ['small', 'large'];
    expect(await pointsOf(`${SMALL}${LARGE}`)).toEqual({
      'clause 1 charge': both,
      'clause 1 selector yes seats > 0': both,
      'clause 1 selector no seats > 0': [],
      'clause 1 fallback yes rate': ['large'],
      'clause 1 fallback no rate': ['small'],
      'clause 2 exception suspends 1': ['large'],
      'clause 2 selector yes closed = yes': ['large'],
      'clause 2 selector no closed = yes': both,
      'clause 3 charge': both,
      'clause 4 charge': ['large'],
      'clause 4 band up to 100 EUR : 0 %': both,
      'clause 4 band otherwise : 10 %': ['large'],
      'clause 5 charge': ['large'],
      'clause 5 condition yes number of site > 1': ['large'],
      'clause 5 condition no number of site > 1': ['small'],
      'clause 5 bound yes at least 20 EUR': ['large'],
      'clause 5 bound no at least 20 EUR': [],
      'definition fee branch yes seats >= 20': ['large'],
      'definition fee branch no seats >= 20': both,
      'table price row ≤ 10': ['small'],
      'table price row > 10': [],
    });
  });

  it('says where each point stands, and counts', async () => {
    const { files, compilation } = compiled(SMALL);
    const { reached, total, parts } = await coverExamples(compilation, files, new Map());
    const points = parts.flatMap((part) => part.points);
    expect(total).toBe(points.length);
    expect(reached).toBe(points.filter(({ examples }) => examples.length > 0).length);
    const lines = CONTRACT.split('\n');
    const test = points.find(({ kind }) => kind === 'branch')?.place;
    expect(lines[(test?.line ?? 0) - 1]).toContain('if seats >= 20');
    const band = points.findLast(({ kind }) => kind === 'band')?.place;
    expect(lines[(band?.line ?? 0) - 1]).toContain('otherwise : 10 %');
  });

  it('changes nothing of what the examples come to', async () => {
    const { files, compilation } = compiled(`${SMALL}${LARGE}`);
    const before = await runExamples(compilation, files, new Map());
    await coverExamples(compilation, files, new Map());
    expect(await runExamples(compilation, files, new Map())).toEqual(before);
    expect(before.every(({ holds }) => holds)).toBe(true);
  });
});

describe('proposals', () => {
  it('stand on edges and beside them, hold, and leave nothing more to propose', async () => {
    const { compilation } = compiled(`${SMALL}${LARGE}`);
    const { text, count } = await proposeExamples(compilation, new Map());
    expect(text).toMatch(/^language en\n/);
    expect(text.match(/^-- TO BE CONFIRMED by a person/gm)).toHaveLength(count);
    expect(text).toContain('example "1: 10 exactly"');
    expect(text).toContain('example "1: just above 10"');
    expect(text).toContain('example "3: just under 20"');
    const own = text.replace('language en\n', '');
    const more = compiled(`${SMALL}${LARGE}${own}`);
    const results = await runExamples(more.compilation, more.files, new Map());
    expect(results.filter(({ holds }) => !holds)).toEqual([]);
    expect((await proposeExamples(more.compilation, new Map())).count).toBe(0);
  });

  it('say which edges no value was found for', async () => {
    const folder = '\nexample "folder"\n  invoice of 2026-01 has no 1\n';
    const { compilation } = compiled(folder);
    const { count, missed } = await proposeExamples(compilation, new Map());
    expect(count).toBe(0);
    expect(missed.map(({ title }) => title)).toContain('1: 0 exactly');
  });
});
