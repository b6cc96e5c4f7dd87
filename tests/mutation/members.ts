// Mutation, members: sets that hold one fact of a subject, or none where a clause applies. In: a plan
// and a change of a clause. Out: why it bills the same, where that is sure.
import type { RatingPlan, Rule, SetTerm, Term } from '../../dsl/src/index.ts';
import { type Path, plain } from './mutant.ts';

/** Why a change that concerns sets of one member moves no amount; undefined: it may. */
export function memberReason(
  plan: RatingPlan,
  rule: Rule,
  path: Path,
  value: unknown,
): string | undefined {
  if (path[0] === 'overrides' && isOfNothing(plan, rule, path)) {
    return 'where this clause applies the other one sums nothing: it bills 0 or is off';
  }
  if (plain(path) === '["amount","amount"]' && isOfOne(plan, rule, value as Term)) {
    return 'the sum of one member is the member, and where there is none another clause applies';
  }
  return undefined;
}

// An exception that holds when a set is empty, on a clause that sums that set.
function isOfNothing({ types, rules }: RatingPlan, rule: Rule, [, nth]: Path): boolean {
  const target = rule.overrides[Number(nth)]?.target;
  const empty = emptySet(rule);
  return (
    empty !== undefined &&
    isByKey(types, empty) &&
    rules
      .filter(({ clause }) => clause === target)
      .every(({ subject, share, amount }) => {
        if (subject !== rule.subject || share !== undefined || amount.kind !== 'sum') return false;
        const { amount: term } = amount;
        return (
          term.op === 'aggregate' && term.function === 'sum' && plain(term.set) === plain(empty)
        );
      })
  );
}

const OF_ONE = ['sum', 'average', 'greatest', 'least'];

// Another function over a set of one member at most, and of none only where the clause is off.
function isOfOne({ types, rules }: RatingPlan, rule: Rule, after: Term): boolean {
  const { amount } = rule;
  const before = amount.kind === 'sum' ? amount.amount : undefined;
  if (before?.op !== 'aggregate' || after.op !== 'aggregate') return false;
  const { function: _old, ...old } = before;
  const { function: _new, ...now } = after;
  if (plain(old) !== plain(now) || !isByKey(types, before.set)) return false;
  if (![before, after].every((one) => OF_ONE.includes(one.function))) return false;
  const others = (clause: string) =>
    rules.flatMap((one) => {
      const verbs = one.overrides.filter(({ target }) => target === clause);
      return verbs.map(({ verb }) => ({ one, verb }));
    });
  const off = others(rule.clause);
  if (off.some(({ verb }) => verb === 'reinstates')) return false;
  return off.some(({ one }) => {
    const empty = emptySet(one);
    const same = one.subject === rule.subject && plain(one.effective) === plain(rule.effective);
    return (
      same &&
      empty !== undefined &&
      plain(empty) === plain(before.set) &&
      others(one.clause).length === 0
    );
  });
}

// The set that has no member whenever the clause applies, and always where it has none.
function emptySet({ guard, where }: Rule): SetTerm | undefined {
  if (where !== undefined || guard?.op !== 'compare' || guard.relation !== '=') return undefined;
  const [count, none] = guard.of;
  if (count?.op !== 'aggregate' || count.function !== 'count') return undefined;
  return none?.op === 'number' && none.value === '0' ? count.set : undefined;
}

// Records whose own key, read as a reference, names the subject: at most one, and never unsure.
function isByKey(types: RatingPlan['types'], { type, window, where, before }: SetTerm): boolean {
  const own = types.find(({ name }) => name === type);
  if (own?.kind !== 'record' || own.key === undefined || window.kind !== 'ever') return false;
  if (before || where?.op !== 'compare' || where.relation !== '=') return false;
  const [read, subject] = where.of;
  if (read?.op !== 'attribute' || read.of.op !== 'fact' || read.of.depth !== 0) return false;
  if (subject?.op !== 'fact' || subject.depth !== 1) return false;
  const attribute = own.attributes.find(({ name }) => name === read.name);
  return attribute?.type.kind === 'reference' && attribute.column === own.key;
}
