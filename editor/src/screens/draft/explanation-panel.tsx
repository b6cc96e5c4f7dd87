// Draft review, explanation: a line opened to what made it. In: a line. Out: the tree of its
// computation in words, which folds.

import { ActionIcon, Group, Text as Words } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Adjustment, Draft } from '../../api/drafts.ts';
import { Amount } from '../../parts/amount.tsx';
import { lastDayOf } from '../../parts/days.ts';
import { LinkWords } from '../../parts/links.tsx';
import { useSpeech } from '../../texts/language.tsx';
import type { BilledLine } from './billed-line.ts';
import { LineComments } from './comments.tsx';
import { ADJUST, EXPLAIN, LINES } from './draft.texts.ts';
import { ExplainedTree } from './explained-tree.tsx';
import classes from './lines.module.css';
import { ClauseLink } from './text-link.tsx';

/** The panel beside the lines. */
export function ExplanationPanel({
  draft,
  line,
  stored,
  adjustment,
  close,
}: {
  readonly draft: Draft;
  readonly line: string;
  readonly stored: BilledLine | undefined;
  /** The adjustment that the line is; none for what was rated. */
  readonly adjustment: Adjustment | undefined;
  readonly close: () => void;
}) {
  const { t, month, money, day, decimal, pair } = useSpeech();
  return (
    <aside className={classes.panel} aria-label={t(EXPLAIN.title)} data-room>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Words fw={600}>{stored?.subject ?? line}</Words>
          <Words size="xs" className="quiet">
            {stored !== undefined && <ClauseLink draft={draft} clause={stored.clause} />}{' '}
            {stored?.label}
            {stored?.correctsPeriod != null &&
              ` · ${t(LINES.corrects, { month: month(stored.correctsPeriod) })}`}
          </Words>
          {stored !== undefined && (
            <Words size="xs" className="quiet">
              {stored.from !== null &&
                stored.to !== null &&
                t(LINES.days, {
                  from: day(stored.from),
                  through: day(lastDayOf(stored.from, stored.to)),
                })}
              {[
                [LINES.quantity, stored.quantity, stored.quantityUnit] as const,
                [LINES.price, stored.unitPrice, stored.unitPriceUnit] as const,
              ].map(([name, value, unit]) =>
                value === null
                  ? ''
                  : ` · ${pair(t(name), `${decimal(value)} ${unit ?? ''}`.trimEnd())}`,
              )}
            </Words>
          )}
        </div>
        <Group gap={4} wrap="nowrap">
          {adjustment === undefined && (
            <LinkWords
              fz="xs"
              to="/drafts/$contract/$draft/explained"
              params={{ contract: draft.contract, draft: draft.draft }}
              search={{ line }}
            >
              {t(EXPLAIN.paper)}
            </LinkWords>
          )}
          <ActionIcon aria-label={t(EXPLAIN.close)} onClick={close}>
            <IconX size={16} />
          </ActionIcon>
        </Group>
      </Group>
      {stored !== undefined && (
        <Words fw={600} size="lg" component="div" my={4}>
          <Amount value={stored.amount} currency={draft.currency} />
        </Words>
      )}
      {stored?.billedBefore != null && (
        <Words size="xs" component="div">
          {pair(t(EXPLAIN.billedBefore), money(stored.billedBefore, draft.currency))}
        </Words>
      )}
      {adjustment === undefined ? (
        <>
          <ExplainedTree key={line} draft={draft} line={line} />
          <LineComments key={`said ${line}`} draft={draft} line={line} />
        </>
      ) : (
        <Adjusted adjustment={adjustment} />
      )}
      <Words size="xs" className="quiet" mt="sm">
        {t(EXPLAIN.hint)}
      </Words>
    </aside>
  );
}

// No clause made it: people did.
function Adjusted({ adjustment }: { readonly adjustment: Adjustment }) {
  const { t } = useSpeech();
  const { reason, maker, approver } = adjustment;
  return (
    <>
      <Words size="sm">{reason}</Words>
      <Words size="sm" className="quiet">
        {t(ADJUST.askedBy, { person: maker })}
        {approver !== null && ` · ${t(ADJUST.decidedBy, { person: approver })}`}
      </Words>
    </>
  );
}
