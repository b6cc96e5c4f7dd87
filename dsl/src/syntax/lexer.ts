// Syntax, lexer: text of one block -> lines of tokens. Words are joined into the longest keyword
// that fits its place, else stay plain words; articles are dropped; comments are set aside.
import type { IToken } from 'chevrotain';
import type { Comment } from '../ast/block.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import { FUNCTION_PHRASES } from '../language/functions.ts';
import { ARTICLES } from '../language/keywords.ts';
import type { Span } from '../source/place.ts';
import { matchKeyword } from './phrases.ts';
import { makeToken, SIGN_TOKENS, THOUSANDS } from './tokens.ts';

/** A line of a block that holds words. */
export interface Line {
  /** Width of the white space before the first word. */
  readonly indent: number;
  readonly tokens: readonly IToken[];
}

/** A fault of spelling that no token covers. */
export interface LexicalFault {
  readonly code: 'C0101' | 'C0102' | 'C0103' | 'C0104';
  readonly span: Span;
  readonly text: string;
  /** The text that mends it. */
  readonly replace?: string;
}

/** What lexing a block gives. */
export interface LexedBlock {
  readonly lines: readonly Line[];
  readonly comments: readonly Comment[];
  readonly faults: readonly LexicalFault[];
}

/** What the lexer must know: the surface, and declared names that hold words of the language. */
export interface LexerSettings {
  readonly language: Language;
  /** Names as lower-case word lists, longest first. */
  readonly names: readonly (readonly string[])[];
}

interface Piece {
  /** `word` pieces are joined later. */
  readonly kind: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** What the parser must know of how it is written. */
  readonly payload?: string;
}

const DATE = String.raw`\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?`;
const GROUPED = String.raw`\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d\p{L}])`;
const NUMBER_EN = String.raw`${GROUPED}(?:\.\d+)?|\d+(?:\.\d+)?`;
const NUMBER_FR = String.raw`${GROUPED}(?:[.,]\d+)?|\d+(?:[.,]\d+)?`;
// Digits in threes after a sign that does not part thousands; the French ones with decimals only,
// since `1.200` may be a clause (see the number rule of the parser).
const THREES_EN = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d\p{L}])`;
const THREES_FR = String.raw`\d{1,3}(?:\.\d{3})+,\d+(?!\d)`;
const WORD = String.raw`[\p{L}_][\p{L}\p{N}_]*(?:-[\p{L}\p{N}_]+)*`;

function scanner(language: Language): RegExp {
  const elision = language === 'fr' ? String.raw`(?<elision>[\p{L}]{1,7}['’])(?=[\p{L}])|` : '';
  const possessive = language === 'en' ? String.raw`(?:['’][\p{L}]+)?` : '';
  return new RegExp(
    String.raw`(?<space>[ \t\u00a0\u202f\r]+)|(?<comment>--[^\n]*)|(?<DateText>${DATE})(?!\d)` +
      String.raw`|(?<slashes>\d{1,2}/\d{1,2}/\d{4})(?!\d)` +
      String.raw`|(?<MonthText>\d{4}-\d{2})(?![\d-])|(?<TimeText>\d{2}:\d{2})(?!\d)` +
      String.raw`|(?<Reference>\d+(?:\.\d+){2,}[a-z]?|\d+(?:\.\d+)?[a-z])(?![\p{L}\p{N}])` +
      `|(?<threes>${language === 'fr' ? THREES_FR : THREES_EN})` +
      `|(?<NumberText>${language === 'fr' ? NUMBER_FR : NUMBER_EN})` +
      String.raw`|(?<Text>"[^"\n]*"|“[^”\n]*”|«[^»\n]*»)|(?<quoted>${'`'}[^${'`'}\n]+${'`'})` +
      `|${elision}(?<word>${WORD}${possessive})` +
      String.raw`|(?<sign><>|<=|>=|[:,|+\-*×/()=≠<≤>≥%])|(?<bad>["“«${'`'}][^\n]*|[^\n])`,
    'uy',
  );
}

const SCANNERS: Readonly<Record<Language, RegExp>> = { en: scanner('en'), fr: scanner('fr') };

function canonical(kind: string, text: string): string {
  if (kind === 'Text' || kind === 'quoted') return text.slice(1, -1).trim();
  if (kind === 'NumberText') return text.replace(/[ \u00a0\u202f]/g, '').replace(',', '.');
  return text;
}

/** Cuts a block's text into lines of tokens. Offsets are relative to the text. */
export function lexBlock(text: string, settings: LexerSettings, within?: string): LexedBlock {
  const lines: Line[] = [];
  const comments: Comment[] = [];
  const faults: LexicalFault[] = [];
  const scan = SCANNERS[settings.language];
  let block = within;
  let at = 0;
  for (const lineText of text.split('\n')) {
    const pieces: Piece[] = [];
    scan.lastIndex = at;
    const end = at + lineText.length;
    while (scan.lastIndex < end) {
      const from = scan.lastIndex;
      const found = scan.exec(text);
      if (found === null) break;
      const to = Math.min(scan.lastIndex, end);
      const kind = Object.entries(found.groups ?? {}).find(([, value]) => value !== undefined)?.[0];
      const raw = found[0];
      if (kind === 'comment') {
        comments.push({ text: raw.slice(2).trim(), at: from, trailing: pieces.length > 0 });
      } else if (kind === 'bad') {
        const code = /^["“«`]/.test(raw) ? 'C0102' : 'C0101';
        faults.push({ code, span: { from, to }, text: raw });
      } else if (kind === 'slashes') {
        const replace = isoOf(raw);
        faults.push({ code: 'C0103', span: { from, to }, text: raw, replace });
        pieces.push({ kind: 'DateText', text: replace, from, to });
      } else if (kind === 'threes') {
        faults.push({ code: 'C0104', span: { from, to }, text: raw, replace: spaced(raw) });
        const text = canonical('NumberText', spaced(raw));
        pieces.push({ kind: 'NumberText', text, from, to });
      } else if (kind !== 'space' && kind !== undefined) {
        const piece = { kind, text: canonical(kind, raw), from, to };
        const mayBeThousands = settings.language === 'fr' && /^[1-9]\d{0,2}\.\d{3}$/.test(raw);
        pieces.push(mayBeThousands ? { ...piece, payload: THOUSANDS } : piece);
      }
    }
    const first = pieces[0];
    if (first !== undefined) {
      const heading = lines.length === 0 && within === undefined;
      if (heading) block = join(pieces.slice(0, 1), settings, undefined, true)[0]?.tokenType.name;
      const tokens = join(pieces, settings, block, heading);
      const indent = first.from - at;
      if (tokens.length > 0) lines.push({ indent, tokens });
    }
    at = end + 1;
  }
  return { lines, comments, faults };
}

/** `31/01/2026` as `2026-01-31`. */
function isoOf(text: string): string {
  const [day = '', month = '', year = ''] = text.split('/');
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** `1,200` or `1.200` as `1 200`; the last sign stays where it parts decimals. */
export function spaced(text: string): string {
  return text.replace(/[.,](?=\d{3}(?!\d))/g, ' ');
}

/** Last words before the name of a file. */
const FILE_WORDS: ReadonlySet<string> = new Set(['from', 'de']);

const CLAUSE_NUMBERS: ReadonlySet<string> = new Set(['NumberText', 'Reference', 'MonthText']);
/** Tokens of an example after which a clause is named. */
const EXPECTING: ReadonlySet<string> = new Set(['Has', 'HasNo', 'Holds']);

/** `charges of clause 4.1`: the word before a clause's number, dropped like an article. */
function isClauseWord(
  lower: readonly string[],
  pieces: readonly Piece[],
  index: number,
  before: string | undefined,
  block: string | undefined,
): boolean {
  if (lower[index] !== 'clause' && lower[index] !== 'clauses') return false;
  if (before === undefined || !CLAUSE_NUMBERS.has(pieces[index + 1]?.kind ?? '')) return false;
  return block !== 'Example' || EXPECTING.has(before);
}

function isWordPiece(piece: Piece | undefined): boolean {
  return piece?.kind === 'word' || piece?.kind === 'elision';
}

function join(
  pieces: readonly Piece[],
  settings: LexerSettings,
  block: string | undefined,
  firstLine: boolean,
): IToken[] {
  const words = pieces.map((piece) =>
    isWordPiece(piece) || piece.text === ',' ? piece.text.replace('’', "'") : '\u0000',
  );
  const lower = words.map((item) => item.toLowerCase());
  const articles = ARTICLES[settings.language];
  const tokens: IToken[] = [];
  let rounded = false;
  let index = 0;
  while (index < pieces.length) {
    const piece = pieces[index];
    if (piece === undefined) break;
    const take = (name: string, image: string, count: number, payload?: string): void => {
      const last = pieces[index + count - 1] ?? piece;
      const token = makeToken(name, image, piece.from, last.to);
      tokens.push(payload === undefined ? token : { ...token, payload });
      index += count;
    };
    if (!isWordPiece(piece)) {
      if (piece.kind === 'sign') take(SIGN_TOKENS[piece.text] ?? 'Word', piece.text, 1);
      else take(piece.kind === 'quoted' ? 'Word' : piece.kind, piece.text, 1, piece.payload);
      continue;
    }
    if (isClauseWord(lower, pieces, index, tokens.at(-1)?.tokenType.name, block)) {
      index += 1;
      continue;
    }
    const isHere = (name: readonly string[]): boolean =>
      name.every((part, offset) => lower[index + offset] === part);
    const called = FUNCTION_PHRASES.find(
      (name) => isHere(name) && pieces[index + name.length]?.text === '(',
    );
    const declared = settings.names.find(
      (name) =>
        isHere(name) &&
        // In `item service from "…"` the last word is no part of a name `service from`.
        !(pieces[index + name.length]?.kind === 'Text' && FILE_WORDS.has(name.at(-1) ?? '')),
    );
    const whole = called ?? declared;
    const keyword = matchKeyword(words, index, settings.language, {
      firstOfLine: tokens.length === 0,
      firstOfBlock: tokens.length === 0 && (firstLine || block === 'Amendment'),
      afterRounded: rounded,
      block,
    });
    // Two names never stand side by side: after a word its first word is a keyword (`USD per
    // mile`).
    const afterWord = keyword !== undefined && tokens.at(-1)?.tokenType.name === 'Word';
    if (whole !== undefined && !afterWord && whole.length > (keyword?.words ?? 0)) {
      const last = pieces[index + whole.length - 1] ?? piece;
      const image = pieces
        .slice(index, index + whole.length)
        .map((part) => part.text + (part.kind === 'elision' ? '' : ' '))
        .join('')
        .trim();
      tokens.push(makeToken('Word', image, piece.from, last.to));
      index += whole.length;
    } else if (keyword !== undefined) {
      if (keyword.row.token === 'Rounded') rounded = true;
      take(
        keyword.row.token,
        words.slice(index, index + keyword.words).join(' '),
        keyword.words,
        keyword.row.payload,
      );
    } else if (articles.includes(words[index] ?? '')) {
      index += 1;
    } else {
      take('Word', piece.text, 1);
    }
  }
  return tokens;
}
