// Draft review, table of lines: as many rows as are seen, with their headings. In: rows. Out: a
// table; arrow keys move the open line.
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useRef } from 'react';
import type { Draft } from '../../api/drafts.ts';
import { Amount } from '../../parts/amount.tsx';
import { lastDayOf } from '../../parts/days.ts';
import { useSpeech } from '../../texts/language.tsx';
import type { BilledLine } from './billed-line.ts';
import { LINES } from './draft.texts.ts';
import type { LineRow } from './line-rows.ts';
import classes from './lines.module.css';

const ROW = 30;

/** The table of lines. */
export function LineTable({
  rows,
  draft,
  folded,
  fold,
  opened,
  open,
}: {
  readonly rows: readonly LineRow[];
  readonly draft: Draft;
  readonly folded: ReadonlySet<string>;
  readonly fold: (key: string) => void;
  readonly opened: string | undefined;
  readonly open: (line: string | undefined) => void;
}) {
  const { t } = useSpeech();
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return open(undefined);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return undefined;
    event.preventDefault();
    const at = rows.findIndex((row) => row.kind === 'line' && row.line.line === opened);
    for (let next = at + step; next >= 0 && next < rows.length; next += step) {
      const row = rows[next];
      if (row?.kind !== 'line') continue;
      virtual.scrollToIndex(next);
      return open(row.line.line);
    }
    return undefined;
  };
  // Beside an explanation there is room for less: it tells the days, quantity and price itself.
  const isNarrow = opened !== undefined;
  const columns = isNarrow ? COLUMNS_NARROW : COLUMNS;
  const drawn = virtual.getVirtualItems();
  const above = drawn[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    <section
      aria-label={t(LINES.table)}
      className={classes.table}
      data-room
      ref={scroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move along its lines
      tabIndex={0}
      onKeyDown={move}
    >
      <table
        className={`${classes.lines} ${isNarrow ? classes.narrow : ''}`}
        aria-rowcount={rows.length}
      >
        <Head isNarrow={isNarrow} />
        <tbody>
          <Space height={above} columns={columns} />
          {drawn.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return row.kind === 'group' ? (
              <GroupRow
                key={`group ${row.key}`}
                row={row}
                columns={columns}
                currency={draft.currency}
                isFolded={folded.has(row.key)}
                fold={() => fold(row.key)}
              />
            ) : (
              <Line
                key={row.line.line}
                line={row.line}
                isNarrow={isNarrow}
                currency={draft.currency}
                isOpen={row.line.line === opened}
                open={() => {
                  open(row.line.line === opened ? undefined : row.line.line);
                  // The arrows go on from here, also when the line is no longer drawn.
                  scroll.current?.focus({ preventScroll: true });
                }}
              />
            );
          })}
          <Space height={below} columns={columns} />
        </tbody>
      </table>
    </section>
  );
}

const COLUMNS = 8;
const COLUMNS_NARROW = 4;

// What is not drawn keeps its room, so that the bar tells how long the list is.
function Space({ height, columns }: { readonly height: number; readonly columns: number }) {
  return height <= 0 ? null : (
    <tr aria-hidden style={{ height }}>
      <td colSpan={columns} />
    </tr>
  );
}

function GroupRow({
  row,
  columns,
  currency,
  isFolded,
  fold,
}: {
  readonly row: Extract<LineRow, { readonly kind: 'group' }>;
  readonly columns: number;
  readonly currency: string;
  readonly isFolded: boolean;
  readonly fold: () => void;
}) {
  const { t } = useSpeech();
  const Icon = isFolded ? IconChevronRight : IconChevronDown;
  return (
    <tr className={classes.group}>
      <th scope="rowgroup" colSpan={columns - 1} className="clip">
        <button type="button" className={classes.fold} aria-expanded={!isFolded} onClick={fold}>
          <Icon size={14} aria-hidden />
          <strong>{row.key === '' ? t(LINES.adjustment) : row.key}</strong> {row.label}
          <span className="quiet"> {t(LINES.count, { count: row.count })}</span>
        </button>
      </th>
      <td className="amount">
        <Amount value={row.sum} currency={currency} />
      </td>
    </tr>
  );
}

function Head({ isNarrow }: { readonly isNarrow: boolean }) {
  const { t } = useSpeech();
  return (
    <thead>
      <tr>
        <th className={classes.clause}>{t(LINES.clause)}</th>
        <th className={classes.subject}>{t(LINES.subject)}</th>
        <th>{t(LINES.label)}</th>
        {!isNarrow && (
          <>
            <th className={classes.day}>{t(LINES.from)}</th>
            <th className={classes.day}>{t(LINES.until)}</th>
            <th className={`amount ${classes.figure}`}>{t(LINES.quantity)}</th>
            <th className={`amount ${classes.figure}`}>{t(LINES.price)}</th>
          </>
        )}
        <th className={`amount ${classes.money}`}>{t(LINES.amount)}</th>
      </tr>
    </thead>
  );
}

function Line({
  line,
  isNarrow,
  currency,
  isOpen,
  open,
}: {
  readonly line: BilledLine;
  readonly isNarrow: boolean;
  readonly currency: string;
  readonly isOpen: boolean;
  readonly open: () => void;
}) {
  const { t, day, month, decimal } = useSpeech();
  const { clause, subject, label, from, to, correctsPeriod } = line;
  const unit = (value: string | null, of: string | null) =>
    value === null ? '' : `${decimal(value)} ${of ?? ''}`.trim();
  return (
    <tr className={isOpen ? classes.open : undefined}>
      <td>{line.kind === 'adjustment' ? t(LINES.adjustment) : clause}</td>
      <td className="clip">
        <button
          type="button"
          className={classes.opener}
          aria-pressed={isOpen}
          // The arrows of the table go through the lines: the tabulator comes to it once.
          tabIndex={-1}
          onClick={open}
        >
          {subject}
        </button>
      </td>
      <td className="clip" title={label}>
        {label}
        {correctsPeriod !== null && (
          <em className="quiet"> {t(LINES.corrects, { month: month(correctsPeriod) })}</em>
        )}
      </td>
      {!isNarrow && (
        <>
          <td>{from === null ? '' : day(from)}</td>
          <td>{from === null || to === null ? '' : day(lastDayOf(from, to))}</td>
          <td className="amount">{unit(line.quantity, line.quantityUnit)}</td>
          <td className="amount">{unit(line.unitPrice, line.unitPriceUnit)}</td>
        </>
      )}
      <td className="amount">
        <Amount value={line.amount} currency={currency} />
      </td>
    </tr>
  );
}
