// Grid, clipboard: the selected cells as rows of texts, and pasted rows as changes of cells. In:
// what is shown and selected. Out: cells, changes.
import type { CellChange } from './edits.ts';
import { boundsOf, type Selection } from './selection.ts';
import type { Shown } from './use-shown.ts';

/** The texts of the selected cells, a row a line. */
export function cellsOf<Row>(
  { lines, columns }: Shown<Row>,
  selection: Selection,
): readonly (readonly string[])[] {
  const { top, bottom, left, right } = boundsOf(selection);
  const wanted = columns.slice(left, right + 1);
  return lines.slice(top, bottom + 1).map((line) => wanted.map(({ text }) => text(line)));
}

/** All that is shown, with the headings first. */
export function allCells<Row>({ lines, columns }: Shown<Row>): readonly (readonly string[])[] {
  return [
    columns.map(({ title }) => title),
    ...lines.map((line) => columns.map(({ text }) => text(line))),
  ];
}

/** What a grid is edited with. */
export interface Editing<Row> extends Shown<Row> {
  readonly idOf: (row: Row) => string;
  readonly grows: boolean;
}

/**
 * What pasting changes, from the first selected cell on; one cell fills the whole selection. Cells
 * beyond the last column, and beyond the last line of a grid that does not grow, are left out.
 */
export function pasted<Row>(
  editing: Editing<Row>,
  selection: Selection,
  cells: readonly (readonly string[])[],
): readonly CellChange[] {
  const { lines, columns, idOf, grows } = editing;
  const { top, bottom, left, right } = boundsOf(selection);
  const single = cells.length === 1 && cells[0]?.length === 1 ? cells[0][0] : undefined;
  const block =
    single === undefined
      ? cells
      : Array.from({ length: bottom - top + 1 }, () =>
          Array.from({ length: right - left + 1 }, () => single),
        );
  return block.flatMap((row, down) =>
    row.flatMap((text, along): CellChange[] => {
      const column = columns[left + along];
      const line = lines[top + down];
      if (column === undefined || column.isFixed === true) return [];
      if (line === undefined && !grows) return [];
      const at = line === undefined ? top + down - lines.length : idOf(line);
      return [{ line: at, column: column.id, text: text.trim() }];
    }),
  );
}

/** What emptying the selected cells changes. */
export function emptied<Row>(
  { lines, columns, idOf }: Editing<Row>,
  selection: Selection,
): readonly CellChange[] {
  const { top, bottom, left, right } = boundsOf(selection);
  const wanted = columns.slice(left, right + 1).filter(({ isFixed }) => isFixed !== true);
  return lines
    .slice(top, bottom + 1)
    .flatMap((line) => wanted.map(({ id }) => ({ line: idOf(line), column: id, text: '' })));
}
