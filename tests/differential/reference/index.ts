// Differential tests, reference interpreter, front door. In: a plan history, plain rows, periods.
// Out: the invoices by the plainest reading of what a plan means: each drawn from what is known on
// its day, and holding the differences between what earlier months should have been and what was
// billed of them.
import type { PlanHistory, RatingPlan, Rule } from '../../../dsl/src/index.ts';
import {
  currencyDigits,
  firstDayOf,
  formatDay,
  formatMonth,
  isZero,
  type Month,
  monthIndexOf,
  negate,
  type Rational,
  subtract,
  sum,
  toFixedText,
  toText,
} from '../../../dsl/src/values/index.ts';
import { Met } from '../met.ts';
import { type Charged, chargedBy, type Held, type Line } from './rate.ts';
import { planDay, type World } from './scope.ts';
import { type Row, rowsOf, type Tables, viewOf } from './thing.ts';

/** A line as the reference gives it. */
export interface ReferenceLine {
  readonly id: string;
  readonly amount: string;
  readonly from: string;
  readonly to: string;
  /** Quantity and unit price; of a difference between two charges neither is shown. */
  readonly shown: string;
}

/** What is held, and why. */
export interface ReferenceHeld {
  readonly clause: string;
  readonly subject: string;
  readonly code: string;
}

/** One invoice. */
export interface ReferencePeriod {
  readonly period: string;
  readonly knownOn: string;
  readonly total: string;
  readonly lines: readonly ReferenceLine[];
  /** Told by this invoice for the first time. */
  readonly held: readonly ReferenceHeld[];
  /** Everything held in all months so far, told before or not. */
  readonly stillHeld: readonly ReferenceHeld[];
}

/** What is asked. */
export interface Asked {
  readonly history: PlanHistory;
  readonly tables: Tables;
  readonly from: Month;
  readonly through: Month;
  readonly knownOn?: number;
}

/** What has been billed of one clause for one month, and what was held. */
interface Page {
  readonly billed: Map<string, { readonly line: Line; readonly amounts: Rational[] }>;
  told: ReadonlySet<string>;
}

/** Rates the periods asked for. `met` takes note of all that is evaluated. */
export function referenceRate(asked: Asked, met: Met = new Met()) {
  const { from, through } = asked;
  const start = monthIndexOf(planDay(lastPlan(asked).contract.from, 0));
  const pages = new Map<string, Page>();
  const knowledge = new Map<string, Books>();
  const periods: ReferencePeriod[] = [];
  for (let period = start; period <= through; period += 1) {
    const invoice = invoiceOf(asked, period, start, pages, knowledge, met);
    if (period >= from) periods.push(invoice);
  }
  return periods;
}

const lastPlan = ({ history }: Asked): RatingPlan => {
  const last = history.plans.at(-1);
  if (last === undefined) throw new RangeError('no plan');
  return last.plan;
};

/** The day on which an invoice is drawn, or asked about. */
function drawnOn(asked: Asked, period: Month): number {
  const { contract } = lastPlan(asked);
  const drawn = firstDayOf(contract.drawn === 'start' ? period : period + 1);
  if (asked.knownOn === undefined) return drawn;
  return period >= asked.from ? asked.knownOn : Math.min(drawn, asked.knownOn);
}

function planOn({ history }: Asked, day: number): RatingPlan | undefined {
  return history.plans.filter(({ knownFrom }) => planDay(knownFrom, -Infinity) <= day).at(-1)?.plan;
}

/** The month that a rule of some timing covers for the first time in an invoice. */
function coveredBy({ contract }: RatingPlan, timing: 'advance' | 'arrears', period: Month): Month {
  const monthOfDrawing = contract.drawn === 'start' ? period : period + 1;
  return timing === 'advance' ? monthOfDrawing : monthOfDrawing - 1;
}

/**
 * All charges by rule and month in one state of knowledge, worked out from the contract's start.
 */
class Books {
  readonly plan: RatingPlan;
  readonly #world: World;
  readonly #start: Month;
  readonly #months: Map<string, Charged>[] = [];

  constructor(world: World, start: Month) {
    this.plan = world.plan;
    this.#world = world;
    this.#start = start;
  }

  /** What a rule charges for a month. */
  charged({ id }: Rule, month: Month): Charged {
    while (this.#start + this.#months.length <= month) this.#rateNext();
    return this.#months[month - this.#start]?.get(id) ?? { lines: [], held: [] };
  }

  #rateNext(): void {
    const month = this.#start + this.#months.length;
    const rated = new Map<string, Charged>();
    for (const rule of this.plan.rules) {
      const charged = chargedBy(this.#world, rule, month);
      rated.set(rule.id, charged);
      this.#world.made.push(...charged.lines);
    }
    this.#months.push(rated);
  }
}

function invoiceOf(
  asked: Asked,
  period: Month,
  start: Month,
  pages: Map<string, Page>,
  knowledge: Map<string, Books>,
  met: Met,
): ReferencePeriod {
  const day = drawnOn(asked, period);
  const plan = planOn(asked, day);
  const lines: (Line & { readonly id: string })[] = [];
  const held: Held[] = [];
  const stillHeld: Held[] = [];
  if (plan !== undefined) {
    const books = booksOn(asked, plan, day, start, knowledge, met);
    const clauses = new Set(plan.rules.map(({ clause }) => clause));
    for (const clause of clauses) {
      const rules = plan.rules.filter((rule) => rule.clause === clause);
      const last = Math.max(...rules.map(({ timing }) => coveredBy(plan, timing, period)));
      const back = plan.contract.correctionsMonths ?? Infinity;
      for (let month = start; month <= last; month += 1) {
        const due = rules.filter(({ timing }) => month <= coveredBy(plan, timing, period));
        const isNew = (rule: Rule): boolean =>
          month === coveredBy(plan, rule.timing, period) || period === start;
        if (!due.some(isNew) && last - month > back) continue;
        const page = pages.get(`${month} ${clause}`) ?? { billed: new Map(), told: new Set() };
        const charged = due.map((rule) => ({ isNew: isNew(rule), ...books.charged(rule, month) }));
        const posted = post(page, charged, period);
        pages.set(`${month} ${clause}`, page);
        lines.push(...posted.lines);
        held.push(...posted.held);
        stillHeld.push(...posted.stillHeld);
      }
    }
  }
  return printed(lastPlan(asked), { period, day, lines, held, stillHeld });
}

// The same plan and the same rows are the same books.
function booksOn(
  { tables }: Asked,
  plan: RatingPlan,
  knownOn: number,
  start: Month,
  knowledge: Map<string, Books>,
  met: Met,
): Books {
  met.plan(plan);
  const rows = rowsOf(plan, tables);
  const isKnown = (one: Row): boolean => one.known <= knownOn;
  const known = [...rows.values()].map((list) => list.map(isKnown));
  const series = plan.series.length > 0 ? knownOn : 0;
  const view = viewOf(plan, rows, knownOn);
  const name = JSON.stringify([plan.hash, series, known]);
  const books =
    knowledge.get(name) ?? new Books({ plan, tables, knownOn, view, made: [], met }, start);
  knowledge.set(name, books);
  return books;
}

interface Due extends Charged {
  /** The invoice is the first to cover the month for this rule. */
  readonly isNew: boolean;
}

// What is held is neither billed anew nor taken back until it can be told.
function post(page: Page, charged: readonly Due[], period: Month) {
  const held = charged.flatMap((one) => one.held);
  const isHeld = ({ source }: Line): boolean => held.some((one) => one.source?.key === source?.key);
  const lines: (Line & { readonly id: string })[] = [];
  const bill = (line: Line, amount: Rational, id: string): void => {
    const before = page.billed.get(line.key)?.amounts ?? [];
    const shown = isZero(sum(before)) ? line.shown : '';
    lines.push({ ...line, id, amount, shown });
    page.billed.set(line.key, { line, amounts: [...before, amount] });
  };
  const corrected = ({ key }: Line): string => `${key}~${formatMonth(period)}`;
  const all = charged.flatMap((one) => one.lines.map((line) => ({ line, isNew: one.isNew })));
  // Versions of a clause that charge one subject from one day are told apart by a number.
  const full = all.map(({ line, isNew }, at) => {
    const same = all.slice(0, at).filter((one) => one.line.key === line.key).length;
    const key = same === 0 ? line.key : `${line.key}#${same + 1}`;
    return { line: { ...line, key }, isNew };
  });
  const before = [...page.billed.values()];
  for (const { line, isNew } of full) {
    const billed = page.billed.get(line.key);
    if (isNew && billed === undefined) {
      bill(line, line.amount, line.key);
    } else if (!isHeld(line)) {
      const difference = subtract(line.amount, sum(billed?.amounts ?? []));
      if (!isZero(difference)) bill(line, difference, corrected(line));
      // What is taken back later is taken back as it was known last.
      else if (billed !== undefined) page.billed.set(line.key, { ...billed, line });
    }
  }
  for (const { line, amounts } of before) {
    const isGone = !full.some((one) => one.line.key === line.key);
    const back = negate(sum(amounts));
    if (isGone && !isHeld(line) && !isZero(back)) bill(line, back, corrected(line));
  }
  const reason = ({ source, problem }: Held) => `${source?.key} ${problem.code}`;
  const news = held.filter((one) => !one.again && !page.told.has(reason(one)));
  page.told = new Set(held.map(reason));
  return { lines, held: news, stillHeld: held };
}

interface Invoice {
  readonly period: Month;
  readonly day: number;
  readonly lines: readonly (Line & { readonly id: string })[];
  readonly held: readonly Held[];
  readonly stillHeld: readonly Held[];
}

function printed(
  { contract }: RatingPlan,
  { period, day, lines, held, stillHeld }: Invoice,
): ReferencePeriod {
  const money = (value: Rational): string => {
    const decimals = toText(value).split('.')[1]?.length ?? 0;
    return toFixedText(value, Math.max(currencyDigits(contract.currency) ?? 2, decimals));
  };
  const reasonsOf = (list: readonly Held[]): readonly ReferenceHeld[] =>
    list.map(({ clause, source, problem }) => {
      return { clause, subject: source?.key ?? contract.id, code: problem.code };
    });
  return {
    period: formatMonth(period),
    knownOn: formatDay(day),
    total: money(sum(lines.map(({ amount }) => amount))),
    lines: lines
      .map(({ id, amount, from, to, shown }) => {
        const [first, last] = [formatDay(from), formatDay(to)];
        return { id, amount: money(amount), from: first, to: last, shown };
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    held: reasonsOf(held),
    stillHeld: reasonsOf(stillHeld),
  };
}
