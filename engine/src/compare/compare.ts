// Compare, front door: two plans and what they are asked about -> what each service is billed by
// both. In: plans, data files, months. Out: services by type, and how many were rated.
import type { RatingPlan } from '@avenant/dsl';
import { currencyDigits } from '@avenant/dsl/values';
import { bindFacts } from '../facts/bind.ts';
import type { RawTable } from '../facts/raw-table.ts';
import { amountsOf, type Months } from './amounts.ts';
import { describeFacts, rowsOf } from './describe.ts';
import { type MadeUpFacts, madeUpFacts, madeUpTables, manyAlike, planOfMadeUp } from './made-up.ts';
import { compareServices, type Rated, type ServicesCompared } from './services.ts';

/** Data files by name. */
type Files = ReadonlyMap<string, RawTable>;

/** A contract to compare: its plan, and its data files (series, annexes, inventory). */
export interface Compared {
  readonly plan: RatingPlan;
  readonly files: Files;
}

/** What rating shows of two contracts. */
export interface MoneyDifference {
  readonly services: readonly ServicesCompared[];
  /** Whether the services are those of an inventory or made up. */
  readonly inventory: boolean;
}

/** How many alike the contract's own clauses are tried with. */
const CROWDS = [1, 10, 100, 300];

/** Rates an inventory by both contracts; each reads it from its own files. */
export async function compareOnInventory(
  before: Compared,
  after: Compared,
  months: Months,
): Promise<MoneyDifference> {
  const describe = describeFacts([after.plan, before.plan], (name) => {
    const side = [after, before].find(({ plan }) => plan.types.some((one) => one.name === name));
    const type = side?.plan.types.find((one) => one.name === name);
    const table = side?.files.get(type?.file ?? name);
    return table === undefined || type === undefined ? [] : rowsOf(type, table);
  });
  const rated = await ratedBy(before, after, months, describe);
  return { services: compareServices([rated]), inventory: true };
}

/** Rates made-up services, from the values at which the contracts may turn. */
export async function compareOnMadeUp(
  before: Compared,
  after: Compared,
  months: Months,
): Promise<MoneyDifference> {
  const facts = madeUpFacts([before.plan, after.plan], months.from);
  const all = [...facts.values()].reduce((so, { length }) => so + length, 0);
  const ratings = [await ratedOn(facts, before, after, months, { type: null, count: all })];
  for (const type of billedItems([before.plan, after.plan])) {
    for (const count of CROWDS) {
      const among = { type, count };
      const rated = await ratedOn(manyAlike(facts, type, count), before, after, months, among);
      ratings.push({ ...rated, before: own(rated.before), after: own(rated.after) });
    }
  }
  return { services: compareServices(ratings), inventory: false };
}

/** The contract's own amounts only: services alike tell nothing new. */
function own<T extends { readonly type: string | null }>(
  all: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> {
  return new Map([...all].filter(([, { type }]) => type === null));
}

/** Types of items that a clause bills one by one. */
function billedItems(plans: readonly RatingPlan[]): string[] {
  const items = plans.flatMap(({ rules, types }) =>
    rules.flatMap(({ subject }) =>
      types.some(({ name, kind }) => name === subject && kind === 'item') ? [subject ?? ''] : [],
    ),
  );
  return [...new Set(items)];
}

function ratedOn(
  facts: MadeUpFacts,
  before: Compared,
  after: Compared,
  months: Months,
  among: NonNullable<Rated['among']>,
): Promise<Rated> {
  const [a, b] = [before, after].map(({ plan, files }) => ({
    plan: planOfMadeUp(plan),
    files: madeUpTables(plan, facts, files),
  }));
  if (a === undefined || b === undefined) throw new RangeError('two contracts');
  const describe = describeFacts([before.plan, after.plan], (type) => {
    const all = facts.get(type) ?? [];
    return all.map(({ key, values }) => ({ key, value: (name) => values.get(name) ?? '' }));
  });
  return ratedBy(a, b, months, describe, among);
}

async function ratedBy(
  before: Compared,
  after: Compared,
  months: Months,
  describe: Rated['describe'],
  among?: Rated['among'],
): Promise<Rated> {
  const sideOf = ({ plan, files }: Compared) => ({ plan, facts: bindFacts(plan, files).value });
  return {
    before: await amountsOf(sideOf(before), months),
    after: await amountsOf(sideOf(after), months),
    describe,
    from: months.from,
    digits: currencyDigits(after.plan.contract.currency) ?? 2,
    ...(among === undefined ? {} : { among }),
  };
}
