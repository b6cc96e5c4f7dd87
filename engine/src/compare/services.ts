// Compare, services: what two sides bill each service -> same, dearer, cheaper, or not to be told
// in one word, by type, with the smallest example of each.
import {
  formatMonth,
  isZero,
  type Month,
  type Rational,
  sign,
  subtract,
  sum,
  toFixedText,
  toText,
  ZERO,
} from '@avenant/dsl/values';
import type { ServiceAmounts } from './amounts.ts';

/** How a service fares on the second side. */
export type Fare =
  | 'same'
  | 'dearer'
  | 'cheaper'
  /** Dearer in one month, cheaper in another. */
  | 'both'
  /** The same amounts for the same months, on other invoices. */
  | 'moved'
  /** Held on one side and not, or otherwise, on the other. */
  | 'held';

/** Made-up services rated together: as many alike of a type, or (null) one of every kind. */
export interface Among {
  readonly type: string | null;
  readonly count: number;
}

/** One service in one month, with what both sides bill; amounts are decimal texts. */
export interface Example {
  readonly change: 'dearer' | 'cheaper' | 'moved' | 'held';
  readonly type: string | null;
  readonly subject: string;
  /** What is known of the service, as in its data file, where the contracts read it. */
  readonly attributes: Readonly<Record<string, string>>;
  /** For the contract itself: how many services it is about; absent: those of the inventory. */
  readonly among?: Among;
  /** ISO month. */
  readonly month: string;
  readonly before: string;
  readonly after: string;
  readonly clauses: readonly {
    readonly clause: string;
    readonly before: string;
    readonly after: string;
  }[];
  /** `CLAUSE CODE` of what is held, where that is the difference. */
  readonly held?: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** The services of one type. */
export interface ServicesCompared {
  /** Null: the contract itself. */
  readonly type: string | null;
  readonly verdict: 'same' | 'dearer' | 'cheaper' | 'incomparable' | 'moved' | 'held';
  readonly count: number;
  readonly fares: Readonly<Partial<Record<Fare, number>>>;
  /** The smallest of each kind. */
  readonly examples: readonly Example[];
}

/** What examples need to know of a service. */
export interface Described {
  readonly attributes: Readonly<Record<string, string>>;
  /** Place in the order of simplicity. */
  readonly order: number;
}

/** Services of both sides as rated together. */
export interface Rated {
  readonly before: ReadonlyMap<string, ServiceAmounts>;
  readonly after: ReadonlyMap<string, ServiceAmounts>;
  readonly describe: (type: string | null, subject: string) => Described;
  readonly among?: Among;
  /** The first month compared. */
  readonly from: Month;
  /** Decimals of the currency. */
  readonly digits: number;
}

interface Candidate {
  readonly example: Example;
  readonly size: readonly number[];
}

/** Compares services by type; of several ratings, each adds its services. */
export function compareServices(ratings: readonly Rated[]): ServicesCompared[] {
  const byType = new Map<string | null, { fares: Fare[]; candidates: Candidate[] }>();
  for (const rated of ratings) {
    const keys = [...new Set([...rated.before.keys(), ...rated.after.keys()])];
    for (const key of keys) {
      const [a, b] = [rated.before.get(key), rated.after.get(key)];
      const type = (b ?? a)?.type ?? null;
      const group = byType.get(type) ?? { fares: [], candidates: [] };
      byType.set(type, group);
      const { fare, candidates } = compareOne(a, b, rated);
      group.fares.push(fare);
      group.candidates.push(...candidates);
    }
  }
  return [...byType].map(([type, { fares, candidates }]) => ({
    type,
    verdict: verdictOf(new Set(fares)),
    count: fares.length,
    fares: countsOf(fares),
    examples: smallest(candidates),
  }));
}

function countsOf(fares: readonly Fare[]): Partial<Record<Fare, number>> {
  const groups = [...Map.groupBy(fares, (fare) => fare)];
  return Object.fromEntries(groups.map(([fare, all]) => [fare, all.length]));
}

function verdictOf(fares: ReadonlySet<Fare>): ServicesCompared['verdict'] {
  if (fares.has('both') || (fares.has('dearer') && fares.has('cheaper'))) return 'incomparable';
  // What is held on one side has no amount to compare: it is told before all others.
  for (const fare of ['held', 'dearer', 'cheaper', 'moved'] as const) {
    if (fares.has(fare)) return fare;
  }
  return 'same';
}

function smallest(candidates: readonly Candidate[]): Example[] {
  return (['dearer', 'cheaper', 'moved', 'held'] as const).flatMap((change) => {
    const own = candidates.filter(({ example }) => example.change === change);
    const first = own.reduce<Candidate | undefined>(
      (best, one) => (best === undefined || isSmaller(one.size, best.size) ? one : best),
      undefined,
    );
    return first === undefined ? [] : [first.example];
  });
}

function isSmaller(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}

function compareOne(
  a: ServiceAmounts | undefined,
  b: ServiceAmounts | undefined,
  { describe, among, from, digits }: Rated,
): { readonly fare: Fare; readonly candidates: readonly Candidate[] } {
  const { type = null, subject = '' } = b ?? a ?? {};
  const { attributes, order } = describe(type, subject);
  const size = [Object.keys(attributes).length, type === null ? (among?.count ?? 0) : 0, order];
  const candidate = (change: Example['change'], month: Month): Candidate => {
    const [before, after] = [a?.months.get(month), b?.months.get(month)];
    const example = {
      change,
      type,
      subject,
      attributes,
      month: formatMonth(month),
      before: amountText(totalOf(before), digits),
      after: amountText(totalOf(after), digits),
      clauses: clausesOf(before, after, digits),
      ...(among === undefined || type !== null ? {} : { among }),
    };
    return { example, size: [...size, month] };
  };
  const [old, now] = [heldOf(a), heldOf(b)];
  const months = [...new Set([...(a?.months.keys() ?? []), ...(b?.months.keys() ?? [])])];
  const changed = months
    .toSorted((one, two) => one - two)
    .map((month) => ({ month, by: differenceIn(a, b, month) }));
  if (old.join() !== now.join()) {
    const { example, size: own } = candidate(
      'held',
      changed.find(({ by }) => by !== 0)?.month ?? changed[0]?.month ?? from,
    );
    const held = { before: old, after: now };
    return { fare: 'held', candidates: [{ example: { ...example, held }, size: own }] };
  }
  const up = changed.filter(({ by }) => by > 0);
  const down = changed.filter(({ by }) => by < 0);
  const [moved] = changed;
  if (up.length + down.length === 0) {
    if (moved === undefined || !areMoved(a, b)) return { fare: 'same', candidates: [] };
    return { fare: 'moved', candidates: [candidate('moved', moved.month)] };
  }
  const fare = down.length === 0 ? 'dearer' : up.length === 0 ? 'cheaper' : 'both';
  return {
    fare,
    candidates: [
      ...up.slice(0, 1).map(({ month }) => candidate('dearer', month)),
      ...down.slice(0, 1).map(({ month }) => candidate('cheaper', month)),
    ],
  };
}

const heldOf = (one: ServiceAmounts | undefined): string[] => [...(one?.held ?? [])].sort();

const totalOf = (clauses: ReadonlyMap<string, Rational> | undefined): Rational =>
  sum(clauses?.values() ?? []);

/** An amount with the decimals of its currency, and more where it has more. */
function amountText(amount: Rational, digits: number): string {
  const own = toText(amount).split('.')[1]?.length ?? 0;
  return toFixedText(amount, Math.max(digits, own));
}

function differenceIn(
  a: ServiceAmounts | undefined,
  b: ServiceAmounts | undefined,
  month: Month,
): number {
  return sign(subtract(totalOf(b?.months.get(month)), totalOf(a?.months.get(month))));
}

function areMoved(a: ServiceAmounts | undefined, b: ServiceAmounts | undefined): boolean {
  const invoices = new Set([...(a?.invoices.keys() ?? []), ...(b?.invoices.keys() ?? [])]);
  return [...invoices].some((name) => {
    const [before, after] = [a?.invoices.get(name), b?.invoices.get(name)];
    return !isZero(subtract(after ?? ZERO, before ?? ZERO));
  });
}

function clausesOf(
  before: ReadonlyMap<string, Rational> | undefined,
  after: ReadonlyMap<string, Rational> | undefined,
  digits: number,
): Example['clauses'] {
  const names = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])];
  return names.flatMap((clause) => {
    const [a, b] = [before?.get(clause) ?? ZERO, after?.get(clause) ?? ZERO];
    if (isZero(subtract(b, a))) return [];
    return [{ clause, before: amountText(a, digits), after: amountText(b, digits) }];
  });
}
