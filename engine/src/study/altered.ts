// Study, altered contracts: the same plan history without a clause, or with a commitment's own
// figures beside it. In: a plan history. Out: another one, rated by the same engine.
import { hashOf, type PlanHistory, type RatingPlan, type Rule, type Term } from '@avenant/dsl';

/** A history with every plan changed in one way. */
export function altered(
  history: PlanHistory,
  change: (plan: RatingPlan) => Omit<RatingPlan, 'hash'>,
): PlanHistory {
  return {
    plans: history.plans.map(({ knownFrom, plan }) => {
      const { hash: _hash, ...content } = { ...change(plan), hash: '' };
      return { knownFrom, plan: { ...content, hash: hashOf(content) } };
    }),
  };
}

/** The contract as if a clause had not been written: its price revisions and exceptions too. */
export function withoutClause(history: PlanHistory, clause: string): PlanHistory {
  return altered(history, (plan) => ({
    ...plan,
    indexations: plan.indexations.filter((one) => one.clause !== clause),
    rules: plan.rules
      .filter((rule) => rule.clause !== clause)
      .map((rule) => ({ ...rule, dependsOn: rule.dependsOn.filter((name) => name !== clause) })),
  }));
}

/** A commitment as written: what is promised, and what counts towards it. */
export interface Pledge {
  readonly target: Term;
  readonly base: Term;
}

/** The pledge of a commitment's rule; undefined when its amount has another form. */
export function pledgeOf(rule: Rule): Pledge | undefined {
  if (rule.kind !== 'commitment' || rule.amount.kind !== 'sum') return undefined;
  return pledgeIn(rule.amount.amount);
}

// `greater of 0 and (target - base)`, under a share and bounds.
function pledgeIn(term: Term): Pledge | undefined {
  if (term.op === 'max') {
    const [zero, gap] = term.of;
    if (zero?.op === 'number' && zero.value === '0' && gap?.op === 'subtract') {
      return { target: gap.of[0], base: gap.of[1] };
    }
  }
  if (term.op !== 'multiply' && term.op !== 'min' && term.op !== 'max' && term.op !== 'round') {
    return undefined;
  }
  for (const one of term.of) {
    const found = pledgeIn(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Names of the clauses that hold a commitment's figures; no contract can write such a number. */
export const FIGURES = { target: '#target', base: '#base' } as const;

/**
 * The contract with, beside each commitment, two rules that say its target and its base on the same
 * occasions. Clauses that read all charges do not read these.
 */
export function withFigures(history: PlanHistory): PlanHistory {
  return altered(history, (plan) => {
    const hidden = plan.rules.flatMap((rule) =>
      pledgeOf(rule) === undefined ? [] : Object.values(FIGURES).map((one) => rule.clause + one),
    );
    const { rules, ...rest } = hiding(plan, hidden);
    return { ...rest, rules: [...rules, ...rules.flatMap(figuresOf)] };
  });
}

function figuresOf(rule: Rule): Rule[] {
  const pledge = pledgeOf(rule);
  if (pledge === undefined) return [];
  const { share: _share, ...bare } = rule;
  return (['target', 'base'] as const).map((which) => ({
    ...bare,
    id: rule.id + FIGURES[which],
    clause: rule.clause + FIGURES[which],
    amount: { kind: 'sum', amount: pledge[which] },
    sign: 1,
    overrides: [],
  }));
}

// `all charges` without those of some clauses, wherever it stands.
function hiding<T>(value: T, clauses: readonly string[]): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => hiding(one, clauses)) as T;
  const parts = Object.entries(value).map(([key, part]) => [key, hiding(part, clauses)]);
  const copy = Object.fromEntries(parts) as T & { readonly except?: readonly string[] };
  const isAll = 'op' in value && value.op === 'charges' && !('clauses' in value);
  return isAll ? { ...copy, except: [...(copy.except ?? []), ...clauses] } : copy;
}
