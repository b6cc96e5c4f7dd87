// Language: wordings that are read and never written: what newcomers say for a concept of the
// keyword table, where no other meaning is possible. In: nothing. Out: rows for the lexer.
import { KEYWORDS, type Keyword } from './keywords.ts';

/** What the lexer reads as a token. */
export interface Wording extends Pick<Keyword, 'token' | 'payload' | 'place' | 'within'> {
  readonly en: readonly string[];
  readonly fr: readonly string[];
}

type Words = readonly string[];
const also = (token: string, en: Words, fr: Words, payload?: string): Wording => ({
  token,
  en,
  fr,
  ...(payload === undefined ? {} : { payload }),
});

const CLAUSE_LINES: readonly Wording[] = [
  also('EachSpan', ['every month', 'monthly'], ['tous les mois', 'mensuellement'], 'month'),
  also('EachSpan', ['every quarter', 'quarterly'], ['tous les trimestres'], 'quarter'),
  also('EachSpan', ['every calendar year'], ['toutes les années civiles'], 'calendar-year'),
  also('EachSpan', ['every contract year'], ['toutes les années contractuelles'], 'contract-year'),
  also('ForEach', ['for every', 'for all'], ['pour tous', 'pour toutes', 'pour tout']),
  also('OnceOn', ['once at'], ['une fois lors de', 'une fois lors du']),
  also('When', [], ['quand']),
  also('AtMost', ['maximum', 'no more than'], ['maximum', 'dans la limite de']),
  also('AtLeast', ['minimum', 'no less than'], ['minimum']),
  also('Charge', ['discount of'], ['remise de', "remise d'", 'remise sur'], 'discount'),
  also('Charge', ['surcharge of'], ['majoration de', "majoration d'"], 'surcharge'),
  also('Limit', [], ['plafonner'], 'caps'),
  also('Limit', [], ['garantir'], 'floors'),
  also('Verb', ['in lieu of', 'instead of'], ['au lieu de', 'en remplacement de'], 'replaces'),
  also('Switch', ['waives'], ['renonce à', 'suspendre'], 'suspends'),
].map((row) => ({ ...row, place: 'line', within: ['Clause'] }));

const ANYWHERE: readonly Wording[] = [
  also('ChargesOf', [], ['facturation du', 'facturation des', 'montants facturés de']),
  also('ChargesOf', [], ['montant facturé de', 'montants facturés des']),
  also('IfKnownOtherwise', [], ['si connue, sinon', 'si connus, sinon', 'si connues, sinon']),
  also('Boolean', ['true'], ['vrai'], 'true'),
  also('Boolean', ['false'], ['faux'], 'false'),
  also('Greater', ['greater than', 'more than', 'is greater than', 'is more than'], []),
  also('Greater', [], ['supérieur à', 'supérieure à', 'est supérieur à', 'est supérieure à']),
  also('Less', ['less than', 'is less than'], ['inférieur à', 'inférieure à']),
  also('Less', [], ['est inférieur à', 'est inférieure à']),
  also('GreaterEqual', ['is at least'], ["est d'au moins", 'est au moins']),
  also('LessEqual', ['is at most'], ["est d'au plus", 'est au plus']),
];

const DATES: readonly Wording[] = [
  { ...also('KnownFrom', [], ['connu depuis', 'connue depuis']), within: ['Item', 'Record'] },
];

/** Every wording that is read: those of the table, then the others. */
export const WORDINGS: readonly Wording[] = [...KEYWORDS, ...CLAUSE_LINES, ...ANYWHERE, ...DATES];
