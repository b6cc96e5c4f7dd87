// Contract, invoice: the month as the text as it stands makes it, grouped by clause, beside what
// the other text makes of it. In: a preview. Out: which line or clause was chosen.
import { Button, Group, Switch, Text as Words } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useSpeech } from '../texts/language.tsx';
import { CONTRACT } from './contract.texts.ts';
import classes from './invoice.module.css';
import { ClauseRow, HeldRow, LineRow } from './invoice-parts.tsx';
import { type InvoiceRow, invoiceRows } from './invoice-rows.ts';
import type { RatedPreview } from './use-bench.ts';

const ROW = 26;

/** What an invoice shows and tells. */
export interface InvoiceViewProps {
  readonly preview: RatedPreview;
  readonly line: string | undefined;
  readonly clause: string | undefined;
  readonly onLine: (line: string, clause: string) => void;
  readonly onClause: (clause: string) => void;
}

/** The lines of a month; only those in sight are drawn. */
export function InvoiceView({ preview, line, clause, onLine, onClause }: InvoiceViewProps) {
  const { t } = useSpeech();
  const [onlyChanged, setOnlyChanged] = useState(false);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const box = useRef<HTMLDivElement>(null);
  const { clauses, currency } = preview;
  const rows = useMemo(
    () => invoiceRows(clauses, { onlyChanged, clause: undefined, folded }),
    [clauses, onlyChanged, folded],
  );
  const drawn = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
    getItemKey: (at) => rows[at]?.key ?? at,
  });
  // The clause of the cursor comes into sight with its first line.
  const head = rows.findIndex((row) => row.kind === 'clause' && row.clause.clause === clause);
  const lineAt = rows.findIndex((row) => row.kind === 'line' && row.line.id === line);
  const isLineShown = lineAt >= 0 && (clause ?? clauseOf(rows[lineAt])) === clauseOf(rows[lineAt]);
  const shownAt = isLineShown ? lineAt : head;
  useEffect(() => {
    if (shownAt >= 0) drawn.scrollToIndex(shownAt, { align: 'auto' });
  }, [shownAt, drawn]);

  // A change elsewhere comes into sight, too: once, where it begins.
  const changedAt = rows.findIndex((row) => row.kind === 'line' && row.line.change !== 'same');
  const isElsewhere = changedAt >= 0 && clauseOf(rows[changedAt]) !== clause;
  useEffect(() => {
    if (isElsewhere) drawn.scrollToIndex(changedAt, { align: 'center' });
  }, [changedAt, isElsewhere, drawn]);
  useEffect(() => {
    const isInside = box.current?.contains(document.activeElement) === true;
    if (lineAt >= 0 && isInside) document.getElementById(idOf(lineAt))?.focus();
  }, [lineAt]);

  const fold = (one: string) => {
    const next = new Set(folded);
    if (!next.delete(one)) next.add(one);
    setFolded(next);
  };
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const here = rows.findIndex((_, at) => idOf(at) === (event.target as Element).id);
    const from = here >= 0 ? here : lineAt < 0 ? shownAt : lineAt;
    for (let at = from + step; at >= 0 && at < rows.length; at += step) {
      const row = rows[at];
      if (row?.kind !== 'line') continue;
      onLine(row.line.id, row.line.clause);
      return;
    }
  };

  // The tabulator comes to a line that is drawn: the chosen one, else the first in sight.
  const items = drawn.getVirtualItems();
  const firstDrawn = items.find(({ index }) => rows[index]?.kind === 'line')?.index;
  const entryAt = items.some(({ index }) => index === lineAt) ? lineAt : firstDrawn;
  const lines = t(CONTRACT.invoiceLines);
  return (
    <div className={classes.invoice}>
      <Group px="xs" py={4} justify="space-between" className={classes.bar}>
        <Words size="xs" className="quiet">
          {t(CONTRACT.changes, { count: preview.changes })}
        </Words>
        <Switch
          size="xs"
          label={t(CONTRACT.onlyChanged)}
          checked={onlyChanged}
          onChange={(event) => setOnlyChanged(event.currentTarget.checked)}
        />
      </Group>
      <div
        ref={box}
        className={classes.rows}
        role="toolbar"
        aria-label={lines}
        data-room
        onKeyDown={walk}
      >
        {rows.length === 0 && (
          <Group px="xs" py="sm">
            <Words size="xs">{t(CONTRACT.noneDiffers)}</Words>
            <Button size="compact-xs" variant="default" onClick={() => setOnlyChanged(false)}>
              {t(CONTRACT.showAll)}
            </Button>
          </Group>
        )}
        <div style={{ height: drawn.getTotalSize(), position: 'relative' }}>
          {items.map(({ index, key, start, size }) => {
            const row = rows[index];
            const place = { top: start, height: size };
            if (row === undefined) return null;
            if (row.kind === 'clause') {
              const { clause: own } = row;
              return (
                <ClauseRow
                  key={key}
                  {...{ clause: own, currency, place }}
                  isLit={own.clause === clause}
                  isFolded={folded.has(own.clause)}
                  onFold={() => fold(own.clause)}
                  onChoose={() => onClause(own.clause)}
                />
              );
            }
            if (row.kind === 'held') return <HeldRow key={key} held={row.held} place={place} />;
            return (
              <LineRow
                key={key}
                {...{ line: row.line, place, id: idOf(index) }}
                isChosen={row.line.id === line}
                isLit={row.line.clause === clause}
                isEntry={index === entryAt}
                onChoose={onLine}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

const idOf = (at: number): string => `invoice-row-${at}`;

const clauseOf = (row: InvoiceRow | undefined): string | undefined =>
  row?.kind === 'line' ? row.line.clause : undefined;
