// Draft review, explanation on paper: one line of a draft, opened to all that made it. In: the
// address. Out: a page to print.
import { Text as Words } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useDraft } from '../../api/drafts.ts';
import { LinkWords } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { PrintButton } from '../../parts/print.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { DRAFT, EXPLAIN } from './draft.texts.ts';
import { ExplainedTree } from './explained-tree.tsx';

const route = getRouteApi('/drafts/$contract/$draft/explained');

/** A line explained, whole. */
export function Explained() {
  const { t, month } = useSpeech();
  const id = route.useParams();
  const { line } = route.useSearch();
  const { data: draft, error, isPending, refetch } = useDraft(id);
  if (isPending) return <Loading />;
  if (draft === undefined) return <Failed error={error} retry={() => void refetch()} />;
  const { contract, period, account } = draft;
  return (
    <Page
      title={t(EXPLAIN.of, { line })}
      way={[{ label: t(DRAFT.drafts), to: '/drafts' }]}
      actions={<PrintButton />}
    >
      <Words size="sm" className="quiet">
        {t(DRAFT.title, { contract, month: month(period) })} · {account}{' '}
        <LinkWords
          className="unprinted"
          underline="always"
          to="/drafts/$contract/$draft"
          params={id}
          search={{ line }}
          fz="sm"
        >
          {t(EXPLAIN.back)}
        </LinkWords>
      </Words>
      <ExplainedTree key={line} draft={id} line={line} isWhole />
    </Page>
  );
}
