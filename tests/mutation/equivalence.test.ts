// Mutation, equivalents: each rule takes in the mutants of Corvenne that it proves, and leaves their
// neighbours, which change an invoice, to the examples.
import { describe, expect, it } from 'vitest';
import { Court } from './judge.ts';

const court = new Court('corvenne', 'given');

function named(part: string, text: string) {
  const found = court.mutants.filter((one) => one.part.includes(part) && one.text.includes(text));
  if (found.length === 0) throw new Error(`no mutant of ${part}: ${text}`);
  return found;
}

const reasons = (part: string, text: string): ReadonlySet<string | undefined> =>
  new Set(named(part, text).map((one) => court.equivalent(one)));

/** What is the same, a neighbour that is not, and why. */
const PROVED: readonly (readonly [why: string, same: [string, string], other: [string, string]])[] =
  [
    [
      'the sum of one member is the member, and where there is none another clause applies',
      ['clause 7.1', 'sum average in aggregate,function:sum,set:type:travail'],
      ['clause 7.3', 'sum average in aggregate,function:sum,set:type:nuitée'],
    ],
    [
      'where this clause applies the other one sums nothing: it bills 0 or is off',
      ['clause 7.7', 'reinstates 7.1'],
      ['clause 7.7', 'reinstates 7.3'],
    ],
    [
      'where this clause applies the other one sums nothing: it bills 0 or is off',
      ['clause 7.7', 'no replaces 7.2'],
      ['clause 7.6', 'no replaces 7.2'],
    ],
    [
      'an index published before the month of the first revision that reads it',
      ['series SYNTEC ancien', 'published 2022-10-15'],
      ['series SYNTEC révisé', 'published 2026-03-31'],
    ],
    [
      'the latest value of a series is the same in every month',
      ['series taux BCE', '2026-01 2026-02'],
      ['series taux BCE', '2025-07 2025-08'],
    ],
    [
      'the latest value of a series is the same in every month',
      ['series taux BCE', '2026-01 2025-12'],
      ['series taux BCE', '2026-01 0.0216'],
    ],
    [
      'no revision that reads a definition lies between the two dates',
      ['definitions source du raccordement', '2026-01-01 2025-12-31'],
      ['definitions source du raccordement', '2026-01-01 2026-01-02'],
    ],
    [
      'the contract ends before a second revision',
      ['revision 9', 'every 11'],
      ['revision 9', '2025-12-31'],
    ],
    [
      'nothing looks this row of a table up',
      ['table majoration', 'no majoration: journée'],
      ['table majoration', 'no majoration: soirée'],
    ],
    [
      'what has no column of ends has no last day',
      ['type bon de commande', 'through true'],
      ['type tranche SDA', 'through true'],
    ],
    [
      'part months count only where a price per month is integrated',
      ['clause 10.1', 'thirty'],
      ['clause 4.1', 'thirty'],
    ],
    [
      'a graduated scale gives the same on both sides of an edge',
      ['clause 4.1', 'edge number,0 '],
      ['clause 4.1', '300 301'],
    ],
    [
      'whole halves of a step, none below zero: half up is up',
      [
        "definition main d'œuvre",
        'half-up ceiling in round,multiply,multiply,defined,prix horaire,fact,depth:0,defined,minutes doubles',
      ],
      [
        "definition main d'œuvre",
        'half-up ceiling in round,multiply,multiply,defined,prix horaire,fact,depth:0,defined,minutes du samedi',
      ],
    ],
    [
      'the plan is the same once its constants are worked out',
      ['definition décompté', '> >='],
      ['definition décompté', '> <='],
    ],
  ];

describe('mutants that cannot change an invoice', () => {
  it.each(PROVED)('%s: %s, not %s', (why, same, other) => {
    expect(reasons(...same)).toEqual(new Set([why]));
    expect(reasons(...other)).toEqual(new Set([undefined]));
  });

  // A rule that took in a contract's own neighbour would be no proof: these are told.
  it.each([
    ['type tranche SDA', 'through true'],
    ['type créance', 'through false'],
    ['type jour chômé', 'through true'],
    ['calendar facturation', 'no holiday 2025-06-09'],
  ])(
    '%s: %s can, and an example tells it',
    async (part, text) => {
      for (const mutant of named(part, text)) {
        expect(await court.judge(mutant)).toMatchObject({ kind: 'killed', by: 'examples' });
      }
    },
    60_000,
  );
});
