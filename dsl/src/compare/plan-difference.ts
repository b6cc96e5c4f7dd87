// Compare, difference of plans: which clauses are added, removed or changed, in which part, and
// through which table or definition. In: two plans. Out: differences; none when the plans mean the
// same whatever they call it.
import type { RatingPlan, Rule } from '../plan/index.ts';
import { normalizeName } from '../values/index.ts';
import {
  type Canonical,
  canonicalOf,
  type NamedKind,
  type RulePart,
  rulePart,
} from './canonical.ts';

/** A part of a clause that bills otherwise. */
export interface PartChange {
  readonly part: RulePart;
  /** The clause's own words differ, not only what they name. */
  readonly own: boolean;
}

/** A clause that is not the same in the two plans. */
export interface ClauseDifference {
  readonly clause: string;
  readonly title: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly parts: readonly PartChange[];
  /** What it names that is not the same: `table access price, monthly`, `define port`. */
  readonly through: readonly string[];
}

/** What two plans say differently. */
export interface PlanDifference {
  /** Parts of the header, such as `currency` or `to`. */
  readonly header: readonly string[];
  /** Types declared otherwise. */
  readonly declarations: readonly string[];
  readonly clauses: readonly ClauseDifference[];
}

/** Whether the plans bill the same by what they say. */
export function isNoDifference({ header, declarations, clauses }: PlanDifference): boolean {
  return header.length + declarations.length + clauses.length === 0;
}

/** Compares two plans by what they mean. */
export function planDifference(before: RatingPlan, after: RatingPlan): PlanDifference {
  const [a, b] = [canonicalOf(before), canonicalOf(after)];
  return {
    header: headerDifference(before.contract, after.contract),
    declarations: declarationDifference(before, after, a, b),
    clauses: [
      ...clauseDifferences(before, after, a, b),
      ...revisionDifferences(before, after, a, b),
    ],
  };
}

// The id and the title are on the invoice and change no amount.
const UNBILLED: ReadonlySet<string> = new Set(['id', 'title', 'span']);

function headerDifference(a: RatingPlan['contract'], b: RatingPlan['contract']): string[] {
  const [one, two] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  const names = [...new Set([...one.keys(), ...two.keys()])].filter((name) => !UNBILLED.has(name));
  return names.filter((name) => one.get(name) !== two.get(name)).sort();
}

function declarationDifference(
  before: RatingPlan,
  after: RatingPlan,
  a: Canonical,
  b: Canonical,
): string[] {
  const partsOf = ({ types, calendars }: RatingPlan, canonical: Canonical) => {
    const attributes = types.map(({ name, attributes: all, ...rest }): [string, string] => {
      const byName = all.toSorted((one, two) => (one.name < two.name ? -1 : 1));
      return [name, canonical.shallow({ ...rest, byName })];
    });
    const others = calendars.map(({ name, ...rest }): [string, string] => {
      return [name, canonical.shallow(rest)];
    });
    return new Map([...attributes, ...others]);
  };
  const [one, two] = [partsOf(before, a), partsOf(after, b)];
  const names = [...new Set([...one.keys(), ...two.keys()])];
  return names.filter((name) => one.get(name) !== two.get(name));
}

function clauseDifferences(
  before: RatingPlan,
  after: RatingPlan,
  a: Canonical,
  b: Canonical,
): ClauseDifference[] {
  const [old, now] = [rulesOf(before), rulesOf(after)];
  const clauses = [...new Set([...now.keys(), ...old.keys()])];
  return clauses.flatMap((clause): ClauseDifference[] => {
    const [was, is] = [old.get(clause) ?? [], now.get(clause) ?? []];
    const title = is.at(-1)?.title ?? was.at(-1)?.title ?? clause;
    if (was.length === 0 || is.length === 0) {
      const change = was.length === 0 ? 'added' : 'removed';
      return [{ clause, title, change, parts: [], through: [] }];
    }
    const parts = partChanges(was, is, a, b);
    if (parts.length === 0) return [];
    return [{ clause, title, change: 'changed', parts, through: changedNames(was, is, a, b) }];
  });
}

/** Clauses that revise prices: they have no rule of their own. */
function revisionDifferences(
  before: RatingPlan,
  after: RatingPlan,
  a: Canonical,
  b: Canonical,
): ClauseDifference[] {
  const byClause = ({ indexations }: RatingPlan) =>
    Map.groupBy(indexations, ({ clause }) => clause);
  const [old, now] = [byClause(before), byClause(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((clause): ClauseDifference[] => {
    const [was, is] = [old.get(clause), now.get(clause)];
    const one = { clause, title: clause, parts: [], through: [] };
    if (was === undefined) return [{ ...one, change: 'added' }];
    if (is === undefined) return [{ ...one, change: 'removed' }];
    if (a.deep(was) === b.deep(is)) return [];
    const parts: PartChange[] = [{ part: 'amount', own: a.shallow(was) !== b.shallow(is) }];
    return [{ ...one, change: 'changed', parts }];
  });
}

function rulesOf({ rules }: RatingPlan): Map<string, Rule[]> {
  return Map.groupBy(
    rules.toSorted((one, two) => (one.effective.from < two.effective.from ? -1 : 1)),
    ({ clause }) => clause,
  );
}

function partChanges(
  was: readonly Rule[],
  is: readonly Rule[],
  a: Canonical,
  b: Canonical,
): PartChange[] {
  const changes = new Map<RulePart, boolean>();
  // Versions that are not there on one side are a change of dates.
  if (was.length !== is.length) changes.set('dates', true);
  for (const [at, rule] of is.entries()) {
    const other = was[at + Math.max(0, was.length - is.length)];
    if (other === undefined) continue;
    const [one, two] = [rulePart(other), rulePart(rule)];
    for (const part of Object.keys(two) as RulePart[]) {
      if (a.deep(one[part]) === b.deep(two[part])) continue;
      const own = a.shallow(one[part]) !== b.shallow(two[part]);
      changes.set(part, own || changes.get(part) === true);
    }
  }
  return [...changes].map(([part, own]) => ({ part, own }));
}

/** Names on both sides that no longer stand for the same. */
function changedNames(
  was: readonly Rule[],
  is: readonly Rule[],
  a: Canonical,
  b: Canonical,
): string[] {
  const [old, now] = [a.names(was.map(rulePart)), b.names(is.map(rulePart))];
  return [...now].filter((key) => {
    const at = key.indexOf(' ');
    const [kind, name] = [key.slice(0, at) as NamedKind, normalizeName(key.slice(at + 1))];
    return old.has(key) && a.meaning(kind, name) !== b.meaning(kind, name);
  });
}
