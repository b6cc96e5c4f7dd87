// Contract, grids: the tables of a text as cells that can be written. In: a text and its outline,
// or a reference table. Out: cells with their places; the text with other cells. What stands around
// the cells stays as it is.
import type { Language, OutlineItem } from '@avenant/dsl';

/** The words between two bars. */
export interface GridCell {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A table of a text. */
export interface Grid {
  readonly file: string;
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly GridCell[])[];
  /** What parts two cells. */
  readonly sign: string;
  /** Where a new row goes: after the last one. */
  readonly end: number;
  /** Whether cells stand under each other, so that their width is kept. */
  readonly isAligned: boolean;
}

/** Other words for a cell; a row beyond the last one is added. */
export interface CellChange {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/**
 * A cell of a spreadsheet in the signs of a text's language: `425,50` is written `425.50` in an
 * English text. What may be thousands, such as `1,240`, stays as it is.
 */
export function cellIn(language: Language, text: string): string {
  const parts = /^(-?\d{1,3}(?:[ \u00a0\u202f]?\d{3})*|-?\d+)([.,])(\d+)$/.exec(text.trim());
  const [, whole = '', sign, decimals = ''] = parts ?? [];
  const own = language === 'fr' ? ',' : '.';
  const mayBeThousands = decimals.length === 3 && /^-?\d{1,3}$/.test(whole);
  return sign === undefined || sign === own || mayBeThousands ? text : whole + own + decimals;
}

interface TextLine {
  readonly from: number;
  readonly text: string;
}

/** The tables of a contract text, those inside amendments too. */
export function gridsIn(file: string, text: string, items: readonly OutlineItem[]): Grid[] {
  return items.flatMap((item) => {
    if (item.kind === 'amendment') return gridsIn(file, text, item.children);
    if (item.kind !== 'table' || item.children.length === 0) return [];
    const [heading] = item.children;
    const lines = linesOf(text, item.from, item.to);
    const at = lines.findIndex(({ from, text: own }) => {
      return from <= (heading?.from ?? 0) && (heading?.from ?? 0) <= from + own.length;
    });
    const head = lines[at];
    if (head === undefined) return [];
    const rows = lines.slice(at + 1).filter(({ text: own }) => !/^\s*(?:--.*)?$/.test(own));
    const last = rows.at(-1) ?? head;
    const headings = cellsOf(head, '|').map((cell) => cell.text);
    const end = last.from + last.text.length;
    const cells = rows.map((row) => cellsOf(row, '|'));
    return [{ file, name: item.name, headings, rows: cells, sign: '|', end, isAligned: true }];
  });
}

/** A reference table. */
export function gridOfCsv(file: string, text: string): Grid {
  const lines = linesOf(text, 0, text.length).filter((line) => line.text.trim() !== '');
  const [head = { from: 0, text: '' }, ...rows] = lines;
  const sign = [';', '\t', ','].find((one) => head.text.includes(one)) ?? ',';
  const last = lines.at(-1) ?? head;
  return {
    ...{ file, name: file, sign, end: last.from + last.text.length, isAligned: false },
    headings: cellsOf(head, sign).map((cell) => cell.text),
    rows: rows.map((row) => cellsOf(row, sign)),
  };
}

function linesOf(text: string, from: number, to: number): TextLine[] {
  const lines: TextLine[] = [];
  for (let at = from; at < to; ) {
    const end = text.indexOf('\n', at);
    const stop = end < 0 || end > to ? to : end;
    lines.push({ from: at, text: text.slice(at, stop).replace(/\r$/, '') });
    at = stop + 1;
  }
  return lines;
}

function cellsOf({ from, text }: TextLine, sign: string): GridCell[] {
  const cells: GridCell[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at <= text.length; at += 1) {
    const letter = text[at];
    if (letter === '"') isQuoted = !isQuoted;
    if (at < text.length && (letter !== sign || isQuoted)) continue;
    const raw = text.slice(start, at);
    const lead = raw.length - raw.trimStart().length;
    const own = raw.trim();
    const begin = from + start + lead;
    cells.push({ from: begin, to: begin + own.length, text: own });
    start = at + 1;
  }
  return cells;
}

/** The text with other words in some cells. */
export function writeCells(text: string, grid: Grid, changes: readonly CellChange[]): string {
  const { rows, headings, end, isAligned, sign } = grid;
  const width = headings.length;
  const inside = changes.filter(({ row, column }) => row < rows.length && column < width);
  const beyond = changes.filter(({ row, column }) => row >= rows.length && column < width);
  const splices = inside.flatMap(({ row, column, text: words }) => {
    const cell = rows[row]?.[column];
    if (cell === undefined || cell.text === words.trim()) return [];
    return [isAligned ? alignedSplice(text, cell, words.trim()) : { ...cell, text: words.trim() }];
  });
  if (beyond.length > 0) {
    const added = Map.groupBy(beyond, ({ row }) => row);
    const lines = [...added]
      .sort(([a], [b]) => a - b)
      .map(([, own]) => {
        const words = headings.map((_, at) => own.find(({ column }) => column === at)?.text ?? '');
        return isAligned ? `\n  ${alignedRow(grid, words)}` : `\n${words.join(sign)}`;
      });
    splices.push({ from: end, to: end, text: lines.join('') });
  }
  return splices
    .toSorted((a, b) => b.from - a.from)
    .reduce((so, { from, to, text: own }) => so.slice(0, from) + own + so.slice(to), text);
}

// As wide as what stands above: words to the left, numbers to the right.
function alignedRow({ headings, rows }: Grid, words: readonly string[]): string {
  const padded = words.map((word, at) => {
    const above = [headings[at] ?? '', ...rows.map((row) => row[at]?.text ?? '')];
    const width = Math.max(...above.map(({ length }) => length));
    return /^-?\d/.test(word.trim()) ? word.trim().padStart(width) : word.trim().padEnd(width);
  });
  return padded.join(' | ').trimEnd();
}

// Numbers stand to the right: what is longer takes blanks from before it, what is shorter gives.
function alignedSplice(text: string, cell: GridCell, words: string) {
  const { from, to } = cell;
  const spare = words.length - (to - from);
  if (spare <= 0) return { from, to, text: ' '.repeat(-spare) + words };
  const blanks = /\s*$/.exec(text.slice(text.lastIndexOf('\n', from - 1) + 1, from))?.[0] ?? '';
  const taken = Math.max(0, Math.min(spare, blanks.length - 2));
  return { from: from - taken, to, text: words };
}

/** Cells as a spreadsheet takes them. */
export function tsvOf(rows: readonly (readonly string[])[]): string {
  const quote = (cell: string) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => row.map(quote).join('\t')).join('\n');
}

/** Cells as a spreadsheet gives them. */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/gy;
  const clean = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (const [, quoted, plain = '', end] of clean.matchAll(pattern)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows;
}
