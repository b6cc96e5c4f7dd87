// Service, completion, part one: where the cursor stands. In: a file and an offset. Out: the rule
// of the sentence at hand with its tokens so far. Only the words before the cursor count, so a
// half-typed sentence or a block with faults is no obstacle.
import type { IToken } from 'chevrotain';
import type { Line } from '../syntax/lexer.ts';
import { AMENDABLE, BLOCK_STARTS, CONTINUES, SENTENCES } from '../syntax/starts.ts';
import { type Analysis, type Piece, pieceAt } from './analysis.ts';

/** Where completion is asked for. */
export interface Site {
  readonly file: string;
  readonly offset: number;
  /** Offset of the line's first character and its text up to the cursor. */
  readonly lineFrom: number;
  readonly line: string;
  /** Token of the first word of the block at hand; absent at the margin. */
  readonly block: string | undefined;
  /** The block at hand lies inside an amendment. */
  readonly amended: boolean;
  /** The rule that reads the sentence. */
  readonly rule: string;
  /** Tokens of the sentence on the lines above. */
  readonly before: readonly IToken[];
  /** Tokens that may start a sentence here, where one may. */
  readonly starts: readonly string[] | undefined;
  /** The sentence above, which the line may continue instead. */
  readonly above: readonly IToken[];
  /** Heading and lines of the block, without the line at hand. */
  readonly head: readonly IToken[];
  readonly lines: readonly Line[];
  readonly piece: Piece | undefined;
}

const HEADINGS: Readonly<Record<string, string>> = {
  Contract: 'contractHeading',
  Item: 'typeHeading',
  Record: 'typeHeading',
  Series: 'seriesHeading',
  Table: 'tableHeading',
  Scale: 'scaleHeading',
  Define: 'define',
  Derive: 'deriveHeading',
  Clause: 'clauseHeading',
  Amendment: 'amendmentHeading',
  Example: 'exampleHeading',
};

const ROWS: Readonly<Record<string, string>> = { Scale: 'band', Series: 'seriesValue' };

/** Where the cursor stands; undefined in comments, quoted texts and parts that cannot be read. */
export function siteAt(analysis: Analysis, file: string, offset: number): Site | undefined {
  const text = analysis.files.get(file)?.text ?? '';
  const lineFrom = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(lineFrom, offset);
  if (line.includes('--') || (line.match(/"/g)?.length ?? 0) % 2 === 1) return undefined;
  const base: Site = {
    file,
    offset,
    lineFrom,
    line,
    block: undefined,
    amended: false,
    rule: '',
    before: [],
    starts: undefined,
    above: [],
    head: [],
    lines: [],
    piece: pieceAt(analysis, file, lineFrom),
  };
  if (/^\S*$/.test(line)) return { ...base, starts: ['Language', ...BLOCK_STARTS] };
  const lines = base.piece?.lines ?? [];
  const [head, ...body] = lines;
  const kind = head?.tokens[0]?.tokenType.name;
  if (base.piece === undefined || head === undefined || kind === undefined) return undefined;
  const start = base.piece.start;
  const offsetOf = (item: Line): number => start + (item.tokens[0]?.startOffset ?? 0);
  if (!/^\s/.test(line)) {
    const rule = HEADINGS[kind] ?? '';
    return { ...base, block: kind, rule, head: head.tokens, lines: body };
  }
  if (!BLOCK_STARTS.includes(kind)) return undefined;
  const above = body.filter((item) => offsetOf(item) < lineFrom);
  const end = text.indexOf('\n', offset);
  const below = body.filter((item) => end >= 0 && offsetOf(item) > end);
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  return inBody({ ...base, block: kind, head: head.tokens }, above, below, indent);
}

const tokensOf = (lines: readonly Line[]): IToken[] => lines.flatMap(({ tokens }) => [...tokens]);
const startOf = (line: Line | undefined): string => line?.tokens[0]?.tokenType.name ?? '';

function inBody(base: Site, above: readonly Line[], below: readonly Line[], indent: number): Site {
  const site = { ...base, lines: [...above, ...below] };
  const kind = base.block ?? '';
  if (kind === 'Table') return { ...site, rule: above.length === 0 ? 'headings' : 'row' };
  const row = ROWS[kind];
  if (row !== undefined) return { ...site, rule: row };
  if (kind === 'Define') {
    return { ...site, rule: 'define', before: [...base.head, ...tokensOf(above)] };
  }
  if (kind === 'Derive') return inDerivation(site, above, indent);
  const sentences = SENTENCES[kind];
  if (sentences === undefined) return site;
  const { starts, rule } = sentences;
  const margin = above[0]?.indent ?? indent;
  const first = above.findLastIndex(
    (line) => line.indent <= margin && !CONTINUES.has(startOf(line)),
  );
  const last = above.slice(Math.max(0, first));
  if (indent <= margin) return { ...site, rule, starts, above: tokensOf(last) };
  const start = startOf(last[0]);
  if (kind === 'Amendment' && AMENDABLE.has(start)) {
    const end = below.findIndex((line) => line.indent <= margin);
    const inner = below.slice(0, end < 0 ? below.length : end);
    const nested = { ...base, block: start, amended: true, head: last[0]?.tokens ?? [] };
    return inBody(nested, last.slice(1), inner, indent);
  }
  return { ...site, rule, before: tokensOf(last) };
}

function inDerivation(site: Site, above: readonly Line[], indent: number): Site {
  const isField = (line: Line): boolean =>
    startOf(line) === 'Grouped' || line.tokens.some((token) => token.tokenType.name === 'Colon');
  const cut = above.findIndex(isField);
  const heads = above.slice(0, cut < 0 ? above.length : cut);
  const heading = [...site.head, ...tokensOf(heads)];
  if (cut < 0) return { ...site, rule: 'deriveField', starts: ['Grouped'], above: heading };
  const last = above.findLast(isField);
  const margin = above[cut]?.indent ?? indent;
  if (indent > margin && last !== undefined) {
    const rule = startOf(last) === 'Grouped' ? 'deriveKeys' : 'deriveField';
    return { ...site, rule, before: tokensOf(above.slice(above.indexOf(last))) };
  }
  return { ...site, rule: 'deriveField', starts: ['Grouped'] };
}

/** The rule that reads the sentence above, where a line may continue it. */
export function ruleAbove(site: Site): string {
  return site.block === 'Derive' ? 'deriveHeading' : site.rule;
}
