// Draft review: one draft: what it bills, why it differs from last month, what the controls found,
// what is held, what is adjusted; and its way to validated. The open part is in the address.
import { Badge, Group, Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import {
  type DraftId,
  type Draft as DraftRead,
  useAdjustments,
  useComments,
  useDraft,
  useFindings,
  useHeld,
} from '../../api/drafts.ts';
import { useMay } from '../../api/session.ts';
import { StateBadge } from '../../parts/badges.tsx';
import { Page } from '../../parts/page.tsx';
import { PastButton } from '../../parts/past.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { REVIEW_TABS } from '../drafts/search.ts';
import { Adjustments } from './adjustments.tsx';
import { Comments } from './comments.tsx';
import { DRAFT } from './draft.texts.ts';
import { Findings } from './findings.tsx';
import { Held } from './held.tsx';
import { Lines } from './lines.tsx';
import { isOpen } from './open.ts';
import { Steps } from './steps.tsx';
import { Totals } from './totals.tsx';
import { VarianceTab } from './variance.tsx';

const route = getRouteApi('/drafts/$contract/$draft');

/** The review of a draft. */
export function Draft() {
  const { t, month } = useSpeech();
  const id = route.useParams();
  const { data: draft, error, isPending, refetch } = useDraft(id);
  if (isPending) return <Loading />;
  if (draft === undefined) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Page
      title={t(DRAFT.title, { contract: draft.contract, month: month(draft.period) })}
      way={[{ label: t(DRAFT.drafts), to: '/drafts' }]}
      aside={<StateBadge of="draft" state={draft.state} />}
      actions={
        <>
          <Steps draft={draft} />
          <PastButton kind="draft" id={`${draft.contract}/${draft.draft}`} />
        </>
      }
      fill
    >
      <Review id={id} draft={draft} />
    </Page>
  );
}

function Review({ id, draft }: { readonly id: DraftId; readonly draft: DraftRead }) {
  const { t } = useSpeech();
  const may = useMay();
  const { tab = 'lines' } = route.useSearch();
  const go = route.useNavigate();
  const { data: held } = useHeld(id);
  const { data: findings } = useFindings(id, may('finding.read'));
  const { data: adjustments } = useAdjustments(id, may('adjustment.read'));
  const { data: comments } = useComments(id);
  const counts = {
    comments: comments?.length ?? 0,
    held: held?.length ?? 0,
    findings: findings?.filter(isOpen).length ?? 0,
    adjustments: adjustments?.length ?? 0,
  };
  const shown = REVIEW_TABS.filter(
    (one) =>
      (one !== 'findings' || may('finding.read')) &&
      (one !== 'adjustments' || may('adjustment.read')),
  );
  return (
    <Tabs
      value={tab}
      onChange={(value) =>
        void go({
          search: (before) => ({ ...before, tab: REVIEW_TABS.find((one) => one === value) }),
          replace: true,
        })
      }
      keepMounted={false}
      h="100%"
      style={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}
    >
      <Totals draft={draft} />
      <Tabs.List>
        {shown.map((one) => (
          <Tabs.Tab key={one} value={one}>
            <Group gap={6} wrap="nowrap">
              {t(DRAFT[one])}
              {one in counts && counts[one as keyof typeof counts] > 0 && (
                <Badge size="sm" circle={false}>
                  {counts[one as keyof typeof counts]}
                </Badge>
              )}
            </Group>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="lines" flex={1} pt="xs" style={{ minHeight: 0 }}>
        <Lines draft={draft} />
      </Tabs.Panel>
      <Tabs.Panel
        value="variance"
        tabIndex={0}
        flex={1}
        pt="xs"
        style={{ minHeight: 0, overflow: 'auto' }}
      >
        <VarianceTab draft={draft} />
      </Tabs.Panel>
      <Tabs.Panel
        value="findings"
        tabIndex={0}
        flex={1}
        pt="xs"
        style={{ minHeight: 0, overflow: 'auto' }}
      >
        <Findings draft={draft} />
      </Tabs.Panel>
      <Tabs.Panel
        value="held"
        tabIndex={0}
        flex={1}
        pt="xs"
        style={{ minHeight: 0, overflow: 'auto' }}
      >
        <Held draft={draft} />
      </Tabs.Panel>
      <Tabs.Panel
        value="adjustments"
        tabIndex={0}
        flex={1}
        pt="xs"
        style={{ minHeight: 0, overflow: 'auto' }}
      >
        <Adjustments draft={draft} />
      </Tabs.Panel>
      <Tabs.Panel
        value="comments"
        tabIndex={0}
        flex={1}
        pt="xs"
        style={{ minHeight: 0, overflow: 'auto' }}
      >
        <Comments draft={draft} />
      </Tabs.Panel>
    </Tabs>
  );
}
