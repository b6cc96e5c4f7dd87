// Syntax, advice: a sentence that could not be read -> what is meant by its words, where that is
// known: a habit of other texts, a word of the language in a name, a first word left alone.
import type { IToken } from 'chevrotain';
import type { Code } from '../diagnostics/catalogue.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import { HABITS } from '../language/habits.ts';
import { KEYWORDS } from '../language/keywords.ts';
import { WORDINGS } from '../language/synonyms.ts';
import type { Span } from '../source/place.ts';
import { phraseWords } from './phrases.ts';

/** A problem that tells what to write. */
export interface Advice {
  readonly code: Code;
  readonly span: Span;
  readonly values: Readonly<Record<string, string>>;
  readonly replace?: string;
}

const endOf = (token: IToken): number => (token.endOffset ?? token.startOffset) + 1;

/** A habit that the text shows at the fault, or just before it. */
export function habitAt(
  text: string,
  tokens: readonly IToken[],
  found: IToken | undefined,
  language: Language,
): Advice | undefined {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const fault = found ?? last;
  const before = tokens[tokens.indexOf(fault) - 1] ?? fault;
  const end = text.indexOf('\n', endOf(last) - 1);
  const words = text.slice(first.startOffset, end < 0 ? text.length : end);
  for (const { language: own, pattern, advice, write } of HABITS) {
    if (own !== language) continue;
    for (const match of words.matchAll(pattern)) {
      const span = { from: first.startOffset + match.index, to: 0 };
      span.to = span.from + match[0].length;
      if (span.from >= endOf(fault) || span.to <= before.startOffset) continue;
      const values = { word: match[0], advice: advice.en, conseil: advice.fr };
      if (write === undefined) return { code: 'C0209', span, values };
      const replace = write.replace('$1', match[1] ?? '').replace('$2', match[2] ?? '');
      return { code: 'C0209', span, values, replace };
    }
  }
  return undefined;
}

const isLetters = (token: IToken): boolean => /^[\p{L}]/u.test(token.image);
const KEYWORD_TOKENS: ReadonlySet<string> = new Set(KEYWORDS.map((row) => row.token));
const isKeyword = (token: IToken): boolean =>
  KEYWORD_TOKENS.has(token.tokenType.name) && isLetters(token);

/** Tokens that end a value of a list, or a name given by `as`. */
const ENDS: ReadonlySet<string> = new Set(['Optional', 'InColumn']);
/** Tokens after which values or names stand that the author chooses. */
const NAMING: ReadonlySet<string> = new Set(['OneOf', 'Grouped']);
/** What may stand where only a name can, beside it. */
const NAMES: ReadonlySet<string> = new Set(['Word', 'Text', 'NumberText', 'Reference']);

/** A name that a word of the language is part of: all of it, in backquotes. */
export function nameAt(
  text: string,
  tokens: readonly IToken[],
  found: IToken | undefined,
  expected: readonly string[],
): Advice | undefined {
  if (found === undefined || !isKeyword(found)) return undefined;
  const at = tokens.indexOf(found);
  const listed = tokens.slice(0, at).some((token) => NAMING.has(token.tokenType.name));
  const wanted = expected.includes('Word') && expected.every((name) => NAMES.has(name));
  const defined = definedAround(tokens, at);
  if (defined !== undefined) return adviceOn(text, found, ...defined);
  if (!wanted && !(listed && tokens[at - 1]?.tokenType.name === 'Word')) return undefined;
  const within = (token: IToken | undefined): boolean =>
    token !== undefined && isLetters(token) && !ENDS.has(token.tokenType.name);
  let [start, end] = [at, at];
  if (!wanted) while (tokens[start - 1]?.tokenType.name === 'Word') start -= 1;
  const isPart = (token: IToken | undefined): boolean =>
    listed ? within(token) : token?.tokenType.name === 'Word';
  while (isPart(tokens[end + 1])) end += 1;
  return adviceOn(text, found, tokens[start] ?? found, tokens[end] ?? found);
}

/** The first and last word of a name given by `define … as`, when the fault stands inside it. */
function definedAround(
  tokens: readonly IToken[],
  at: number,
): readonly [first: IToken, last: IToken] | undefined {
  const nameOf = (token: IToken | undefined) => token?.tokenType.name ?? '';
  if (nameOf(tokens[0]) !== 'Define' || nameOf(tokens[at - 1]) !== 'Word') return undefined;
  const after = tokens.findIndex((token) => ['As', 'ForEach'].includes(nameOf(token)));
  const [first, last] = [tokens[1], tokens[after - 1]];
  return at < after && first !== undefined && last !== undefined ? [first, last] : undefined;
}

function adviceOn(text: string, found: IToken, first: IToken, last: IToken): Advice {
  const span = { from: first.startOffset, to: endOf(last) };
  const name = text.slice(span.from, span.to);
  const values = { word: found.image, name };
  return { code: 'C0210', span, values, replace: `\`${name}\`` };
}

/** What may follow the first word of a sentence that is a word of the language. */
export function followersOf(
  first: IToken,
  starts: readonly string[],
  language: Language,
): Advice | undefined {
  const rows = WORDINGS.filter((row) => starts.includes(row.token));
  const rest = rows.flatMap((row) => {
    const phrase = row[language][0];
    if (phrase === undefined) return [];
    const [head, ...others] = phraseWords(phrase);
    return head === first.image && others.length > 0 ? [phrase] : [];
  });
  if (rest.length === 0) return undefined;
  const phrases = [...new Set(rest)].map((phrase) => `\`${phrase}\``).join(', ');
  const span = { from: first.startOffset, to: endOf(first) };
  return { code: 'C0211', span, values: { word: first.image, phrases } };
}
