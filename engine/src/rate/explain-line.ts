// Rate, explanation of one line: the same terms evaluated again, in tracing mode. In: a situation
// and an invoice entry. Out: a tree whose fold is the line's amount: the rate times its days (or
// the sum), rounded, signed, shared; for a correction, that minus what has been billed.
import type { Rule, UnitTag } from '@avenant/dsl';
import { multiply, type Rational, roundToStep, toText, ZERO } from '@avenant/dsl/values';
import { evaluateExplained } from '../evaluate/evaluate.ts';
import type { Explanation, Origin } from '../explain/explanation.ts';
import type { Fact } from '../facts/fact.ts';
import { type FullLine, roundedAmount, splitOf, stepOf } from './booking.ts';
import { input, partNode, shareNode, step } from './explain-nodes.ts';
import type { Entry } from './ledger.ts';
import { subjectsOf } from './occasions.ts';
import { numberIn, type Priced } from './priced.ts';
import { always, type Situation, scopeOf } from './situation.ts';

/**
 * The explanation of an entry of the situation's invoice.
 * @throws RangeError when it does not come to the entry's amount, which would be our own mistake.
 */
export function explainEntry(situation: Situation, entry: Entry): Explanation {
  const { line, corrects } = entry;
  const unit = { label: situation.plan.contract.currency, factor: '1' };
  const clause: Origin = { kind: 'clause', clause: line.rule.clause, place: line.rule.span };
  const full = entry.gone
    ? input('charge', ZERO, clause, unit)
    : explainFull(situation, line, unit);
  if (corrects === undefined) return checked(full, entry.amount);
  const billed = entry.before.map(({ id, amount }) =>
    input('billed', amount, { kind: 'charge', line: id }, unit),
  );
  const before = step('sum', corrects.billed, billed, { unit, name: 'billed' });
  checked(full, entry.gone ? ZERO : line.amount);
  return step('subtract', entry.amount, [full, before], { unit, name: line.rule.title });
}

function checked(node: Explanation, amount: Rational): Explanation {
  if (node.value === toText(amount)) return node;
  throw new RangeError(`explained ${node.value}, rated ${toText(amount)}`);
}

function explainFull(situation: Situation, line: FullLine, unit: UnitTag): Explanation {
  const { rule, priced, month } = line;
  situation.store.standAt(month, situation.plan.rules.indexOf(rule));
  situation.remembered.clear();
  const source = sourceOf(situation, line);
  const exact = explainExact(situation, rule, source, priced);
  const { step: size, mode } = rule.rounding;
  const rounded = step('round', roundToStep(exact.value, stepOf(rule), mode), [exact.node], {
    unit,
    name: rule.title,
    parameters: { step: size, mode },
  });
  const signed = roundedAmount(rule, exact.value);
  const whole = rule.sign === 1 ? rounded : step('negate', signed, [rounded], { unit });
  return rule.share === undefined ? whole : explainPart(situation, line, source, signed, whole);
}

/** The fact that a line was rated for, as a handle of the situation's own view. */
export function sourceOf(situation: Situation, line: FullLine): Fact | undefined {
  const { source, rule, priced } = line;
  if (source === undefined) return undefined;
  const subjects = subjectsOf(situation, rule, priced.moment, priced.period);
  return subjects?.find(source.key) ?? source;
}

function explainExact(
  situation: Situation,
  rule: Rule,
  source: Fact | undefined,
  priced: Priced,
): { readonly value: Rational; readonly node: Explanation } {
  const { amount } = rule;
  if (amount.kind !== 'rate' && amount.kind !== 'sum') {
    throw new RangeError(`a clause without an amount: ${rule.clause}`);
  }
  const term = amount.kind === 'rate' ? amount.rate : amount.amount;
  const scope = scopeOf(situation, rule, source, priced.moment, priced.period, always());
  const { value, node } = evaluateExplained(term, scope);
  const { share } = priced;
  if (share === undefined) return { value: numberIn(value), node };
  const product = multiply(numberIn(value), share);
  return {
    value: product,
    node: step('multiply', product, [node, shareNode(rule, priced, share)]),
  };
}

function explainPart(
  situation: Situation,
  line: FullLine,
  source: Fact | undefined,
  signed: Rational,
  whole: Explanation,
): Explanation {
  const { rule, priced, subject } = line;
  const unit = { label: situation.plan.contract.currency, factor: '1' };
  const parts = splitOf(situation, rule, source, priced, signed);
  const weighed = parts.map(({ scope, weight }) => {
    const node = rule.share && evaluateExplained(rule.share.weight, scope).node;
    return { weight, node: node ?? whole };
  });
  const at = parts.findIndex(({ member }) => member.fact.key === subject?.key);
  const of = { clause: rule.clause, span: rule.span, step: stepOf(rule) };
  return partNode(whole, signed, parts[at]?.part ?? signed, weighed, at, of, unit);
}
