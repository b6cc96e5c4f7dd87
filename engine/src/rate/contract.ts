// Rate, the stage's two doors. In: a plan history, facts and periods. Out: the lines of each
// period's draft, with what is held; and, for one line, the explanation rebuilt from the same
// terms.
import { formatDay, formatMonth, type Month } from '@avenant/dsl/values';
import type { Explanation } from '../explain/explanation.ts';
import type { Select } from '../select/selection.ts';
import { explainEntry, sourceOf } from './explain-line.ts';
import type { RateInput } from './knowledge.ts';
import type { RatedLine, RatedPeriod } from './line.ts';
import { type OtherClause, othersFor } from './precedence.ts';
import { inPrintOrder, printHeld, printLine, totalText } from './printing.ts';
import type { OverTime } from './rule-month.ts';
import { type Invoice, Run } from './run.ts';

/** A contract's drafts. */
export interface RatedContract {
  readonly contract: string;
  readonly currency: string;
  readonly periods: readonly RatedPeriod[];
}

/**
 * Rates the periods asked for, each as known on its drawing day: what it bills for the first time,
 * and the corrections of what earlier invoices billed.
 * @param overTime Stands in for the standard calculation over days.
 * @param select Stands in for the standard way to prepare selectors.
 */
export async function rateContract(
  input: RateInput,
  overTime?: OverTime,
  select?: Select,
): Promise<RatedContract> {
  const run = new Run(input, overTime, select);
  const invoices = await run.invoices();
  const { id, currency } = run.latest.contract;
  return { contract: id, currency, periods: invoices.map((one) => printed(one, currency)) };
}

function printed(invoice: Invoice, currency: string): RatedPeriod {
  const { period, knownOn, plan, entries, held, zeros } = invoice;
  const sorted = plan === undefined ? [] : inPrintOrder(entries, plan);
  return {
    period: formatMonth(period),
    knownOn: formatDay(knownOn),
    total: totalText(sorted, currency),
    lines: plan === undefined ? [] : sorted.map((entry) => printLine(plan, entry)),
    held: plan === undefined ? [] : printHeld(plan, held),
    zeros,
  };
}

/** One line, opened. */
export interface ExplainedLine {
  readonly line: RatedLine;
  /** Its fold is the line's amount. */
  readonly explanation: Explanation;
  /** The clauses that this one overrides, and those that could have overridden it. */
  readonly others: readonly OtherClause[];
}

/**
 * Explains a line of a period's draft, rated as {@link rateContract} rates it for the same input;
 * undefined when the draft has no such line.
 */
export async function explainLine(
  input: RateInput,
  period: Month,
  lineId: string,
  overTime?: OverTime,
  select?: Select,
): Promise<ExplainedLine | undefined> {
  const found = async (isWhole: boolean) => {
    const run = new Run({ ...input, through: period }, overTime, select, isWhole);
    const invoice = (await run.invoices()).at(-1);
    return { run, invoice, entry: invoice?.entries.find(({ id }) => id === lineId) };
  };
  const short = await found(false);
  // A correction tells each of the lines that it corrects, those of superseded ratings too.
  const isCorrection = short.entry?.corrects !== undefined;
  const { run, invoice, entry } = isCorrection ? await found(true) : short;
  const { situation } = run;
  if (invoice?.plan === undefined || entry === undefined || situation === undefined) {
    return undefined;
  }
  const { line } = entry;
  return {
    line: printLine(invoice.plan, entry),
    explanation: explainEntry(situation, entry),
    others: othersFor(situation, line.rule, sourceOf(situation, line), line.priced.moment),
  };
}
