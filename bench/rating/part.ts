// Bench, part one: rating a month of a million items by twenty clauses, side by side. In: settings.
// Out: how many times faster than the general engines, how near to code written by hand, amounts
// equal.
import type { RatingPlan } from '../../dsl/src/index.ts';
import { parseDay, parseMonth } from '../../dsl/src/values/index.ts';
import { type Facts, rateColumns } from '../../engine/src/index.ts';
import { atLeast, cpuOf, isSo, median, type Part, pad } from '../result.ts';
import { ceiling } from './ceiling.ts';
import { type BoundType, Lines } from './columns-of.ts';
import { type Item, items } from './items.ts';
import { jsonRules } from './json-rules.ts';
import { MONTH, RULES } from './rules.ts';
import { benchFacts, benchPlan } from './world.ts';
import { zen } from './zen.ts';

const month = parseMonth(MONTH.text) ?? 0;
const [first, end] = [parseDay(MONTH.from) ?? 0, parseDay(MONTH.to) ?? 0];

interface Told {
  readonly totals: readonly bigint[];
  readonly count: number;
}

async function rateColumnsOf(plan: RatingPlan, facts: Facts, each?: Each): Promise<Told> {
  const { totals, lines, exact, held, left, rules } = await rateColumns({
    plan,
    facts,
    month,
    onBlock: ({ size, rows, rules: of, amounts }) => {
      for (let at = 0; each !== undefined && at < size; at += 1) {
        each(rows[at] ?? 0, of[at] ?? 0, amounts[at] ?? 0);
      }
    },
  });
  if (exact.length + held.length + left.length > 0) throw new Error('lines are left out');
  return {
    totals: RULES.map(({ id }) => totals[rules.findIndex((r) => r.id === id)] ?? 0n),
    count: lines,
  };
}

type Each = (row: number, rule: number, amount: number) => void;

function byHand(services: BoundType, each?: Each): Told {
  const lines = new Lines(RULES.length, each);
  ceiling(services, first, end)(lines);
  lines.flush();
  return lines;
}

/** The part. */
export const rating: Part = async ({ smoke, say }) => {
  const count = smoke ? 20_000 : 1_000_000;
  const sample = [...items(smoke ? 300 : 5_000)];
  const plan = benchPlan();
  const facts = benchFacts(plan, count);
  const services = facts.types.get('service');
  if (services === undefined) throw new Error('no services');
  const firstRun = await cpuOf(() => rateColumnsOf(plan, facts));
  const equal = await areEqual(plan, facts, services, sample);
  const times = await measured(facts, services, sample, smoke ? 1 : 7);
  const each = (ms: number, of: number) => (ms * 1000) / of;
  const columns = each(times.columns, count);
  const rows: readonly (readonly [string, number, string])[] = [
    ['columns (this project)', columns, `${count} items, median of ${times.runs}`],
    ['  the very first run', each(firstRun, count), 'nothing warm, facts laid out within it'],
    ['code written by hand', each(times.byHand, count), `${count} items, same columns`],
    ['json-rules-engine', each(times.jsonRules, sample.length), `sample of ${sample.length}`],
    ['zen-engine', each(times.zen, sample.length), `sample of ${sample.length}`],
  ];
  say(`rating: ${count} items x ${RULES.length} clauses, ${equal.lines} lines`);
  for (const [name, micros, how] of rows) {
    say(`  ${name.padEnd(30)} ${pad(micros.toFixed(3), 9)} us an item  ${how}`);
  }
  const results = [
    isSo('rating: amounts equal', equal.holds),
    atLeast('rating: times json-rules-engine', each(times.jsonRules, sample.length) / columns, 150),
    atLeast('rating: times zen-engine', each(times.zen, sample.length) / columns, 60),
    atLeast('rating: of code by hand', median(times.ratios), 0.4),
  ];
  return smoke ? results.slice(0, 1) : results;
};

// All totals and counts against code by hand; each line of the sample against both engines.
async function areEqual(
  plan: RatingPlan,
  facts: Facts,
  services: BoundType,
  sample: readonly Item[],
) {
  const found: string[] = [];
  const all = await rateColumnsOf(plan, facts, (row, rule, amount) => {
    if (row < sample.length) found.push(`${row} ${rule} ${amount}`);
  });
  const hand = byHand(services);
  const others = [await jsonRules()(sample), await zen()(sample)];
  const same = (lines: readonly string[]) =>
    JSON.stringify([...lines].sort()) === JSON.stringify([...found].sort());
  const holds =
    String(all.totals) === String(hand.totals) && all.count === hand.count && others.every(same);
  return { holds, lines: all.count };
}

async function measured(facts: Facts, services: BoundType, sample: readonly Item[], runs: number) {
  const [engine, decision] = [jsonRules(), zen()];
  const warm = sample.slice(0, 200);
  await engine(warm);
  await decision(warm);
  const all: { columns: number; byHand: number; json: number; zen: number }[] = [];
  for (let run = 0; run < runs; run += 1) {
    // A plan made anew remembers nothing: comparisons are decided within the time measured.
    const plan = benchPlan();
    all.push({
      columns: await cpuOf(() => rateColumnsOf(plan, facts)),
      byHand: await cpuOf(() => byHand(services)),
      json: run < 3 ? await cpuOf(() => engine(sample)) : Number.NaN,
      zen: run < 3 ? await cpuOf(() => decision(sample)) : Number.NaN,
    });
  }
  const middle = (pick: (one: (typeof all)[number]) => number) =>
    median(all.map(pick).filter((one) => !Number.isNaN(one)));
  return {
    runs,
    columns: middle(({ columns }) => columns),
    byHand: middle(({ byHand: hand }) => hand),
    jsonRules: middle(({ json }) => json),
    zen: middle(({ zen: took }) => took),
    ratios: all.map(({ columns, byHand: hand }) => hand / columns),
  };
}
