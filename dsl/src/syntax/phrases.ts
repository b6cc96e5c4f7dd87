// Syntax, phrases: the keyword table as a trie per language, for longest match over words.
import type { Language } from '../diagnostics/diagnostic.ts';
import { WORDINGS, type Wording } from '../language/synonyms.ts';

interface Branch {
  readonly next: Map<string, Branch>;
  readonly rows: Wording[];
}

const branch = (): Branch => ({ next: new Map(), rows: [] });

/** Words of a phrase as the lexer sees them: elisions stand alone (`d'accès` -> `d'`, `accès`). */
export function phraseWords(phrase: string): string[] {
  return phrase.match(/[\p{L}]+'|,|[\p{L}\p{N}-]+/gu) ?? [];
}

function trie(language: Language): Branch {
  const root = branch();
  for (const row of WORDINGS) {
    for (const phrase of row[language]) {
      let at = root;
      for (const part of phraseWords(phrase)) {
        let next = at.next.get(part);
        if (next === undefined) {
          next = branch();
          at.next.set(part, next);
        }
        at = next;
      }
      at.rows.push(row);
    }
  }
  return root;
}

const TRIES: Readonly<Record<Language, Branch>> = { en: trie('en'), fr: trie('fr') };

/** Where a keyword would stand. */
export interface KeywordPlace {
  readonly firstOfLine: boolean;
  readonly firstOfBlock: boolean;
  readonly afterRounded: boolean;
  /** Token name of the first word of the enclosing block. */
  readonly block: string | undefined;
}

function fits(row: Wording, place: KeywordPlace): boolean {
  if (row.place === 'line' && !place.firstOfLine) return false;
  if (row.place === 'block' && !place.firstOfBlock) return false;
  if (row.place === 'rounding' && !place.afterRounded) return false;
  return (
    row.within === undefined || (place.block !== undefined && row.within.includes(place.block))
  );
}

/**
 * The longest keyword that the words starting at `index` spell, if its place fits.
 * @returns the row and how many words it takes.
 */
export function matchKeyword(
  words: readonly string[],
  index: number,
  language: Language,
  place: KeywordPlace,
): { readonly row: Wording; readonly words: number } | undefined {
  let at: Branch | undefined = TRIES[language];
  let best: { row: Wording; words: number } | undefined;
  for (let length = 1; at !== undefined; length += 1) {
    at = at.next.get(words[index + length - 1] ?? '');
    const row = at?.rows.find((candidate) => fits(candidate, place));
    if (row !== undefined) best = { row, words: length };
  }
  return best;
}
