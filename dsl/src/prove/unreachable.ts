// Prove, clauses that never apply: their selector takes nobody in, other clauses always put them
// off, or they are in force on no day of the contract. In: the rules of a plan. Out: warnings.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/report.ts';
import type { Rule } from '../plan/index.ts';
import { covers, daysOf } from './days.ts';
import { type Part, type Root, satisfy } from './satisfy.ts';
import type { Ground } from './tables.ts';
import { asked } from './twice.ts';

/** Warns of clauses that never apply. */
export function proveReachable(ground: Ground): Diagnostic[] {
  const { plan } = ground;
  const overriders = new Map<string, Rule[]>();
  for (const rule of plan.rules) {
    for (const { target } of rule.overrides) {
      if (target === rule.clause) continue;
      const known = overriders.get(target);
      if (known === undefined) overriders.set(target, [rule]);
      else known.push(rule);
    }
  }
  return plan.rules.flatMap((rule): Diagnostic[] => {
    const { effective, span, clause } = rule;
    const days = daysOf(rule, plan.contract);
    if (days === undefined) {
      // A version that amendments left no day to is history, not a fault.
      if (effective.to !== null && effective.to <= effective.from) return [];
      return [problem('C0909', span, { values: { clause } })];
    }
    const root: Root = { type: rule.subject };
    const parts = asked(rule, root);
    if (parts.length > 0 && satisfy(parts, new Map(), ground.paths) === 'none') {
      return [problem('C0907', span, { values: { clause } })];
    }
    const by = alwaysOff(rule, days, parts, root, overriders, ground);
    if (by === undefined) return [];
    const others = by.map((other) => `\`${other.clause}\``).join(', ');
    const text = { en: 'because of this', fr: 'à cause de ceci' };
    const labels = by.map((other) => ({ place: other.span, text }));
    return [problem('C0908', span, { values: { clause, others }, labels })];
  });
}

// The clauses that together put a rule off for everyone and always; those that may themselves be
// put off, or hang on a computed condition, prove nothing.
function alwaysOff(
  rule: Rule,
  days: { readonly from: string; readonly to: string | null },
  parts: readonly Part[],
  root: Root,
  overriders: ReadonlyMap<string, readonly Rule[]>,
  { plan, paths }: Ground,
): readonly Rule[] | undefined {
  const all = overriders.get(rule.clause) ?? [];
  const verbOf = (other: Rule) =>
    other.overrides.find(({ target }) => target === rule.clause)?.verb;
  if (all.some((other) => verbOf(other) === 'reinstates')) return undefined;
  const sure = all.filter((other) => {
    const own = daysOf(other, plan.contract);
    const isSame = other.subject === undefined || other.subject === rule.subject;
    const isFree = other.guard === undefined && !overriders.has(other.clause);
    // A selector that could not be written as conditions proves nothing either.
    const isPlain = other.where === undefined || other.conditions !== undefined;
    return own !== undefined && isSame && isFree && isPlain && covers(own, days);
  });
  if (sure.length === 0) return undefined;
  const whole = sure.find(({ conditions }) => conditions === undefined);
  if (whole !== undefined) return [whole];
  const without = sure.flatMap(({ conditions }): Part[] =>
    conditions === undefined ? [] : [{ root, condition: conditions, holds: false }],
  );
  const answer = satisfy([...parts, ...without], new Map(), paths);
  return answer === 'none' ? sure : undefined;
}
