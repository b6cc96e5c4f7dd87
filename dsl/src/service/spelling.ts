// Service, spelling: how a name is written where words of the language might be read in it.
import type { Language } from '../diagnostics/diagnostic.ts';
import { ARTICLES, KEYWORDS } from '../language/keywords.ts';
import { phraseWords } from '../syntax/phrases.ts';

interface Phrases {
  readonly whole: ReadonlySet<string>;
  /** Words with which a longer phrase starts. */
  readonly starts: ReadonlySet<string>;
  /** What makes a phrase into a longer one. */
  readonly ends: ReadonlySet<string>;
}

const PHRASES: Readonly<Record<Language, Phrases>> = { en: phrasesOf('en'), fr: phrasesOf('fr') };

function phrasesOf(language: Language): Phrases {
  const phrases = KEYWORDS.flatMap((row) => row[language].map(phraseWords));
  const whole = new Set([...phrases.map((words) => words.join(' ')), ...ARTICLES[language]]);
  const cuts = phrases.flatMap((words) =>
    words.slice(1).map((_, index) => ({
      start: words.slice(0, index + 1).join(' '),
      end: words.slice(index + 1).join(' '),
    })),
  );
  const starts = new Set(cuts.map(({ start }) => start));
  const ends = new Set(cuts.flatMap(({ start, end }) => (whole.has(start) ? [end] : [])));
  return { whole, starts, ends };
}

/** Whether the words hold a phrase of the language, end as one starts, or go on as one does. */
function isMistakable(words: readonly string[], language: Language): boolean {
  const { whole, starts, ends } = PHRASES[language];
  return words.some((_, from) =>
    words.slice(from).some((__, index) => {
      const part = words.slice(from, from + index + 1).join(' ');
      const isEnd = from + index + 1 === words.length;
      return whole.has(part) || (isEnd && starts.has(part)) || (from === 0 && ends.has(part));
    }),
  );
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
