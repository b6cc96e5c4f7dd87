// Syntax, block reader: runs the rules of one block's sentences and tells of what does not fit: one
// problem a sentence, with the word that was probably meant.
import type { IRecognitionException, IToken } from 'chevrotain';
import type { Code } from '../diagnostics/catalogue.ts';
import type { Bilingual } from '../diagnostics/diagnostic.ts';
import { KEYWORDS } from '../language/keywords.ts';
import type { Span } from '../source/place.ts';
import { nearest } from '../values/index.ts';
import { type Advice, followersOf, habitAt, nameAt } from './advice.ts';
import { expectedOf, expectedText } from './expected.ts';
import { type LexerSettings, type LexicalFault, type Line, lexBlock, spaced } from './lexer.ts';
import { phraseWords } from './phrases.ts';
import { SentenceParser } from './sentence-parser.ts';
import { CONTINUES } from './starts.ts';
import { makeToken } from './tokens.ts';

const BEFORE = { place: 'before', lieu: 'avant' };

/** A problem before its place is known: spans are relative to the block. */
export interface RelativeProblem {
  readonly code: Code;
  readonly span: Span;
  /** Values in both languages where they differ: the French ones under French names. */
  readonly values: Readonly<Record<string, string>>;
  /** The text that mends it, put in place of the span. */
  readonly replace?: string;
}

/** The one parser: making it takes a while, using it again costs nothing. */
export const parser = new SentenceParser();

/** A sentence of a block, over one line or more. */
export interface Sentence {
  readonly tokens: readonly IToken[];
  /** Lines of the sentence, for blocks inside an amendment. */
  readonly lines: readonly Line[];
}

/** Reads the sentences of one block and keeps the problems met. */
export class BlockReader {
  readonly problems: RelativeProblem[] = [];
  readonly settings: LexerSettings;
  /** Plain words of the sentences that could not be read: one of them may be a name declared. */
  readonly unread: string[] = [];
  readonly #text: string;
  readonly #faults: readonly LexicalFault[];
  broken = false;

  constructor(settings: LexerSettings, text: string, faults: readonly LexicalFault[]) {
    this.settings = settings;
    this.#text = text;
    this.#faults = faults;
    for (const { code, span, text: words, replace } of faults) {
      const mended = replace ?? '';
      const values = {
        text: words.slice(0, 20),
        iso: mended,
        plain: mended,
        decimal: decimalOf(words),
      };
      this.add(code, span, values, replace);
      this.broken = true;
    }
  }

  /** Runs a rule over a sentence; undefined and a problem when it does not fit. */
  run<T>(tokens: readonly IToken[], rule: () => T): T | undefined {
    parser.input = shareOf(tokens);
    parser.doubtful.length = 0;
    const value = rule();
    const error = parser.errors[0];
    if (error === undefined) {
      for (const token of parser.doubtful) this.#mayBeThousands(token);
      return value;
    }
    this.broken = true;
    const words = tokens.filter((token) => token.tokenType.name === 'Word');
    this.unread.push(...words.map((token) => token.image));
    if (!this.#holdsFault(tokens)) this.report(tokens, error, rule);
    return undefined;
  }

  #mayBeThousands(token: IToken): void {
    const values = { text: token.image, plain: spaced(token.image) };
    const decimal = token.image.replace('.', ',');
    this.add('C0104', spanOfToken(token), { ...values, decimal }, values.plain);
    this.broken = true;
  }

  /** Whether a character that means nothing stands among these words: it is told of already. */
  #holdsFault(tokens: readonly IToken[]): boolean {
    const from = tokens[0]?.startOffset ?? 0;
    const newline = this.#text.indexOf('\n', tokens.at(-1)?.endOffset ?? from);
    const to = newline < 0 ? this.#text.length : newline;
    return this.#faults.some(({ span }) => span.from >= from && span.from < to);
  }

  private report(tokens: readonly IToken[], error: IRecognitionException, rule: () => void): void {
    const found = error.token;
    const atEnd = found.tokenType.name === 'EOF' || !tokens.includes(found);
    const last = tokens.at(-1);
    const fault = atEnd ? undefined : found;
    const names = expectedOf(error);
    const language = this.settings.language;
    const advice =
      habitAt(this.#text, tokens, fault, language) ?? nameAt(this.#text, tokens, fault, names);
    if (advice !== undefined) {
      this.advise(advice);
      return;
    }
    const near = this.misspelt(tokens, fault, rule);
    if (near !== undefined) {
      const { token, word } = near;
      this.add('C0206', spanOfToken(token), { word: token.image, near: word }, word);
      return;
    }
    const expected = expectedText(names, language);
    const values = { expected: expected.en, attendu: expected.fr };
    if (atEnd && last !== undefined) {
      const to = (last.endOffset ?? 0) + 1;
      const span = { from: Math.max(last.startOffset, to - 1), to };
      this.add('C0204', span, { ...values, word: last.image });
    } else if (values.expected === '') {
      this.add('C0205', spanOfToken(found), { word: found.image });
    } else {
      const instead = this.standsIn(tokens, found, names, rule);
      const where = instead ? { place: 'in place of', lieu: 'à la place de' } : BEFORE;
      this.add('C0203', spanOfToken(found), { ...values, word: found.image, ...where });
    }
  }

  private advise({ code, span, values, replace }: Advice): void {
    this.add(code, span, values, replace);
  }

  /** Whether what is expected stands for the word found, rather than before it. */
  private standsIn(
    tokens: readonly IToken[],
    found: IToken,
    names: readonly string[],
    rule: () => void,
  ): boolean {
    const at = tokens.indexOf(found);
    const after = (skip: number): number => {
      const reached = names.map((name) => {
        const put = makeToken(name, found.image, found.startOffset, found.startOffset + 1);
        parser.input = [...tokens.slice(0, at), put, ...tokens.slice(at + skip)];
        rule();
        const [error] = parser.errors;
        const where = error === undefined ? -1 : tokens.indexOf(error.token);
        return where < 0 ? tokens.length : where;
      });
      return Math.max(-1, ...reached);
    };
    return after(1) > after(0) || after(0) <= at;
  }

  add(code: Code, span: Span, values: Record<string, string>, replace?: string): void {
    this.problems.push(
      replace === undefined ? { code, span, values } : { code, span, values, replace },
    );
  }

  /** A plain word at or before the error that is nearly a keyword and reads on as one. */
  private misspelt(
    tokens: readonly IToken[],
    found: IToken | undefined,
    rule: () => void,
  ): { token: IToken; word: string } | undefined {
    const end = found === undefined ? tokens.length : tokens.indexOf(found) + 1;
    const words = keywordWords(this.settings.language);
    for (let i = end - 1; i >= Math.max(0, end - 4); i -= 1) {
      const token = tokens[i];
      if (token?.tokenType.name !== 'Word' || token.image.length < 3) continue;
      if (/^[A-Z]/.test(token.image)) continue;
      const word = nearest(token.image, words, token.image.length > 5 ? 2 : 1);
      if (word === undefined || word === token.image) continue;
      if (this.readsOn(tokens, found, token, word, rule)) return { token, word };
    }
    return undefined;
  }

  /** Whether a sentence reads past its fault with another word in the place of a token. */
  private readsOn(
    tokens: readonly IToken[],
    found: IToken | undefined,
    token: IToken,
    word: string,
    rule: () => void,
  ): boolean {
    const { from, to } = spanOfToken(token);
    const end = tokens.at(-1)?.endOffset ?? to;
    const longer = word.length - (to - from);
    const text = this.#text.slice(0, from) + word + this.#text.slice(to);
    const lines = lexBlock(text, this.settings).lines.flatMap((line) => [...line.tokens]);
    const start = tokens[0]?.startOffset ?? 0;
    const mended = lines.filter(
      ({ startOffset }) => startOffset >= start && startOffset <= end + longer,
    );
    parser.input = mended;
    rule();
    const [error] = parser.errors;
    if (error === undefined) return true;
    if (found === undefined || !mended.includes(error.token)) return false;
    return error.token.startOffset > Math.max(found.startOffset, from) + longer;
  }

  unknownStart(
    tokens: readonly IToken[],
    token: IToken,
    block: Bilingual,
    starts: readonly string[],
  ): void {
    this.broken = true;
    const rows = KEYWORDS.filter((row) => starts.includes(row.token));
    const heads = rows.map((row) => row[this.settings.language][0]);
    const first = heads.map((head) => phraseWords(head)[0] ?? head);
    const advice =
      habitAt(this.#text, tokens, token, this.settings.language) ??
      followersOf(token, starts, this.settings.language);
    if (advice !== undefined) {
      this.advise(advice);
      return;
    }
    const word = nearest(token.image, first, 2);
    if (word !== undefined && word !== token.image && token.tokenType.name === 'Word') {
      this.add('C0206', spanOfToken(token), { word: token.image, near: word }, word);
      return;
    }
    const expected = expectedText(starts, this.settings.language);
    this.add('C0202', spanOfToken(token), {
      word: token.image,
      block: block.en,
      bloc: block.fr,
      expected: expected.en,
      attendu: expected.fr,
    });
  }

  /** Groups body lines into sentences: deeper lines and lines that cannot start one continue. */
  sentences(lines: readonly Line[], everyLine: boolean): Sentence[] {
    const indent = lines[0]?.indent ?? 0;
    const sentences: { tokens: IToken[]; lines: Line[] }[] = [];
    for (const line of lines) {
      const last = sentences.at(-1);
      const first = line.tokens[0]?.tokenType.name ?? '';
      const continues = !everyLine && (line.indent > indent || CONTINUES.has(first));
      if (last !== undefined && continues) {
        last.tokens.push(...line.tokens);
        last.lines.push(line);
      } else {
        sentences.push({ tokens: [...line.tokens], lines: [line] });
      }
    }
    return sentences;
  }

  body<T>(lines: readonly Line[], starts: readonly string[], block: Bilingual, rule: () => T): T[] {
    return this.sentences(lines, false).flatMap((sentence) => {
      const first = sentence.tokens[0];
      const known = first !== undefined && starts.includes(first.tokenType.name);
      if (first !== undefined && !known) {
        this.unknownStart(sentence.tokens, first, block, starts);
        return [];
      }
      const value = this.run(sentence.tokens, rule);
      return value === undefined ? [] : [value];
    });
  }

  rows<T>(lines: readonly Line[], rule: () => T): T[] {
    return lines.flatMap((line) => {
      const value = this.run(line.tokens, rule);
      return value === undefined ? [] : [value];
    });
  }
}

/** `1,200` as a decimal of its own language, where a comma parts thousands: `1.200`. */
function decimalOf(text: string): string {
  return text.includes('.') && text.includes(',') ? '1,50' : text.replace(',', '.');
}

const CONSTANT_WORDS = new Map<string, string[]>();

function keywordWords(language: 'en' | 'fr'): readonly string[] {
  const known = CONSTANT_WORDS.get(language);
  if (known !== undefined) return known;
  const words = KEYWORDS.flatMap((row) => row[language].flatMap(phraseWords));
  const long = [...new Set(words.filter((item) => item.length > 2))];
  CONSTANT_WORDS.set(language, long);
  return long;
}

/** `discount 5 % on charges of 1`: `on` is read as `of`. */
function shareOf(tokens: readonly IToken[]): IToken[] {
  const names = tokens.slice(0, 4).map((token) => token.tokenType.name);
  const on = tokens[3];
  const isShare = names.slice(0, 3).join(' ') === 'Charge NumberText Percent';
  if (on === undefined || !isShare || !['On', 'OverSet'].includes(names[3] ?? '')) {
    return [...tokens];
  }
  const of = makeToken('Of', on.image, on.startOffset, (on.endOffset ?? on.startOffset) + 1);
  return [...tokens.slice(0, 3), of, ...tokens.slice(4)];
}

/** The characters of a token. */
export function spanOfToken(token: IToken): Span {
  return { from: token.startOffset, to: (token.endOffset ?? token.startOffset) + 1 };
}
