// Print, binding: where a value needs parentheses. Each value has a level, as in the parser, and a
// list of what it would take in if that came right after it.
import type { Expression, SetPhrase, WindowPhrase } from '../ast/expression.ts';

/** What comes right after a value, as far as a value could take it in. */
export type Follow =
  | 'or'
  | 'and'
  | 'relation'
  | 'adjustment'
  | 'plus'
  | 'times'
  | 'comma'
  | 'keys'
  | 'parenthesis'
  | 'limit'
  /** The set of an aggregate, or a band `over` an edge. */
  | 'over'
  | 'digits'
  | 'other';

/** Everything that may come next. */
export type Follows = ReadonlySet<Follow>;

/** Nothing that a value could take in. */
export const NOTHING: Follows = new Set();
/** Makes a set. */
export const next = (...items: readonly Follow[]): Follows => new Set(items);
const BINARY: readonly Follow[] = ['or', 'and', 'relation', 'adjustment', 'plus', 'times'];

/** How tightly values bind, loosest first. */
export const LEVELS = {
  or: 0,
  and: 1,
  not: 2,
  comparison: 3,
  adjusted: 4,
  additive: 5,
  multiplicative: 6,
  unary: 7,
  primary: 8,
} as const;

/** Levels of the signs and words between two values. */
export const OPERATORS: Readonly<Record<string, { level: number; left: number; follow: Follow }>> =
  {
    or: { level: LEVELS.or, left: LEVELS.or, follow: 'or' },
    and: { level: LEVELS.and, left: LEVELS.and, follow: 'and' },
    '+': { level: LEVELS.additive, left: LEVELS.additive, follow: 'plus' },
    '-': { level: LEVELS.additive, left: LEVELS.additive, follow: 'plus' },
    '*': { level: LEVELS.multiplicative, left: LEVELS.multiplicative, follow: 'times' },
    '/': { level: LEVELS.multiplicative, left: LEVELS.multiplicative, follow: 'times' },
  };
/** The level of `=`, `<` and the like. */
export const RELATION = {
  level: LEVELS.comparison,
  left: LEVELS.adjusted,
  follow: 'relation',
} as const;

/**
 * How tightly a value binds, for the reader: the keys of a look-up and the branches of `if` would
 * seem to go on into arithmetic after them, so those get parentheses that the parser could spare.
 */
export function levelOf(value: Expression): number {
  switch (value.kind) {
    case 'binary':
      return (OPERATORS[value.operator] ?? RELATION).level;
    case 'not':
      return LEVELS.not;
    case 'one of':
    case 'known':
    case 'missing':
      return LEVELS.comparison;
    case 'rounded':
    case 'at least':
    case 'at most':
    case 'converted':
    case 'fallback':
      return LEVELS.adjusted;
    case 'negate':
      return LEVELS.unary;
    case 'of':
      return value.keys.length > 0 ? LEVELS.adjusted : LEVELS.primary;
    case 'if':
      return LEVELS.or;
    default:
      return LEVELS.primary;
  }
}

function setTakes(phrase: SetPhrase): readonly Follow[] {
  if (phrase.where !== undefined) return [...BINARY, 'limit'];
  return phrase.before ? ['limit'] : ['limit', ...windowTakes(phrase.window)];
}

const windowTakes = (window: WindowPhrase | undefined): readonly Follow[] =>
  window?.kind === 'range' ? ['plus', 'times'] : [];

/** What a value would take in if it came right after it; its last part looks after itself. */
export function takes(value: Expression): readonly Follow[] {
  switch (value.kind) {
    case 'number':
      return value.percent || value.unit !== undefined ? [] : ['digits'];
    case 'name':
      return ['parenthesis', 'keys'];
    case 'of':
      return value.keys.length > 0 ? ['keys', 'comma'] : ['keys'];
    case 'call':
      return ['keys'];
    case 'during':
    case 'over series':
      return [...windowTakes(value.window), ...(value.kind === 'during' ? [] : ['over' as const])];
    case 'if':
      return BINARY;
    case 'one of':
      return ['comma'];
    case 'greater':
    case 'lesser':
      return ['and', 'plus', 'times'];
    case 'aggregate':
    case 'times':
      return setTakes(value.set);
    case 'charges':
      if (value.window !== undefined) return windowTakes(value.window);
      return value.of === undefined ? ['comma', 'limit'] : ['limit'];
    case 'scale':
      return [...BINARY, 'comma', 'limit', 'other'];
    default:
      return [];
  }
}
