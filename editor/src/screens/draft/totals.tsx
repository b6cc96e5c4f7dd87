// Draft review, totals: what is rated, adjusted and billed, and the difference to last month.
import { Group, Paper, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Draft, isStanding, useContent, useVariance } from '../../api/drafts.ts';
import { useMay } from '../../api/session.ts';
import { Amount } from '../../parts/amount.tsx';
import { usePersonName } from '../../parts/person.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { isReady, useOpenWords } from '../../parts/still-open.ts';
import { useSpeech } from '../../texts/language.tsx';
import { DRAFT, STEPS } from './draft.texts.ts';
import { differenceText } from './line-rows.ts';
import { useReadiness } from './readiness.ts';
import { TextLink } from './text-link.tsx';

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
        <Figure name={t(DRAFT.adjusted)}>
          <Amount value={differenceText(net, total, currency)} currency={currency} signed />
        </Figure>
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
      <BeforeValidation draft={draft} />
    </Paper>
  );
}

// What stands between the draft and its validation, and why one may not go on oneself.
function BeforeValidation({ draft }: { readonly draft: Draft }) {
  const { t } = useSpeech();
  const { open, refusal } = useReadiness(draft);
  const openWords = useOpenWords();
  return (
    <>
      {isStanding(draft) && (
        <Words size="sm" mt={4} className={isReady(open) ? 'quiet' : 'less'} role="status">
          {t(STEPS.before)}
          {' — '}
          {openWords.all(open)}
        </Words>
      )}
      {refusal !== undefined && (
        <Words size="sm" className="quiet">
          {t(refusal.title)}
          {' — '}
          {t(refusal.detail)}
        </Words>
      )}
    </>
  );
}

function Prepared({ draft }: { readonly draft: Draft }) {
  const { t } = useSpeech();
  const nameOf = usePersonName();
  const may = useMay();
  const { reviewer, run, version } = draft;
  return (
    <Words size="xs" className="quiet" ms="auto" component="div">
      {reviewer === null ? t(DRAFT.notTaken) : t(DRAFT.preparedBy, { person: nameOf(reviewer) })}
      {' · '}
      <TextLink draft={draft}>{t(DRAFT.ratedBy, { version })}</TextLink>
      {' · '}
      {may('run.read') ? (
        <Link to="/runs/$run" params={{ run }} className="plain">
          {run}
        </Link>
      ) : (
        run
      )}
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
