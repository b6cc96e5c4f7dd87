// Compile, occasions: the sentence that says when a clause charges -> an occasion of the plan. In:
// the sentence and what is charged. Out: the occasion; days that never come are reported.
import type { ClauseBlock } from '../ast/block.ts';
import type { Expression } from '../ast/expression.ts';
import type { Occasion, Rule, Term } from '../plan/index.ts';
import { sameDimension } from '../values/index.ts';
import type { Made, SentenceOf } from './clauses.ts';
import { report, type Scope } from './context.ts';
import { elaborate } from './expression.ts';
import { fixedDay, initialEnd } from './fixed-dates.ts';
import type { Header } from './header.ts';
import { monthsOf } from './indexation.ts';
import { keyOf } from './symbols.ts';
import { currencyOf, type Type, typeText } from './types.ts';

/** When a clause is asked: as it says, or as its act does; undefined after reporting a fault. */
export function occasionOf(
  said: SentenceOf<'each' | 'once' | 'every'> | undefined,
  made: Made,
  subject: string | undefined,
  block: ClauseBlock,
  scope: Scope,
): Occasion | undefined {
  const kind =
    subject === undefined ? undefined : scope.session.symbols.types.get(keyOf(subject))?.kind;
  const type: Type = 'value' in made.amount ? made.amount.value.type : { kind: 'unknown' };
  const rate = isRate(type);
  // What happens once has no months: the price would be charged whole, and nothing would say so.
  const once = said !== undefined || kind === 'record' || kind === 'derived';
  if (rate && once) {
    report(scope, 'C0604', 'value' in made.amount ? made.amount.node : block.id);
    return undefined;
  }
  if (said?.kind === 'each') return { kind: 'each', span: said.every, at: said.at };
  if (said?.kind === 'once') return { kind: 'on', date: dateOf(said.on, scope) };
  if (said?.kind === 'every') {
    const every = monthsOf(said.months);
    const spanned = made.kind === 'commitment' || made.kind === 'adjustment';
    if (every === undefined || spanned) report(scope, 'C0862', said);
    else return { kind: 'on', date: dateOf(said.from, scope), every };
    return undefined;
  }
  if (kind === 'record' || kind === 'derived') return { kind: 'record' };
  if (rate || !('value' in made.amount)) return { kind: 'over time' };
  if (made.each !== undefined) return { kind: 'each', span: made.each, at: 'end' };
  if (type.kind !== 'unknown')
    report(scope, 'C0801', block.id, { values: { clause: block.id.text } });
  return undefined;
}

/** Reports a date outside the days of the clause, and the end of a term that has none. */
export function neverComes(
  occasion: Occasion | undefined,
  said: SentenceOf<'each' | 'once' | 'every'> | undefined,
  effective: Rule['effective'],
  { contract }: Header,
  scope: Scope,
): void {
  if (occasion === undefined || said === undefined) return;
  const end = initialEnd(contract);
  if (occasion.kind === 'each') {
    if (occasion.span === 'term' && occasion.at === 'end' && end === undefined) {
      report(scope, 'C0864', said);
    }
    return;
  }
  if (occasion.kind !== 'on') return;
  const { date } = occasion;
  const endless = date.op === 'contract' && date.part === 'end' && end === undefined;
  const day = fixedDay(date, contract);
  const last = [effective.to, contract.to].flatMap((to) => to ?? []).toSorted()[0];
  const late = day !== undefined && last !== undefined && day >= last;
  const early = occasion.every === undefined && day !== undefined && day < effective.from;
  if (endless || late || early) report(scope, 'C0864', said);
}

function dateOf(node: Expression, scope: Scope): Term {
  const date = elaborate(node, scope);
  if (date.type.kind !== 'date' && date.type.kind !== 'unknown') {
    const found = typeText(date.type);
    const values = { found: found.en, trouve: found.fr, wanted: 'a date', attendu: 'une date' };
    report(scope, 'C0406', node, { values });
  }
  return date.term;
}

/** Whether a type is money per month or per day. */
export function isRate(type: Type): boolean {
  if (type.kind !== 'number') return false;
  const currency = currencyOf(type.dimension);
  if (currency === undefined) return false;
  return ['month', 'second'].some((base) =>
    sameDimension(type.dimension, { [currency]: 1, [base]: -1 }),
  );
}
