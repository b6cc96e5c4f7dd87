// Print, layout: the pieces of one sentence -> its lines. Names that the lexer would not read back
// as they are go in quotes: the text is lexed with the parser's own lexer until all do.
import type { Language } from '../diagnostics/diagnostic.ts';
import { type Piece, quotedText, wordingOf } from './piece.ts';
import { misread, type Reading } from './read-back.ts';

/** How a sentence may be broken. */
export interface Shape {
  readonly indent: number;
  /** Indent of the lines after the first; absent: everything on one line. */
  readonly hang?: number;
  /** Indent of a body that is the rest of the sentence. */
  readonly body?: number;
}

/** Width that sentences are broken at. */
export const WIDTH = 100;

/** A column of a line that is aligned with those of its group. */
export interface Tab {
  readonly group: object;
  readonly column: number;
}

/** A printed line before comments and alignment. */
export interface TextLine {
  readonly text: string;
  /** Offset in the block of what it came from, for the comments beside it. */
  readonly from?: number | undefined;
  readonly tab?: Tab;
}

/** A laid out sentence and where each piece stands in its lines joined. */
export interface Layout {
  readonly lines: readonly TextLine[];
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
}

/** Words that a line may start with. */
const BREAKS: ReadonlySet<string> = new Set(
  (
    'And Or Where Then Otherwise Rounded AtLeast AtMost ConvertedTo IfKnownOtherwise ' +
    'IsOneOf OverSet By With On Shortfall Window InTheLast InService From Until InColumn ' +
    'Sum Count Average Greatest Least Distinct Top GreaterOf LesserOf ChargesOf Becomes'
  ).split(' '),
);

function mayBreakBefore(piece: Piece, before: Piece | undefined): boolean {
  if (before === undefined) return false;
  if (before.kind === 'sign' && before.text === ',') return true;
  if (piece.kind === 'sign') return /^[-+*/]$/.test(piece.text) && piece.glue === 'none';
  return piece.kind === 'keyword' && BREAKS.has(piece.token) && before.kind !== 'sign';
}

function textsOf(pieces: readonly Piece[], bare: readonly boolean[], language: Language): string[] {
  const texts: string[] = [];
  let next = '';
  for (let at = pieces.length - 1; at >= 0; at -= 1) {
    const piece = pieces[at];
    let text = '';
    if (piece?.kind === 'keyword') text = wordingOf(piece, next, language);
    else if (piece?.kind === 'name') text = bare[at] === true ? piece.text : inQuotes(piece);
    else if (piece?.kind === 'raw' || piece?.kind === 'sign') text = piece.text;
    texts.unshift(text);
    next = text;
  }
  return texts;
}

function inQuotes(piece: Extract<Piece, { kind: 'name' }>): string {
  const backquotes = piece.style === 'words' || piece.style === 'word' || piece.style === 'clause';
  return backquotes ? `\`${piece.text}\`` : quotedText(piece.text);
}

function spaceBetween(left: string, right: string, before: Piece, piece: Piece): boolean {
  if (piece.kind === 'sign' && piece.glue === 'before') return false;
  if (before.kind === 'keyword') return !left.endsWith("'");
  if (before.kind !== 'sign' || before.glue === 'none') return true;
  // Two dashes would open a comment.
  return before.glue === 'before' ? before.text !== '' : left === '-' && right.startsWith('-');
}

function arrange(pieces: readonly Piece[], texts: readonly string[], shape: Shape): Layout {
  const lines: TextLine[] = [];
  const ranges: { from: number; to: number }[] = [];
  let line = ' '.repeat(shape.indent);
  let tab: Tab | undefined;
  let start = 0;
  let fresh = true;
  const hang = shape.hang ?? shape.indent;
  // Lines that go on stand deeper than bands.
  const hasBands = pieces.some((piece) => piece.kind === 'break' && piece.of === 'band');
  const end = (indent: number): void => {
    lines.push(tab === undefined ? { text: line, from } : { text: line, from, tab });
    start += line.length + 1;
    line = ' '.repeat(indent);
    tab = undefined;
    fresh = true;
  };
  let last: number | undefined;
  let from: number | undefined;
  pieces.forEach((piece, at) => {
    const before = last === undefined ? undefined : pieces[last];
    if (piece.kind === 'break' || piece.kind === 'tab') {
      if (piece.kind === 'tab') tab ??= { group: piece.group, column: line.length };
      else if (shape.hang !== undefined) {
        if (!fresh) end(piece.of === 'body' ? (shape.body ?? hang) : hang);
        from = piece.from;
      }
      ranges.push({ from: 0, to: 0 });
      return;
    }
    const text = texts[at] ?? '';
    const left = last === undefined ? '' : (texts[last] ?? '');
    if (shape.hang !== undefined && !fresh && mayBreakBefore(piece, before)) {
      if (line.length + 1 + widthOfRun(pieces, texts, at) > WIDTH) end(hasBands ? hang + 2 : hang);
    }
    if (!fresh && before !== undefined && spaceBetween(left, text, before, piece)) line += ' ';
    ranges.push({ from: start + line.length, to: start + line.length + text.length });
    line += text;
    fresh = false;
    last = at;
  });
  if (!fresh) end(0);
  return { lines, ranges };
}

/** Width of a piece and those after it that may not be parted from it. */
function widthOfRun(pieces: readonly Piece[], texts: readonly string[], from: number): number {
  let width = 0;
  for (let at = from; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece === undefined || piece.kind === 'break') break;
    if (at > from && mayBreakBefore(piece, pieces[at - 1])) break;
    if (piece.kind === 'tab') continue;
    const glued = piece.kind === 'sign' && piece.glue === 'before';
    width += (texts[at] ?? '').length + (at === from || glued ? 0 : 1);
  }
  return width;
}

/** Lays out a sentence. */
export function layOut(pieces: readonly Piece[], shape: Shape, reading: Reading): Layout {
  let bare = pieces.map((piece) => piece.kind === 'name' && !piece.text.includes('\n'));
  for (let round = 0; ; round += 1) {
    const texts = textsOf(pieces, bare, reading.language);
    const layout = arrange(pieces, texts, shape);
    const wrong = round < 6 ? misread(pieces, bare, layout, reading) : [];
    if (wrong.length === 0) return layout;
    bare = bare.map((isBare, at) => isBare && !wrong.includes(at));
  }
}
