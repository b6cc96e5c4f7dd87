// Invoices, difference: what rating an issued month again changes, line by line, and the note that
// bills it.
import { Button, Group, Paper, Text as Words } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { askDeltaNote, useDelta } from '../../api/invoices.ts';
import { useMay } from '../../api/session.ts';
import { Amount } from '../../parts/amount.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { LINES } from '../draft/draft.texts.ts';
import { DELTA, INVOICES } from './invoices.texts.ts';

const route = getRouteApi('/re-rated/$contract/$run');

/** The difference of a re-rate. */
export function DeltaView() {
  const { t, month, money } = useSpeech();
  const may = useMay();
  const { contract, run } = route.useParams();
  const search = route.useSearch();
  const { data, error, isPending, refetch } = useDelta(contract, run, search.account);
  const [asks, setAsks] = useState(false);
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  const { lines, currency, billed, rated, change, period, account } = data;
  return (
    <Page
      title={t(DELTA.title, { run })}
      way={[{ label: t(INVOICES.title), to: '/invoices' }]}
      actions={
        // A re-rate asks for the notes of all its accounts at once.
        search.account === undefined &&
        may('credit.prepare') &&
        lines.length > 0 && <Button onClick={() => setAsks(true)}>{t(DELTA.ask)}</Button>
      }
    >
      <Words size="sm" className="quiet">
        {[contract, account, month(period)].join(' · ')}
      </Words>
      <Group gap="xl">
        {(
          [
            [DELTA.billed, billed, false],
            [DELTA.rated, rated, false],
            [DELTA.change, change, true],
          ] as const
        ).map(([name, value, signed]) => (
          <div key={name.en}>
            <Words size="xs" className="quiet">
              {t(name)}
            </Words>
            <Words fw={600} size="lg" component="div">
              <Amount value={value} currency={currency} signed={signed} />
            </Words>
          </div>
        ))}
      </Group>
      {lines.length === 0 ? (
        <Empty title={t(DELTA.none)} />
      ) : (
        <Paper withBorder>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t(LINES.clause)}</Table.Th>
                <Table.Th>{t(LINES.subject)}</Table.Th>
                <Table.Th>{t(LINES.label)}</Table.Th>
                <Table.Th ta="right">{t(DELTA.billed)}</Table.Th>
                <Table.Th ta="right">{t(DELTA.rated)}</Table.Th>
                <Table.Th ta="right">{t(DELTA.change)}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map((line) => (
                <Table.Tr key={line.line}>
                  <Table.Td>{line.as.clause}</Table.Td>
                  <Table.Td>{line.as.subject}</Table.Td>
                  <Table.Td>{line.as.label}</Table.Td>
                  <Table.Td className="amount">
                    <Amount value={line.billed} currency={currency} />
                  </Table.Td>
                  <Table.Td className="amount">
                    <Amount value={line.rated} currency={currency} />
                  </Table.Td>
                  <Table.Td className="amount">
                    <Amount value={line.change} currency={currency} signed />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Paper>
      )}
      <Confirm
        opened={asks}
        onClose={() => setAsks(false)}
        title={t(DELTA.ask)}
        does={t(DELTA.ask)}
        reason={{ place: `new/note/${contract}/${run}` }}
        act={(reason) => askDeltaNote(contract, run, { note: run, cause: 're-rate', reason })}
      >
        <Words size="sm">{t(DELTA.about, { amount: money(change, currency) })}</Words>
      </Confirm>
    </Page>
  );
}
