// Syntax, tokens: one Chevrotain token type per concept of the keyword table, and those of literals
// and signs. Both surfaces share them, so one grammar reads English and French.
import { createToken, type IToken, type TokenType } from 'chevrotain';
import { KEYWORDS } from '../language/keywords.ts';

const SIGNS = {
  ':': 'Colon',
  ',': 'Comma',
  '|': 'Bar',
  '+': 'Plus',
  '-': 'Minus',
  '*': 'Times',
  '×': 'Times',
  '/': 'Slash',
  '(': 'Open',
  ')': 'Close',
  '=': 'Equal',
  '<>': 'NotEqual',
  '≠': 'NotEqual',
  '<': 'Less',
  '<=': 'LessEqual',
  '≤': 'LessEqual',
  '>': 'Greater',
  '>=': 'GreaterEqual',
  '≥': 'GreaterEqual',
  '%': 'Percent',
} as const;

/** Names of the sign tokens by their text. */
export const SIGN_TOKENS: Readonly<Record<string, string>> = SIGNS;

const LITERALS = [
  'Word',
  'NumberText',
  'Text',
  'DateText',
  'MonthText',
  'TimeText',
  'Reference',
] as const;

const names = new Set<string>([
  ...LITERALS,
  ...Object.values(SIGNS),
  ...KEYWORDS.map((keyword) => keyword.token),
]);

/** What a number carries that may be thousands: `1.200` in French. */
export const THOUSANDS = 'thousands';

/** Every token type by name. */
export const TOKENS: Readonly<Record<string, TokenType>> = Object.fromEntries(
  [...names].map((name) => [name, createToken({ name, pattern: /(?!)/ })]),
);

/** The token type of a name; the name must be one of the table's. */
export function tokenType(name: string): TokenType {
  const type = TOKENS[name];
  if (type === undefined) throw new Error(`no token is called ${name}`);
  return type;
}

/** A token as this lexer makes it: offsets relative to its block; the image is the meaning (quotes
 * dropped, digits without grouping), the payload tells rows of a keyword group apart. */
export function makeToken(name: string, image: string, from: number, to: number): IToken {
  const type = tokenType(name);
  return {
    image,
    startOffset: from,
    endOffset: to - 1,
    tokenType: type,
    tokenTypeIdx: type.tokenTypeIdx ?? 0,
  };
}
