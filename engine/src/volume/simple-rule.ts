// Volume, which rules are for this path: those whose answers hang on nothing but stored attributes
// of their subject, read at once or through references. In: a rule. Out: what its parts read.
import type { RatingPlan, Rule, Term } from '@avenant/dsl';
import type { Selection } from '../select/selection.ts';
import { operandsOf } from './operands.ts';
import { Reader, type Reads } from './reads.ts';

/** A term and what it reads. */
export interface ReadTerm {
  readonly term: Term;
  readonly reads: Reads;
}

/** A rule over time on an item type, taken apart. */
export interface SimpleRule {
  readonly subject: string;
  /** What its selector, its guard and the clauses that can put it off read. */
  readonly applies: Reads;
  /** The terms whose product the rate is. */
  readonly rate: readonly ReadTerm[];
  /** The terms that have to be had so that quantity and unit price can be shown. */
  readonly shown: readonly ReadTerm[];
  readonly quantity?: ReadTerm;
  readonly unitPrice?: ReadTerm;
}

/** Takes a rule apart; undefined when it is for the general calculation. */
export function simpleRule(
  plan: RatingPlan,
  selection: Selection,
  rule: Rule,
): SimpleRule | undefined {
  const { subject, occasion, amount } = rule;
  const isItem = plan.types.some(({ name, kind }) => name === subject && kind === 'item');
  if (subject === undefined || !isItem) return undefined;
  if (occasion.kind !== 'over time' || amount.kind !== 'rate') return undefined;
  const applies = new Reader(plan, subject);
  readSelector(plan, selection, rule, applies, new Set());
  if (rule.guard !== undefined) applies.term(rule.guard);
  let isSimple = applies.isSimple;
  const read = (term: Term): ReadTerm => {
    const reader = new Reader(plan, subject).term(term);
    isSimple &&= reader.isSimple;
    return { term, reads: reader.reads };
  };
  const operands = (term: Term) => operandsOf(plan, subject, term).map(read);
  const { quantity, unitPrice } = amount;
  const found: SimpleRule = {
    subject,
    applies: applies.reads,
    rate: operands(amount.rate),
    shown: [quantity, unitPrice].flatMap((term) => (term === undefined ? [] : operands(term))),
    ...(quantity && { quantity: read(quantity) }),
    ...(unitPrice && { unitPrice: read(unitPrice) }),
  };
  return isSimple ? found : undefined;
}

// A rule's own selector, and all that can put the rule off or on again for the same subject.
function readSelector(
  plan: RatingPlan,
  selection: Selection,
  rule: Rule,
  reader: Reader,
  seen: Set<string>,
): void {
  const ofContract = rule.subject === undefined;
  if (rule.conditions !== undefined && !ofContract && selection.decides(rule)) {
    reader.conditions(rule.conditions);
  } else if (rule.where !== undefined) {
    reader.term(rule.where, ofContract);
  } else if (rule.conditions !== undefined) {
    reader.refuse();
  }
  if (seen.has(rule.clause)) return;
  seen.add(rule.clause);
  for (const other of plan.rules) {
    const puts = other.overrides.some(({ target }) => target === rule.clause);
    if (!puts || other.clause === rule.clause) continue;
    // A clause about what the subject refers to is found through all its references.
    if (other.subject !== undefined && other.subject !== rule.subject) reader.refuse();
    if (other.guard !== undefined) reader.term(other.guard, other.subject === undefined);
    readSelector(plan, selection, other, reader, seen);
  }
}
