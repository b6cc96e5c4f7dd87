// Customers: all of them, the accounts and contracts of the one that is chosen; and the legal
// entities, which are of no one customer.
import { Button, Grid as Columns, Group, NavLink, Paper, Stack, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import {
  type Customer,
  customersQuery,
  type Entity,
  entitiesQuery,
  registerCustomer,
  registerEntity,
} from '../../api/parties.ts';
import { useMay } from '../../api/session.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { Accounts } from './accounts.tsx';
import { CUSTOMERS } from './customers.texts.ts';
import { ContractsOf } from './split.tsx';

const route = getRouteApi('/customers');
const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'fr', label: 'Français' },
];

/** Customers and their accounts. */
export function Customers() {
  const { t } = useSpeech();
  const may = useMay();
  const search = route.useSearch();
  const go = route.useNavigate();
  const [isAdding, setAdding] = useState(false);
  const { data, error, isPending, refetch } = useQuery(customersQuery);
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  const chosen = data.find(({ customer }) => customer === search.customer) ?? data[0];
  return (
    <Page
      title={t(CUSTOMERS.title)}
      actions={
        may('customer.edit') && (
          <Button leftSection={<IconPlus size={14} />} onClick={() => setAdding(true)}>
            {t(CUSTOMERS.create)}
          </Button>
        )
      }
    >
      <Columns gap="lg">
        <Columns.Col span={{ base: 4, lg: 3 }}>
          <Paper withBorder p={4} component="nav" aria-label={t(CUSTOMERS.title)}>
            {data.map(({ customer, name }) => (
              <NavLink
                key={customer}
                component="button"
                label={name}
                description={customer}
                active={customer === chosen?.customer}
                aria-current={customer === chosen?.customer ? 'true' : undefined}
                onClick={() => void go({ search: { customer } })}
              />
            ))}
          </Paper>
        </Columns.Col>
        <Columns.Col span={{ base: 8, lg: 9 }}>
          <Stack gap="xl" key={chosen?.customer}>
            {chosen === undefined && <Empty title={t(CUSTOMERS.none)} />}
            {chosen !== undefined && may('account.read') && <Accounts customer={chosen.customer} />}
            {chosen !== undefined && may('account.read') && may('contract.read') && (
              <ContractsOf customer={chosen.customer} />
            )}
          </Stack>
        </Columns.Col>
      </Columns>
      <Entities />
      <FormDialog
        opened={isAdding}
        onClose={() => setAdding(false)}
        title={t(CUSTOMERS.create)}
        place="new/customer"
        does={t(CUSTOMERS.register)}
        fields={[
          { name: 'customer', label: t(CUSTOMERS.id) },
          { name: 'name', label: t(CUSTOMERS.name) },
          { name: 'language', label: t(CUSTOMERS.language), choices: LANGUAGES, first: 'en' },
        ]}
        act={async (typed) => {
          await registerCustomer({ ...typed, language: typed.language as Customer['language'] });
          await go({ search: { customer: typed.customer } });
        }}
      />
    </Page>
  );
}

function Entities() {
  const { t } = useSpeech();
  const may = useMay();
  const [isAdding, setAdding] = useState(false);
  const { data = [] } = useQuery(entitiesQuery);
  const roles = (['issuer', 'billed'] as const).map((value) => ({
    value,
    label: t(CUSTOMERS[value]),
  }));
  return (
    <section>
      <Group justify="space-between" pb={6}>
        <Title order={2}>{t(CUSTOMERS.entities)}</Title>
        {may('customer.edit') && (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t(CUSTOMERS.createEntity)}
          </Button>
        )}
      </Group>
      <Paper withBorder>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {(['entity', 'name', 'role', 'country', 'registration', 'vatId'] as const).map(
                (id) => (
                  <Table.Th key={id}>{t(CUSTOMERS[id])}</Table.Th>
                ),
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map(({ entity, name, role, country, registration, vatId }) => (
              <Table.Tr key={entity}>
                <Table.Td>{entity}</Table.Td>
                <Table.Td>{name}</Table.Td>
                <Table.Td>{t(CUSTOMERS[role])}</Table.Td>
                <Table.Td>{country}</Table.Td>
                <Table.Td>{registration}</Table.Td>
                <Table.Td>{vatId}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
      <FormDialog
        opened={isAdding}
        onClose={() => setAdding(false)}
        title={t(CUSTOMERS.createEntity)}
        place="new/entity"
        does={t(CUSTOMERS.register)}
        fields={[
          { name: 'entity', label: t(CUSTOMERS.id) },
          { name: 'name', label: t(CUSTOMERS.name) },
          { name: 'role', label: t(CUSTOMERS.role), choices: roles, first: 'billed' },
          { name: 'country', label: t(CUSTOMERS.country), first: 'FR' },
          { name: 'registration', label: t(CUSTOMERS.registration), optional: true },
          { name: 'vatId', label: t(CUSTOMERS.vatId), optional: true },
        ]}
        act={({ registration, vatId, role, ...typed }) =>
          registerEntity({
            ...typed,
            role: role as Entity['role'],
            registration: registration === '' ? null : registration,
            vatId: vatId === '' ? null : vatId,
          })
        }
      />
    </section>
  );
}
