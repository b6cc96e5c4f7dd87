// Customers, accounts: the billing accounts of a customer as a tree; opened, moved, put on hold,
// closed.
import { ActionIcon, Button, Group, Menu, Paper, Title, Text as Words } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type Account,
  accountsQuery,
  changeAccount,
  entitiesQuery,
  openAccount,
} from '../../api/parties.ts';
import { useMay } from '../../api/session.ts';
import { StateBadge } from '../../parts/badges.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { PastButton } from '../../parts/past.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { CUSTOMERS } from './customers.texts.ts';

const INDENT = 18;

/** The accounts of a customer. */
export function Accounts({ customer }: { readonly customer: string }) {
  const { t } = useSpeech();
  const may = useMay();
  const [isAdding, setAdding] = useState(false);
  const { data, error, isPending, refetch } = useQuery(accountsQuery(customer));
  const changing = useMutation({
    mutationFn: ({ of, to }: { of: Account; to: Parameters<typeof changeAccount>[1] }) =>
      changeAccount(of, to),
  });
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <section>
      <Group justify="space-between" pb={6}>
        <Title order={2}>{t(CUSTOMERS.accounts)}</Title>
        {may('account.edit') && (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t(CUSTOMERS.createAccount)}
          </Button>
        )}
      </Group>
      <Refusal error={changing.error} />
      {data.length === 0 ? (
        <Words size="sm">{t(CUSTOMERS.noAccounts)}</Words>
      ) : (
        <Paper withBorder>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {(['account', 'state', 'billedEntity', 'issuerEntity', 'currency'] as const).map(
                  (id) => (
                    <Table.Th key={id}>{t(CUSTOMERS[id])}</Table.Th>
                  ),
                )}
                <Table.Th w={76} aria-label={t(CUSTOMERS.edit)} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {treeOf(data).map(({ depth, account }) => (
                <Table.Tr key={account.account}>
                  <Table.Td pl={12 + depth * INDENT}>{account.account}</Table.Td>
                  <Table.Td>
                    <StateBadge of="account" state={account.state} />
                  </Table.Td>
                  <Table.Td>{account.billedEntity}</Table.Td>
                  <Table.Td>{account.issuer}</Table.Td>
                  <Table.Td>{account.currency}</Table.Td>
                  <Table.Td>
                    <Group gap={2} wrap="nowrap" justify="flex-end">
                      <PastButton kind="account" id={account.account} isSmall />
                      {may('account.edit') && account.state !== 'closed' && (
                        <Changes
                          account={account}
                          all={data}
                          onChange={(to) => changing.mutate({ of: account, to })}
                        />
                      )}
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Paper>
      )}
      <NewAccount
        customer={customer}
        all={data}
        opened={isAdding}
        onClose={() => setAdding(false)}
      />
    </section>
  );
}

function Changes({
  account,
  all,
  onChange,
}: {
  readonly account: Account;
  readonly all: readonly Account[];
  readonly onChange: (to: Parameters<typeof changeAccount>[1]) => void;
}) {
  const { t } = useSpeech();
  const [isClosing, setClosing] = useState(false);
  const { account: id, state, parent } = account;
  const others = all.filter((one) => one.account !== id && one.account !== parent);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t(CUSTOMERS.changes, { account: id })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onChange({ state: state === 'active' ? 'on_hold' : 'active' })}>
            {t(state === 'active' ? CUSTOMERS.hold : CUSTOMERS.activate)}
          </Menu.Item>
          <Menu.Item color="red" onClick={() => setClosing(true)}>
            {t(CUSTOMERS.close)}
          </Menu.Item>
          <Menu.Label>{t(CUSTOMERS.parent)}</Menu.Label>
          {parent !== null && (
            <Menu.Item onClick={() => onChange({ parent: null })}>{t(CUSTOMERS.top)}</Menu.Item>
          )}
          {others.map((one) => (
            <Menu.Item key={one.account} onClick={() => onChange({ parent: one.account })}>
              {one.account}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={isClosing}
        onClose={() => setClosing(false)}
        title={t(CUSTOMERS.closeTitle, { account: id })}
        does={t(CUSTOMERS.close)}
        danger
        act={() => changeAccount(account, { state: 'closed' })}
      >
        <Words size="sm">{t(CUSTOMERS.closeAbout)}</Words>
      </Confirm>
    </>
  );
}

function NewAccount({
  customer,
  all,
  opened,
  onClose,
}: {
  readonly customer: string;
  readonly all: readonly Account[];
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useSpeech();
  const { data = [] } = useQuery(entitiesQuery);
  const ofRole = (wanted: 'issuer' | 'billed') =>
    data
      .filter(({ role }) => role === wanted)
      .map(({ entity, name }) => ({ value: entity, label: `${entity} · ${name}` }));
  const parents = all.map(({ account }) => ({ value: account, label: account }));
  return (
    <FormDialog
      {...{ opened, onClose }}
      title={t(CUSTOMERS.createAccount)}
      place={`new/account/${customer}`}
      does={t(CUSTOMERS.register)}
      fields={[
        { name: 'account', label: t(CUSTOMERS.id) },
        { name: 'billedEntity', label: t(CUSTOMERS.billed), choices: ofRole('billed') },
        { name: 'issuer', label: t(CUSTOMERS.issuer), choices: ofRole('issuer') },
        { name: 'currency', label: t(CUSTOMERS.currency), first: 'EUR' },
        { name: 'parent', label: t(CUSTOMERS.parent), choices: parents, optional: true },
      ]}
      act={({ parent, ...typed }) =>
        openAccount({ ...typed, customer, parent: parent === '' ? null : parent })
      }
    />
  );
}

// Each account after the one that it stands under.
function treeOf(accounts: readonly Account[]) {
  const known = new Set(accounts.map(({ account }) => account));
  const under = (parent: string | null, depth: number): { depth: number; account: Account }[] =>
    accounts
      .filter(
        (one) => (one.parent !== null && known.has(one.parent) ? one.parent : null) === parent,
      )
      .flatMap((account) => [{ depth, account }, ...under(account.account, depth + 1)]);
  return under(null, 0);
}
