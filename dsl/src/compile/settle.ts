// Compile, settling: rules in their order of evaluation, with what each depends on, and the timing
// of those that follow their bases (a discount on charges billed in advance is billed in advance).
import type { Rule } from '../plan/index.ts';
import type { OpenRule } from './compile.ts';
import { type Behind, chargesRead, sortClauses } from './order.ts';

const FOLLOWING: ReadonlySet<string> = new Set(['discount', 'surcharge', 'adjustment']);

/** Settles order, dependencies, timing; a circle is handed to `onCycle` and its rules left out. */
export function settleOrder(
  open: readonly OpenRule[],
  behind: Behind,
  onCycle: (cycle: readonly string[], clause: string) => void,
): Rule[] {
  let rules = [...open];
  for (;;) {
    const clauses = [...new Set(rules.map((rule) => rule.clause))];
    const reads = new Map(clauses.map((clause) => [clause, new Set<string>()]));
    for (const rule of rules) {
      const { amount, guard, share, occasion } = rule;
      const read = [amount, guard, share, occasion].flatMap((part) =>
        part === undefined ? [] : [...chargesRead(part as never, behind, isDaily(rule))],
      );
      const into = reads.get(rule.clause);
      for (const name of expand(read, rule.clause, clauses)) into?.add(name);
    }
    const nodes = clauses.map((clause) => ({ clause, after: [...(reads.get(clause) ?? [])] }));
    const sorted = sortClauses(nodes);
    if ('cycle' in sorted) {
      const [first] = sorted.cycle;
      onCycle(sorted.cycle, first ?? '');
      const left = rules.filter((rule) => !sorted.cycle.includes(rule.clause));
      if (left.length === rules.length) return [];
      rules = left;
      continue;
    }
    return withTiming(rules, sorted.order, reads);
  }
}

const isDaily = ({ occasion }: OpenRule): boolean =>
  occasion.kind === 'each' && occasion.span === 'day';

/** `*` stands for all other clauses, `-x` takes one away. */
function expand(read: readonly string[], own: string, clauses: readonly string[]): string[] {
  const minus = new Set(read.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  const named = read.filter((name) => name !== '*' && !name.startsWith('-'));
  if (!read.includes('*')) return named.filter((name) => clauses.includes(name));
  return clauses.filter((name) => name !== own && !minus.has(name));
}

function withTiming(
  rules: readonly OpenRule[],
  order: readonly string[],
  reads: ReadonlyMap<string, ReadonlySet<string>>,
): Rule[] {
  const timings = new Map<string, Rule['timing']>();
  const byClause = Map.groupBy(rules, (rule) => rule.clause);
  return order.flatMap((clause) =>
    (byClause.get(clause) ?? []).map((rule): Rule => {
      const dependsOn = [...(reads.get(clause) ?? [])];
      const bases = dependsOn.map((name) => timings.get(name));
      const follows = FOLLOWING.has(rule.kind) && rule.occasion.kind === 'each';
      const ahead = follows && bases.length > 0 && bases.every((timing) => timing === 'advance');
      const timing = rule.timing ?? (ahead ? 'advance' : 'arrears');
      timings.set(clause, timing);
      return { ...rule, timing, dependsOn };
    }),
  );
}
