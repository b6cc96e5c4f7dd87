// Syntax, block parser: the text of one block -> its node, with the problems met. Each sentence is
// parsed alone, so that a fault costs one message and one sentence (docs/decisions/0003).
import type { IToken } from 'chevrotain';
import type {
  AmendableBlock,
  AmendmentSentence,
  Block,
  ClauseSentence,
  Comment,
} from '../ast/block.ts';
import type { Name } from '../ast/expression.ts';
import type { Bilingual } from '../diagnostics/diagnostic.ts';
import { KEYWORDS } from '../language/keywords.ts';
import type { Span } from '../source/place.ts';
import { nearest } from '../values/index.ts';
import { BlockReader, parser, type RelativeProblem, spanOfToken } from './block-reader.ts';
import { expectedText } from './expected.ts';
import { type LexerSettings, type Line, lexBlock } from './lexer.ts';
import {
  AMENDABLE,
  AMENDMENT_STARTS,
  BLOCK_STARTS,
  CALENDAR_STARTS,
  CLAUSE_STARTS,
  CONTRACT_STARTS,
  DECLARING,
  EXAMPLE_STARTS,
  TYPE_STARTS,
} from './starts.ts';

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

function titleOfBlock(token: string, surface: 'en' | 'fr'): Bilingual {
  const row = KEYWORDS.find((keyword) => keyword.token === token);
  const word = `\`${row?.[surface][0] ?? token}\``;
  return { en: word, fr: word };
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
    const [start, said] = head.tokens;
    const word = said?.image;
    if (word !== 'en' && word !== 'fr') {
      const at = said ?? start;
      if (at !== undefined) reader.add('C0208', spanOfToken(at), { word: at.image });
      return { block: undefined, problems: reader.problems, comments, lostNames: [], lines: all };
    }
    const stray = lines.flatMap((line) => line.tokens);
    const [from, end] = [stray[0], stray.at(-1)];
    if (from !== undefined && end !== undefined) {
      reader.add('C0207', { from: from.startOffset, to: spanOfToken(end).to }, {});
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
  const starts = ['Contract', 'Item', 'Record', 'Table', 'Define', 'Clause'];
  const expected = expectedText(starts, reader.settings.language);
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
  const title = titleOfBlock(first, reader.settings.language);
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
      const sentences = reader.body(
        lines,
        CLAUSE_STARTS,
        titleOfBlock('Clause', reader.settings.language),
        rule,
      );
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
  const title = titleOfBlock('Amendment', reader.settings.language);
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
      reader.unknownStart(sentence.tokens, token, title, AMENDMENT_STARTS);
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
