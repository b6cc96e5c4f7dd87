// Draft review, explanation: a line opened to what made it. In: a line. Out: the tree of its
// computation in words, which folds.

import { type Explanation, renderText } from '@avenant/engine';
import { ActionIcon, Group, Text as Words } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconX } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { type Draft, type DraftLine, useExplained } from '../../api/drafts.ts';
import { Amount } from '../../parts/amount.tsx';
import { markStep } from '../../parts/first-steps.ts';
import { Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { LineComments } from './comments.tsx';
import { EXPLAIN, LINES } from './draft.texts.ts';
import { type ExplainedNode, nodesOf } from './explained-nodes.ts';
import classes from './lines.module.css';

/** Steps below this depth start folded. */
const OPEN_DEPTH = 3;

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
  const nodes = useMemo(
    // What JSON leaves out is absent, which the types of answers do not tell.
    () =>
      data === undefined ? [] : nodesOf(renderText(data.explanation as Explanation, language)),
    [data, language],
  );
  useEffect(() => {
    if (data !== undefined) markStep('explain');
  }, [data]);
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <ul className={classes.tree}>
      {nodes.map((node) => (
        <Node key={node.words} node={node} depth={0} />
      ))}
    </ul>
  );
}

function Node({ node, depth }: { readonly node: ExplainedNode; readonly depth: number }) {
  const { t } = useSpeech();
  const [isOpen, setOpen] = useState(depth < OPEN_DEPTH);
  const { words, of } = node;
  return (
    <li>
      <div className={classes.node}>
        {of.length === 0 ? (
          <span className={classes.leaf} aria-hidden />
        ) : (
          <ActionIcon
            size={14}
            aria-expanded={isOpen}
            aria-label={`${t(isOpen ? EXPLAIN.fold : EXPLAIN.unfold)}: ${words}`}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? <IconChevronDown size={12} /> : <IconChevronRight size={12} />}
          </ActionIcon>
        )}
        <span>{words}</span>
      </div>
      {isOpen && of.length > 0 && (
        <ul className={classes.tree}>
          {of.map((child, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: children have no other name
            <Node key={at} node={child} depth={depth + 1} />
          ))}
        </ul>
      )}
    </li>
  );
}
