// Print, tables: the heading and rows of a price table, columns aligned, numbers to the right.
import type { Cell, Heading, TableBlock } from '../ast/block.ts';
import { expression } from './expression.ts';
import { layOut } from './layout.ts';
import { type PrintedLine, sentence } from './lines.ts';
import { range } from './phrases.ts';
import { CLOSE, commas, keyword, named, OPEN, type Piece, quoted, sign } from './piece.ts';
import { type Context, number, unit } from './words.ts';

/** `from "file.csv"`, where there is one. */
export function fromFile(file: string | undefined): Piece[] {
  return file === undefined ? [] : [keyword('From'), quoted(file)];
}

/** A cell. */
export function cell(value: Cell, context: Context): Piece[] {
  switch (value.kind) {
    case 'any':
      return [keyword('Any')];
    case 'not sold':
      return [keyword('NotSold')];
    case 'range':
      return range(value.range, context);
    case 'value':
      break;
  }
  const inside = value.value;
  switch (inside.kind) {
    case 'text':
    case 'boolean':
    case 'number':
    case 'date':
      return expression(inside, context);
    case 'name':
      return [named(inside.name.text)];
    case 'negate':
      if (inside.value.kind !== 'number') break;
      return [{ kind: 'sign', text: '-', glue: 'after' }, ...number(inside.value, context)];
    default:
      break;
  }
  return [OPEN, ...expression(inside, context), CLOSE];
}

function heading(value: Heading, context: Context): Piece[] {
  if (value.unit === undefined) return [named(value.name.text)];
  const inside = value.unit === 'percent' ? [sign('%')] : unit(value.unit, true, context);
  return [named(value.name.text), OPEN, ...inside, CLOSE];
}

function isNumber(value: Cell | undefined): boolean {
  if (value?.kind !== 'value') return false;
  const inside = value.value.kind === 'negate' ? value.value.value : value.value;
  return inside.kind === 'number';
}

interface Row {
  readonly texts: readonly string[];
  readonly cells: readonly Cell[];
  readonly from: number;
}

/** Texts of the cells of one line, read back as they stand in it. */
function cellTexts(cells: readonly (readonly Piece[])[], context: Context): string[] {
  const line = cells.flatMap((cell, at) => (at === 0 ? cell : [sign('|'), ...cell]));
  const { lines, ranges } = layOut(line, { indent: 2 }, context);
  const text = lines[0]?.text ?? '';
  let next = 0;
  return cells.map((cell) => {
    const first = ranges[next];
    const last = ranges[next + cell.length - 1];
    next += cell.length + 1;
    return text.slice(first?.from, last?.to);
  });
}

/** The lines of a table. */
export function tableLines(
  block: TableBlock,
  context: Context,
  headContext: Context,
  indent: number,
): PrintedLine[] {
  const keys = block.keys.map((key) => [named(key.text)]);
  const head = [
    keyword('Table'),
    named(block.name.text),
    ...(keys.length === 0 ? [] : [keyword('By'), ...commas(keys)]),
    ...fromFile(block.file),
  ];
  const rows: Row[] = block.rows.map((row) => ({
    texts: cellTexts(
      row.cells.map((item) => cell(item, { ...context, oneLine: true })),
      context,
    ),
    cells: row.cells,
    from: row.span.from,
  }));
  const first = block.headings[0];
  if (first !== undefined) {
    const pieces = block.headings.map((item) => heading(item, context));
    rows.unshift({ texts: cellTexts(pieces, context), cells: [], from: first.span.from });
  }
  const widths: number[] = [];
  for (const { texts } of rows) {
    texts.forEach((text, at) => {
      widths[at] = Math.max(widths[at] ?? 0, text.length);
    });
  }
  const lines = rows.map(({ texts, cells, from }) => {
    const padded = texts.map((text, at) => {
      const width = widths[at] ?? 0;
      return isNumber(cells[at]) ? text.padStart(width) : text.padEnd(width);
    });
    return { text: `${' '.repeat(indent + 2)}${padded.join(' | ')}`.trimEnd(), from };
  });
  return [...sentence(head, block.span.from, { indent }, headContext), ...lines];
}
