// Print, lines: sentences of a block put below each other. In: pieces and where they came from.
// Out: lines with their offsets, then the block's text with columns aligned and comments put back.
import type { Comment } from '../ast/block.ts';
import { layOut, type Shape, type TextLine } from './layout.ts';
import type { Piece } from './piece.ts';
import type { Context } from './words.ts';

/** A line and the offset in its block of what it came from. */
export interface PrintedLine extends TextLine {
  readonly from: number;
}

/** The lines of one sentence. */
export function sentence(
  pieces: readonly Piece[],
  from: number,
  shape: Shape,
  context: Context,
): PrintedLine[] {
  return layOut(pieces, shape, context).lines.map((line) => ({ ...line, from: line.from ?? from }));
}

/** The shape of a body's sentence. */
export function bodyShape(indent: number): Shape {
  return { indent: indent + 2, hang: indent + 4 };
}

/** Lines to text: columns of a group aligned, comments beside or above what they stood by. */
export function textOf(lines: readonly PrintedLine[], comments: readonly Comment[]): string {
  const widest = new Map<object, number>();
  for (const { tab } of lines) {
    if (tab !== undefined) {
      widest.set(tab.group, Math.max(widest.get(tab.group) ?? 0, tab.column));
    }
  }
  const above = lines.map((): string[] => []);
  const beside = new Map<number, string>();
  const after: string[] = [];
  for (const comment of comments) {
    const text = comment.text === '' ? '--' : `-- ${comment.text}`;
    if (!comment.trailing) {
      (above[lineAfter(lines, comment.at)] ?? after).push(text);
      continue;
    }
    const at = lineBefore(lines, comment.at);
    const first = beside.get(at);
    // A line has room for one comment; those before it stand above its sentence.
    if (first !== undefined) above[firstOf(lines, at)]?.push(first);
    beside.set(at, text);
  }
  const printed = lines.flatMap((line, index) => {
    const text = aligned(line, widest);
    const indent = ' '.repeat(text.length - text.trimStart().length);
    const last = beside.get(index);
    const own = (above[index] ?? []).map((comment) => indent + comment);
    return [...own, last === undefined ? text : `${text} ${last}`];
  });
  return [...printed, ...after.map((comment) => `  ${comment}`)].join('\n');
}

/** Index of the first line of the sentence or band that a line belongs to. */
function firstOf(lines: readonly PrintedLine[], at: number): number {
  return lines.findIndex((line) => line.from === lines[at]?.from);
}

function aligned(line: PrintedLine, widest: ReadonlyMap<object, number>): string {
  if (line.tab === undefined) return line.text;
  const { group, column } = line.tab;
  const width = widest.get(group) ?? column;
  return line.text.slice(0, column).padEnd(width) + line.text.slice(column);
}

/** Index of the last line that came from before an offset. */
function lineBefore(lines: readonly PrintedLine[], at: number): number {
  return lines.reduce((best, line, index) => {
    const known = lines[best]?.from ?? -1;
    return line.from < at && line.from >= known ? index : best;
  }, 0);
}

/** Index of the first line that came from after an offset; -1 when there is none. */
function lineAfter(lines: readonly PrintedLine[], at: number): number {
  return lines.reduce((best, line, index) => {
    const known = lines[best]?.from ?? Infinity;
    return line.from > at && line.from < known ? index : best;
  }, -1);
}
