// Runs: all of them, the newest first, by state and period; a new one is asked for here. Filters
// are in the address.
import { Button, Group, Paper, Select } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type RunFilter, useRuns } from '../../api/runs.ts';
import { useMay } from '../../api/session.ts';
import { AddressInput } from '../../parts/address-input.tsx';
import { StateBadge, useStateWord } from '../../parts/badges.tsx';
import { LinkButton } from '../../parts/links.tsx';
import { isMonth } from '../../parts/months.ts';
import { Page } from '../../parts/page.tsx';
import { Person } from '../../parts/person.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { Launch } from './launch.tsx';
import { MODES, RUNS } from './runs.texts.ts';
import { RUN_STATES } from './search.ts';

const route = getRouteApi('/runs');

/** The list of runs. */
export function Runs() {
  const { t } = useSpeech();
  const may = useMay();
  const { launch, ...filter } = route.useSearch();
  const go = route.useNavigate();
  const ask = (opened: boolean) =>
    void go({ search: (before) => ({ ...before, launch: opened ? true : undefined }) });
  return (
    <Page
      title={t(RUNS.title)}
      actions={
        <>
          {may('run.launch') && (
            <LinkButton variant="default" to="/re-rates">
              {t(RUNS.reRates)}
            </LinkButton>
          )}
          {(may('run.launch') || may('run.simulate')) && (
            <Button leftSection={<IconPlayerPlay size={14} />} onClick={() => ask(true)}>
              {t(RUNS.launch)}
            </Button>
          )}
        </>
      }
    >
      <Filters />
      <List filter={filter} />
      <Launch opened={launch === true} onClose={() => ask(false)} />
    </Page>
  );
}

function Filters() {
  const { t } = useSpeech();
  const word = useStateWord();
  const { state, period } = route.useSearch();
  const go = route.useNavigate();
  const choose = (change: RunFilter) =>
    void go({ search: (before) => ({ ...before, ...change }), replace: true });
  return (
    <Group gap="xs">
      <Select
        label={t(RUNS.state)}
        placeholder={t(RUNS.any)}
        data={RUN_STATES.map((value) => ({ value, label: word('run', value) }))}
        value={state ?? null}
        onChange={(value) => choose({ state: RUN_STATES.find((one) => one === value) })}
        clearable
        w={160}
      />
      <AddressInput
        type="month"
        label={t(RUNS.period)}
        value={period ?? ''}
        onWrite={(value) => choose({ period: isMonth(value) ? value : undefined })}
        w={170}
      />
    </Group>
  );
}

function List({ filter }: { readonly filter: RunFilter }) {
  const { t, month, count, instant } = useSpeech();
  const { data, error, isPending, refetch } = useRuns(filter);
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  if (data.items.length === 0) {
    const isFiltered = filter.state !== undefined || filter.period !== undefined;
    return <Empty title={t(isFiltered ? RUNS.noneLike : RUNS.none)}>{t(RUNS.noneAbout)}</Empty>;
  }
  return (
    <Paper withBorder>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(RUNS.run)}</Table.Th>
            <Table.Th>{t(RUNS.mode)}</Table.Th>
            <Table.Th>{t(RUNS.period)}</Table.Th>
            <Table.Th>{t(RUNS.state)}</Table.Th>
            <Table.Th ta="right">{t(RUNS.contracts)}</Table.Th>
            <Table.Th ta="right">{t(RUNS.lines)}</Table.Th>
            <Table.Th ta="right">{t(RUNS.held)}</Table.Th>
            <Table.Th ta="right">{t(RUNS.failures)}</Table.Th>
            <Table.Th>{t(RUNS.maker)}</Table.Th>
            <Table.Th>{t(RUNS.createdAt)}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.items.map((run) => (
            <Table.Tr key={run.run}>
              <Table.Td>
                <Link to="/runs/$run" params={{ run: run.run }} className="plain">
                  {run.run}
                </Link>
              </Table.Td>
              <Table.Td className="whole">{t(MODES[run.mode])}</Table.Td>
              <Table.Td className="whole">{month(run.period)}</Table.Td>
              <Table.Td>
                <StateBadge of="run" state={run.state} />
              </Table.Td>
              <Table.Td className="amount">
                {run.done} / {run.contracts}
              </Table.Td>
              <Table.Td className="amount">{count(run.lines)}</Table.Td>
              <Table.Td className="amount">{count(run.held)}</Table.Td>
              <Table.Td className="amount">
                {run.failed === 0 ? (
                  count(0)
                ) : (
                  <Link
                    to="/runs/$run"
                    params={{ run: run.run }}
                    search={{ failed: true }}
                    className="plain less"
                  >
                    {count(run.failed)}
                  </Link>
                )}
              </Table.Td>
              <Table.Td>
                <Person id={run.maker} />
              </Table.Td>
              <Table.Td className="quiet whole">{instant(run.createdAt)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
