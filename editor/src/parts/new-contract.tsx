// Parts, new contract: registers a contract, whom it is with and which account pays, before it has
// any text. In: a title to begin with. Out: the contract's number.
import { Text as Words } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { registerContract } from '../api/contracts.ts';
import { accountsQuery, customersQuery } from '../api/parties.ts';
import { useSpeech } from '../texts/language.tsx';
import { FormDialog, useTyped } from './form-dialog.tsx';
import { NEW_CONTRACT } from './new-contract.texts.ts';

const PLACE = 'new/contract';

/** The dialog that registers a contract. */
export function NewContract({
  opened,
  onClose,
  onDone,
  title = '',
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onDone: (contract: string) => void;
  readonly title?: string;
}) {
  const { t } = useSpeech();
  const { customer = '' } = useTyped(PLACE).value;
  const customers = useQuery({ ...customersQuery, enabled: opened });
  const accounts = useQuery({
    ...accountsQuery(customer),
    enabled: customer !== '',
  });
  const open = accounts.data?.filter(({ state }) => state !== 'closed') ?? [];
  return (
    <FormDialog
      {...{ opened, onClose }}
      place={PLACE}
      title={t(NEW_CONTRACT.create)}
      does={t(NEW_CONTRACT.register)}
      fields={[
        { name: 'contract', label: t(NEW_CONTRACT.number) },
        { name: 'title', label: t(NEW_CONTRACT.title), first: title },
        {
          ...{ name: 'customer', label: t(NEW_CONTRACT.customer) },
          choices: (customers.data ?? []).map((one) => ({
            value: one.customer,
            label: `${one.customer} · ${one.name}`,
          })),
        },
        {
          ...{ name: 'account', label: t(NEW_CONTRACT.account) },
          choices: open.map(({ account }) => ({ value: account, label: account })),
        },
      ]}
      act={async (typed) => {
        await registerContract(typed);
        onDone(typed.contract);
      }}
    >
      {accounts.data !== undefined && open.length === 0 && (
        <Words size="sm">{t(NEW_CONTRACT.noAccount)}</Words>
      )}
    </FormDialog>
  );
}
