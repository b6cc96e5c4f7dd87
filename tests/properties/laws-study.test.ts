// Laws of studies, numbers 67 and 68 of the domain's list, and those that hold a simulation to the
// engine: the same amounts, and effects that are what rating without the clause gives.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMonth, subtract, sum } from '../../dsl/src/values/index.ts';
import {
  effectsOf,
  type Feasibility,
  type RatedContract,
  rateContract,
  simulate,
} from '../../engine/src/index.ts';
import { withoutClause } from '../../engine/src/study/altered.ts';
import { type Needs, needsOf } from '../../engine/src/study/needs.ts';
import { render, specArbitrary } from '../differential/arbitraries/scenario.ts';
import { access, amountOf, contract, totalOf } from '../support/law-cases.ts';
import {
  caseOf,
  type Files,
  horizonOf,
  judge,
  keeping,
  type StudyCase,
  studyCase,
} from '../support/study-cases.ts';

const rate = (one: StudyCase, files: Files = one.files): Promise<RatedContract> => {
  const { history, facts, from, months } = horizonOf(one, files);
  return rateContract({ history, facts, from, through: from + months - 1 });
};

const sumOf = ({ periods }: RatedContract) => sum(periods.map(({ total }) => amountOf(total)));

const RANK = ['automatic', 'automatic with new data', 'manual', 'not billable'];
const rankOf = ({ clauses }: Feasibility, clause: string): number =>
  RANK.indexOf(clauses.find((one) => one.clause === clause)?.verdict ?? '');

/** What a clause reads, and what those read whose charges it reads. */
function allNeeds({ plan }: StudyCase, clause: string): readonly Needs[] {
  const clauses = new Set([clause]);
  const found: Needs[] = [];
  for (const name of clauses) {
    const needs = needsOf(
      plan,
      plan.rules.filter((rule) => rule.clause === name),
    );
    found.push(needs);
    for (const other of needs.clauses) clauses.add(other);
  }
  return found;
}

/** The files with only the attributes that some needs name; types that they do not are emptied. */
function only({ plan, files }: StudyCase, needs: readonly Needs[]): Files {
  const wanted = (type: string, attribute: string): boolean =>
    needs.some(({ types }) => types.get(type)?.has(attribute) === true);
  const stripped = new Map(files);
  for (const type of plan.types) {
    const file = type.file ?? type.name;
    const table = files.get(file);
    if (table === undefined) continue;
    const rows = needs.some(({ types }) => types.has(type.name)) ? table.rows : [];
    const blank = new Set(
      type.attributes.flatMap(({ name, column }) => (wanted(type.name, name) ? [] : [column])),
    );
    for (const column of [type.key, type.known]) if (column !== undefined) blank.delete(column);
    const cells = (row: readonly string[]): string[] =>
      row.map((cell, at) => (blank.has(table.columns[at] ?? '') ? '' : cell));
    stripped.set(file, { ...table, rows: rows.map(cells) });
  }
  for (const { name, file } of plan.series) {
    if (file !== undefined && !needs.some(({ series }) => series.has(name))) stripped.delete(file);
  }
  return stripped;
}

describe('laws of studies', () => {
  it('a simulated month is the invoice that rating gives, clause by clause, to the cent', async () => {
    await fc.assert(
      fc.asyncProperty(specArbitrary, async (spec) => {
        const one = studyCase(render(spec));
        const found = await simulate(horizonOf(one, one.files), new Map());
        const { periods } = await rate(one);
        expect(found.periods.map(({ period, total }) => [period, amountOf(total)])).toEqual(
          periods.map(({ period, total }) => [period, amountOf(total)]),
        );
        for (const { clause, months } of found.clauses) {
          const own = periods.map(({ lines }) => lines.filter((line) => line.clause === clause));
          expect([clause, months.map(amountOf)]).toEqual([clause, own.map(totalOf)]);
        }
        expect(sum(found.clauses.map(({ total }) => amountOf(total)))).toEqual(
          amountOf(found.total),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('the effect of a clause is the total less the total of the contract without it', async () => {
    await fc.assert(
      fc.asyncProperty(specArbitrary, async (spec) => {
        const one = studyCase(render(spec));
        const horizon = horizonOf(one, one.files);
        const found = await simulate(horizon, new Map());
        const whole = sumOf(await rate(one));
        for (const { clause, effect, without } of await effectsOf(horizon, found)) {
          if (without === null || effect === null) continue;
          const history = withoutClause(one.history, clause);
          const left = sumOf(await rate({ ...one, history }));
          expect([clause, amountOf(without)]).toEqual([clause, left]);
          expect([clause, amountOf(effect)]).toEqual([clause, subtract(whole, left)]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('a clause bills the same with nothing but what it is said to read', async () => {
    await fc.assert(
      fc.asyncProperty(specArbitrary, async (spec) => {
        const one = studyCase(render(spec));
        const { periods } = await rate(one);
        for (const clause of new Set(one.plan.rules.map((rule) => rule.clause))) {
          const bare = await rate(one, only(one, allNeeds(one, clause)));
          const own = (list: RatedContract['periods']) =>
            list.map(({ lines, held }) => [
              lines.filter((line) => line.clause === clause),
              held.filter((item) => item.clause === clause),
            ]);
          expect([clause, own(bare.periods)]).toEqual([clause, own(periods)]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('law 67: a column more never worsens a verdict, one less never improves it', async () => {
    await fc.assert(
      fc.asyncProperty(specArbitrary, fc.array(fc.nat(9)), async (spec, dice) => {
        const one = studyCase(render(spec));
        const some = keeping(one.files, (file, column) => {
          const at = [...`${file}${column}`].reduce((so, sign) => so + sign.charCodeAt(0), 0);
          return dice.length === 0 || (dice[at % dice.length] ?? 0) > 1;
        });
        const [more, less] = [await judge(one, one.files), await judge(one, some)];
        for (const { clause } of more.clauses) {
          expect([clause, rankOf(more, clause) <= rankOf(less, clause)]).toEqual([clause, true]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('law 68: judged automatic with what it asks for, nothing is held', async () => {
    const rows = fc.record({
      cos: fc.constantFrom('Standard', 'Gold'),
      price: fc.nat(400),
      count: fc.integer({ min: 1, max: 4 }),
      clauses: fc.subarray([...OFFER], { minLength: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(rows, async ({ cos, price, count, clauses }) => {
        const text = contract(clauses.map((one, at) => `clause ${at + 1} "C"\n${one}`).join('\n'));
        const keys = Array.from({ length: count }, (_, at) => `A${at}`);
        const tables = {
          access: keys.map((key) => access(key, '2023-01-01', '', { cos, price: `${price}` })),
          usage: keys.map((key) => ({
            usage: `U${key}`,
            access: key,
            quantity: '7',
            day: '2023-01-09',
          })),
          incident: keys.map((key) => ({
            incident: `I${key}`,
            access: key,
            planned: 'no',
            start: '2023-01-05T10:00',
            end: '2023-01-05T12:00',
          })),
          IDX: ['2022-12', '2023-01'].map((month) => ({ month, value: '110', published: '' })),
        };
        const full = caseOf(text, tables, parseMonth('2023-01') ?? 0, 2);
        const asked = await judge(full, new Map());
        expect(asked.clauses.every(({ verdict }) => verdict !== 'automatic')).toBe(true);
        // Only what the verdicts without data name is filled in.
        const filled = only(
          full,
          asked.clauses.map(({ needs }) => needs),
        );
        const judged = await judge(full, filled);
        expect(judged.clauses.map(({ clause, gaps }) => [clause, gaps])).toEqual(
          judged.clauses.map(({ clause }) => [clause, []]),
        );
        const { held } = await simulate(horizonOf(full, filled), new Map());
        expect(held).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

/** Clauses that each read something of the vocabulary. */
const OFFER = [
  '  for each access\n  charge price\n',
  '  for each access where cos = Gold\n  charge price * IDX for 2022-12 / 100\n',
  '  for each usage\n  charge quantity * 2 EUR\n',
  '  for each access\n  each month\n  charge 1 EUR * sum of quantity over usage of this access\n',
  '  for each access\n  each month\n  credit 5 EUR * started units(times of incident of this access where planned = no, 1 hour)\n',
  '  each month\n  charge 3 EUR * number of access\n',
] as const;
