// Rate, what is superseded: months that an earlier invoice would rate and another one, before the
// first invoice asked for, rates anew. In: what was learned when. Out: for each earlier invoice the
// month from which on it need not rate. Nobody sees such an invoice, and what it billed is taken up
// whole by the later one: only the sum of the two comes into the invoices asked for. What is held
// is the exception, since it is left as it was billed (run).
import type { RatingPlan } from '@avenant/dsl';
import type { Month } from '@avenant/dsl/values';
import { coveredMonth } from './calendar.ts';
import type { Knowledge } from './knowledge.ts';
import type { Schedule } from './schedule.ts';

/** By earlier period, the first covered month that a later one rates anew; none: no such month. */
export type Superseded = ReadonlyMap<Month, Month>;

/**
 * The months that are superseded.
 * @param from The first period asked for.
 */
export function supersededBefore(
  from: Month,
  knowledge: Knowledge,
  schedule: Schedule,
): Superseded {
  const found = new Map<Month, Month>();
  let first: Month | undefined;
  for (let period = from - 2; period >= schedule.first; period -= 1) {
    // Where plans bill other clauses or months, each has its own say.
    const isAlike = billAlike(knowledge.planOf(period), knowledge.planOf(period + 1));
    const again = isAlike ? ratedAgain(period + 1, knowledge, schedule) : undefined;
    first = isAlike ? smaller(first, again) : undefined;
    if (first !== undefined) found.set(period, first);
  }
  return found;
}

// The first month that an invoice rates anew. By one limit of corrections all the way, a month is
// billed by that invoice or by none of those asked for.
function ratedAgain(period: Month, knowledge: Knowledge, schedule: Schedule): Month | undefined {
  const plan = knowledge.planOf(period);
  const { month } = knowledge.newsOf(period);
  if (plan === undefined || month === undefined) return undefined;
  if (knowledge.isBilledAlike) return month;
  const back = plan.contract.correctionsMonths;
  const ahead = coveredMonth(plan.contract, 'advance', period);
  return Math.max(
    month,
    schedule.billedFrom(plan, 'advance'),
    schedule.billedFrom(plan, 'arrears'),
    back === undefined ? month : ahead - back,
  );
}

const smaller = (a: Month | undefined, b: Month | undefined): Month | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);

const billings = new WeakMap<RatingPlan, string>();

function billAlike(a: RatingPlan | undefined, b: RatingPlan | undefined): boolean {
  return a !== undefined && b !== undefined && (a === b || billingOf(a) === billingOf(b));
}

// All by which a month's charges come onto an invoice.
function billingOf(plan: RatingPlan): string {
  const known = billings.get(plan);
  if (known !== undefined) return known;
  const clauses = new Set(plan.rules.map(({ clause, timing }) => `${timing} ${clause}`));
  const text = JSON.stringify([plan.contract, [...clauses].sort()]);
  billings.set(plan, text);
  return text;
}
