// Service, in force: what counts on a day. In: versions with their dates, a day. Out: the version
// that counts, and the line that tells so.
import type { Language } from '../diagnostics/diagnostic.ts';

/** Something that holds over some days; null: without end on that side. */
export interface Dated {
  readonly from: string | null;
  readonly to: string | null;
}

/** The last of the versions that hold on a day; undefined: none does. */
export function inForceOn<T extends Dated>(versions: readonly T[], day: string): T | undefined {
  return versions.findLast(
    ({ from, to }) => (from === null || from <= day) && (to === null || day < to),
  );
}

/** `On 2025-04-30: 240 EUR per month`; without words: nothing is in force. */
export function inForceWords(words: string | undefined, day: string, language: Language): string {
  if (language === 'en') return `On ${day}: ${words ?? 'nothing in force'}`;
  return `Le ${day} : ${words ?? 'rien en vigueur'}`;
}
