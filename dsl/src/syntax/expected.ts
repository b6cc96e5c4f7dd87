// Syntax, expectations: what Chevrotain expected, carried as token names through its error
// messages.
import type { IParserErrorMessageProvider, IRecognitionException, TokenType } from 'chevrotain';
import type { Bilingual, Language } from '../diagnostics/diagnostic.ts';
import { KEYWORDS, TOKEN_TITLES } from '../language/keywords.ts';
import { SIGN_TOKENS } from './tokens.ts';

const firsts = (paths: readonly (readonly TokenType[])[]): string[] =>
  paths.flatMap((path) => (path[0] === undefined ? [] : [path[0].name]));

/** Puts the names of the expected tokens in the message, to be read by `expectedOf`. */
export const expectations: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => expected.name,
  buildNotAllInputParsedMessage: () => '',
  buildNoViableAltMessage: ({ expectedPathsPerAlt }) =>
    firsts(expectedPathsPerAlt.flat()).join(' '),
  buildEarlyExitMessage: ({ expectedIterationPaths }) => firsts(expectedIterationPaths).join(' '),
};

/** Names of the tokens that would have fitted where the error is. */
export function expectedOf(error: IRecognitionException): string[] {
  return [...new Set(error.message.split(' ').filter((name) => name !== ''))];
}

/** Tokens with which a value starts: too many to list. */
const VALUE_STARTS: readonly string[] = ['NumberText', 'Open', 'Word', 'If', 'Sum'];

function titlesOf(name: string, language: Language, surface: Language): string[] {
  const title = TOKEN_TITLES[name];
  if (title !== undefined) return [title[language]];
  const sign = Object.entries(SIGN_TOKENS).find(([, token]) => token === name)?.[0];
  if (sign !== undefined) return [`\`${sign}\``];
  const rows = KEYWORDS.filter((keyword) => keyword.token === name);
  return rows.map((row) => `\`${row[surface][0]}\``);
}

/** Tokens that may name a clause. */
const CLAUSE_NAMES: readonly string[] = ['NumberText', 'Reference', 'MonthText', 'Word'];
const CLAUSE_NAME: Bilingual = {
  en: 'the number or name of a clause',
  fr: 'le numéro ou le nom d’une clause',
};

/** More are not listed: nobody reads them. */
const LISTED_MAX = 8;
const OR: Readonly<Record<Language, string>> = { en: ' or ', fr: ' ou ' };

/** The expected tokens in words, in both languages; words of the language as the file's surface has
 * them, whoever reads. */
export function expectedText(names: readonly string[], surface: Language): Bilingual {
  if (VALUE_STARTS.every((name) => names.includes(name)))
    return { en: 'a value', fr: 'une valeur' };
  const text = (language: Language): string => {
    // Numbers, names and months together are what a clause is called by.
    const isClause = CLAUSE_NAMES.every((name) => names.includes(name));
    const others = isClause ? names.filter((name) => !CLAUSE_NAMES.includes(name)) : names;
    const first = isClause ? [CLAUSE_NAME[language]] : [];
    const all = [...new Set(others.flatMap((name) => titlesOf(name, language, surface)))];
    all.unshift(...first);
    if (all.length > LISTED_MAX) return `${all.slice(0, LISTED_MAX).join(', ')}, …`;
    const last = all.at(-1) ?? '';
    return all.length < 2 ? last : `${all.slice(0, -1).join(', ')}${OR[language]}${last}`;
  };
  return { en: text('en'), fr: text('fr') };
}
