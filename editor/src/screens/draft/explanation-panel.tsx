// Draft review, explanation: a line opened to what made it. In: a line. Out: the tree of its
// computation in words, which folds.

import { type Explanation, shownTree } from '@avenant/engine';
import { ActionIcon, Group, Text as Words } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { type Draft, type DraftLine, useExplained } from '../../api/drafts.ts';
import { ExplanationTree } from '../../contract/explanation-tree.tsx';
import { Amount } from '../../parts/amount.tsx';
import { markStep } from '../../parts/first-steps.ts';
import { Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { LineComments } from './comments.tsx';
import { EXPLAIN, LINES } from './draft.texts.ts';
import classes from './lines.module.css';

/** The panel beside the lines. */
export function ExplanationPanel({
  draft,
  line,
  stored,
  close,
}: {
  readonly draft: Draft;
  readonly line: string;
  readonly stored: DraftLine | undefined;
  readonly close: () => void;
}) {
  const { t, month } = useSpeech();
  return (
    <aside className={classes.panel} aria-label={t(EXPLAIN.title)}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Words fw={600}>{stored?.subject ?? line}</Words>
          <Words size="xs" className="quiet">
            {stored?.clause} {stored?.label}
            {stored?.correctsPeriod != null &&
              ` · ${t(LINES.corrects, { month: month(stored.correctsPeriod) })}`}
          </Words>
        </div>
        <ActionIcon aria-label={t(EXPLAIN.close)} onClick={close}>
          <IconX size={16} />
        </ActionIcon>
      </Group>
      {stored !== undefined && (
        <Words fw={600} size="lg" component="div" my={4}>
          <Amount value={stored.amount} currency={draft.currency} />
        </Words>
      )}
      {stored?.billedBefore != null && (
        <Words size="xs" component="div">
          {t(EXPLAIN.billedBefore)}:{' '}
          <Amount value={stored.billedBefore} currency={draft.currency} />
        </Words>
      )}
      <Tree key={line} draft={draft} line={line} />
      <LineComments key={`said ${line}`} draft={draft} line={line} />
      <Words size="xs" className="quiet" mt="sm">
        {t(EXPLAIN.hint)}
      </Words>
    </aside>
  );
}

function Tree({ draft, line }: { readonly draft: Draft; readonly line: string }) {
  const { language } = useSpeech();
  const { data, error, isPending, refetch } = useExplained(draft, line);
  const tree = useMemo(
    // What JSON leaves out is absent, which the types of answers do not tell.
    () => (data === undefined ? null : shownTree(data.explanation as Explanation, language)),
    [data, language],
  );
  useEffect(() => {
    if (data !== undefined) markStep('explain');
  }, [data]);
  if (isPending) return <Loading />;
  if (tree === null) return <Failed error={error} retry={() => void refetch()} />;
  return <ExplanationTree tree={tree} />;
}
