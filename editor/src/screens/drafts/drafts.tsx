// Drafts: those of all contracts, with what is open on each. Filters are in the address.
import { Group, Paper, Select } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type DraftFilter, type DraftOverview, isStanding, useDrafts } from '../../api/drafts.ts';
import { useMay } from '../../api/session.ts';
import { AddressInput } from '../../parts/address-input.tsx';
import { Amount } from '../../parts/amount.tsx';
import { StateBadge, useStateWord } from '../../parts/badges.tsx';
import { isMonth } from '../../parts/months.ts';
import { Page } from '../../parts/page.tsx';
import { Person } from '../../parts/person.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { useOpenWords } from '../../parts/still-open.ts';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { DRAFTS } from './drafts.texts.ts';
import { DRAFT_STATES } from './search.ts';

const route = getRouteApi('/drafts');

/** The list of drafts. */
export function Drafts() {
  const { t } = useSpeech();
  const filter = route.useSearch();
  return (
    <Page title={t(DRAFTS.title)}>
      <Filters filter={filter} />
      <List filter={filter} />
    </Page>
  );
}

function Filters({ filter }: { readonly filter: DraftFilter }) {
  const { t } = useSpeech();
  const word = useStateWord();
  const go = route.useNavigate();
  const choose = (change: DraftFilter) =>
    void go({ search: (before) => ({ ...before, ...change }), replace: true });
  return (
    <Group gap="xs">
      <Select
        label={t(DRAFTS.state)}
        placeholder={t(DRAFTS.any)}
        data={DRAFT_STATES.map((value) => ({ value, label: word('draft', value) }))}
        value={filter.state ?? null}
        onChange={(value) => choose({ state: DRAFT_STATES.find((one) => one === value) })}
        clearable
        w={160}
      />
      <AddressInput
        type="month"
        label={t(DRAFTS.period)}
        value={filter.period ?? ''}
        onWrite={(value) => choose({ period: isMonth(value) ? value : undefined })}
        w={170}
      />
      <AddressInput
        label={t(DRAFTS.contract)}
        value={filter.contract ?? ''}
        onWrite={(value) => choose({ contract: value === '' ? undefined : value })}
        w={200}
      />
    </Group>
  );
}

function List({ filter: { contract, ...filter } }: { readonly filter: DraftFilter }) {
  const { t, month, count } = useSpeech();
  const may = useMay();
  const { data, error, isPending, refetch } = useDrafts(filter);
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  const wanted = contract?.toLocaleLowerCase() ?? '';
  const items = data.items.filter((one) => one.contract.toLocaleLowerCase().includes(wanted));
  if (items.length === 0) {
    return (
      <Empty title={t(DRAFTS.none)}>
        {t(DRAFTS.noneAbout)}
        {may('run.read') && (
          <Link className="plain whole" to="/runs">
            {t(DRAFTS.toRuns)}
          </Link>
        )}
      </Empty>
    );
  }
  return (
    <Paper withBorder>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(DRAFTS.contract)}</Table.Th>
            <Table.Th>{t(DRAFTS.period)}</Table.Th>
            <Table.Th>{t(DRAFTS.state)}</Table.Th>
            <Table.Th ta="right">{t(DRAFTS.net)}</Table.Th>
            <Table.Th ta="right">{t(DRAFTS.held)}</Table.Th>
            <Table.Th>{t(DRAFTS.open)}</Table.Th>
            <Table.Th>{t(DRAFTS.reviewer)}</Table.Th>
            <Table.Th>{t(DRAFTS.account)}</Table.Th>
            <Table.Th>{t(DRAFTS.draft)}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((one) => (
            <Table.Tr key={`${one.contract} ${one.draft}`}>
              <Table.Td>
                <Link
                  to="/drafts/$contract/$draft"
                  params={{ contract: one.contract, draft: one.draft }}
                  className="plain whole"
                >
                  {one.contract}
                </Link>
              </Table.Td>
              <Table.Td className="whole">{month(one.period)}</Table.Td>
              <Table.Td>
                <StateBadge of="draft" state={one.state} />
              </Table.Td>
              <Table.Td className="amount">
                <Amount value={one.net} currency={one.currency} />
              </Table.Td>
              <Table.Td className="amount">{count(one.held)}</Table.Td>
              <Table.Td>
                <Open of={one} />
              </Table.Td>
              <Table.Td>
                {one.reviewer === null ? (
                  <span className="quiet">—</span>
                ) : (
                  <Person id={one.reviewer} />
                )}
              </Table.Td>
              <Table.Td className="quiet whole">{one.account}</Table.Td>
              <Table.Td className="quiet" style={{ overflowWrap: 'anywhere' }}>
                {one.draft}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function Open({ of }: { readonly of: DraftOverview }) {
  const open = useOpenWords();
  const words = isStanding(of) ? open.all(of) : open.findings(of);
  return <span className={of.findings.blocking > 0 ? 'less' : ''}>{words}</span>;
}
