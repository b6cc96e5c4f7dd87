// Contracts: all that one may see; a new one is registered.
import { Anchor, Button, Paper } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { contractsQuery } from '../../api/contracts.ts';
import { useMay } from '../../api/session.ts';
import { NEW_CONTRACT } from '../../parts/new-contract.texts.ts';
import { NewContract } from '../../parts/new-contract.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { CONTRACTS } from './contracts.texts.ts';

/** The list of contracts. */
export function Contracts() {
  const { t } = useSpeech();
  const go = useNavigate();
  const may = useMay();
  const [isAdding, setAdding] = useState(false);
  const { data, error, isPending, refetch } = useQuery(contractsQuery);
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Page
      title={t(CONTRACTS.title)}
      actions={
        may('contract.draft') && (
          <Button leftSection={<IconPlus size={14} />} onClick={() => setAdding(true)}>
            {t(NEW_CONTRACT.create)}
          </Button>
        )
      }
    >
      {data.length === 0 ? (
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
              {data.map(({ contract, title, customer, account }) => (
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
      <NewContract
        opened={isAdding}
        onClose={() => setAdding(false)}
        onDone={(contract) => void go({ to: '/contracts/$contract', params: { contract } })}
      />
    </Page>
  );
}
