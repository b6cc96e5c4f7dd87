// Contract, grid: a table of a text as cells that are typed into, copied to a spreadsheet and
// pasted from one. In: a grid. Out: changed cells.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useSpeech } from '../texts/language.tsx';
import type { Text } from '../texts/text.ts';
import classes from './grid.module.css';
import { type CellChange, type Grid, readTsv, tsvOf } from './grid.ts';

const ROW = 27;
const NUMBER = /^-?\d[\d\s.,]*%?$/;
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Enter: [1, 0],
};

interface At {
  readonly row: number;
  readonly column: number;
}

/** A table; one row more than it has takes a new one. */
export function GridView({
  grid,
  label,
  cellLabel,
  readOnly,
  onWrite,
}: {
  readonly grid: Grid;
  readonly label: string;
  /** Names a cell: blanks `heading` and `row`. */
  readonly cellLabel: Text;
  readonly readOnly: boolean;
  readonly onWrite: (changes: readonly CellChange[]) => void;
}) {
  const { t } = useSpeech();
  const { headings, rows } = grid;
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<At>({ row: 0, column: 0 });
  const [typed, setTyped] = useState<string>();
  const count = rows.length + (readOnly ? 0 : 1);
  const drawn = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 15,
  });
  const textAt = ({ row, column }: At): string => rows[row]?.[column]?.text ?? '';
  useEffect(() => {
    const isInside = box.current?.contains(document.activeElement) === true;
    drawn.scrollToIndex(at.row);
    if (isInside)
      box.current?.querySelector<HTMLElement>(`[data-at="${at.row}:${at.column}"]`)?.focus();
  }, [at, drawn]);

  const move = ([down, right]: readonly [number, number]) => {
    const row = Math.max(0, Math.min(count - 1, at.row + down));
    const column = Math.max(0, Math.min(headings.length - 1, at.column + right));
    setAt({ row, column });
  };
  const finish = () => {
    if (typed !== undefined && typed !== textAt(at)) onWrite([{ ...at, text: typed }]);
    setTyped(undefined);
  };
  const press = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    const step = STEPS[key];
    if (typed !== undefined) {
      if (key === 'Escape') setTyped(undefined);
      if (key !== 'Enter' && key !== 'Tab') return;
      finish();
      if (key === 'Enter') move([1, 0]);
      return;
    }
    if (step !== undefined) {
      event.preventDefault();
      move(step);
    } else if (!readOnly && (key === 'F2' || key === 'Delete')) {
      event.preventDefault();
      setTyped(key === 'F2' ? textAt(at) : '');
    } else if (!readOnly && key.length === 1 && !ctrlKey && !metaKey && !altKey) {
      event.preventDefault();
      setTyped(key);
    }
  };
  const copy = (event: ClipboardEvent) => {
    if (typed !== undefined) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', textAt(at));
  };
  const paste = (event: ClipboardEvent) => {
    if (readOnly || typed !== undefined) return;
    event.preventDefault();
    const cells = readTsv(event.clipboardData.getData('text/plain'));
    onWrite(
      cells.flatMap((own, down) =>
        own.map((text, along) => ({ row: at.row + down, column: at.column + along, text })),
      ),
    );
  };
  const columns = `repeat(${headings.length}, minmax(90px, 1fr))`;
  return (
    <div ref={box} className={classes.box} data-room>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are typed into
        role="grid"
        aria-label={label}
        aria-rowcount={count + 1}
        aria-readonly={readOnly}
        className={classes.grid}
        onKeyDown={press}
        onCopy={copy}
        onPaste={paste}
      >
        <thead className={classes.head}>
          <tr className={classes.line} style={{ gridTemplateColumns: columns }}>
            {headings.map((heading) => (
              <th key={heading} scope="col" className={classes.cell}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={classes.body} style={{ height: drawn.getTotalSize() }}>
          {drawn.getVirtualItems().map(({ index: row, start, size }) => (
            <tr
              key={row}
              aria-rowindex={row + 2}
              className={`${classes.line} ${classes.row}`}
              style={{ top: start, height: size, gridTemplateColumns: columns }}
            >
              {headings.map((heading, column) => {
                const isHere = row === at.row && column === at.column;
                return (
                  <td
                    key={heading}
                    tabIndex={isHere ? 0 : -1}
                    data-at={`${row}:${column}`}
                    className={`${classes.cell} ${isHere ? classes.here : ''}`}
                    style={NUMBER.test(textAt({ row, column })) ? { textAlign: 'end' } : undefined}
                    onFocus={() => !isHere && setAt({ row, column })}
                    onDoubleClick={() => !readOnly && setTyped(textAt({ row, column }))}
                  >
                    {isHere && typed !== undefined ? (
                      <input
                        // biome-ignore lint/a11y/noAutofocus: typing began in the cell itself
                        autoFocus
                        aria-label={t(cellLabel, { heading, row: `${row + 1}` })}
                        className={classes.input}
                        value={typed}
                        onChange={(event) => setTyped(event.currentTarget.value)}
                        onBlur={finish}
                      />
                    ) : (
                      textAt({ row, column })
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A whole table as a spreadsheet takes it, headings first. */
export function gridText({ headings, rows }: Grid): string {
  return tsvOf([headings, ...rows.map((row) => row.map(({ text }) => text))]);
}
