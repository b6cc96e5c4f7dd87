// Draft review, lines: all of them, drawn as far as they are seen; found by words, put together by
// clause or subject, opened to their explanation.
import { Group, SegmentedControl, Text as Words } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type Adjustment, type Draft, useAdjustments, useDraftLines } from '../../api/drafts.ts';
import { useMay } from '../../api/session.ts';
import { AddressInput } from '../../parts/address-input.tsx';
import { Amount } from '../../parts/amount.tsx';
import { goToNextRoom } from '../../parts/rooms.ts';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { GROUPINGS, type ReviewSearch } from '../drafts/search.ts';
import { adjustedLines, nameOf } from './billed-line.ts';
import { LINES } from './draft.texts.ts';
import { ExplanationPanel } from './explanation-panel.tsx';
import { found, rowsOf, sumText } from './line-rows.ts';
import { LineTable } from './line-table.tsx';
import classes from './lines.module.css';

const route = getRouteApi('/drafts/$contract/$draft');

/** The lines of a draft. */
export function Lines({ draft }: { readonly draft: Draft }) {
  const { t } = useSpeech();
  const { by = 'clause', find = '', line: opened } = route.useSearch();
  const go = route.useNavigate();
  const may = useMay();
  const { data: rated, error, isPending, refetch } = useDraftLines(draft);
  const { data: adjustments = NONE } = useAdjustments(draft, may('adjustment.read'));
  const data = useMemo(
    () => rated && [...rated, ...adjustedLines(adjustments)],
    [rated, adjustments],
  );
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
    // biome-ignore lint/a11y/noStaticElementInteractions: hears F6 of the parts within
    <div className={classes.split} onKeyDown={goToNextRoom}>
      <div className={classes.left}>
        <Group gap="sm" justify="space-between">
          <Group gap="sm">
            <AddressInput
              aria-label={t(LINES.find)}
              placeholder={t(LINES.find)}
              leftSection={<IconSearch size={14} />}
              value={find}
              onWrite={(value) => set({ find: value === '' ? undefined : value })}
              w={230}
            />
            <Group gap={6} wrap="nowrap">
              <Words size="sm" className="quiet" aria-hidden>
                {t(LINES.by)}
              </Words>
              <SegmentedControl
                aria-label={t(LINES.by)}
                data={GROUPINGS.map((value) => ({ value, label: t(BY[value]) }))}
                value={by}
                onChange={(value) => set({ by: value })}
              />
            </Group>
          </Group>
          <Words size="sm" component="div">
            <span className="quiet">{t(LINES.count, { count: lines.length })} </span>
            <Amount value={total} currency={draft.currency} />
          </Words>
        </Group>
        {lines.length === 0 ? (
          <Empty title={t(find === '' ? LINES.none : LINES.noneLike)} />
        ) : (
          <LineTable
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
          adjustment={adjustments.find(({ adjustment }) => nameOf(adjustment) === opened)}
          close={() => set({ line: undefined })}
        />
      )}
    </div>
  );
}

const NONE: readonly Adjustment[] = [];

const BY = { clause: LINES.byClause, subject: LINES.bySubject, none: LINES.byNone } as const;
