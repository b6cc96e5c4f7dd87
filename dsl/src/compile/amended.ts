// Compile, amended parts: a cell of a table or a band of a clause changed. In: a block and the
// sentence of an amendment. Out: the block changed and where the change stands, or nothing.
import type {
  AmendmentSentence,
  Cell,
  ClauseBlock,
  ClauseSentence,
  TableBlock,
} from '../ast/block.ts';
import type { BandLine } from '../ast/expression.ts';
import { keyOf } from './symbols.ts';

/** A block changed. */
export interface Changed<B> {
  readonly block: B;
  /** Offset in the block of what was changed. */
  readonly at: number;
}

/** Text of a node without spans, for comparing what was written. */
function shape(node: unknown): string {
  return JSON.stringify(node, (key, value: unknown) => (key === 'span' ? undefined : value));
}

/** A table with one cell changed; undefined: it has no such row or column. */
export function changeCell(
  table: TableBlock,
  change: Extract<AmendmentSentence, { kind: 'row becomes' }>,
): Changed<TableBlock> | undefined {
  const column = table.headings.findIndex((item) => keyOf(item.name) === keyOf(change.column));
  const wanted = change.keys.map(keyText);
  let at: number | undefined;
  const rows = table.rows.map((row) => {
    const keys = row.cells.slice(0, table.keys.length).map(keyText);
    if (column < 0 || keys.join('|') !== wanted.join('|')) return row;
    at = row.span.from;
    const cells = row.cells.map((cell, i) => (i === column ? change.value : cell));
    return { ...row, cells };
  });
  return at === undefined ? undefined : { block: { ...table, rows }, at };
}

/** A key cell as text, without its unit: `10 Mbps` finds the row of `10` in a column of Mbps. */
function keyText(cell: Cell): string {
  if (cell.kind !== 'value') return shape(cell.kind === 'range' ? cell.range : cell.kind);
  if (cell.value.kind === 'number') return cell.value.text;
  if (cell.value.kind === 'name') return keyOf(cell.value.name);
  if (cell.value.kind === 'text') return keyOf(cell.value.text);
  return shape(cell.value);
}

/** A clause with one band's value changed; undefined: it has no such band. */
export function changeBand(
  clause: ClauseBlock,
  change: Extract<AmendmentSentence, { kind: 'band becomes' }>,
): Changed<ClauseBlock> | undefined {
  let at: number | undefined;
  const changed = (lines: readonly BandLine[]): readonly BandLine[] =>
    lines.map((line) => {
      if (shape(line.range) !== shape(change.range)) return line;
      at = line.span.from;
      return { ...line, value: change.value };
    });
  const sentences = clause.sentences.map((sentence): ClauseSentence => {
    if (!('bands' in sentence)) return sentence;
    const { value } = sentence;
    const bands = changed(sentence.bands);
    if (value.kind !== 'scale') return { ...sentence, bands };
    return { ...sentence, bands, value: { ...value, bands: changed(value.bands) } };
  });
  return at === undefined ? undefined : { block: { ...clause, sentences }, at };
}
