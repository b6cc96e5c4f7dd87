// Inventory, history: an item's states in time, and everything that was said of it with its source.
import { Badge, Stack, Title, Text as Words } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Answer, client, read } from '../../api/client.ts';
import { lastDayOf } from '../../parts/days.ts';
import { SidePanel } from '../../parts/dialog.tsx';
import { LinkWords } from '../../parts/links.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { INVENTORY } from './inventory.texts.ts';

type History = Answer<
  Awaited<ReturnType<(typeof client.contracts)[':contract']['item-history']['$get']>>
>;

/** The drawer with the history of an item. */
export function HistoryDrawer({
  contract,
  dataset,
  item,
  known,
  onClose,
}: {
  readonly contract: string;
  readonly dataset: string;
  readonly item: string | undefined;
  readonly known: string | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useSpeech();
  return (
    <SidePanel
      opened={item !== undefined}
      onClose={onClose}
      size="xl"
      title={t(INVENTORY.item, { key: item ?? '' })}
      overlayProps={{ backgroundOpacity: 0.15 }}
      styles={{ title: { fontWeight: 600 } }}
    >
      {item !== undefined && <History {...{ contract, dataset, item, known }} />}
    </SidePanel>
  );
}

function History(asked: {
  readonly contract: string;
  readonly dataset: string;
  readonly item: string;
  readonly known: string | undefined;
}) {
  const { contract, dataset, item: key, known } = asked;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['item history', contract, dataset, key, known],
    queryFn: () =>
      read(
        client.contracts[':contract']['item-history'].$get({
          param: { contract },
          query: { dataset, key, ...(known === undefined ? {} : { knownOn: known }) },
        }),
      ),
  });
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Stack gap="lg">
      <States {...data} />
      <Said {...data} contract={contract} />
    </Stack>
  );
}

function useDays() {
  const { t, day } = useSpeech();
  return (from: string | null, to: string | null): string => {
    if (from === null) return t(INVENTORY.always);
    if (to === null) return t(INVENTORY.since, { from: day(from) });
    return t(INVENTORY.between, { from: day(from), to: day(lastDayOf(from, to)) });
  };
}

// A column a state: what differs from the one before is lit.
function States({ stretches }: History) {
  const { t } = useSpeech();
  const days = useDays();
  const names = Object.keys(stretches[0]?.values ?? {});
  return (
    <section>
      <Title order={2} pb={6}>
        {t(INVENTORY.states)}
      </Title>
      {stretches.length === 0 && <Words size="sm">{t(INVENTORY.noStates)}</Words>}
      {stretches.length > 0 && (
        <Table withTableBorder withColumnBorders>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t(INVENTORY.attribute)}</Table.Th>
              {stretches.map(({ from, to }) => (
                <Table.Th key={from}>{days(from, to)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {names.map((name) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">{name}</Table.Th>
                {stretches.map(({ from, values }, at) => {
                  const before = stretches[at - 1]?.values[name];
                  const isNew = before !== undefined && before !== values[name];
                  return (
                    <Table.Td key={from} {...(isNew ? { bg: 'var(--lit)' } : {})}>
                      {values[name]}
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}

function Said({ rows, contract }: History & { readonly contract: string }) {
  const { t, day } = useSpeech();
  const days = useDays();
  return (
    <section>
      <Title order={2} pb={6}>
        {t(INVENTORY.said)}
      </Title>
      <Table withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(INVENTORY.knownOn)}</Table.Th>
            <Table.Th>{t(INVENTORY.holds)}</Table.Th>
            <Table.Th>{t(INVENTORY.source)}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ row, knownOn, from, to, batch, fileName, order, undoneOn }) => (
            <Table.Tr key={row}>
              <Table.Td>{day(knownOn)}</Table.Td>
              <Table.Td>{days(from, to)}</Table.Td>
              <Table.Td>
                {order === null ? (
                  <LinkWords
                    to="/imports/$contract/$batch"
                    params={{ contract, batch: `${batch}` }}
                    fz="sm"
                  >
                    {t(INVENTORY.importOf, { batch, file: fileName })}
                  </LinkWords>
                ) : (
                  <LinkWords to="/orders/$contract/$order" params={{ contract, order }} fz="sm">
                    {t(INVENTORY.orderOf, { order })}
                  </LinkWords>
                )}{' '}
                {undoneOn !== null && (
                  <Badge color="orange">{t(INVENTORY.undone, { day: day(undoneOn) })}</Badge>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
