// Test support: contracts and rows for the tests of laws. In: clauses and rows. Out: what the
// engine makes of them, amounts as exact numbers.
import {
  formatDay,
  fromText,
  type Month,
  parseDay,
  parseMonth,
  type Rational,
  rational,
  roundToStep,
  sum,
  ZERO,
} from '../../dsl/src/values/index.ts';
import {
  bindFacts,
  type RatedLine,
  type RatedPeriod,
  type RateInput,
  rateContract,
} from '../../engine/src/index.ts';
import type { Scenario } from '../differential/arbitraries/scenario.ts';
import { filesOf, historyOf } from '../differential/compare.ts';
import type { Tables } from '../differential/reference/thing.ts';

/** Declarations for clauses about accesses, usage and incidents. */
export const VOCABULARY = `item access from "access.csv"
  key access
  price : EUR per month optional
  cos : one of Standard, Gold
  in service from start until end
  known from known

record usage from "usage.csv"
  key usage
  access : access
  quantity : number
  dated on day

record incident from "incident.csv"
  key incident
  access : access
  planned : flag
  lasting from start to end

series IDX monthly from "IDX.csv" columns month, value, "published"
`;

/** A contract from 2023-01-01 with sentences of its header and clauses. */
export function contract(clauses: string, ...header: readonly string[]): string {
  return ownContract(`${VOCABULARY}\n${clauses}`, ...header);
}

/** The same with declarations of its own. */
export function ownContract(parts: string, ...header: readonly string[]): string {
  const lines = ['currency EUR', 'in force from 2023-01-01', ...header];
  const heading = lines.map((line) => `  ${line}\n`).join('');
  return `contract "C" "Laws"\n${heading}\n${parts}`;
}

/** What the engine is asked for a case. */
export function inputOf({ text, tables, from, through, knownOn }: Scenario): RateInput {
  const history = historyOf(text);
  const plan = history.plans.at(-1)?.plan;
  if (plan === undefined) throw new Error('no plan');
  const facts = bindFacts(plan, filesOf(history, tables)).value;
  return { history, facts, from, through, ...(knownOn === undefined ? {} : { knownOn }) };
}

/** The invoices of a case. */
export async function invoicesOf(scenario: Scenario): Promise<readonly RatedPeriod[]> {
  return (await rateContract(inputOf(scenario))).periods;
}

/** The invoices of some months. */
export function rated(
  text: string,
  tables: Tables,
  from: string,
  through: string = from,
): Promise<readonly RatedPeriod[]> {
  return invoicesOf({ text, tables, from: monthOf(from), through: monthOf(through) });
}

/** The invoice of one month. */
export async function oneInvoice(text: string, tables: Tables, month: string) {
  const [invoice] = await rated(text, tables, month);
  if (invoice === undefined) throw new Error('no invoice');
  return invoice;
}

/** A month from its ISO text. */
export function monthOf(text: string): Month {
  const month = parseMonth(text);
  if (month === undefined) throw new RangeError(text);
  return month;
}

/** 1 January 2023, when contracts of laws start. */
export const START = parseDay('2023-01-01') ?? 0;

/** The day so many days after the start, as ISO text. */
export const dayText = (offset: number): string => formatDay(START + offset);

/** An amount from its text. */
export const amountOf = (text: string | undefined): Rational => fromText(text ?? '0') ?? ZERO;

/** A number of cents, as an amount. */
export const cents = (count: number): Rational => rational(count, 100);

/** An amount to the nearest cent, a half away from zero. */
export const toCents = (amount: Rational): Rational => roundToStep(amount, cents(1), 'half-up');

/** The sum of the amounts of lines. */
export const totalOf = (lines: readonly RatedLine[]): Rational =>
  sum(lines.map(({ amount }) => amountOf(amount)));

/** The lines of a clause on some invoices. */
export const linesOf = (invoices: readonly RatedPeriod[], clause: string): readonly RatedLine[] =>
  invoices.flatMap(({ lines }) => lines).filter((line) => line.clause === clause);

/** What a clause bills on some invoices, in all or for one subject. */
export const billed = (
  invoices: readonly RatedPeriod[],
  clause: string,
  subject?: string,
): Rational =>
  totalOf(
    linesOf(invoices, clause).filter((one) => subject === undefined || one.subject === subject),
  );

/** What is held on some invoices, as `CLAUSE SUBJECT CODE`. */
export const heldOn = (invoices: readonly RatedPeriod[]): readonly string[] =>
  invoices.flatMap(({ held }) => held.map((one) => `${one.clause} ${one.subject} ${one.code}`));

/** A row of an access. */
export function access(
  key: string,
  start: string,
  end = '',
  more: Readonly<Record<string, string>> = {},
) {
  return { access: key, price: '', cos: 'Standard', start, end, known: '', ...more };
}
