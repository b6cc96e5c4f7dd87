// Mutation, equivalents: mutants that cannot change an invoice, each by a rule that reads the plan
// and not the mutant's name in a list. In: a history and a mutant. Out: the rule that says so.
import type { PlanHistory, RatingPlan, Rule, Term } from '../../dsl/src/index.ts';
import { divide, fromText, isInteger, ONE } from '../../dsl/src/values/index.ts';
import { visitRule } from '../../engine/src/rate/terms.ts';
import { type Change, type Mutant, mutated, plain } from './mutant.ts';

/** Why a mutant bills what the contract bills; undefined: it may bill something else. */
export function equivalence(history: PlanHistory, mutant: Mutant): string | undefined {
  const after = mutated(history, mutant)?.plans;
  if (after === undefined) return 'the text would not compile: clauses in a circle';
  if (after.every(({ plan }, at) => plain(plan) === plain(history.plans[at]?.plan))) {
    return 'the plan is the same';
  }
  const reasons = [...mutant.changes].map(([plan, changes]) => reasonIn(plan, mutant, changes));
  const [first] = reasons;
  return reasons.every((reason) => reason !== undefined) ? first : undefined;
}

function reasonIn(
  plan: RatingPlan,
  { operator }: Mutant,
  changes: readonly Change[],
): string | undefined {
  const reasons = changes.map(({ path }) => {
    const [kind, at, field, ...rest] = path;
    const rule = kind === 'rules' && typeof at === 'number' ? plan.rules[at] : undefined;
    if (rule === undefined || field === undefined) return undefined;
    return ruleReason(plan, rule, operator, `${field}`, rest);
  });
  const [first] = reasons;
  return reasons.every((reason) => reason !== undefined) ? first : undefined;
}

function ruleReason(
  plan: RatingPlan,
  rule: Rule,
  operator: string,
  field: string,
  rest: readonly (string | number)[],
): string | undefined {
  const { amount } = rule;
  const charges = amount.kind === 'rate' || amount.kind === 'sum';
  const billing = ['sign', 'rounding', 'proration'].includes(field);
  if (billing && !charges) return 'a clause without an amount has no sign, rounding or part months';
  if (field === 'timing' && amount.kind === 'nothing') {
    return 'a clause that charges nothing is on no invoice';
  }
  if (field === 'proration' && !readsProration(plan, rule)) {
    return 'part months count only where a price per month is integrated';
  }
  if (field === 'rounding' && operator === 'rounding' && isWhole(plan, rule)) {
    return 'amounts that are whole steps already are not rounded';
  }
  if (operator === 'included' && isContinuous(rule, [field, ...rest])) {
    return 'a graduated scale gives the same on both sides of an edge';
  }
  return undefined;
}

function readsProration(plan: RatingPlan, rule: Rule): boolean {
  if (rule.amount.kind === 'rate' && rule.occasion.kind === 'over time') return true;
  let found = false;
  visitRule(plan, rule, ({ term }) => {
    found ||= term?.op === 'over time';
  });
  return found;
}

// Whether the amounts of a clause are whole multiples of its rounding step, whatever the facts.
function isWhole(plan: RatingPlan, rule: Rule): boolean {
  const { amount, rounding, share } = rule;
  if (amount.kind !== 'sum' || share !== undefined) return false;
  return inSteps(plan, amount.amount, rounding.step);
}

function inSteps(plan: RatingPlan, term: Term, step: string): boolean {
  const all = (terms: readonly Term[]) => terms.every((one) => inSteps(plan, one, step));
  switch (term.op) {
    case 'number':
      return isMultiple(term.value, step);
    case 'add':
    case 'subtract':
    case 'negate':
    case 'min':
    case 'max':
    case 'first known':
      return all(term.of);
    case 'choose':
      return all([...term.branches.map(({ then }) => then), term.otherwise]);
    case 'round':
      return term.step.op === 'number' && isMultiple(term.step.value, step);
    case 'charges':
      return plan.rules.every(({ rounding }) => isMultiple(rounding.step, step));
    case 'multiply':
      return term.of.some(
        (one, at) =>
          inSteps(plan, one, step) &&
          term.of.every((other, index) => index === at || isCount(plan, other)),
      );
    case 'lookup': {
      const table = plan.tables.find(({ name }) => name === term.table);
      const column = table?.columns.findIndex(({ name }) => name === term.column) ?? -1;
      const revised = plan.indexations.some((one) => one.table === term.table);
      const rows = table?.versions.flatMap((version) => version.rows) ?? [];
      const cells = rows.map(({ cells: [...list] }) => list[column] ?? '0');
      return !revised && cells.every((cell) => isMultiple(cell, step));
    }
    case 'scale':
      if (term.kind === 'package') return all(term.bands.map(({ value }) => value));
      return term.kind === 'step' && all(term.bands.map(({ value }) => value));
    default:
      return false;
  }
}

// Whether a term is always a whole number.
function isCount(plan: RatingPlan, term: Term): boolean {
  switch (term.op) {
    case 'number':
      return isMultiple(term.value, '1');
    case 'aggregate':
      return term.function === 'count' || term.function === 'distinct';
    case 'times count':
    case 'times units':
      return true;
    case 'call':
      return ['whole months', 'started months', 'working days', 'whole part'].includes(
        term.function,
      );
    case 'add':
    case 'subtract':
    case 'negate':
    case 'min':
    case 'max':
      return term.of.every((one) => isCount(plan, one));
    case 'defined':
      return plan.definitions
        .filter(({ name }) => name === term.name)
        .every(({ versions }) => versions.every(({ value }) => isCount(plan, value)));
    default:
      return false;
  }
}

function isMultiple(value: string, step: string): boolean {
  const [number, by] = [fromText(value), fromText(step)];
  return number !== undefined && by !== undefined && isInteger(divide(number, by ?? ONE));
}

// A changed inclusion of an edge above zero in a graduated scale: slices have no width there.
function isContinuous(rule: Rule, path: readonly (string | number)[]): boolean {
  let node: unknown = rule;
  for (const key of path) node = (node as Readonly<Record<string, unknown>>)[key];
  const term = node as Term;
  if (term.op !== 'scale' || term.kind !== 'graduated') return false;
  const edges = term.bands.flatMap(({ from, to }) => [from, to]).filter((one) => one !== undefined);
  return edges.every(({ op, ...one }) => {
    const value = op === 'number' && 'value' in one ? fromText(`${one.value}`) : undefined;
    return value !== undefined && value.n > 0n;
  });
}
