// Compile, clauses: the sentences of one version of a clause -> a rule of the plan, or an
// indexation. In: a clause and what the header says. Out: the rule before its timing and order are
// settled.
import type { ClauseBlock, ClauseSentence } from '../ast/block.ts';
import type { Expression } from '../ast/expression.ts';
import type {
  ChargeKind,
  Occasion,
  Override,
  Proration,
  Rule,
  RuleAmount,
  Term,
  Window,
} from '../plan/index.ts';
import { toConditions } from '../prove/conditions.ts';
import { noteAddition } from '../prove/notes.ts';
import { findUnit, isCurrency, unitLabel } from '../values/index.ts';
import { elaborateSet } from './aggregates.ts';
import type { Version } from './consolidate.ts';
import {
  inside,
  placeIn,
  report,
  reportUnknown,
  type Scope,
  type Typed,
  use,
  withUnit,
} from './context.ts';
import { elaborate, quantity, same, truth } from './expression.ts';
import { clauseDays, type Header } from './header.ts';
import { type CompiledIndexation, compileIndexation } from './indexation.ts';
import { checkSpan, limit } from './limits.ts';
import { knownType } from './names.ts';
import { isRate, neverComes, occasionOf } from './occasions.ts';
import { compileRounding } from './rounding.ts';
import { elaborateBands } from './scales.ts';
import { belongsTo, checkShares, subjectOf } from './shares.ts';
import { keyOf } from './symbols.ts';
import { combine, currencyOf, type Type, typeText } from './types.ts';

/** A clause's sentence of a kind. */
export type SentenceOf<K extends ClauseSentence['kind']> = Extract<
  ClauseSentence,
  { readonly kind: K }
>;

/** What a clause compiles to; `timing` is open when it follows that of its bases. */
export interface CompiledClause {
  readonly rule?: Omit<Rule, 'timing' | 'dependsOn'> & {
    readonly timing: Rule['timing'] | undefined;
  };
  readonly revision?: CompiledIndexation;
}

/** First sentence of a kind; a second one is reported. */
function one<K extends ClauseSentence['kind']>(
  block: ClauseBlock,
  kinds: readonly K[],
  scope: Scope,
): SentenceOf<K> | undefined {
  const found = block.sentences.filter((item): item is SentenceOf<K> =>
    (kinds as readonly string[]).includes(item.kind),
  );
  const [first, second] = found;
  if (first !== undefined && second !== undefined) {
    const labels = [
      { place: placeIn(scope, first), text: { en: 'first here', fr: 'd’abord ici' } },
    ];
    report(scope, 'C0808', second, { labels, values: { clause: block.id.text } });
  }
  return first;
}

const ACTIONS = [
  'charge',
  'credit',
  'discount',
  'surcharge',
  'charge nothing',
  'commitment',
  'caps',
  'floors',
  'by hand',
  'not billable here',
] as const;

/** Compiles one version of a clause. */
export function compileClause(
  version: Version<ClauseBlock>,
  id: string,
  header: Header,
  base: Scope,
): CompiledClause {
  const { block } = version;
  const effective = effectiveOf(version, header, base);
  if (block.sentences.some((item) => item.kind === 'multiply')) {
    return { revision: compileIndexation(block, effective, overridesOf(block, base), base) };
  }
  const each = one(block, ['for each'], base);
  const subject = each === undefined ? undefined : knownType(each.type, base);
  if (each !== undefined && subject === undefined) return {};
  const scope = subject === undefined ? base : inside(base, subject);
  const where = each?.where === undefined ? undefined : truth(each.where, scope).term;
  const conditions = where === undefined ? undefined : toConditions(where);
  const rich = where !== undefined && conditions === undefined && !scope.session.taint.met;
  if (rich && each?.where !== undefined) {
    report(scope, 'C0803', each.where);
  }
  const when = one(block, ['when'], scope);
  const guard = when === undefined ? undefined : truth(when.test, scope).term;
  const action = one(block, ACTIONS, scope);
  const overrides = overridesOf(block, scope);
  checkTargets(block, subject, scope);
  const occasionSentence = one(block, ['each', 'once', 'every'], scope);
  const made =
    action === undefined
      ? nothing(block, overrides, scope)
      : act(action, block, subject, header, scope);
  if (made === undefined) return {};
  checkShares(block, subject, scope);
  const bounded = boundsOf(block, made, scope);
  if (bounded === undefined) return {};
  const occasion = occasionOf(occasionSentence, bounded, subject, block, scope);
  const own = effectiveOf({ ...version, from: null, to: null }, header, base);
  neverComes(occasion, occasionSentence, own, header, scope);
  if (occasion !== undefined) checkBase(made, occasion, occasionSentence !== undefined, scope);
  if (occasion === undefined) return {};
  const rounding = one(block, ['rounding'], scope)?.rounding;
  const timing = one(block, ['timing'], scope)?.timing;
  const share = one(block, ['shared'], scope);
  const typed = share === undefined ? undefined : elaborateSet(share.over, scope);
  const proration: Proration = one(block, ['part months'], scope)?.proration ?? header.proration;
  const rule = {
    id,
    clause: block.id.text,
    title: block.title,
    span: placeIn(base, block.id),
    effective,
    kind: kindOf(made.kind, occasion, subject, scope),
    occasion,
    amount: amountOf(bounded, occasion),
    sign: made.sign,
    timing: timing ?? (occasion.kind === 'over time' ? header.recurring : undefined),
    proration,
    rounding: rounding === undefined ? header.rounding : compileRounding(rounding, scope),
    overrides,
    ...(block.citation === undefined ? {} : { citation: block.citation }),
    ...(version.amendment === undefined ? {} : { amendment: version.amendment }),
    ...(subject === undefined ? {} : { subject }),
    ...(conditions === undefined ? {} : { conditions }),
    ...(where === undefined ? {} : { where }),
    ...(guard === undefined ? {} : { guard }),
    ...(share === undefined || typed === undefined
      ? {}
      : {
          share: {
            over: typed.set,
            weight: quantity(share.by, inside(scope, typed.type)).term,
          },
        }),
  };
  return { rule };
}

function effectiveOf(
  version: Version<ClauseBlock>,
  header: Header,
  scope: Scope,
): { from: string; to: string | null } {
  const said = version.block.sentences.find((item) => item.kind === 'in force');
  const dates = said?.kind === 'in force' ? clauseDays(said.dates, header, scope) : undefined;
  const later = (a: string | null, b: string | null): string | null =>
    a === null ? b : b === null ? a : a > b ? a : b;
  const sooner = (a: string | null, b: string | null): string | null =>
    a === null ? b : b === null ? a : a < b ? a : b;
  return {
    from: later(version.from, dates?.from ?? null) ?? header.from,
    to: sooner(version.to, dates?.to ?? null),
  };
}

function overridesOf(block: ClauseBlock, scope: Scope): Override[] {
  const overrides: Override[] = [];
  for (const sentence of block.sentences) {
    const { kind } = sentence;
    if (kind !== 'replaces' && kind !== 'suspends' && kind !== 'reinstates' && kind !== 'adds to') {
      continue;
    }
    for (const name of sentence.clauses) {
      const target = scope.session.symbols.clauses.get(keyOf(name));
      if (target === undefined) {
        const known = [...scope.session.symbols.clauses.values()].map((item) => item.block.id.text);
        reportUnknown(scope, 'C0303', name, name.text, known);
      } else {
        use(scope, name, 'clause', keyOf(name));
        const aim = target.block.id.text;
        if (kind !== 'adds to') overrides.push({ verb: kind, target: aim });
        else noteAddition(scope.session.notes, block.id.text, aim);
      }
    }
  }
  return overrides;
}

// A clause for each X puts off what is charged for an X or for what refers to one.
function checkTargets(block: ClauseBlock, subject: string | undefined, scope: Scope): void {
  if (subject === undefined) return;
  for (const sentence of block.sentences) {
    const { kind } = sentence;
    if (kind !== 'replaces' && kind !== 'suspends' && kind !== 'reinstates') continue;
    for (const name of sentence.clauses) {
      const target = scope.session.symbols.clauses.get(keyOf(name))?.block;
      if (target === undefined || target.sentences.some((item) => item.kind === 'multiply'))
        continue;
      const other = subjectOf(target);
      const kindOf = (type: string) => scope.session.symbols.types.get(keyOf(type))?.kind;
      if (other !== undefined && kindOf(other) === 'derived') continue;
      if (other !== undefined && belongsTo(other, subject, scope)) continue;
      const values = { clause: block.id.text, target: target.id.text, subject };
      report(scope, 'C0824', name, { values });
    }
  }
}

/** What the act of a clause comes to. */
export interface Made {
  readonly kind: ChargeKind | 'charge';
  readonly sign: 1 | -1;
  readonly amount:
    | Exclude<RuleAmount, { kind: 'rate' | 'sum' }>
    | { readonly value: Typed; readonly node: Expression };
  /** Default occasion of the sentence, where it has one. */
  readonly each?: 'month' | 'contract-year';
}

function nothing(
  block: ClauseBlock,
  overrides: readonly Override[],
  scope: Scope,
): Made | undefined {
  if (overrides.length === 0) {
    if (block.broken !== true)
      report(scope, 'C0802', block.id, { values: { clause: block.id.text } });
    return undefined;
  }
  return { kind: 'adjustment', sign: 1, amount: { kind: 'nothing' } };
}

/** A unit's words in English, so that both surfaces give one plan; the author's own stay. */
function canonicalWords(words: readonly string[], language: Scope['language']): string {
  const canonical = words.map((word, index) => {
    const unit = findUnit(word, language) ?? findUnit(word, language === 'en' ? 'fr' : 'en');
    return unit === undefined ? word : unitLabel(unit, 'en', index === 0);
  });
  return canonical.join(' per ');
}

function act(
  action: SentenceOf<(typeof ACTIONS)[number]>,
  block: ClauseBlock,
  subject: string | undefined,
  header: Header,
  scope: Scope,
): Made | undefined {
  switch (action.kind) {
    case 'charge nothing':
      return { kind: 'adjustment', sign: 1, amount: { kind: 'nothing' } };
    case 'by hand': {
      const unit = canonicalWords(action.unit.words, scope.language);
      return { kind: 'charge', sign: 1, amount: { kind: 'by hand', unit, reason: action.reason } };
    }
    case 'not billable here':
      return { kind: 'charge', sign: 1, amount: { kind: action.kind, issuer: action.issuer } };
    case 'commitment': {
      const bound = quantity(action.amount, scope);
      checkSpan(action.amount, bound, block, scope);
      const monthly = perMonth(bound.type);
      const value = commitment(action, header, scope);
      return {
        kind: 'commitment',
        sign: 1,
        amount: { value, node: action.amount },
        each: monthly ? 'month' : 'contract-year',
      };
    }
    case 'caps':
    case 'floors': {
      const bound = quantity(action.at, scope);
      checkSpan(action.at, bound, block, scope);
      const at = overService(bound, subject, scope);
      const { value, sign } = limit(action, block, at, scope);
      return { kind: 'adjustment', sign, amount: { value, node: action.at }, each: 'month' };
    }
    default: {
      const value = shared(action, block, scope);
      const credit = action.kind === 'credit' || action.kind === 'discount';
      const made: Made = {
        kind: action.kind,
        sign: credit ? -1 : 1,
        amount: { value, node: action.value },
      };
      return action.kind === 'charge' ? made : { ...made, each: 'month' };
    }
  }
}

/** `discount V graduated`, `credit V by Q` with bands: the scale's share of V; else V itself. */
function shared(
  action: SentenceOf<'charge' | 'credit' | 'discount' | 'surcharge'>,
  block: ClauseBlock,
  scope: Scope,
): Typed {
  if (action.bands.length === 0) {
    if (action.by !== undefined || action.scale !== undefined) {
      report(scope, 'C0809', action, { values: { clause: block.id.text } });
    }
    return elaborate(action.value, scope);
  }
  const value = quantity(action.value, scope);
  if (action.by === undefined) {
    if (action.scale === undefined) report(scope, 'C0804', action);
    const kind = action.scale ?? 'graduated';
    return elaborateBands({ kind, by: value, bands: action.bands }, scope);
  }
  const by = quantity(action.by, scope);
  const scale = elaborateBands({ kind: 'step', by, bands: action.bands }, scope);
  if (value.type.kind !== 'number' || scale.type.kind !== 'number') return scale;
  if (Object.keys(scale.type.dimension).length > 0) {
    report(scope, 'C0810', action.bands[0]?.value ?? action);
  }
  return withUnit({ term: { op: 'multiply', of: [value.term, scale.term] }, type: value.type });
}

function commitment(action: SentenceOf<'commitment'>, header: Header, scope: Scope): Typed {
  const amount = overService(quantity(action.amount, scope), undefined, scope);
  const on = quantity(action.on, scope);
  same(action.on, amount.type, on.type, scope);
  const share = quantity(action.share, scope);
  const zero: Term = { op: 'number', value: '0', unit: { label: header.currency, factor: '1' } };
  const money = (term: Term): Term => withUnit({ term, type: amount.type }).term;
  const missing = money({ op: 'subtract', of: [amount.term, on.term] });
  const gap = money({ op: 'max', of: [zero, missing] });
  return withUnit({ term: { op: 'multiply', of: [share.term, gap] }, type: amount.type });
}

const perMonth = (type: Type): boolean =>
  isRate(type) && type.kind === 'number' && type.dimension.month === -1;

// What was charged in the whole term is not compared with an amount of each year.
function checkBase(made: Made | undefined, occasion: Occasion, said: boolean, scope: Scope): void {
  if (made?.kind !== 'commitment' || said || occasion.kind !== 'each') return;
  if (!('value' in made.amount) || !readsTerm(made.amount.value.term)) return;
  report(scope, 'C0865', made.amount.node);
}

function readsTerm(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { op, window } = value as { op?: string; window?: Window };
  if (op === 'charges' && window?.kind === 'term') return !window.toDate && !window.before;
  return Object.values(value).some(readsTerm);
}

/** A rate per month as the amount of the period, over the days in service of an item subject. */
function overService(bound: Typed, subject: string | undefined, scope: Scope): Typed {
  if (!perMonth(bound.type) || bound.type.kind !== 'number') return bound;
  const kind =
    subject === undefined ? undefined : scope.session.symbols.types.get(keyOf(subject))?.kind;
  const term: Term = { op: 'over time', of: [bound.term], window: { kind: 'period' } };
  const during: Term = { op: 'fact', depth: 0 };
  const dimension = combine.multiply(bound.type.dimension, { month: 1 });
  return withUnit({
    term: kind === 'item' ? { ...term, during } : term,
    type: { kind: 'number', dimension },
  });
}

/** The amount with its bounds; undefined after reporting that it is no money. */
function boundsOf(block: ClauseBlock, made: Made, scope: Scope): Made | undefined {
  if (!('value' in made.amount)) return made;
  let { value } = made.amount;
  for (const sentence of block.sentences) {
    if (sentence.kind !== 'at most' && sentence.kind !== 'at least') continue;
    const bound = quantity(sentence.bound, scope);
    const type = same(sentence.bound, value.type, bound.type, scope);
    const op = sentence.kind === 'at most' ? 'min' : 'max';
    value = { term: { op, of: [value.term, bound.term] }, type };
  }
  if (!isMoney(value.type, made.amount.node, scope)) return undefined;
  return { ...made, amount: { ...made.amount, value } };
}

/** Whether a charge's type can be billed; reports why not. An unknown type was reported already. */
function isMoney(type: Type, node: Expression, scope: Scope): boolean {
  if (type.kind === 'unknown') return true;
  const wanted = scope.session.symbols.currency;
  const currency = type.kind === 'number' ? currencyOf(type.dimension) : undefined;
  const bases = type.kind === 'number' ? Object.keys(type.dimension).length : 0;
  const found = typeText(type);
  const values = { found: found.en, trouve: found.fr, currency: wanted };
  if (currency === undefined || (bases > 1 && !isRate(type))) {
    report(scope, 'C0608', node, { values });
    return false;
  }
  if (currency === wanted) return true;
  // A contract without a currency of its own is told of once, in its header.
  if (isCurrency(wanted)) report(scope, 'C0605', node, { values });
  return false;
}

function amountOf(made: Made, occasion: Occasion): RuleAmount {
  const { amount } = made;
  if (!('value' in amount)) return amount;
  const { term, type } = amount.value;
  const parts = productOf(term);
  if (occasion.kind !== 'over time') return { kind: 'sum', amount: term, ...parts };
  const daily = type.kind === 'number' && type.dimension.second === -1;
  return { kind: 'rate', rate: term, per: daily ? 'day' : 'month', ...parts };
}

/** Quantity and unit price, where the amount is the product of a plain number and money. A share
 * (`80 % of …`) is no quantity. */
function productOf(term: Term): { quantity?: Term; unitPrice?: Term } {
  if (term.op !== 'multiply' || term.of.length !== 2) return {};
  const [a, b] = term.of;
  if (a === undefined || b === undefined) return {};
  const money = (item: Term): boolean => /^[A-Z]{3}\b/.test(item.unit?.label ?? '');
  const share = (item: Term): boolean => item.unit?.label === '%';
  if (money(a) === money(b) || share(a) || share(b)) return {};
  return money(a) ? { quantity: b, unitPrice: a } : { quantity: a, unitPrice: b };
}

function kindOf(
  kind: Made['kind'],
  occasion: Occasion,
  subject: string | undefined,
  scope: Scope,
): ChargeKind {
  if (kind !== 'charge') return kind;
  if (occasion.kind === 'over time') return 'recurring';
  if (occasion.kind === 'on') return occasion.every === undefined ? 'one-off' : 'recurring';
  if (occasion.kind === 'record') return 'usage';
  const type = subject === undefined ? undefined : scope.session.symbols.types.get(keyOf(subject));
  return type?.kind === 'record' ? 'usage' : 'recurring';
}
