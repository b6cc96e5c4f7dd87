// Service, spelling: how a name is written where words of the language might be read in it.
import type { Language } from '../diagnostics/diagnostic.ts';
import { ARTICLES, KEYWORDS } from '../language/keywords.ts';
import { phraseWords } from '../syntax/phrases.ts';

const PHRASES: Readonly<Record<Language, readonly (readonly string[])[]>> = {
  en: phrasesOf('en'),
  fr: phrasesOf('fr'),
};

function phrasesOf(language: Language): readonly (readonly string[])[] {
  const phrases = KEYWORDS.flatMap((row) => row[language].map(phraseWords));
  return [...phrases, ...ARTICLES[language].map((article) => [article])];
}

/** Whether the words hold a phrase of the language, end as one starts, or go on as one does. */
function isMistakable(words: readonly string[], language: Language): boolean {
  const joined = ` ${words.join(' ')} `;
  return PHRASES[language].some((phrase) => {
    if (joined.includes(` ${phrase.join(' ')} `)) return true;
    return phrase.slice(1).some((_, index) => {
      const head = ` ${phrase.slice(0, index + 1).join(' ')} `;
      const tail = ` ${phrase.slice(index + 1).join(' ')} `;
      const isPhrase = PHRASES[language].some((other) => ` ${other.join(' ')} ` === head);
      return joined.endsWith(head) || (isPhrase && joined.startsWith(tail));
    });
  });
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
  return isMistakable(words, language) ? `\`${name}\`` : name;
}
