// Syntax, block parser: the text of one block -> its node, with the problems met. Each sentence is
// parsed alone, so that a fault costs one message and one sentence (docs/decisions/0003).
import type { IRecognitionException, IToken } from 'chevrotain';
import type {
  AmendableBlock,
  AmendmentSentence,
  Block,
  ClauseSentence,
  Comment,
} from '../ast/block.ts';
import type { Name } from '../ast/expression.ts';
import type { Code } from '../diagnostics/catalogue.ts';
import type { Bilingual } from '../diagnostics/diagnostic.ts';
import { KEYWORDS } from '../language/keywords.ts';
import type { Span } from '../source/place.ts';
import { nearest } from '../values/index.ts';
import { expectedOf, expectedText } from './expected.ts';
import { type LexerSettings, type LexicalFault, type Line, lexBlock } from './lexer.ts';
import { phraseWords } from './phrases.ts';
import { SentenceParser } from './sentence-parser.ts';

/** A problem before its place is known: spans are relative to the block. */
export interface RelativeProblem {
  readonly code: Code;
  readonly span: Span;
  /** Values in both languages where they differ: the French ones under French names. */
  readonly values: Readonly<Record<string, string>>;
  /** The text that mends it, put in place of the span. */
  readonly replace?: string;
}

/** What parsing a block gives; `start` of the node is 0 until it is placed in its file. */
export interface ParsedBlock {
  readonly block: Block | undefined;
  readonly language?: 'en' | 'fr';
  readonly problems: readonly RelativeProblem[];
  readonly comments: readonly Comment[];
  readonly lostNames: readonly string[];
  /** Its lines of tokens, for the language services. */
  readonly lines: readonly Line[];
}

/** The one parser: making it takes a while, using it again costs nothing. */
export const parser = new SentenceParser();

/** Tokens with which a line continues the sentence above it. */
export const CONTINUES: ReadonlySet<string> = new Set([
  'UpTo',
  'Under',
  'Over',
  'OverSet',
  'Otherwise',
  'AndOver',
  'And',
  'Or',
  'Plus',
  'Minus',
  'Times',
  'Slash',
  'Comma',
  'Open',
  'NumberText',
  'Where',
  'IfKnownOtherwise',
]);

/** Tokens of the blocks that an amendment may hold. */
export const AMENDABLE: ReadonlySet<string> = new Set(['Clause', 'Table', 'Scale', 'Define']);

/** Blocks whose sentences declare names that others use. */
const DECLARING: ReadonlySet<string> = new Set([
  'Item',
  'Record',
  'Series',
  'Calendar',
  'Table',
  'Scale',
  'Derive',
]);

interface Sentence {
  readonly tokens: readonly IToken[];
  /** Lines of the sentence, for blocks inside an amendment. */
  readonly lines: readonly Line[];
}

class BlockReader {
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
    for (const { code, span, text: words } of faults) {
      this.add(code, span, { text: words.slice(0, 20) });
      this.broken = true;
    }
  }

  /** Runs a rule over a sentence; undefined and a problem when it does not fit. */
  run<T>(tokens: readonly IToken[], rule: () => T): T | undefined {
    parser.input = [...tokens];
    const value = rule();
    const error = parser.errors[0];
    if (error === undefined) return value;
    this.broken = true;
    const words = tokens.filter((token) => token.tokenType.name === 'Word');
    this.unread.push(...words.map((token) => token.image));
    if (!this.#holdsFault(tokens)) this.report(tokens, error, rule);
    return undefined;
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
    const near = this.misspelt(tokens, atEnd ? undefined : found, rule);
    if (near !== undefined) {
      const { token, word } = near;
      this.add('C0206', spanOfToken(token), { word: token.image, near: word }, word);
      return;
    }
    const expected = expectedText(expectedOf(error));
    const values = { expected: expected.en, attendu: expected.fr };
    if (atEnd && last !== undefined) {
      const to = (last.endOffset ?? 0) + 1;
      const span = { from: Math.max(last.startOffset, to - 1), to };
      this.add('C0204', span, { ...values, word: last.image });
    } else if (values.expected === '') {
      this.add('C0205', spanOfToken(found), { word: found.image });
    } else {
      this.add('C0203', spanOfToken(found), { ...values, word: found.image });
    }
  }

  add(code: Code, span: Span, values: Record<string, string>, replace?: string): void {
    this.problems.push(
      replace === undefined ? { code, span, values } : { code, span, values, replace },
    );
  }

  /** A plain word at or before the error that is nearly a keyword with which the sentence reads on. */
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

  unknownStart(token: IToken, block: Bilingual, starts: readonly string[]): void {
    this.broken = true;
    const rows = KEYWORDS.filter((row) => starts.includes(row.token));
    const heads = rows.map((row) => row[this.settings.language][0]);
    const first = heads.map((head) => phraseWords(head)[0] ?? head);
    const word = nearest(token.image, first, 2);
    if (word !== undefined && token.tokenType.name === 'Word') {
      this.add('C0206', spanOfToken(token), { word: token.image, near: word }, word);
      return;
    }
    const expected = expectedText(starts);
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
        this.unknownStart(first, block, starts);
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

const CONTRACT_STARTS = [
  'Currency',
  'InForce',
  'Invoiced',
  'RecurringCharges',
  'PartMonths',
  'MonthsEnd',
  'EachLine',
  'ContractYears',
  'CorrectionsUpTo',
  'Customer',
  'Issuer',
];
const TYPE_STARTS = [
  'Key',
  'Word',
  'InServiceFrom',
  'DatedOn',
  'DatedAt',
  'DatedMonth',
  'LastingFrom',
  'KnownFrom',
];
const CLAUSE_STARTS = [
  'ForEach',
  'EachSpan',
  'OnceOn',
  'When',
  'Charge',
  'ChargeNothing',
  'Commitment',
  'Verb',
  'Limit',
  'InForce',
  'AtMost',
  'AtLeast',
  'Rounded',
  'Timing',
  'PartMonths',
  'SharedOver',
  'Multiply',
  'Every',
  'PriceBase',
  'ByHand',
  'NotBillable',
];
const CALENDAR_STARTS = ['WorkingDays', 'OpenFrom', 'Holidays'];
const AMENDMENT_STARTS = ['Verb', 'Ends', 'InTable', 'InClause', ...AMENDABLE];
const EXAMPLE_STARTS = ['Given', 'InvoiceOf', 'KnownOn'];

/** The kinds of block made of sentences: tokens that start one, and the rule that reads it. */
export const SENTENCES: Readonly<
  Record<string, { readonly starts: readonly string[]; readonly rule: string }>
> = {
  Contract: { starts: CONTRACT_STARTS, rule: 'contractSentence' },
  Item: { starts: TYPE_STARTS, rule: 'typeSentence' },
  Record: { starts: TYPE_STARTS, rule: 'typeSentence' },
  Calendar: { starts: CALENDAR_STARTS, rule: 'calendarSentence' },
  Clause: { starts: CLAUSE_STARTS, rule: 'clauseSentence' },
  Amendment: { starts: AMENDMENT_STARTS, rule: 'amendmentSentence' },
  Example: { starts: EXAMPLE_STARTS, rule: 'exampleSentence' },
};

/** Token names with which a block may start. */
export const BLOCK_STARTS: readonly string[] = [
  'Contract',
  'Item',
  'Record',
  'Series',
  'Calendar',
  'Table',
  'Scale',
  'Define',
  'Derive',
  'Clause',
  'Amendment',
  'Example',
];

const CONSTANT_WORDS = new Map<string, string[]>();

function keywordWords(language: 'en' | 'fr'): readonly string[] {
  const known = CONSTANT_WORDS.get(language);
  if (known !== undefined) return known;
  const words = KEYWORDS.flatMap((row) => row[language].flatMap(phraseWords));
  const long = [...new Set(words.filter((item) => item.length > 2))];
  CONSTANT_WORDS.set(language, long);
  return long;
}

function spanOfToken(token: IToken): Span {
  return { from: token.startOffset, to: (token.endOffset ?? token.startOffset) + 1 };
}

function titleOfBlock(token: string): Bilingual {
  const row = KEYWORDS.find((keyword) => keyword.token === token);
  return { en: `\`${row?.en[0] ?? token}\``, fr: `\`${row?.fr[0] ?? token}\`` };
}

/** Best name that a broken heading still shows. */
function headingName(tokens: readonly IToken[]): Name {
  const token = tokens.slice(1).find((item) => item.tokenType.name !== 'Comma') ?? tokens[0];
  return token === undefined
    ? { text: '', span: { from: 0, to: 0 } }
    : { text: token.image, span: spanOfToken(token) };
}

/** Parses the text of one block. Never throws. */
export function parseBlock(text: string, settings: LexerSettings): ParsedBlock {
  const lexed = lexBlock(text, settings);
  const reader = new BlockReader(settings, text, lexed.faults);
  const [head, ...lines] = lexed.lines;
  const { comments, lines: all } = lexed;
  if (head === undefined) {
    return { block: undefined, problems: reader.problems, comments, lostNames: [], lines: all };
  }
  const first = head.tokens[0]?.tokenType.name ?? '';
  if (first === 'Language') {
    const word = head.tokens[1]?.image;
    if (word === 'en' || word === 'fr') {
      const stray = lines.flatMap((line) => line.tokens);
      const [start, end] = [stray[0], stray.at(-1)];
      if (start !== undefined && end !== undefined) {
        reader.add('C0207', { from: start.startOffset, to: spanOfToken(end).to }, {});
      }
      return {
        block: undefined,
        language: word,
        problems: reader.problems,
        comments,
        lostNames: [],
        lines: all,
      };
    }
  }
  if (!BLOCK_STARTS.includes(first)) {
    unknownBlock(reader, head);
    const lostNames = imagesOf(lexed.lines);
    return { block: undefined, problems: reader.problems, comments, lostNames, lines: all };
  }
  const span = { from: head.tokens[0]?.startOffset ?? 0, to: text.trimEnd().length };
  const base = { start: 0, span, comments };
  const block = readBlock(reader, head, lines, base);
  const declares = DECLARING.has(first) ? reader.unread : [];
  const lostNames = block === undefined ? imagesOf(lexed.lines) : declares;
  return {
    block: block === undefined || !reader.broken ? block : { ...block, broken: true },
    problems: reader.problems,
    comments,
    lostNames,
    lines: all,
  };
}

function imagesOf(lines: readonly Line[]): string[] {
  return lines.flatMap((line) => line.tokens.map((token) => token.image));
}

function unknownBlock(reader: BlockReader, head: Line): void {
  const token = head.tokens[0];
  if (token === undefined) return;
  const rows = KEYWORDS.filter((row) => BLOCK_STARTS.includes(row.token));
  const heads = rows.map((row) => row[reader.settings.language][0]);
  const near = nearest(token.image, heads, 2);
  if (near !== undefined) {
    reader.add('C0206', spanOfToken(token), { word: token.image, near }, near);
    return;
  }
  const expected = expectedText(['Contract', 'Item', 'Record', 'Table', 'Define', 'Clause']);
  reader.add('C0201', spanOfToken(token), {
    word: token.image,
    expected: expected.en,
    attendu: expected.fr,
  });
}

interface Base {
  readonly start: number;
  readonly span: Span;
  readonly comments: readonly Comment[];
}

function readBlock(
  reader: BlockReader,
  head: Line,
  lines: readonly Line[],
  base: Base,
): Block | undefined {
  const first = head.tokens[0]?.tokenType.name ?? '';
  const title = titleOfBlock(first);
  const name = headingName(head.tokens);
  switch (first) {
    case 'Contract': {
      const heading = reader.run(head.tokens, () => parser.contractHeading());
      const rule = (): ReturnType<typeof parser.contractSentence> => parser.contractSentence();
      const sentences = reader.body(lines, CONTRACT_STARTS, title, rule);
      return { kind: 'contract', id: name.text, title: '', ...heading, sentences, ...base };
    }
    case 'Item':
    case 'Record': {
      const heading = reader.run(head.tokens, () => parser.typeHeading()) ?? { name };
      const sentences = reader.body(lines, TYPE_STARTS, title, () => parser.typeSentence());
      return { kind: first === 'Item' ? 'item' : 'record', ...heading, sentences, ...base };
    }
    case 'Series': {
      const heading = reader.run(head.tokens, () => parser.seriesHeading());
      const values = reader.rows(lines, () => parser.seriesValue());
      const { file, ...rest } = heading ?? { name, step: 'month' as const, columns: [] };
      return { kind: 'series', ...rest, ...given('file', file), values, ...base };
    }
    case 'Calendar': {
      const found = reader.run(head.tokens.slice(1), () => parser.name());
      const rule = (): ReturnType<typeof parser.calendarSentence> => parser.calendarSentence();
      const sentences = reader.body(lines, CALENDAR_STARTS, title, rule);
      return { kind: 'calendar', name: found ?? name, sentences, ...base };
    }
    case 'Derive':
      return readDerive(reader, head, lines, base);
    case 'Amendment':
      return readAmendment(reader, head, lines, base);
    case 'Example': {
      const found = reader.run(head.tokens, () => parser.exampleHeading());
      const rule = (): ReturnType<typeof parser.exampleSentence> => parser.exampleSentence();
      const sentences = reader.body(lines, EXAMPLE_STARTS, title, rule);
      return { kind: 'example', title: found ?? name.text, sentences, ...base };
    }
    default:
      return readAmendable(reader, head, lines, base);
  }
}

function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}

function readAmendable(
  reader: BlockReader,
  head: Line,
  lines: readonly Line[],
  base: Base,
): AmendableBlock | undefined {
  const name = headingName(head.tokens);
  switch (head.tokens[0]?.tokenType.name) {
    case 'Clause': {
      const heading = reader.run(head.tokens, () => parser.clauseHeading());
      const rule = (): ClauseSentence => parser.clauseSentence();
      const sentences = reader.body(lines, CLAUSE_STARTS, titleOfBlock('Clause'), rule);
      const { citation, ...rest } = heading ?? { id: name, title: '' };
      return { kind: 'clause', ...rest, ...given('citation', citation), sentences, ...base };
    }
    case 'Table': {
      const heading = reader.run(head.tokens, () => parser.tableHeading());
      const [columns, ...rows] = lines;
      const headings =
        columns === undefined ? [] : (reader.run(columns.tokens, () => parser.headings()) ?? []);
      const cells = reader.rows(rows, () => parser.row());
      const { file, ...rest } = heading ?? { name, keys: [] };
      return { kind: 'table', ...rest, ...given('file', file), headings, rows: cells, ...base };
    }
    case 'Scale': {
      const heading = reader.run(head.tokens, () => parser.scaleHeading());
      const bands = reader.rows(lines, () => parser.band());
      const kind = heading?.kind ?? { kind: 'step' as const, size: undefined };
      const found = heading?.name ?? name;
      const size = given('size', kind.size);
      return { kind: 'scale', name: found, scale: kind.kind, ...size, bands, ...base };
    }
    case 'Define': {
      const tokens = [...head.tokens, ...lines.flatMap((line) => line.tokens)];
      const found = reader.run(tokens, () => parser.define());
      if (found === undefined) return undefined;
      return {
        kind: 'define',
        name: found.name,
        ...given('on', found.on),
        value: found.value,
        ...base,
      };
    }
    default:
      return undefined;
  }
}

function readDerive(
  reader: BlockReader,
  head: Line,
  lines: readonly Line[],
  base: Base,
): Block | undefined {
  const isSet = (line: Line): boolean => {
    const token = line.tokens[0]?.tokenType.name ?? '';
    return token !== 'Grouped' && !line.tokens.some((item) => item.tokenType.name === 'Colon');
  };
  const cut = lines.findIndex((line) => !isSet(line));
  const heads = lines.slice(0, cut < 0 ? lines.length : cut);
  const tokens = [...head.tokens, ...heads.flatMap((line) => line.tokens)];
  const heading = reader.run(tokens, () => parser.deriveHeading());
  const keys: { name: Name; value: Expressionish }[] = [];
  const fields: { name: Name; value: Expressionish }[] = [];
  for (const sentence of reader.sentences(cut < 0 ? [] : lines.slice(cut), false)) {
    if (sentence.tokens[0]?.tokenType.name === 'Grouped') {
      keys.push(...(reader.run(sentence.tokens, () => parser.deriveKeys()) ?? []));
    } else {
      const field = reader.run(sentence.tokens, () => parser.deriveField());
      if (field !== undefined) fields.push(field);
    }
  }
  if (heading === undefined) return undefined;
  return { kind: 'derive', ...heading, keys, fields, ...base };
}

type Expressionish = ReturnType<typeof parser.expression>;

function readAmendment(
  reader: BlockReader,
  head: Line,
  lines: readonly Line[],
  base: Base,
): Block | undefined {
  const heading = reader.run(head.tokens, () => parser.amendmentHeading());
  const sentences: AmendmentSentence[] = [];
  const title = titleOfBlock('Amendment');
  for (const sentence of reader.sentences(lines, false)) {
    const [first, ...rest] = sentence.lines;
    const token = first?.tokens[0];
    if (first === undefined || token === undefined) continue;
    const start = token.tokenType.name;
    if (AMENDABLE.has(start)) {
      const to = (rest.at(-1) ?? first).tokens.at(-1)?.endOffset ?? token.startOffset;
      const span = { from: token.startOffset, to: to + 1 };
      const block = readAmendable(reader, first, rest, { start: 0, span, comments: [] });
      if (block !== undefined) sentences.push({ kind: 'block', block, span });
    } else if (!AMENDMENT_STARTS.includes(start)) {
      reader.unknownStart(token, title, AMENDMENT_STARTS);
    } else {
      const value = reader.run(sentence.tokens, () => parser.amendmentSentence());
      if (value !== undefined) sentences.push(value);
    }
  }
  if (heading === undefined) return undefined;
  const { title: words, known, ...others } = heading;
  return {
    kind: 'amendment',
    ...others,
    ...given('title', words),
    ...given('known', known),
    sentences,
    ...base,
  };
}
