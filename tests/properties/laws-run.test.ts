// Laws of runs and traces, numbers 48 to 50 of the domain's list.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMonth, sum, toText } from '../../dsl/src/values/index.ts';
import { type Explanation, explainLine, fold } from '../../engine/src/index.ts';
import { render, specArbitrary } from '../differential/arbitraries/scenario.ts';
import { amountOf, inputOf, invoicesOf, totalOf } from '../support/law-cases.ts';

const COMMAND = fileURLToPath(new URL('../support/print-invoices.ts', import.meta.url));

/**
 * The invoices of some generated cases, rated by another process under another clock and locale.
 */
const elsewhere = (seed: number, zone: string, locale: string): string => {
  const env = { ...process.env, TZ: zone, LANG: locale, LC_ALL: locale };
  const found = spawnSync(process.execPath, [COMMAND, `${seed}`], { env, encoding: 'utf8' });
  return found.stdout === '' ? found.stderr : found.stdout;
};

function leavesOf(node: Explanation): readonly Explanation[] {
  return node.kind === 'input' ? [node] : node.of.flatMap(leavesOf);
}

describe('laws of runs', () => {
  it('law 48: the same snapshot gives the same bytes, in any zone, locale and process', () => {
    const here = elsewhere(7, 'Pacific/Kiritimati', 'fr_FR.UTF-8');
    expect(here.startsWith('[[')).toBe(true);
    expect(elsewhere(7, 'America/Los_Angeles', 'C')).toBe(here);
  });

  it('law 48: rating again changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(specArbitrary, async (spec) => {
        const scenario = render(spec);
        const first = JSON.stringify(await invoicesOf(scenario));
        expect(JSON.stringify(await invoicesOf(scenario))).toBe(first);
      }),
      { numRuns: 50 },
    );
  });

  it('law 49: the trace of every line folds to its amount', async () => {
    await fc.assert(
      fc.asyncProperty(specArbitrary, async (spec) => {
        const scenario = render(spec);
        const input = inputOf(scenario);
        for (const { period, lines } of await invoicesOf(scenario)) {
          for (const { id, amount, clause } of lines) {
            const opened = await explainLine(input, parseMonth(period) ?? 0, id);
            expect(opened?.line.clause).toBe(clause);
            if (opened === undefined) continue;
            expect([id, fold(opened.explanation)]).toEqual([id, toText(amountOf(amount))]);
            expect(leavesOf(opened.explanation)).not.toEqual([]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('law 50: the sum by clause is the sum of the invoice', async () => {
    await fc.assert(
      fc.asyncProperty(specArbitrary, async (spec) => {
        for (const { lines, total } of await invoicesOf(render(spec))) {
          const clauses = [...Map.groupBy(lines, ({ clause }) => clause).values()];
          expect(sum(clauses.map(totalOf))).toEqual(amountOf(total));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('law 50: every record of a clause is billed, at zero, or held', async () => {
    const cost = fc.constantFrom('', '0', '12.5');
    await fc.assert(
      fc.asyncProperty(fc.array(cost, { maxLength: 6 }), async (costs) => {
        const text = `contract "C" "Case"
  currency EUR
  in force from 2023-01-01

record usage from "usage.csv"
  key usage
  cost : EUR optional
  dated on day

clause 1 "Usage"
  for each usage
  charge cost
`;
        const usage = costs.map((one, at) => ({ usage: `U${at}`, cost: one, day: '2023-01-09' }));
        const month = parseMonth('2023-01') ?? 0;
        const [invoice] = await invoicesOf({
          text,
          tables: { usage },
          from: month,
          through: month,
        });
        const of = (wanted: string): number => costs.filter((one) => one === wanted).length;
        expect(invoice?.lines.length).toBe(of('12.5'));
        expect(invoice?.zeros).toBe(of('0'));
        expect(invoice?.held.map(({ code }) => code)).toEqual(
          costs.flatMap((one) => (one === '' ? ['R0101'] : [])),
        );
      }),
      { numRuns: 40 },
    );
  });
});
