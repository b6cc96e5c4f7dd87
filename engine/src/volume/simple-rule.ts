// Volume, which rules are for this path: those whose answers hang on nothing but stored attributes
// of their subject, read at once or through references. In: a rule. Out: what its parts read.
import type { RatingPlan, Rule, Term } from '@avenant/dsl';
import type { Selection } from '../select/selection.ts';
import { factored } from './factors.ts';
import { Reader, type Reads } from './reads.ts';

/** A term and what it reads. */
export interface ReadTerm {
  readonly term: Term;
  readonly reads: Reads;
}

/** A rule over time on an item type, taken apart. */
export interface SimpleRule {
  /** What its selector, its guard and the clauses that can put it off read. */
  readonly applies: Reads;
  /** Numeric attributes that the rate is a multiple of. */
  readonly factors: readonly string[];
  /** The rate without them, and what it reads. */
  readonly rest: Term;
  readonly rate: Reads;
  readonly quantity?: ReadTerm;
  readonly unitPrice?: ReadTerm;
  /** Whether charges of other clauses are read. */
  readonly readsCharges: boolean;
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
  const { attributes, rest } = factored(plan, subject, amount.rate);
  const rate = new Reader(plan, subject).term(rest);
  const [quantity, unitPrice] = [amount.quantity, amount.unitPrice].map(
    (term) => term && { term, reader: new Reader(plan, subject).term(term) },
  );
  const readers = [applies, rate, quantity?.reader, unitPrice?.reader];
  if (!readers.every((reader) => reader === undefined || reader.isSimple)) return undefined;
  return {
    applies: applies.reads,
    factors: attributes,
    rest,
    rate: rate.reads,
    ...(quantity && { quantity: { term: quantity.term, reads: quantity.reader.reads } }),
    ...(unitPrice && { unitPrice: { term: unitPrice.term, reads: unitPrice.reader.reads } }),
    readsCharges: readers.some((reader) => reader?.readsCharges === true),
  };
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
    // What the conditions leave open is told by the same test as a term.
    if (rule.where !== undefined) reader.term(rule.where);
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
