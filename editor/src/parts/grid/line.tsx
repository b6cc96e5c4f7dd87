// Grid, line: one line of cells; drawn again only when something of it changes.
import { memo, type ReactNode } from 'react';
import { CellInput, type Leaving } from './cell-input.tsx';
import type { GridColumn } from './column.ts';
import classes from './grid.module.css';

/** What a line is drawn of: everything but the row and columns is plain, so that it compares. */
export interface LineProps<Row> {
  readonly id: string;
  readonly row: Row;
  readonly columns: readonly GridColumn<Row>[];
  readonly index: number;
  /** Pixels from the top of all lines. */
  readonly top: number;
  /** The column where one is; -1: not on this line. */
  readonly at: number;
  /** The first and last selected column; `left` above `right`: none. */
  readonly left: number;
  readonly right: number;
  readonly isOpen: boolean;
  /** The start of the ids of cells. */
  readonly name: string;
  /** What the input of the cell where one is begins with; undefined: it is not edited. */
  readonly typed: string | undefined;
  readonly onLeave: (text: string | undefined, leaving: Leaving) => void;
}

function OneLine<Row>(props: LineProps<Row>): ReactNode {
  const { id, row, columns, index, top, at, left, right, isOpen, name, typed, onLeave } = props;
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 3}
      className={classes.line}
      data-open={isOpen || undefined}
      data-even={index % 2 === 0 || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      {columns.map((column, place) => {
        const isHere = place === at;
        const isSelected = place >= left && place <= right;
        const isEdited = isHere && typed !== undefined;
        const fault = column.fault?.(row);
        return (
          <div
            key={column.id}
            role="gridcell"
            id={isHere ? `${name}-${index}-${place}` : undefined}
            aria-colindex={place + 1}
            aria-selected={isSelected}
            data-cell={`${index},${place}`}
            data-here={isHere || undefined}
            data-number={column.kind === 'number' || undefined}
            data-fault={fault}
            aria-invalid={fault === undefined ? undefined : true}
            className={classes.cell}
          >
            {isEdited ? (
              <CellInput
                first={typed}
                choices={column.choices}
                label={column.title}
                onLeave={onLeave}
              />
            ) : column.show === undefined ? (
              column.text(row)
            ) : (
              column.show(row)
            )}
          </div>
        );
      })}
    </div>
  );
}

/** A line. */
export const Line = memo(OneLine) as typeof OneLine;
