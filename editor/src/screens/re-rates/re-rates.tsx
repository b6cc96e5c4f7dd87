// Re-rates: issued months to rate again, and why; one is opened here for what opens none by itself.
// Filters are in the address.
import { Button, Group, Paper, Select } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useContracts } from '../../api/contracts.ts';
import { type ReRate, type ReRateFilter, useReRates } from '../../api/re-rates.ts';
import { useMay } from '../../api/session.ts';
import { StateBadge, useStateWord } from '../../parts/badges.tsx';
import { Page } from '../../parts/page.tsx';
import { Person } from '../../parts/person.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { OpenReRate } from './open.tsx';
import { CAUSES, RE_RATES } from './re-rates.texts.ts';
import { RE_RATE_STATES } from './search.ts';

const route = getRouteApi('/re-rates');

/** The list of re-rates. */
export function ReRates() {
  const { t } = useSpeech();
  const may = useMay();
  const filter = route.useSearch();
  const [opens, setOpens] = useState(false);
  return (
    <Page
      title={t(RE_RATES.title)}
      actions={
        may('run.launch') && (
          <Button leftSection={<IconRefresh size={14} />} onClick={() => setOpens(true)}>
            {t(RE_RATES.open)}
          </Button>
        )
      }
    >
      <Filters />
      <List filter={filter} />
      <OpenReRate opened={opens} onClose={() => setOpens(false)} of={filter.contract} />
    </Page>
  );
}

function Filters() {
  const { t } = useSpeech();
  const word = useStateWord();
  const { contract, state } = route.useSearch();
  const { data: contracts = [] } = useContracts();
  const go = route.useNavigate();
  const choose = (change: ReRateFilter) =>
    void go({ search: (before) => ({ ...before, ...change }), replace: true });
  return (
    <Group gap="xs">
      <Select
        aria-label={t(RE_RATES.contract)}
        placeholder={t(RE_RATES.anyContract)}
        data={contracts.map((one) => ({
          value: one.contract,
          label: `${one.contract} · ${one.title}`,
        }))}
        value={contract ?? null}
        onChange={(value) => choose({ contract: value ?? undefined })}
        clearable
        searchable
        w={300}
      />
      <Select
        aria-label={t(RE_RATES.state)}
        placeholder={t(RE_RATES.any)}
        data={RE_RATE_STATES.map((value) => ({ value, label: word('reRate', value) }))}
        value={state ?? null}
        onChange={(value) => choose({ state: RE_RATE_STATES.find((one) => one === value) })}
        clearable
        w={200}
      />
    </Group>
  );
}

function List({ filter }: { readonly filter: ReRateFilter }) {
  const { t } = useSpeech();
  const { data, error, isPending, refetch } = useReRates(filter);
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  if (data.length === 0) return <Empty title={t(RE_RATES.none)}>{t(RE_RATES.noneAbout)}</Empty>;
  return (
    <Paper withBorder>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {(['job', 'cause', 'reference', 'periods', 'state', 'maker'] as const).map((id) => (
              <Table.Th key={id}>{t(RE_RATES[id])}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.map((one) => (
            <Row key={`${one.contract} ${one.job}`} reRate={one} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function Row({ reRate }: { readonly reRate: ReRate }) {
  const { t } = useSpeech();
  const { contract, job, cause, state, maker } = reRate;
  const periods = usePeriods();
  return (
    <Table.Tr>
      <Table.Td>
        <Link
          to="/re-rates/$contract/$job"
          params={{ contract, job: `${job}` }}
          className="plain whole"
        >
          {t(RE_RATES.titleOf, { contract, job: `${job}` })}
        </Link>
      </Table.Td>
      <Table.Td>{t(CAUSES[cause])}</Table.Td>
      <Table.Td>
        <Reference reRate={reRate} />
      </Table.Td>
      <Table.Td>{periods(reRate)}</Table.Td>
      <Table.Td>
        <StateBadge of="reRate" state={state} />
      </Table.Td>
      <Table.Td>
        <Person id={maker} />
      </Table.Td>
    </Table.Tr>
  );
}

/** The months of a re-rate in words. */
export function usePeriods() {
  const { t, month } = useSpeech();
  return ({ fromPeriod, throughPeriod }: Pick<ReRate, 'fromPeriod' | 'throughPeriod'>): string =>
    fromPeriod === throughPeriod
      ? month(fromPeriod)
      : t(RE_RATES.fromTo, { from: month(fromPeriod), through: month(throughPeriod) });
}

/** What brought a re-rate; a version leads to its text. */
export function Reference({
  reRate: { contract, cause, reference },
}: {
  readonly reRate: Pick<ReRate, 'contract' | 'cause' | 'reference'>;
}) {
  const version = Number(reference.slice(reference.lastIndexOf('/') + 1));
  if (cause !== 'version' || !Number.isInteger(version)) return reference;
  return (
    <Link to="/contracts/$contract" params={{ contract }} search={{ version }} className="plain">
      {reference}
    </Link>
  );
}
