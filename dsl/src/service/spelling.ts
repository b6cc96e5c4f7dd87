// Service, spelling: how a name is written where words of the language might be read in it.
import type { Language } from '../diagnostics/diagnostic.ts';
import { ARTICLES, KEYWORDS } from '../language/keywords.ts';
import { phraseWords } from '../syntax/phrases.ts';

const WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: wordsOf('en'),
  fr: wordsOf('fr'),
};

function wordsOf(language: Language): ReadonlySet<string> {
  const phrases = KEYWORDS.flatMap((row) => row[language].flatMap(phraseWords));
  return new Set([...phrases, ...ARTICLES[language]]);
}

const NAME = /^[\p{L}_][\p{L}\p{N}_]*(?:[- '’][\p{L}\p{N}_]+)*$/u;
const CLAUSE = /^(?:\d+(?:\.\d+)*[a-z]?)$/;

/** Whether a text can be a name; clauses may be numbers too. */
export function isName(text: string, clause: boolean): boolean {
  if (clause && CLAUSE.test(text)) return true;
  return NAME.test(text) && text.split(' ').length <= 6;
}

/** A name as it is safe to write: in backquotes when it holds words of the language. */
export function spelled(name: string, language: Language): string {
  const words = phraseWords(name.replaceAll('’', "'").toLowerCase());
  return words.some((word) => WORDS[language].has(word)) ? `\`${name}\`` : name;
}
