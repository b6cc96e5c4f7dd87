// Compile, fixed dates: dates that the text alone decides, from literals and the contract's own
// dates. In: a term. Out: an ISO day, or nothing when it hangs on facts or on the day at hand.
import type { RatingPlan, Term } from '../plan/index.ts';
import { addMonths, formatDay, parseDay, toSafeNumber } from '../values/index.ts';
import { rationalOf } from './types.ts';

type Contract = RatingPlan['contract'];

const SECONDS_PER_DAY = 86_400;

/** The day that a term gives whatever the facts. */
export function fixedDay(term: Term, contract: Contract): string | undefined {
  const day = dayOf(term, contract);
  return day === undefined ? undefined : formatDay(day);
}

/** The end of the contract's initial term, where it has one. */
export const initialEnd = ({ initialTo, to }: Contract): string | undefined =>
  initialTo ?? to ?? undefined;

function dayOf(term: Term, contract: Contract): number | undefined {
  if (term.op === 'date') return parseDay(term.value);
  if (term.op === 'contract') {
    if (term.part === 'start') return parseDay(contract.from);
    return term.part === 'end' ? parseDay(initialEnd(contract) ?? '') : undefined;
  }
  if (term.op === 'min') {
    const days = term.of.map((one) => dayOf(one, contract));
    return days.includes(undefined) ? undefined : Math.min(...(days as number[]));
  }
  if (term.op !== 'call') return undefined;
  const [of, by] = term.of;
  const day = of === undefined ? undefined : dayOf(of, contract);
  const count = by === undefined ? undefined : numberOf(by);
  if (day === undefined || count === undefined) return undefined;
  if (term.function === 'add months') return addMonths(day, count, contract.monthEnd ?? 'refuse');
  return term.function === 'add days' ? day + count / SECONDS_PER_DAY : undefined;
}

function numberOf(term: Term): number | undefined {
  if (term.op === 'number') return toSafeNumber(rationalOf(term.value));
  const value = term.op === 'negate' ? numberOf(term.of[0]) : undefined;
  return value === undefined ? undefined : -value;
}
