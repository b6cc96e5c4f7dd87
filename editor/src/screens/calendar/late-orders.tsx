// Calendar, late orders: those that came after the cut-off of a cycle.
import { Text as Words } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { client, read } from '../../api/client.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { CALENDAR } from './calendar.texts.ts';

const late = client.contracts[':contract'].cycles[':period']['late-orders'];

/** The dialog of late orders. */
export function LateOrders({
  contract,
  period,
  onClose,
}: {
  readonly contract: string;
  readonly period: string;
  readonly onClose: () => void;
}) {
  const { t, month } = useSpeech();
  return (
    <Dialog opened onClose={onClose} size="lg" title={`${t(CALENDAR.late)}, ${month(period)}`}>
      <List contract={contract} period={period} />
    </Dialog>
  );
}

function List({ contract, period }: { readonly contract: string; readonly period: string }) {
  const { t, day } = useSpeech();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['late-orders', contract, period],
    queryFn: () => read(late.$get({ param: { contract, period }, query: { limit: '1000' } })),
  });
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  if (data.items.length === 0) return <Empty title={t(CALENDAR.lateNone)} />;
  return (
    <>
      <Words size="sm" className="quiet" mb="xs">
        {t(CALENDAR.lateAbout)}
      </Words>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(CALENDAR.order)}</Table.Th>
            <Table.Th>{t(CALENDAR.item)}</Table.Th>
            <Table.Th>{t(CALENDAR.known)}</Table.Th>
            <Table.Th>{t(CALENDAR.from)}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.items.map((one) => (
            <Table.Tr key={one.order}>
              <Table.Td>{one.order}</Table.Td>
              <Table.Td>{one.item}</Table.Td>
              <Table.Td>{day(one.knownOn)}</Table.Td>
              <Table.Td>{day(one.serviceFrom)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
