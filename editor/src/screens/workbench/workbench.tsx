// Workbench: a contract's text and its invoice, live. In: the address. Out: what is needed of the
// server, then the bench.
import type { RawTable } from '@avenant/engine';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { client, read } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { Page } from '../../parts/page.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { BeginText } from './begin-text.tsx';
import { BenchView } from './bench-view.tsx';
import { versionQuery } from './version-query.ts';
import { WORKBENCH } from './workbench.texts.ts';

const route = getRouteApi('/contracts/$contract');
const NO_TABLES: readonly RawTable[] = [];

/** The workbench of the contract in the address. */
export function Workbench() {
  const { contract } = route.useParams();
  const { version } = route.useSearch();
  const { t } = useSpeech();
  const may = useMay();
  const mayReadRows = may('inventory.read');
  const mayReadDrafts = may('draft.read');
  const param = { contract };
  const of = client.contracts[':contract'];
  const versions = useQuery({
    queryKey: ['versions', contract],
    queryFn: () => read(of.versions.$get({ param, query: { limit: '200' } })),
  });
  const published = versions.data?.items.find(({ state }) => state === 'published');
  const shown = version ?? published?.version ?? versions.data?.items[0]?.version;
  const text = useQuery({
    ...versionQuery(contract, shown ?? 0),
    enabled: shown !== undefined,
  });
  const base = useQuery({
    ...versionQuery(contract, published?.version ?? 0),
    enabled: published !== undefined,
  });
  const facts = useQuery({
    queryKey: ['facts', contract],
    queryFn: () => read(of.facts.$get({ param })),
    enabled: mayReadRows,
    staleTime: Number.POSITIVE_INFINITY,
    // Equal rows are the same rows: the worker is not started anew.
    structuralSharing: (old, now) => (snapshotOf(old) === snapshotOf(now) ? old : now),
  });
  const drafts = useQuery({
    queryKey: ['drafts', contract, 'newest'],
    queryFn: () => read(of.drafts.$get({ param, query: {} })),
    enabled: mayReadDrafts,
  });
  // What was read stays on the desk when reading it anew fails, as it does offline.
  const failed = [versions, text, base, facts].find(({ isLoadingError }) => isLoadingError);
  if (failed !== undefined) {
    return <Failed error={failed.error} retry={() => void failed.refetch()} />;
  }
  if (versions.data?.items.length === 0) {
    return (
      <Page title={contract} way={[{ label: t(WORKBENCH.contracts), to: '/contracts' }]}>
        <BeginText contract={contract} />
      </Page>
    );
  }
  const waits =
    (mayReadRows && facts.data === undefined) ||
    (mayReadDrafts && drafts.isPending) ||
    (published !== undefined && base.data === undefined);
  if (text.data === undefined || versions.data === undefined || waits) return <Loading />;
  const months = drafts.data?.items.map(({ period }) => period).sort() ?? [];
  return (
    <BenchView
      key={`${contract}/${text.data.version}`}
      version={text.data}
      versions={versions.data.items}
      published={base.data?.files ?? null}
      // What JSON does not hold is absent, never undefined.
      tables={(facts.data?.tables as readonly RawTable[] | undefined) ?? NO_TABLES}
      lastMonth={months.at(-1)}
    />
  );
}

const snapshotOf = (facts: unknown): unknown =>
  (facts as { readonly snapshot?: string } | undefined)?.snapshot;
