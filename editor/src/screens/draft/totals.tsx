// Draft review, totals: what is rated, adjusted and billed, and the difference to last month.
import { Group, Paper, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Draft, useContent, useVariance } from '../../api/drafts.ts';
import { Amount } from '../../parts/amount.tsx';
import { usePersonName } from '../../parts/person.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { DRAFT } from './draft.texts.ts';

/** The bar of totals. */
export function Totals({ draft }: { readonly draft: Draft }) {
  const { t } = useSpeech();
  const { data: content, error } = useContent(draft);
  const { data: variance } = useVariance(draft);
  const { currency, total, net } = draft;
  return (
    <Paper withBorder p="xs" mb="xs">
      <Refusal error={error} />
      <Group gap="lg" style={{ rowGap: 4 }}>
        <Figure name={t(DRAFT.rated)}>
          <Amount value={total} currency={currency} />
        </Figure>
        {variance !== undefined && (
          <Figure name={t(DRAFT.adjusted)}>
            <Amount value={variance.causes.adjustment} currency={currency} signed />
          </Figure>
        )}
        <Figure name={t(DRAFT.net)} isMain>
          <Amount value={net} currency={currency} />
        </Figure>
        {variance !== undefined && (
          <Figure name={t(DRAFT.change)}>
            {variance.previousTotal === null ? (
              <span className="quiet">{t(DRAFT.noPrevious)}</span>
            ) : (
              <Amount value={variance.change} currency={currency} signed />
            )}
          </Figure>
        )}
        {content !== undefined && <Figure name={t(DRAFT.lines)}>{content.lines}</Figure>}
        <Prepared draft={draft} />
      </Group>
    </Paper>
  );
}

function Prepared({ draft: { reviewer, run } }: { readonly draft: Draft }) {
  const { t } = useSpeech();
  const nameOf = usePersonName();
  return (
    <Words size="xs" className="quiet" ms="auto" component="div">
      {reviewer === null ? t(DRAFT.notTaken) : t(DRAFT.preparedBy, { person: nameOf(reviewer) })}
      {' · '}
      <Link to="/runs/$run" params={{ run }} className="plain">
        {run}
      </Link>
    </Words>
  );
}

function Figure({
  name,
  isMain = false,
  children,
}: {
  readonly name: string;
  readonly isMain?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <Words size="xs" className="quiet">
        {name}
      </Words>
      <Words fw={isMain ? 700 : 500} size={isMain ? 'lg' : 'md'} component="div">
        {children}
      </Words>
    </div>
  );
}
