// Customers, split keys: how each contract of a customer is parted over its accounts.
import { add, compare, ONE, parseDecimal, type Rational, toText, ZERO } from '@avenant/dsl/values';
import { Button, Paper, Stack, TextInput, Title, Text as Words } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  accountsQuery,
  contractsOfQuery,
  type Share,
  setSplit,
  splitQuery,
} from '../../api/parties.ts';
import { useMay } from '../../api/session.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormFoot } from '../../parts/form-foot.tsx';
import { useKept } from '../../parts/kept.ts';
import { LinkWords } from '../../parts/links.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { CUSTOMERS } from './customers.texts.ts';

/** The contracts of a customer with their split keys. */
export function ContractsOf({ customer }: { readonly customer: string }) {
  const { t } = useSpeech();
  const { data = [] } = useQuery(contractsOfQuery(customer));
  return (
    <section>
      <Title order={2} pb={6}>
        {t(CUSTOMERS.contracts)}
      </Title>
      {data.length === 0 ? (
        <Words size="sm">{t(CUSTOMERS.noContracts)}</Words>
      ) : (
        <Paper withBorder>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t(CUSTOMERS.contract)}</Table.Th>
                <Table.Th>{t(CUSTOMERS.name)}</Table.Th>
                <Table.Th>{t(CUSTOMERS.split)}</Table.Th>
                <Table.Th w={90} aria-label={t(CUSTOMERS.edit)} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map(({ contract, title, account }) => (
                <ContractRow key={contract} {...{ contract, title, account, customer }} />
              ))}
            </Table.Tbody>
          </Table>
        </Paper>
      )}
    </section>
  );
}

function ContractRow({
  contract,
  title,
  account,
  customer,
}: {
  readonly contract: string;
  readonly title: string;
  readonly account: string;
  readonly customer: string;
}) {
  const { t, decimal } = useSpeech();
  const may = useMay();
  const [isEdited, setEdited] = useState(false);
  const { data } = useQuery(splitQuery(contract));
  const shares = data ?? [];
  return (
    <Table.Tr>
      <Table.Td>
        <LinkWords to="/contracts/$contract" params={{ contract }} fz="sm">
          {contract}
        </LinkWords>
      </Table.Td>
      <Table.Td>{title}</Table.Td>
      <Table.Td>
        {shares.length === 0
          ? t(CUSTOMERS.ownAccount, { account })
          : shares.map((one) => `${one.account} ${decimal(one.share)}`).join(', ')}
      </Table.Td>
      <Table.Td>
        {may('account.edit') && data !== undefined && (
          <Button variant="subtle" onClick={() => setEdited(true)}>
            {t(CUSTOMERS.edit)}
          </Button>
        )}
        <Dialog
          opened={isEdited}
          onClose={() => setEdited(false)}
          title={t(CUSTOMERS.editSplit, { contract })}
        >
          {isEdited && (
            <SplitForm {...{ contract, customer, shares }} onClose={() => setEdited(false)} />
          )}
        </Dialog>
      </Table.Td>
    </Table.Tr>
  );
}

function SplitForm({
  contract,
  customer,
  shares,
  onClose,
}: {
  readonly contract: string;
  readonly customer: string;
  readonly shares: readonly Share[];
  readonly onClose: () => void;
}) {
  const { t, decimal } = useSpeech();
  const { data: accounts = [] } = useQuery(accountsQuery(customer));
  const kept = useKept<Readonly<Record<string, string>>>(
    `split/${contract}`,
    Object.fromEntries(shares.map(({ account, share }) => [account, share])),
  );
  const { value: typed, set, forget } = kept;
  const said = Object.entries(typed)
    .map(([account, text]) => ({ account, share: text.trim().replace(',', '.') }))
    .filter(({ share }) => share !== '');
  const numbers = said.map(({ share }) => parseDecimal(share));
  const sum = numbers.reduce<Rational | undefined>(
    (so, one) => (so === undefined || one === undefined ? undefined : add(so, one)),
    ZERO,
  );
  const isWhole = said.length === 0 || (sum !== undefined && compare(sum, ONE) === 0);
  const saving = useMutation({
    mutationFn: () => setSplit(contract, said),
    onSuccess: () => {
      forget();
      onClose();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) saving.mutate();
      }}
    >
      <Stack gap="xs">
        <Words size="sm">{t(CUSTOMERS.shareAbout)}</Words>
        {accounts
          .filter(({ state }) => state === 'active')
          .map(({ account }) => (
            <TextInput
              key={account}
              label={t(CUSTOMERS.share, { account })}
              inputMode="decimal"
              value={typed[account] ?? ''}
              onChange={({ currentTarget }) => set({ ...typed, [account]: currentTarget.value })}
            />
          ))}
        {sum !== undefined && said.length > 0 && (
          <Words size="sm" role="status">
            {t(CUSTOMERS.sum, { sum: decimal(toText(sum)) })}
          </Words>
        )}
        <FormFoot
          kept={kept}
          sending={saving}
          does={t(CUSTOMERS.save)}
          isMissing={!isWhole}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}
