// Grid, head: headings that sort and are dragged wider, and the filters below them.
import { useDebouncedCallback } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { memo, type PointerEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { useSpeech } from '../../texts/language.tsx';
import { type GridColumn, WIDTH_MIN } from './column.ts';
import classes from './grid.module.css';
import { GRID } from './grid.texts.ts';
import { filteredBy, type GridView, sortedBy } from './view.ts';

interface HeadProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly widths: readonly number[];
  readonly view: GridView;
  readonly onView: (view: GridView) => void;
  /** Tells a width while it is dragged; the last one is `done`. */
  readonly onWidth: (id: string, width: number, done: boolean) => void;
  /** The column of the heading where one is; -1: none. */
  readonly at: number;
  readonly name: string;
}

function Both<Row>(props: HeadProps<Row>): ReactNode {
  const { columns, view, onView } = props;
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.headings}>
        {columns.map((column, place) => (
          <Heading key={column.id} {...props} column={column} place={place} />
        ))}
      </div>
      <div role="row" aria-rowindex={2} className={classes.filters}>
        {columns.map((column, place) => (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={place + 1}
            className={classes.filterCell}
          >
            <FilterInput
              column={column}
              value={view.filters?.[column.id] ?? ''}
              onType={(typed) => onView(filteredBy(view, column.id, typed))}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

/** Headings and filters. */
export const Head = memo(Both) as typeof Both;

function Heading<Row>(
  props: HeadProps<Row> & { readonly column: GridColumn<Row>; readonly place: number },
): ReactNode {
  const { column, place, widths, view, onView, onWidth, at, name } = props;
  const { t } = useSpeech();
  const { id, title } = column;
  const order = (view.sort ?? []).findIndex((one) => one === id || one === `-${id}`);
  const isDown = view.sort?.[order]?.startsWith('-') ?? false;
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    const handle = event.currentTarget;
    const from = event.clientX;
    // A column may be wider than it asks for.
    const width = handle.parentElement?.offsetWidth ?? widths[place] ?? WIDTH_MIN;
    const next = (x: number) => Math.max(WIDTH_MIN, Math.round(width + x - from));
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = ({ clientX }) => onWidth(id, next(clientX), false);
    handle.onpointerup = ({ clientX }) => {
      handle.onpointermove = null;
      onWidth(id, next(clientX), true);
    };
  };
  return (
    <div
      role="columnheader"
      id={place === at ? `${name}--1-${place}` : undefined}
      aria-colindex={place + 1}
      aria-sort={order < 0 ? 'none' : isDown ? 'descending' : 'ascending'}
      data-here={place === at || undefined}
      data-number={column.kind === 'number' || undefined}
      className={classes.heading}
    >
      <button
        type="button"
        tabIndex={-1}
        title={t(GRID.sortBy, { column: title })}
        className={classes.sort}
        onClick={(event) => onView(sortedBy(view, id, !event.shiftKey))}
      >
        <span className="clip">{title}</span>
        {order >= 0 && (isDown ? <IconArrowDown size={13} /> : <IconArrowUp size={13} />)}
        {order >= 0 && (view.sort?.length ?? 0) > 1 && <small>{order + 1}</small>}
      </button>
      <span
        aria-hidden
        title={t(GRID.resize, { column: title })}
        className={classes.handle}
        onPointerDown={drag}
      />
    </div>
  );
}

const TYPING_MS = 180;

function FilterInput<Row>({
  column,
  value,
  onType,
}: {
  readonly column: GridColumn<Row>;
  readonly value: string;
  readonly onType: (typed: string) => void;
}): ReactNode {
  const { t } = useSpeech();
  const list = useId();
  const [typed, setTyped] = useState(value);
  const tell = useDebouncedCallback(onType, TYPING_MS);
  // A view that is chosen, or everything shown again, types here too.
  useEffect(() => setTyped(value), [value]);
  const { choices = [] } = column;
  return (
    <>
      <input
        className={classes.filter}
        aria-label={t(GRID.filterOf, { column: column.title })}
        title={t(GRID.filterHint)}
        placeholder="…"
        value={typed}
        list={choices.length > 0 ? list : undefined}
        data-set={typed !== '' || undefined}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          tell(currentTarget.value);
        }}
      />
      {choices.length > 0 && (
        <datalist id={list}>
          {choices.map((choice) => (
            <option key={choice} value={`=${choice}`} />
          ))}
        </datalist>
      )}
    </>
  );
}
