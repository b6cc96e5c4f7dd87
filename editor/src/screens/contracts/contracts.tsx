// Contracts: all that one may see.
import { Anchor, Paper } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { client, read } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { Page } from '../../parts/page.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { CONTRACTS } from './contracts.texts.ts';

// Who reads contracts in studies only is refused the others: those never published are left.
async function allThatMayBeSeen() {
  try {
    return await read(client.contracts.$get({ query: {} }));
  } catch (error) {
    if (!(error instanceof ApiProblem && error.code === 'S0203')) throw error;
    return read(client.contracts.$get({ query: { study: 'true' } }));
  }
}

/** The list of contracts. */
export function Contracts() {
  const { t } = useSpeech();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['contracts'],
    queryFn: allThatMayBeSeen,
  });
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Page title={t(CONTRACTS.title)}>
      {data.items.length === 0 ? (
        <Empty title={t(CONTRACTS.none)} />
      ) : (
        <Paper withBorder>
          <Table highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t(CONTRACTS.number)}</Table.Th>
                <Table.Th>{t(CONTRACTS.name)}</Table.Th>
                <Table.Th>{t(CONTRACTS.customer)}</Table.Th>
                <Table.Th>{t(CONTRACTS.account)}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.items.map(({ contract, title, customer, account }) => (
                <Table.Tr key={contract}>
                  <Table.Td>
                    <Anchor
                      fz="sm"
                      renderRoot={(props) => (
                        <Link {...props} to="/contracts/$contract" params={{ contract }} />
                      )}
                    >
                      {contract}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{title}</Table.Td>
                  <Table.Td>{customer}</Table.Td>
                  <Table.Td>{account}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Paper>
      )}
    </Page>
  );
}
