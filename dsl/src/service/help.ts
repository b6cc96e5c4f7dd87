// Service, help: the sentence that explains a word of the language.
import type { Bilingual } from '../diagnostics/diagnostic.ts';
import { PHRASE_HELP } from './help-phrases.ts';
import { SENTENCE_HELP } from './help-sentences.ts';

/** What the words of the language do, by token and, in groups that differ, payload. */
export const KEYWORD_HELP: Readonly<Record<string, Bilingual>> = {
  ...SENTENCE_HELP,
  ...PHRASE_HELP,
};

/** The help of a token. */
export function helpOf(token: string, payload: string | undefined): Bilingual | undefined {
  const own = payload === undefined ? undefined : KEYWORD_HELP[`${token} ${payload}`];
  return own ?? KEYWORD_HELP[token];
}
