// Grid: the one table of the house for many lines: sorted, filtered, selected and copied as in a
// spreadsheet, drawn a screenful at a time. In: lines, columns, a view that its owner keeps in the
// address. Out: the grid; what is opened or edited.
import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type ClipboardEvent,
  type CSSProperties,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useSpeech } from '../../texts/language.tsx';
import type { Leaving } from './cell-input.tsx';
import { cellsOf, emptied, pasted } from './clipboard.ts';
import { type GridColumn, HEAD_HEIGHT, LINE_HEIGHT, WIDTH_MIN, widthOf } from './column.ts';
import type { GridEdits } from './edits.ts';
import classes from './grid.module.css';
import { GRID } from './grid.texts.ts';
import { Head } from './head.tsx';
import { Line } from './line.tsx';
import { alone, boundsOf, moved, type Selection, within } from './selection.ts';
import { Status } from './status.tsx';
import { Tools } from './tools.tsx';
import { fromTsv, toTsv } from './tsv.ts';
import { useShown } from './use-shown.ts';
import { type GridView, movedBy, sortedBy, tidyView } from './view.ts';

/** What a grid is made of. Lines and columns keep their identity from one drawing to the next. */
export interface GridProps<Row> {
  /** What the grid holds, for those who do not see it. */
  readonly label: string;
  /** Under which its saved views are kept. */
  readonly name: string;
  /** What its exports are called, without an ending; as `name` unless told. */
  readonly fileName?: string;
  readonly rows: readonly Row[];
  readonly columns: readonly GridColumn<Row>[];
  readonly idOf: (row: Row) => string;
  readonly view: GridView;
  readonly onView: (view: GridView) => void;
  /** Opens a line, by Enter or a double click. */
  readonly onOpen?: (row: Row) => void;
  /** The line that is open. */
  readonly open?: string | undefined;
  /** Makes its cells editable. */
  readonly edits?: GridEdits;
  /** What stands on the left above the grid. */
  readonly tools?: ReactNode;
  /** What is shown when there are no lines at all. */
  readonly empty?: ReactNode;
}

const OVERSCAN = 5;
// Pixels by which a key makes a column wider.
const WIDER = 16;
const TYPED = /^[^\p{Cc}]$/u;

/** A grid. */
export function Grid<Row extends object>(props: GridProps<Row>): ReactNode {
  const { label, name, rows, columns, idOf, view, onView, onOpen, open, edits, tools, empty } =
    props;
  const { t } = useSpeech();
  const id = useId();
  const shown = useShown(rows, columns, idOf, view);
  const { ref: sized, height } = useElementSize<HTMLDivElement>();
  const scroll = useRef<HTMLDivElement | null>(null);
  const [kept, setSelection] = useState<Selection>(() => alone({ line: 0, column: 0 }));
  const [typed, setTyped] = useState<string>();
  const [said, setSaid] = useState('');
  const [dragged, setDragged] = useState<Readonly<Record<string, number>>>({});
  const extent = {
    lines: shown.lines.length,
    columns: shown.columns.length,
    page: Math.max(1, Math.floor((height - HEAD_HEIGHT) / LINE_HEIGHT) - 1),
  };
  const selection = within(kept, extent);
  const bounds = boundsOf(selection);
  const widths = useMemo(
    () =>
      shown.columns.map(
        (column) => dragged[column.id] ?? view.widths?.[column.id] ?? widthOf(column),
      ),
    [shown.columns, view.widths, dragged],
  );
  const virtualizer = useVirtualizer({
    count: extent.lines,
    getScrollElement: () => scroll.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    useFlushSync: false,
  });
  const { far } = selection;
  const isFirst = useRef(true);
  useEffect(() => {
    // Nobody moved yet: a screen that opens does not scroll.
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    if (far.line >= 0) virtualizer.scrollToIndex(far.line, { align: 'auto' });
    reveal(scroll.current, widths, far.column);
  }, [far.line, far.column, virtualizer, widths]);

  const select = (next: Selection) => {
    setSelection(next);
    setSaid('');
  };
  const editing = { ...shown, idOf, grows: edits?.grows ?? false };
  const canEdit = (place: number) =>
    edits !== undefined && shown.columns[place] !== undefined && !shown.columns[place]?.isFixed;
  const begin = (first?: string) => {
    const { line, column } = selection.at;
    const row = shown.lines[line];
    if (row === undefined || !canEdit(column)) return;
    setSelection(alone(selection.at));
    setTyped(first ?? shown.columns[column]?.text(row) ?? '');
  };
  const leave = useRef<(text: string | undefined, leaving: Leaving) => void>(() => undefined);
  leave.current = (text, leaving) => {
    const { at } = selection;
    const row = shown.lines[at.line];
    const column = shown.columns[at.column];
    setTyped(undefined);
    if (leaving !== 'stay' || text === undefined) scroll.current?.focus({ preventScroll: true });
    if (
      text !== undefined &&
      row !== undefined &&
      column !== undefined &&
      text !== column.text(row)
    ) {
      edits?.change([{ line: idOf(row), column: column.id, text }]);
    }
    const key = { down: 'ArrowDown', right: 'ArrowRight', left: 'ArrowLeft' }[leaving as 'down'];
    const pressed = { key: key ?? '', shiftKey: false, ctrlKey: false, metaKey: false };
    const next = moved(alone(at), pressed, extent);
    if (next !== undefined) select(next);
  };
  const onLeave = useCallback(
    (text: string | undefined, leaving: Leaving) => leave.current(text, leaving),
    [],
  );

  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== scroll.current) return;
    const { key, altKey } = event;
    const isHeld = event.ctrlKey || event.metaKey;
    const { at } = selection;
    const column = shown.columns[at.column];
    const row = shown.lines[at.line];
    const done = () => event.preventDefault();
    if (altKey && column !== undefined && /^Arrow(?:Left|Right)$/.test(key)) {
      done();
      const by = key === 'ArrowLeft' ? -1 : 1;
      if (event.shiftKey) {
        const width = Math.max(WIDTH_MIN, (widths[at.column] ?? 0) + by * WIDER);
        onView(tidyView({ ...view, widths: { ...view.widths, [column.id]: width } }));
      } else onView(movedBy(view, orderOf(columns, view), column.id, by));
      return;
    }
    const next = altKey ? undefined : moved(selection, event, extent);
    if (next !== undefined) {
      done();
      select(next);
    } else if (key === 'Escape') setSelection(alone(at));
    else if (key === 'Enter' && at.line < 0 && column !== undefined) {
      done();
      onView(sortedBy(view, column.id, !event.shiftKey));
    } else if (key === 'Enter' && row !== undefined && onOpen !== undefined) {
      done();
      onOpen(row);
    } else if (edits === undefined) return;
    else if (isHeld && key.toLowerCase() === 'z') {
      done();
      (event.shiftKey ? edits.redo : edits.undo)();
    } else if (isHeld && key.toLowerCase() === 'y') {
      done();
      edits.redo();
    } else if (key === 'Delete' || key === 'Backspace') {
      done();
      edits.change(emptied(editing, selection));
    } else if (key === 'F2' || key === 'Enter') {
      done();
      begin();
    } else if (!isHeld && !altKey && TYPED.test(key)) {
      done();
      begin(key);
    }
  };

  const placeOf = (target: EventTarget) => {
    const cell = target instanceof Element ? target.closest('[data-cell]') : null;
    const [line, column] = (cell?.getAttribute('data-cell') ?? '').split(',').map(Number);
    return line === undefined || column === undefined ? undefined : { line, column };
  };
  const onMouseDown = (event: React.MouseEvent) => {
    const place = placeOf(event.target);
    if (place === undefined || event.button !== 0 || event.target instanceof HTMLInputElement)
      return;
    select(event.shiftKey ? { at: selection.at, far: place } : alone(place));
  };
  const onMouseOver = (event: React.MouseEvent) => {
    // What a narrow column clips, and what is wrong with a cell, is told where the mouse rests.
    const cell = event.target instanceof HTMLElement ? event.target.closest('[data-cell]') : null;
    cell?.setAttribute('title', cell.getAttribute('data-fault') ?? cell.textContent);
    const place = event.buttons === 1 && typed === undefined ? placeOf(event.target) : undefined;
    if (place !== undefined) select({ at: selection.at, far: place });
  };
  const onDoubleClick = (event: React.MouseEvent) => {
    const row = shown.lines[placeOf(event.target)?.line ?? -1];
    if (row === undefined) return;
    if (canEdit(selection.at.column)) begin();
    else onOpen?.(row);
  };
  const onCopy = (event: ClipboardEvent) => {
    if (event.target instanceof HTMLInputElement || extent.lines === 0) return;
    event.preventDefault();
    const cells = cellsOf(shown, selection);
    event.clipboardData.setData('text/plain', toTsv(cells));
    setSaid(t(GRID.copied, { n: cells.length * (cells[0]?.length ?? 0) }));
  };
  const onPaste = (event: ClipboardEvent) => {
    if (edits === undefined || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    edits.change(pasted(editing, selection, fromTsv(event.clipboardData.getData('text/plain'))));
  };

  const onWidth = useCallback(
    (column: string, width: number, done: boolean) => {
      setDragged(done ? {} : { [column]: width });
      if (done) onView(tidyView({ ...view, widths: { ...view.widths, [column]: width } }));
    },
    [onView, view],
  );
  const visible = virtualizer.getVirtualItems();
  // Lines that come into view take the places of those that left, and the places keep their order:
  // while scrolling, nothing is built or moved. The order that is read out is told apart.
  const slots = Math.max(visible.length, extent.page + 2 * OVERSCAN + 4);
  const placed = visible.toSorted((a, b) => (a.index % slots) - (b.index % slots));
  const readOut = visible.map(({ index }) => lineId(id, index % slots)).join(' ');
  const first = visible[0]?.index ?? 0;
  const last = visible.at(-1)?.index ?? -1;
  const isDrawn =
    selection.at.line < 0 || (selection.at.line >= first && selection.at.line <= last);
  const isSized = (at: number): boolean => {
    const { id: column, kind } = shown.columns[at] ?? {};
    const is = column !== undefined && (column in dragged || column in (view.widths ?? {}));
    return is || kind === 'number';
  };
  const style = {
    '--grid-columns': widths.map((width, at) => trackOf(width, isSized(at))).join(' '),
    '--grid-width': `${widths.reduce((so, width) => so + width, 0)}px`,
  } as CSSProperties;
  if (rows.length === 0 && empty !== undefined) return empty;
  return (
    <div className={classes.frame}>
      <Tools
        {...{ name, columns, shown, view, onView }}
        fileName={(props.fileName ?? name).replaceAll(/[^\p{L}\p{N}-]+/gu, '-')}
      >
        {tools}
      </Tools>
      <div
        ref={(element) => {
          scroll.current = element;
          sized(element);
        }}
        role="grid"
        aria-label={label}
        aria-rowcount={extent.lines + 2}
        aria-colcount={extent.columns}
        aria-multiselectable
        aria-activedescendant={
          isDrawn && extent.lines > 0
            ? `${id}-${selection.at.line}-${selection.at.column}`
            : undefined
        }
        tabIndex={0}
        className={classes.scroll}
        style={style}
        onKeyDown={onKeyDown}
        onMouseDown={onMouseDown}
        onMouseOver={onMouseOver}
        onFocus={() => undefined}
        onDoubleClick={onDoubleClick}
        onCopy={onCopy}
        onPaste={onPaste}
      >
        <div role="presentation" className={classes.inner}>
          <Head
            columns={shown.columns}
            widths={widths}
            {...{ view, onView, onWidth }}
            at={selection.at.line < 0 ? selection.at.column : -1}
            name={id}
          />
          {extent.lines === 0 ? (
            <div className={classes.nothing}>{t(GRID.noMatch)}</div>
          ) : (
            <div
              role="rowgroup"
              aria-owns={readOut}
              className={classes.body}
              style={{ height: virtualizer.getTotalSize() }}
            >
              {placed.map(({ index, start }) => {
                const row = shown.lines[index];
                if (row === undefined) return null;
                const isIn = index >= bounds.top && index <= bounds.bottom;
                const at = index === selection.at.line ? selection.at.column : -1;
                return (
                  <Line
                    key={index % slots}
                    id={lineId(id, index % slots)}
                    row={row}
                    columns={shown.columns}
                    index={index}
                    top={start - HEAD_HEIGHT}
                    at={at}
                    left={isIn ? bounds.left : 1}
                    right={isIn ? bounds.right : 0}
                    isOpen={open !== undefined && idOf(row) === open}
                    name={id}
                    typed={at >= 0 ? typed : undefined}
                    onLeave={onLeave}
                  />
                );
              })}
            </div>
          )}
        </div>
      </div>
      <Status
        shown={shown}
        total={rows.length}
        selection={selection}
        isEdited={edits !== undefined}
        opens={onOpen !== undefined}
        said={said}
      />
    </div>
  );
}

const lineId = (grid: string, place: number) => `${grid}-${place}`;

// All columns in their order, those that are hidden too.
function orderOf<Row>(columns: readonly GridColumn<Row>[], { order = [] }: GridView) {
  const ids = columns.map(({ id }) => id);
  return [...order.filter((id) => ids.includes(id)), ...ids.filter((id) => !order.includes(id))];
}

// Scrolls sideways until a column is seen beside the first one, which stays.
// What is left of the window goes to texts that nobody gave a width.
const trackOf = (width: number, isSized: boolean): string =>
  isSized ? `${width}px` : `minmax(${width}px, ${width}fr)`;

function reveal(element: HTMLElement | null, widths: readonly number[], column: number): void {
  if (element === null || column === 0) return;
  const left = widths.slice(0, column).reduce((so, width) => so + width, 0);
  const right = left + (widths[column] ?? 0);
  const { scrollLeft, clientWidth } = element;
  const first = widths[0] ?? 0;
  if (left - first < scrollLeft) element.scrollLeft = left - first;
  else if (right > scrollLeft + clientWidth) element.scrollLeft = right - clientWidth;
}
