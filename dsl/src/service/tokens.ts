// Service, semantic tokens: the kind of every word of a file, for colouring. In: a file. Out:
// ranges with kinds, in order, none inside another.
import type { IToken } from 'chevrotain';
import type { Language } from '../diagnostics/diagnostic.ts';
import { FUNCTIONS, findBuiltin, PROPERTIES } from '../language/functions.ts';
import { SIGN_TOKENS } from '../syntax/tokens.ts';
import { findUnit, isCurrency } from '../values/index.ts';
import { type Analysis, languageIn } from './analysis.ts';
import { type EntityKind, keyOfName } from './entities.ts';
import { occurrencesIn } from './occurrences.ts';

/** Kinds of words. */
export type TokenKind =
  | 'keyword'
  | 'number'
  | 'money'
  | 'date'
  | 'text'
  | 'clause'
  | 'type'
  | 'attribute'
  | 'table'
  | 'column'
  | 'define'
  | 'function'
  | 'comment'
  | 'unit'
  | 'enumeration';

/** Characters from, to (excluded), and what they are. */
export type SemanticToken = readonly [from: number, to: number, kind: TokenKind];

const OF_ENTITY: Readonly<Record<EntityKind, TokenKind>> = {
  type: 'type',
  attribute: 'attribute',
  define: 'define',
  table: 'table',
  column: 'column',
  clause: 'clause',
  series: 'table',
  calendar: 'table',
  scale: 'table',
  amendment: 'clause',
};

const LITERALS: Readonly<Record<string, TokenKind>> = {
  DateText: 'date',
  MonthText: 'date',
  TimeText: 'date',
  Text: 'text',
  Reference: 'clause',
};

const SIGNS: ReadonlySet<string> = new Set(Object.values(SIGN_TOKENS));

/** The words of a file with their kinds. */
export function semanticTokens(analysis: Analysis, file: string): SemanticToken[] {
  const names = new Map<number, { readonly to: number; readonly kind: TokenKind }>();
  for (const { at, kind } of occurrencesIn(analysis)) {
    if (at.file === file) names.set(at.from, { to: at.to, kind: OF_ENTITY[kind] });
  }
  const values = enumerated(analysis);
  const language = languageIn(analysis, file);
  return analysis.pieces(file).flatMap((piece) => {
    const found: SemanticToken[] = piece.comments.map(({ at }) => {
      const from = piece.start + at;
      const end = piece.text.indexOf('\n', at);
      return [from, end < 0 ? piece.start + piece.text.length : piece.start + end, 'comment'];
    });
    for (const line of piece.lines) {
      let done = -1;
      for (const [index, token] of line.tokens.entries()) {
        const from = piece.start + token.startOffset;
        const to = piece.start + (token.endOffset ?? token.startOffset) + 1;
        if (from < done) continue;
        const name = names.get(from);
        if (name !== undefined) {
          done = name.to;
          found.push([from, name.to, name.kind]);
          continue;
        }
        const kind = kindOf(token, line.tokens, index, language, values);
        if (kind !== undefined) found.push([from, to, kind]);
      }
    }
    return found.sort((a, b) => a[0] - b[0]);
  });
}

/** Every value of every enumeration. */
function enumerated(analysis: Analysis): ReadonlySet<string> {
  const types = [...analysis.compilation.symbols.types.values()];
  return new Set(
    types.flatMap(({ attributes }) =>
      [...attributes.values()].flatMap(({ type }) =>
        type.kind === 'text' ? (type.values ?? []).map(keyOfName) : [],
      ),
    ),
  );
}

function kindOf(
  token: IToken,
  line: readonly IToken[],
  index: number,
  language: Language,
  values: ReadonlySet<string>,
): TokenKind | undefined {
  const name = token.tokenType.name;
  const next = line[index + 1];
  const literal = LITERALS[name];
  if (literal !== undefined) return literal;
  if (name === 'NumberText') return isCurrency(next?.image ?? '') ? 'money' : 'number';
  if (name === 'Percent') return 'unit';
  if (SIGNS.has(name)) return undefined;
  if (name !== 'Word') return 'keyword';
  const { image } = token;
  const before = line[index - 1]?.tokenType.name;
  if (isCurrency(image)) return before === 'NumberText' ? 'money' : 'unit';
  if (next?.tokenType.name === 'Open' && startsFunction(line, index, language)) return 'function';
  if (values.has(keyOfName(image))) return 'enumeration';
  if (findUnit(image, language) !== undefined) return 'unit';
  if (findBuiltin(PROPERTIES, keyOfName(image), language) !== undefined) return 'attribute';
  return startsFunction(line, index, language) ? 'function' : undefined;
}

/** Whether a word is one of those of a function's name that stands before its parenthesis. */
function startsFunction(line: readonly IToken[], index: number, language: Language): boolean {
  const isWord = (i: number): boolean => line[i]?.tokenType.name === 'Word';
  let from = index;
  while (isWord(from - 1)) from -= 1;
  let to = index;
  while (isWord(to + 1)) to += 1;
  if (line[to + 1]?.tokenType.name !== 'Open') return false;
  const words = line.slice(from, to + 1).map(({ image }) => image);
  return findBuiltin(FUNCTIONS, keyOfName(words.join(' ')), language) !== undefined;
}
