// My work: the first screen: what waits for who is signed in, each kind in a card with counts and
// links; what is empty is not shown. On the examples, a guide of the first steps.
import { Badge, Group, Paper, SimpleGrid, Stack, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type DraftOverview, useDrafts } from '../../api/drafts.ts';
import { useEntry } from '../../api/entry.ts';
import { useMay, useSession } from '../../api/session.ts';
import { useDecisions, useWork } from '../../api/work.ts';
import { Amount } from '../../parts/amount.tsx';
import { StateBadge } from '../../parts/badges.tsx';
import { Page } from '../../parts/page.tsx';
import { Person } from '../../parts/person.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { KINDS } from '../decisions/decisions.texts.ts';
import { FirstSteps } from './first-steps.tsx';
import { HOME } from './home.texts.ts';

const SHOWN = 6;

/** My work. */
export function Home() {
  const { t } = useSpeech();
  const { data: entry } = useEntry();
  return (
    <Page title={t(HOME.title)}>
      {entry !== undefined && entry.demoPassword !== null && <FirstSteps />}
      <Cards />
    </Page>
  );
}

function Cards() {
  const { t, month } = useSpeech();
  const may = useMay();
  const { data: session } = useSession();
  const decisions = useDecisions();
  const work = useWork();
  const readsDrafts = may('draft.read');
  const drafts = useDrafts({}, readsDrafts);
  if (decisions.isPending || work.isPending || (readsDrafts && drafts.isPending)) {
    return <Loading />;
  }
  const failed = [decisions, work, ...(readsDrafts ? [drafts] : [])].find(
    ({ isLoadingError }) => isLoadingError,
  );
  if (failed !== undefined) {
    return <Failed error={failed.error} retry={() => void failed.refetch()} />;
  }
  const waiting = (decisions.data?.items ?? []).filter(({ refusal }) => refusal === null);
  const all = drafts.data?.items ?? [];
  const toReview = all.filter(({ state }) => state === 'generated');
  const mine = all.filter(
    ({ state, reviewer }) =>
      reviewer === session?.person && (state === 'in_review' || state === 'on_hold'),
  );
  const { imports = [], versions = [], runs = [], reRates = [] } = work.data ?? {};
  const cards = [
    waiting.length > 0 && (
      <Card key="decisions" name={t(HOME.decisions)} count={waiting.length}>
        {waiting.slice(0, SHOWN).map((one) => (
          <Row key={`${one.kind} ${one.contract} ${one.id}`}>
            <Link className="plain" to="/approvals" search={{ kind: one.kind }}>
              {t(KINDS[one.kind].name)}
            </Link>
            <Words size="sm" className="clip" flex={1}>
              {[one.contract, one.label].filter((part) => part !== '').join(' · ')}
            </Words>
            {one.amount !== null && <Amount value={one.amount} currency={one.currency} />}
          </Row>
        ))}
        <More count={waiting.length} to="/approvals" />
      </Card>
    ),
    may('draft.prepare') && toReview.length > 0 && (
      <DraftCard key="review" name={t(HOME.review)} drafts={toReview} />
    ),
    mine.length > 0 && <DraftCard key="mine" name={t(HOME.mine)} drafts={mine} />,
    runs.length > 0 && (
      <Card key="runs" name={t(HOME.failed)} count={runs.length}>
        {runs.slice(0, SHOWN).map((one) => (
          <Row key={one.run}>
            <Link
              className="plain"
              to="/runs/$run"
              params={{ run: one.run }}
              search={{ failed: true }}
            >
              {one.run}
            </Link>
            <Words size="xs" className="quiet">
              <Person id={one.maker} />
            </Words>
          </Row>
        ))}
        <More count={runs.length} to="/runs" />
      </Card>
    ),
    may('run.launch') && reRates.length > 0 && (
      <Card key="re-rates" name={t(HOME.reRates)} count={reRates.length}>
        {reRates.slice(0, SHOWN).map(({ contract, job, fromPeriod, state }) => (
          <Row key={`${contract} ${job}`}>
            <Link
              className="plain"
              to="/re-rates/$contract/$job"
              params={{ contract, job: `${job}` }}
            >
              {contract}
            </Link>
            <Words size="sm" flex={1} className="quiet">
              {month(fromPeriod)}
            </Words>
            <StateBadge of="reRate" state={state} />
          </Row>
        ))}
        <More count={reRates.length} to="/re-rates" />
      </Card>
    ),
    may('inventory.import') && imports.length > 0 && (
      <Card key="imports" name={t(HOME.imports)} count={imports.length}>
        {imports.slice(0, SHOWN).map((one) => (
          <Row key={`${one.contract} ${one.batch}`}>
            <Link
              className="plain clip"
              to="/imports/$contract/$batch"
              params={{ contract: one.contract, batch: `${one.batch}` }}
              style={{ flex: 1 }}
            >
              {one.contract} · {one.fileName}
            </Link>
            <Words size="xs" className="less">
              {t(HOME.refusedRows, { count: one.rejected })}
            </Words>
          </Row>
        ))}
      </Card>
    ),
    may('contract.draft') && versions.length > 0 && (
      <Card key="versions" name={t(HOME.versions)} count={versions.length}>
        {versions.slice(0, SHOWN).map((one) => (
          <Row key={`${one.contract} ${one.version}`}>
            <Link
              className="plain clip"
              to="/contracts/$contract"
              params={{ contract: one.contract }}
              style={{ flex: 1 }}
            >
              {one.contract}, {t(HOME.version, { version: one.version })}
            </Link>
            <Words size="xs" className="quiet">
              <Person id={one.author} />
            </Words>
          </Row>
        ))}
        <More count={versions.length} to="/contracts" />
      </Card>
    ),
  ].filter((card) => card !== false);
  if (cards.length === 0) {
    return <Empty title={t(HOME.nothing)}>{t(HOME.nothingAbout)}</Empty>;
  }
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, xl: 3 }} spacing="sm">
      {cards}
    </SimpleGrid>
  );
}

function DraftCard({
  name,
  drafts,
}: {
  readonly name: string;
  readonly drafts: readonly DraftOverview[];
}) {
  const { month } = useSpeech();
  return (
    <Card name={name} count={drafts.length}>
      {drafts.slice(0, SHOWN).map((one) => (
        <Row key={`${one.contract} ${one.draft}`}>
          <Link
            className="plain"
            to="/drafts/$contract/$draft"
            params={{ contract: one.contract, draft: one.draft }}
          >
            {one.contract}
          </Link>
          <Words size="sm" flex={1} className="quiet">
            {month(one.period)}
          </Words>
          <StateBadge of="draft" state={one.state} />
          <Amount value={one.net} currency={one.currency} />
        </Row>
      ))}
      <More count={drafts.length} to="/drafts" />
    </Card>
  );
}

function Card({
  name,
  count,
  children,
}: {
  readonly name: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  return (
    <Paper withBorder p="sm" component="section" aria-label={name}>
      <Group justify="space-between" mb={6}>
        <Words fw={600} size="sm">
          {name}
        </Words>
        <Badge>{count}</Badge>
      </Group>
      <Stack gap={4}>{children}</Stack>
    </Paper>
  );
}

function Row({ children }: { readonly children: ReactNode }) {
  return (
    <Group gap="sm" wrap="nowrap" fz="sm">
      {children}
    </Group>
  );
}

function More({
  count,
  to,
}: {
  readonly count: number;
  readonly to: '/approvals' | '/runs' | '/re-rates' | '/drafts' | '/contracts';
}) {
  const { t } = useSpeech();
  if (count <= SHOWN) return null;
  return (
    <Link className="plain" to={to}>
      {t(HOME.more, { count: count - SHOWN })}
    </Link>
  );
}
