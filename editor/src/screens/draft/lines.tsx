// Draft review, lines: all of them, drawn as far as they are seen; found by words, put together by
// clause or subject, opened to their explanation. Arrow keys move the open line.
import { Group, SegmentedControl, TextInput, Text as Words } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconSearch } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { type Draft, type DraftLine, useDraftLines } from '../../api/drafts.ts';
import { Amount } from '../../parts/amount.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { GROUPINGS, type ReviewSearch } from '../drafts/search.ts';
import { LINES } from './draft.texts.ts';
import { ExplanationPanel } from './explanation-panel.tsx';
import { found, type LineRow, rowsOf, sumText } from './line-rows.ts';
import classes from './lines.module.css';

const route = getRouteApi('/drafts/$contract/$draft');
const ROW = 30;

/** The lines of a draft. */
export function Lines({ draft }: { readonly draft: Draft }) {
  const { t } = useSpeech();
  const { by = 'clause', find = '', line: opened } = route.useSearch();
  const go = route.useNavigate();
  const { data, error, isPending, refetch } = useDraftLines(draft);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(() => found(data ?? [], find), [data, find]);
  const rows = useMemo(
    () => rowsOf(lines, by, folded, draft.currency),
    [lines, by, folded, draft.currency],
  );
  const total = useMemo(
    () =>
      sumText(
        lines.map(({ amount }) => amount),
        draft.currency,
      ),
    [lines, draft.currency],
  );
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  const set = (change: ReviewSearch) =>
    void go({ search: (before) => ({ ...before, ...change }), replace: true });
  const fold = (key: string) => {
    const next = new Set(folded);
    if (!next.delete(key)) next.add(key);
    setFolded(next);
  };
  return (
    <div className={classes.split}>
      <div className={classes.left}>
        <Group gap="sm" justify="space-between">
          <Group gap="sm">
            <TextInput
              aria-label={t(LINES.find)}
              placeholder={t(LINES.find)}
              leftSection={<IconSearch size={14} />}
              value={find}
              onChange={({ currentTarget: { value } }) =>
                set({ find: value === '' ? undefined : value })
              }
              w={230}
            />
            <SegmentedControl
              aria-label={t(LINES.by)}
              data={GROUPINGS.map((value) => ({ value, label: t(BY[value]) }))}
              value={by}
              onChange={(value) => set({ by: value })}
            />
          </Group>
          <Words size="sm" component="div">
            <span className="quiet">{t(LINES.count, { count: lines.length })} </span>
            <Amount value={total} currency={draft.currency} />
          </Words>
        </Group>
        {lines.length === 0 ? (
          <Empty title={t(find === '' ? LINES.none : LINES.noneLike)} />
        ) : (
          <Table
            rows={rows}
            draft={draft}
            folded={folded}
            fold={fold}
            opened={opened}
            open={(line) => set({ line })}
          />
        )}
      </div>
      {opened !== undefined && (
        <ExplanationPanel
          draft={draft}
          line={opened}
          stored={data.find(({ line }) => line === opened)}
          close={() => set({ line: undefined })}
        />
      )}
    </div>
  );
}

const BY = { clause: LINES.byClause, subject: LINES.bySubject, none: LINES.byNone } as const;

function Table({
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
  const drawn = virtual.getVirtualItems();
  const above = drawn[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    <section
      aria-label={t(LINES.table)}
      className={classes.table}
      ref={scroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move along its lines
      tabIndex={0}
      onKeyDown={move}
    >
      <table className={classes.lines} aria-rowcount={rows.length}>
        <Head />
        <tbody>
          <Space height={above} />
          {drawn.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return row.kind === 'group' ? (
              <GroupRow
                key={`group ${row.key}`}
                row={row}
                currency={draft.currency}
                isFolded={folded.has(row.key)}
                fold={() => fold(row.key)}
              />
            ) : (
              <Line
                key={row.line.line}
                line={row.line}
                currency={draft.currency}
                isOpen={row.line.line === opened}
                open={() => open(row.line.line === opened ? undefined : row.line.line)}
              />
            );
          })}
          <Space height={below} />
        </tbody>
      </table>
    </section>
  );
}

const COLUMNS = 8;

// What is not drawn keeps its room, so that the bar tells how long the list is.
function Space({ height }: { readonly height: number }) {
  return height <= 0 ? null : (
    <tr aria-hidden style={{ height }}>
      <td colSpan={COLUMNS} />
    </tr>
  );
}

function GroupRow({
  row,
  currency,
  isFolded,
  fold,
}: {
  readonly row: Extract<LineRow, { readonly kind: 'group' }>;
  readonly currency: string;
  readonly isFolded: boolean;
  readonly fold: () => void;
}) {
  const { t } = useSpeech();
  const Icon = isFolded ? IconChevronRight : IconChevronDown;
  return (
    <tr className={classes.group}>
      <th scope="rowgroup" colSpan={COLUMNS - 1} className="clip">
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

function Head() {
  const { t } = useSpeech();
  return (
    <thead>
      <tr>
        <th className={classes.clause}>{t(LINES.clause)}</th>
        <th className={classes.subject}>{t(LINES.subject)}</th>
        <th>{t(LINES.label)}</th>
        <th className={classes.day}>{t(LINES.from)}</th>
        <th className={classes.day}>{t(LINES.until)}</th>
        <th className={`amount ${classes.figure}`}>{t(LINES.quantity)}</th>
        <th className={`amount ${classes.figure}`}>{t(LINES.price)}</th>
        <th className={`amount ${classes.money}`}>{t(LINES.amount)}</th>
      </tr>
    </thead>
  );
}

function Line({
  line,
  currency,
  isOpen,
  open,
}: {
  readonly line: DraftLine;
  readonly currency: string;
  readonly isOpen: boolean;
  readonly open: () => void;
}) {
  const { t, day, month, decimal } = useSpeech();
  const { clause, subject, label, from, to, correctsPeriod } = line;
  // The last day billed is the one before the line's end.
  const last = Temporal.PlainDate.from(to)
    .subtract({ days: from === to ? 0 : 1 })
    .toString();
  const unit = (value: string | null, of: string | null) =>
    value === null ? '' : `${decimal(value)} ${of ?? ''}`.trim();
  return (
    <tr className={isOpen ? classes.open : undefined}>
      <td>{clause}</td>
      <td className="clip">
        <button type="button" className={classes.opener} aria-pressed={isOpen} onClick={open}>
          {subject}
        </button>
      </td>
      <td className="clip" title={label}>
        {label}
        {correctsPeriod !== null && (
          <em className="quiet"> {t(LINES.corrects, { month: month(correctsPeriod) })}</em>
        )}
      </td>
      <td>{day(from)}</td>
      <td>{day(last)}</td>
      <td className="amount">{unit(line.quantity, line.quantityUnit)}</td>
      <td className="amount">{unit(line.unitPrice, line.unitPriceUnit)}</td>
      <td className="amount">
        <Amount value={line.amount} currency={currency} />
      </td>
    </tr>
  );
}
