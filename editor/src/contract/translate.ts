// Contract, translation: the texts of a desk in the other language, printed from the same trees.
// In: a desk and a language. Out: the desk shows them; whether all of it could be read.
import { languageOf } from '@avenant/dsl';
import type { Language } from '../texts/text.ts';
import type { Connection } from './connection.ts';
import type { Desk } from './desk.ts';
import type { Files, WordCalls } from './protocol.ts';

/**
 * Shows a desk in a language; null: as it is written. What was changed stays changed, and is stored
 * in the language that it is shown in.
 * @returns false when words that cannot be read keep a file in its language.
 */
export async function translateDesk(
  desk: Desk,
  words: Connection<WordCalls>,
  language: Language | null,
): Promise<boolean> {
  for (;;) {
    const { files } = desk;
    const shown = await shownIn(desk, words, language);
    // What was typed in the meantime is not to be lost.
    if (desk.files !== files) continue;
    desk.translate(shown.base, shown.files);
    return shown.isWhole;
  }
}

async function shownIn(
  { saved, toStore, changed, files }: Desk,
  words: Connection<WordCalls>,
  language: Language | null,
): Promise<{ readonly base: Files; readonly files: Files; readonly isWhole: boolean }> {
  const base = language === null ? saved : await inLanguage(words, saved, language);
  const shown: Record<string, string> = { ...base };
  let isWhole = true;
  for (const name of changed) {
    const text = files[name];
    if (text === undefined) {
      delete shown[name];
      continue;
    }
    const wanted = language ?? languageOf(saved[name] ?? text);
    shown[name] = text;
    if (!name.endsWith('.avn') || languageOf(text) === wanted) continue;
    const printed = await words.ask('printed', { files: toStore, language: wanted });
    isWhole &&= printed[name] !== undefined;
    shown[name] = printed[name] ?? text;
  }
  return { base, files: shown, isWhole };
}

async function inLanguage(
  words: Connection<WordCalls>,
  files: Files,
  language: Language,
): Promise<Files> {
  const printed = await words.ask('printed', { files, language });
  const texts = Object.entries(files).map(([name, text]) => {
    const isOther = name.endsWith('.avn') && languageOf(text) !== language;
    return [name, isOther ? (printed[name] ?? text) : text] as const;
  });
  return Object.fromEntries(texts);
}
