// Print, pieces: what a printed line is made of before its words are chosen. A keyword piece holds
// the wordings of its row, a name piece the author's own words; spacing follows from the kinds.
import type { Language } from '../diagnostics/diagnostic.ts';
import { KEYWORDS } from '../language/keywords.ts';

/** How a name may be written: bare words, one bare word, a number too, or else in quotes. */
export type NameStyle = 'words' | 'word' | 'clause' | 'key' | 'value' | 'column';

/** A part of a line. */
export type Piece =
  | { readonly kind: 'keyword'; readonly token: string; readonly payload: string | undefined }
  | { readonly kind: 'name'; readonly text: string; readonly style: NameStyle }
  /** Numbers, dates, texts in quotes: printed as they are. */
  | { readonly kind: 'raw'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string; readonly glue: 'none' | 'before' | 'after' }
  /** The end of a line; the next one comes from an offset of the block and is a band, or the body
   * of a heading. Nothing in a sentence of one line. */
  | { readonly kind: 'break'; readonly from: number; readonly of: 'band' | 'body' }
  /** Where the lines of one group are made to stand below each other. */
  | { readonly kind: 'tab'; readonly group: object };

/** A word of the language. */
export function keyword(token: string, payload?: string): Piece {
  return { kind: 'keyword', token, payload };
}

/** A name of the author. */
export function named(text: string, style: NameStyle = 'words'): Piece {
  return { kind: 'name', text, style };
}

/** Text that stands as it is. */
export function raw(text: string): Piece {
  return { kind: 'raw', text };
}

/** A sign with a space on both sides. */
export function sign(text: string): Piece {
  return { kind: 'sign', text, glue: 'none' };
}

/** `,` and `)`. */
export const COMMA: Piece = { kind: 'sign', text: ',', glue: 'before' };
/** A parenthesis after a space. */
export const OPEN: Piece = { kind: 'sign', text: '(', glue: 'after' };
/** Closes what `OPEN` or `CALL` opened. */
export const CLOSE: Piece = { kind: 'sign', text: ')', glue: 'before' };
/** The parenthesis of a function's arguments, without a space before it. */
export const CALL: readonly Piece[] = [{ kind: 'sign', text: '', glue: 'before' }, OPEN];
/** The sign of a negative value. */
export const MINUS: Piece = { kind: 'sign', text: '-', glue: 'after' };

/** Pieces with commas between them. */
export function commas(lists: readonly (readonly Piece[])[]): Piece[] {
  return lists.flatMap((pieces, index) => (index === 0 ? [...pieces] : [COMMA, ...pieces]));
}

/** A text in the first quotes that it does not hold. */
export function quoted(text: string): Piece {
  return raw(quotedText(text));
}

/** See {@link quoted}. */
export function quotedText(text: string): string {
  if (!text.includes('"')) return `"${text}"`;
  return text.includes('”') ? `«${text}»` : `“${text}”`;
}

const WORDINGS: Readonly<Record<Language, ReadonlyMap<string, readonly string[]>>> = {
  en: wordings('en'),
  fr: wordings('fr'),
};

function wordings(language: Language): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const row of KEYWORDS) {
    for (const id of [row.token, `${row.token} ${row.payload}`]) {
      if (!found.has(id)) found.set(id, row[language]);
    }
  }
  return found;
}

// Not before an aspirated h, as far as contracts have them.
const VOWEL =
  /^(?!h(?:aus|aut|uit|all|ors|anches|andicap|asard|iérarch|onte))[aeiouyhàâäéèêëîïôöùûüœæ]/iu;

/** Chooses the wording of a keyword by the text that follows it: `d'` before a vowel in French. */
export function wordingOf(
  piece: Extract<Piece, { kind: 'keyword' }>,
  next: string,
  language: Language,
): string {
  const id = piece.payload === undefined ? piece.token : `${piece.token} ${piece.payload}`;
  const words = WORDINGS[language].get(id);
  const first = words?.[0];
  if (words === undefined || first === undefined) throw new Error(`no wording for ${id}`);
  if (language === 'en') return first;
  const variants: readonly (readonly [RegExp, RegExp, string])[] = [
    [VOWEL, /\bde$/u, "d'"],
    [VOWEL, /que$/u, "qu'"],
    [VOWEL, /^ce$/u, 'cet'],
    [/^ils? /u, /^si$/u, "s'"],
    [/^(?:toute la )?facturation\b/u, /\bremise de$/u, 'remise sur'],
    [/^\d{4}-\d{2}-/u, /\bde$/u, 'du'],
    [/^\d{4}-\d{2}-/u, /\bavant$/u, 'avant le'],
    [/^\d{4}-\d{2}-/u, /^à$/u, 'au'],
    [/^\d{4}-\d{2}-/u, /\bfois au$/u, 'fois le'],
    [/^(?:début|fin) de service\b/u, /\bfois au$/u, 'fois en'],
  ];
  for (const [following, ending, change] of variants) {
    const other: string = first.replace(ending, change);
    if (other !== first && following.test(next) && words.includes(other)) return other;
  }
  return first;
}
