// Laws of the consolidated text: it compiles, and rates its day as the amended contract does.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileContract,
  createSourceFile,
  type PlanHistory,
  parseFiles,
  printText,
  textOn,
} from '../../dsl/src/index.ts';
import { formatDay, lastDayOf, monthIndexOf } from '../../dsl/src/values/index.ts';
import { bindFacts, rateContract } from '../../engine/src/index.ts';
import { render, specArbitrary } from '../differential/arbitraries/scenario.ts';
import { filesOf, historyOf } from '../differential/compare.ts';
import {
  ALL_KNOWN,
  type AmendedContract,
  amendedContracts,
  START,
} from '../support/amendment-histories.ts';

function consolidated(text: string, on: number, knownOn?: number, language: 'en' | 'fr' = 'en') {
  const { trees } = compileContract({ files: [createSourceFile('case.avn', text)] });
  const known = knownOn === undefined ? {} : { knownOn: formatDay(knownOn) };
  return printText(textOn(trees, { on: formatDay(on), language, ...known }), language);
}

/** The rows, everything in service or happening on one day alone, and known. */
function onlyOn(day: number, { tables }: AmendedContract): AmendedContract['tables'] {
  const [start, end] = [formatDay(day), formatDay(day + 1)];
  const rows = (name: string, with_: Readonly<Record<string, string>>) =>
    (tables[name] ?? []).map((row) => ({ ...row, ...with_, known: '' }));
  return { access: rows('access', { start, end }), usage: rows('usage', { day: start }) };
}

/** The lines of the month of a day that are about that day alone. */
async function linesOn(day: number, history: PlanHistory, tables: AmendedContract['tables']) {
  const plan = history.plans.at(-1)?.plan;
  if (plan === undefined) throw new Error('no plan');
  const month = monthIndexOf(day);
  const { periods } = await rateContract({
    history: { plans: [{ knownFrom: null, plan }] },
    facts: bindFacts(plan, filesOf(history, tables)).value,
    from: month - 1,
    through: month + 1,
    knownOn: ALL_KNOWN,
  });
  expect(periods.flatMap(({ held }) => held)).toEqual([]);
  const text = formatDay(day);
  return periods
    .flatMap(({ lines }) => lines)
    .filter(({ from, to }) => from <= text && text < to)
    .map(({ id, clause, label, amount, from, to }) => ({ id, clause, label, amount, from, to }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const endOfMonth = (day: number): number => lastDayOf(monthIndexOf(day));

describe('the consolidated text on a day', () => {
  const days = fc.integer({ min: START, max: START + 170 });

  it('rates that day as the contract with its amendments does', { timeout: 60_000 }, async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(amendedContracts, days, fc.boolean(), async (generated, any, atEnd) => {
        // A month that counts whole has no price of one day.
        const contract = {
          ...generated,
          text: generated.text.replace('as whole months', 'by actual days'),
        };
        const day = atEnd ? endOfMonth(any) : any;
        const rows = onlyOn(day, contract);
        const lines = await linesOn(day, historyOf(contract.text), rows);
        const text = consolidated(contract.text, day);
        const found = await linesOn(day, historyOf(text), rows);
        // Clauses of a whole month look at its last day.
        const isOfDay = ({ from, to }: (typeof lines)[number]): boolean =>
          day === endOfMonth(day) || (from === formatDay(day) && to === formatDay(day + 1));
        const told = (list: typeof lines) => list.filter(isOfDay);
        expect(told(found)).toEqual(told(lines));
        compared += told(lines).length;
      }),
      { numRuns: 250 },
    );
    expect(compared).toBeGreaterThan(500);
  });

  it('says the same in French', () => {
    fc.assert(
      fc.property(amendedContracts, days, ({ text }, day) => {
        const hashOf = (one: string) => historyOf(one).plans.at(-1)?.plan.hash;
        const english = consolidated(text, day);
        expect(hashOf(consolidated(text, day, undefined, 'fr'))).toBe(hashOf(english));
        expect(parseFiles([createSourceFile('a.avn', english)]).problems).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('as known on a day is that of the amendments known by then', () => {
    fc.assert(
      fc.property(amendedContracts, days, days, ({ text }, day, knownOn) => {
        const [head = '', ...amendments] = text.split(/(?=^amendment )/m);
        const known = amendments.filter((one) => {
          const [, signed = '', late] = /signed (\S+) .*?(?:known from (\S+))?\n/.exec(one) ?? [];
          return (late ?? signed) <= formatDay(knownOn);
        });
        expect(consolidated(text, day, knownOn)).toBe(consolidated([head, ...known].join(''), day));
      }),
      { numRuns: 60 },
    );
  });

  it('compiles whatever the clauses say', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(specArbitrary, fc.integer({ min: -10, max: 90 }), (spec, at) => {
        const { text } = render(spec);
        const found = consolidated(text, START + 365 + at);
        expect(historyOf(found).plans).toHaveLength(found.includes('\namendment ') ? 2 : 1);
      }),
      { numRuns: 300 },
    );
  });
});
