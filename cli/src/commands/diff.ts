// `avenant diff A [B] [--inventory PATH] [--period M --through N]`: what two contracts, or one at
// two dates, say differently, and what that is in money for each service.
import {
  type Diagnostic,
  isNoDifference,
  type PartDifference,
  type PlanDifference,
  planDifference,
  type RatingPlan,
  textDifference,
  textParts,
} from '@avenant/dsl';
import {
  DAY_MIN,
  formatDay,
  formatMonth,
  type Month,
  monthIndexOf,
  parseDay,
} from '@avenant/dsl/values';
import {
  compareOnInventory,
  compareOnMadeUp,
  firstDifference,
  type MoneyDifference,
} from '@avenant/engine';
import { type ComparedSide, inventoryOf, readSide } from '../compared.ts';
import { printDifference } from '../difference.ts';
import { printMoney, printPlan, printVerdict } from '../money.ts';
import { type Output, printProblems, problemJson, refuse } from '../output.ts';
import { blocks, dayOption, monthOption } from '../rating.ts';

/** Options of the command, as written. */
export interface DiffOptions {
  readonly on?: string | undefined;
  readonly against?: string | undefined;
  readonly 'known-on'?: string | undefined;
  readonly 'against-known-on'?: string | undefined;
  readonly inventory?: string | undefined;
  readonly period?: string | undefined;
  readonly through?: string | undefined;
}

/** What was shown, from the strongest: only the first two are proofs. */
export type Verdict = 'same plan' | 'same meaning' | 'no difference found' | 'different';

/** The months and the amounts compared. */
export interface Money extends MoneyDifference {
  /** ISO months, both included. */
  readonly from: string;
  readonly through: string;
}

/** Everything a comparison tells. */
export interface Differences {
  readonly verdict: Verdict;
  readonly text: readonly PartDifference[];
  readonly plan: PlanDifference;
  /** Absent when the plans are proved the same, or have no currency in common. */
  readonly money?: Money;
}

/** Runs the command; 1 when bills differ or a contract has errors. */
export async function diff(
  first: string,
  second: string,
  options: DiffOptions,
  output: Output,
): Promise<number> {
  const isoDay = (name: 'on' | 'against' | 'known-on' | 'against-known-on') => {
    const day = dayOption(options[name], name);
    return day === undefined ? undefined : formatDay(day);
  };
  const { language } = output;
  const [on, knownOn] = [isoDay('on'), isoDay('known-on')];
  const [against, againstKnown] = [isoDay('against') ?? on, isoDay('against-known-on') ?? knownOn];
  const before = readSide(first, { language, ...given('on', on), ...given('knownOn', knownOn) });
  const after = readSide(second, {
    language,
    ...given('on', against),
    ...given('knownOn', againstKnown),
  });
  for (const side of [before, after]) {
    if (blocks(side.problems)) return refuse(side.problems, side.files, output);
  }
  if (before.plan === undefined || after.plan === undefined) {
    return refuse([...before.problems, ...after.problems], before.files, output);
  }
  const text = textDifference(textParts(before.trees, language), textParts(after.trees, language));
  const plan = planDifference(before.plan, after.plan);
  const problems: Diagnostic[] = [...before.folder.problems, ...after.folder.problems];
  const isProved = before.plan.hash === after.plan.hash || isNoDifference(plan);
  const days = [on, against].filter((day) => day !== undefined);
  const money =
    isProved || plan.header.includes('currency')
      ? undefined
      : await moneyOf(before, after, monthsOf(before.plan, after.plan, days, options), {
          path: options.inventory,
          problems,
        });
  const found = { text, plan, ...(money === undefined ? {} : { money }) };
  const differences: Differences = { verdict: verdictOf(before.plan, after.plan, found), ...found };
  if (output.json) {
    const list = problems.map((item) => problemJson(item, language));
    output.out(JSON.stringify({ ...differences, problems: list }));
  } else {
    printProblems(problems, [...before.files, ...after.files], output);
    if (text.length > 0) printDifference(text, output);
    printPlan(plan, output);
    if (money !== undefined) printMoney(money, after.plan.contract.currency, output);
    printVerdict(differences, output);
  }
  return differences.verdict === 'different' ? 1 : 0;
}

function given<K extends string>(name: K, value: string | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: string };
}

function verdictOf(
  before: RatingPlan,
  after: RatingPlan,
  { plan, money }: Pick<Differences, 'plan' | 'money'>,
): Verdict {
  if (before.hash === after.hash) return 'same plan';
  if (isNoDifference(plan)) return 'same meaning';
  const same = money?.services.every(({ verdict }) => verdict === 'same') ?? false;
  return same ? 'no difference found' : 'different';
}

interface Months {
  readonly from: Month;
  readonly through: Month;
}

const YEAR = 12;

/** The months asked for; else a year from where the contracts may first differ. */
function monthsOf(
  before: RatingPlan,
  after: RatingPlan,
  days: readonly string[],
  { period, through }: DiffOptions,
): Months {
  const starts = [before, after].map(({ contract }) => contract.from);
  const first = firstDifference(before, after) ?? DAY_MIN;
  const usual = Math.max(first, ...[...starts, ...days].map((day) => parseDay(day) ?? first));
  const from = period === undefined ? monthIndexOf(usual) : monthOption(period, 'period');
  if (through !== undefined) return { from, through: monthOption(through, 'through') };
  if (period !== undefined) return { from, through: from };
  return { from, through: from + YEAR - 1 };
}

async function moneyOf(
  before: ComparedSide,
  after: ComparedSide,
  months: Months,
  inventory: { readonly path: string | undefined; readonly problems: Diagnostic[] },
): Promise<Money | undefined> {
  const [a, b] = [before.plan, after.plan];
  if (a === undefined || b === undefined) return undefined;
  const { path, problems } = inventory;
  const span = { from: formatMonth(months.from), through: formatMonth(months.through) };
  if (path === undefined) {
    const [one, two] = [
      { plan: a, files: before.folder.tables },
      { plan: b, files: after.folder.tables },
    ];
    return { ...(await compareOnMadeUp(one, two, months)), ...span };
  }
  const [one = new Map(), two = new Map()] = inventoryOf(path, [before, after], problems);
  const sides = [
    { plan: a, files: one },
    { plan: b, files: two },
  ] as const;
  return { ...(await compareOnInventory(...sides, months)), ...span };
}
