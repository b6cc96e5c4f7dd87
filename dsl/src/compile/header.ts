// Compile, header: the contract block -> what every clause takes from it. What must be said and is
// not is reported; what has a default is documented in docs/language.md and shown by hints.
import type { BlockOf, ClauseDates, InForce } from '../ast/block.ts';
import type { Expression } from '../ast/expression.ts';
import type { Proration, RatingPlan, Rule } from '../plan/index.ts';
import {
  addMonths,
  currencyDigits,
  formatDay,
  isCurrency,
  parseDay,
  parseDecimal,
  toSafeNumber,
} from '../values/index.ts';
import { placeIn, report, reportRepeated, reportUnknown, type Scope } from './context.ts';
import { elaborate } from './expression.ts';
import { fixedDay } from './fixed-dates.ts';
import { knownDay } from './literals.ts';
import { compileRounding } from './rounding.ts';

/** The header's settings. */
export interface Header {
  readonly contract: RatingPlan['contract'];
  readonly currency: string;
  readonly from: string;
  readonly recurring: Rule['timing'];
  readonly proration: Proration;
  readonly rounding: Rule['rounding'];
}

/** Dates with an excluded end; impossible ones are reported and left open. */
function datesOf(dates: InForce, scope: Scope): { from: string | null; to: string | null } {
  const from = knownDay(dates.from, scope) ?? null;
  const end = dates.to === undefined ? undefined : knownDay(dates.to, scope);
  if (end === undefined) return { from, to: null };
  const day = parseDay(end) ?? 0;
  const to = formatDay(dates.through ? day + 1 : day);
  if (from !== null && to <= from && dates.to !== undefined) {
    report(scope, 'C0502', dates.to, { values: { from, to: end } });
    return { from, to: null };
  }
  return { from, to };
}

/** The days of a clause that says its own; what is not fixed by the text is reported. */
export function clauseDays(
  { from, to, through, span }: ClauseDates,
  { contract }: Header,
  scope: Scope,
): { from: string | null; to: string | null } {
  const fixed = (node: Expression | undefined): string | null => {
    if (node === undefined) return null;
    if (node.kind === 'date') return knownDay(node, scope) ?? null;
    const { term, type } = elaborate(node, scope);
    const day = type.kind === 'date' ? fixedDay(term, contract) : undefined;
    if (day === undefined && type.kind !== 'unknown') report(scope, 'C0863', node);
    return day ?? null;
  };
  const [start, end] = [fixed(from), fixed(to)];
  const last = end === null ? null : formatDay((parseDay(end) ?? 0) + (through ? 1 : 0));
  if (start !== null && last !== null && end !== null && last <= start) {
    report(scope, 'C0502', to ?? { span }, { values: { from: start, to: end } });
    return { from: start, to: null };
  }
  return { from: start, to: last };
}

/** Compiles the contract block. */
export function compileHeader(block: BlockOf<'contract'>, scope: Scope): Header {
  let currency = '';
  let dates: { from: string | null; to: string | null } = { from: null, to: null };
  let drawn: 'start' | 'end' = 'end';
  let recurring: Rule['timing'] | undefined;
  let proration: Proration = 'actual';
  let rounding: Rule['rounding'] | undefined;
  let monthEnd: RatingPlan['contract']['monthEnd'];
  let yearFrom: string | undefined;
  let corrections: number | undefined;
  let initialTo: string | undefined;
  let renewedBy: number | undefined;
  reportRepeated(scope, block.sentences, block.id, (kind) => kind);
  for (const sentence of block.sentences) {
    switch (sentence.kind) {
      case 'currency':
        currency = sentence.currency.text;
        if (!isCurrency(currency)) {
          reportUnknown(scope, 'C0609', sentence.currency, currency, ['EUR', 'USD', 'GBP', 'CHF']);
        }
        break;
      case 'in force': {
        dates = datesOf(sentence.dates, scope);
        const months = sentence.months?.kind === 'number' ? monthsOf(sentence.months) : undefined;
        if (months !== undefined && dates.from !== null) {
          const end = addMonths(parseDay(dates.from) ?? 0, months, 'last-day');
          dates = { from: dates.from, to: formatDay(end) };
        }
        if (!sentence.thenMonthly && sentence.renewedBy === undefined) break;
        initialTo = dates.to ?? undefined;
        dates = { from: dates.from, to: null };
        if (sentence.renewedBy?.kind === 'number' && initialTo !== undefined) {
          renewedBy = monthsOf(sentence.renewedBy);
        }
        break;
      }
      case 'invoiced':
        drawn = sentence.at;
        break;
      case 'recurring timing':
        recurring = sentence.timing;
        break;
      case 'part months':
        proration = sentence.proration;
        break;
      case 'months end':
        monthEnd = sentence.rule;
        break;
      case 'line rounding':
        rounding = compileRounding(sentence.rounding, scope);
        break;
      case 'contract years':
        yearFrom = knownDay(sentence.from, scope);
        break;
      case 'corrections':
        corrections = sentence.months.kind === 'number' ? monthsOf(sentence.months) : undefined;
        break;
      default:
    }
  }
  const name = { span: block.span };
  // A sentence that could not be read may be the one that seems to be missing.
  const missing = (sentence: string, phrase: string): void => {
    if (block.broken !== true) report(scope, 'C0321', name, { values: { sentence, phrase } });
  };
  if (currency === '') missing('currency EUR', 'devise EUR');
  if (dates.from === null && !block.sentences.some((item) => item.kind === 'in force')) {
    missing('in force from 2026-01-01', 'en vigueur à partir du 2026-01-01');
  }
  const renewed = block.sentences.some((item) => 'renewedBy' in item);
  if (renewed && initialTo === undefined) missing('for 12 months', 'pour 12 mois');
  const from = dates.from ?? '2000-01-01';
  return {
    contract: {
      id: block.id,
      title: block.title,
      currency,
      from,
      to: dates.to,
      drawn,
      contractYearFrom: yearFrom ?? from,
      span: placeIn(scope, name),
      ...(initialTo === undefined ? {} : { initialTo }),
      ...(renewedBy === undefined ? {} : { renewedBy }),
      ...(monthEnd === undefined ? {} : { monthEnd }),
      ...(corrections === undefined ? {} : { correctionsMonths: corrections }),
    },
    currency,
    from,
    recurring: recurring ?? (drawn === 'start' ? 'advance' : 'arrears'),
    proration,
    rounding: rounding ?? { step: defaultStep(currency), mode: 'half-up' },
  };
}

function monthsOf(node: {
  readonly text: string;
  readonly unit?: { readonly words: readonly string[] };
}): number | undefined {
  const value = parseDecimal(node.text);
  const count = value === undefined ? undefined : toSafeNumber(value);
  if (count === undefined) return undefined;
  const unit = node.unit?.words[0] ?? 'months';
  return /^(years?|ans?|années?)$/.test(unit) ? count * 12 : count;
}

/** The currency's minor unit. */
function defaultStep(currency: string): string {
  const digits = currencyDigits(currency) ?? 2;
  return digits === 0 ? '1' : `0.${'0'.repeat(digits - 1)}1`;
}
