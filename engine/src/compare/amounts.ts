// Compare, amounts: a plan and facts -> what each service is billed in each service month, all
// known at once, so that no correction hides in a later invoice.
import type { RatingPlan, Rule } from '@avenant/dsl';
import {
  add,
  DAY_MAX,
  type Month,
  monthIndexOf,
  parseDay,
  parseDecimal,
  parseMonth,
  type Rational,
  ZERO,
} from '@avenant/dsl/values';
import type { Facts } from '../facts/bound.ts';
import type { RatedLine } from '../rate/line.ts';
import { rateContract } from '../volume/contract.ts';

/** A contract as one plan, and the facts it is asked about. */
export interface Side {
  readonly plan: RatingPlan;
  readonly facts: Facts;
}

/** Months compared, both included. */
export interface Months {
  readonly from: Month;
  readonly through: Month;
}

/** What one service is billed. */
export interface ServiceAmounts {
  /** Item or record type; null: the contract itself. */
  readonly type: string | null;
  readonly subject: string;
  /** Sums by clause, by the month that the charges are for. */
  readonly months: Map<Month, Map<string, Rational>>;
  /** Sums by the invoice that they are on. */
  readonly invoices: Map<string, Rational>;
  /** Clauses held, with the code of the reason. */
  readonly held: Set<string>;
}

/** Rates a side; services by type and key. */
export async function amountsOf(
  { plan, facts }: Side,
  { from, through }: Months,
): Promise<ReadonlyMap<string, ServiceAmounts>> {
  const history = { plans: [{ knownFrom: null, plan }] };
  // A month may be billed on the invoice before or after it.
  const { periods } = await rateContract({
    history,
    facts,
    from: from - 1,
    through: through + 1,
    knownOn: DAY_MAX,
  });
  const services = new Map<string, ServiceAmounts>();
  const serviceOf = (type: string | null, subject: string): ServiceAmounts => {
    const key = type === null ? '' : `${type}\n${subject}`;
    const found = services.get(key) ?? {
      type,
      subject,
      months: new Map(),
      invoices: new Map(),
      held: new Set(),
    };
    services.set(key, found);
    return found;
  };
  const rules = Map.groupBy(plan.rules, ({ clause }) => clause);
  for (const { period, lines, held } of periods) {
    for (const line of lines) {
      const month = monthOf(line, rules.get(line.clause)?.[0]);
      if (month < from || month > through) continue;
      const { months, invoices } = serviceOf(line.subjectType, line.subject);
      const amount = parseDecimal(line.amount) ?? ZERO;
      const clauses = months.get(month) ?? new Map<string, Rational>();
      months.set(month, clauses);
      clauses.set(line.clause, add(clauses.get(line.clause) ?? ZERO, amount));
      invoices.set(period, add(invoices.get(period) ?? ZERO, amount));
    }
    for (const { subjectType, subject, clause, code } of held) {
      serviceOf(subjectType, subject).held.add(`${clause} ${code}`);
    }
  }
  return services;
}

// A charge of a longer span belongs to the month in which it falls due.
function monthOf({ from, to, corrects }: RatedLine, rule: Rule | undefined): Month {
  const corrected = parseMonth(corrects?.period ?? '');
  if (corrected !== undefined) return corrected;
  const first = parseDay(from) ?? 0;
  const last = Math.max(first, (parseDay(to) ?? first) - 1);
  const atStart = rule?.occasion.kind === 'each' && rule.occasion.at === 'start';
  return monthIndexOf(atStart ? first : last);
}
