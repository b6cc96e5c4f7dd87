// Orders, a new one: the form that the contract's vocabulary makes. What is typed stays in this
// browser until it is sent.
import {
  Autocomplete,
  Button,
  Fieldset,
  Group,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  TextInput,
  Text as Words,
} from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type ItemWords, useDatasets } from '../../api/contracts.ts';
import { itemsQuery } from '../../api/items.ts';
import { takeOrder } from '../../api/orders.ts';
import { ContractChoice, useContract } from '../../parts/contract-choice.tsx';
import { today } from '../../parts/days.ts';
import { useKept } from '../../parts/kept.ts';
import { KeptNote } from '../../parts/kept-note.tsx';
import { Only } from '../../parts/only.tsx';
import { Page } from '../../parts/page.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { AttributeField, OFFERED } from './attribute-field.tsx';
import { ACTIONS, ORDERS } from './orders.texts.ts';
import {
  type Action,
  emptyOrder,
  fitting,
  missingOf,
  orderOf,
  type TypedOrder,
} from './typed-order.ts';

const route = getRouteApi('/orders/new');

/** The form of a new order. */
export function NewOrderScreen() {
  const { t } = useSpeech();
  const search = route.useSearch();
  const go = route.useNavigate();
  const contract = useContract(search.contract);
  const { data, error, isPending, refetch } = useDatasets(contract);
  return (
    <Page
      title={t(ORDERS.create)}
      way={[{ label: t(ORDERS.title), to: '/orders' }]}
      aside={
        <ContractChoice
          value={contract}
          onChange={(next) => void go({ search: { contract: next } })}
        />
      }
    >
      <Only may="order.capture">
        {contract === undefined || isPending ? (
          <Loading />
        ) : data === undefined ? (
          <Failed error={error} retry={() => void refetch()} />
        ) : (
          <Form key={contract} contract={contract} />
        )}
      </Only>
    </Page>
  );
}

function Form({ contract }: { readonly contract: string }) {
  const { t } = useSpeech();
  const search = route.useSearch();
  const go = route.useNavigate();
  const { data } = useDatasets(contract);
  const first = {
    ...emptyOrder(today()),
    ...(search.dataset === undefined ? {} : { dataset: search.dataset }),
    ...(search.item === undefined ? {} : { key: search.item, action: 'change' as const }),
  };
  const kept = useKept<TypedOrder>(`new/order/${contract}/${search.item ?? ''}`, first);
  const { typed, items } = fitting(kept.value, data?.items ?? []);
  const orderable = (data?.items ?? []).filter((one) => (one.items?.actions.length ?? 0) > 0);
  const set = (next: Partial<TypedOrder>) => kept.set({ ...typed, ...next });
  const sending = useMutation({
    mutationFn: (words: ItemWords) => takeOrder(contract, orderOf(typed, words)),
    onSuccess: async ({ order, state }) => {
      // A rejected order is corrected from what was typed.
      if (state !== 'rejected') kept.forget();
      await go({ to: '/orders/$contract/$order', params: { contract, order } });
    },
  });
  if (items === undefined) return <Empty title={t(ORDERS.cannot)} />;
  const missing = missingOf(typed, items);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (missing.length === 0) sending.mutate(items);
      }}
    >
      <Stack gap="md" maw={880}>
        <Group gap="md" align="flex-end">
          <Select
            label={t(ORDERS.dataset)}
            w={240}
            allowDeselect={false}
            data={orderable.map(({ dataset }) => dataset)}
            value={typed.dataset}
            onChange={(next) => {
              if (next !== null) set({ dataset: next });
            }}
          />
          <SegmentedControl
            aria-label={t(ORDERS.action)}
            data={items.actions.map((value) => ({ value, label: t(ACTIONS[value]) }))}
            value={typed.action}
            onChange={(next) => set({ action: next as Action })}
          />
        </Group>
        <Heading typed={typed} items={items} contract={contract} onChange={set} />
        {typed.action !== 'cease' && (
          <Attributes typed={typed} items={items} contract={contract} onChange={set} />
        )}
        <KeptNote kept={kept} />
        <Refusal error={sending.error} />
        <Group gap="sm">
          <Button type="submit" loading={sending.isPending} disabled={missing.length > 0}>
            {t(ORDERS.price)}
          </Button>
          <Button variant="subtle" onClick={() => kept.forget()}>
            {t(ORDERS.empty)}
          </Button>
          <Words size="xs" className="quiet">
            {t(ORDERS.kept)}
          </Words>
        </Group>
      </Stack>
    </form>
  );
}

interface PartProps {
  readonly contract: string;
  readonly typed: TypedOrder;
  readonly items: ItemWords;
  readonly onChange: (next: Partial<TypedOrder>) => void;
}

function Heading({ typed, contract, onChange }: PartProps) {
  const { t } = useSpeech();
  const { data } = useQuery(itemsQuery({ contract, dataset: typed.dataset }));
  const keys = useMemo(() => [...new Set(data?.keys)], [data]);
  return (
    <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="md" verticalSpacing="xs">
      <TextInput
        label={t(ORDERS.number)}
        required
        value={typed.order}
        onChange={({ currentTarget }) => onChange({ order: currentTarget.value })}
      />
      {typed.action === 'add' ? (
        <TextInput
          label={t(ORDERS.newItem)}
          required
          value={typed.key}
          onChange={({ currentTarget }) => onChange({ key: currentTarget.value })}
        />
      ) : (
        <Autocomplete
          size="xs"
          label={t(ORDERS.item)}
          required
          data={keys}
          limit={OFFERED}
          value={typed.key}
          onChange={(key) => onChange({ key })}
        />
      )}
      {typed.action === 'move' && (
        <TextInput
          label={t(ORDERS.newItem)}
          required
          value={typed.newKey}
          onChange={({ currentTarget }) => onChange({ newKey: currentTarget.value })}
        />
      )}
      <TextInput
        type="date"
        label={t(ORDERS.requestedOn)}
        required
        value={typed.requestedOn}
        onChange={({ currentTarget }) => onChange({ requestedOn: currentTarget.value })}
      />
      <Select
        label={t(ORDERS.months)}
        allowDeselect={false}
        data={['1', '3', '6', '12', '24', '36', '60']}
        value={typed.months}
        onChange={(months) => {
          if (months !== null) onChange({ months });
        }}
      />
    </SimpleGrid>
  );
}

function Attributes({ typed, items, contract, onChange }: PartProps) {
  const { t } = useSpeech();
  const { action, dataset, key, requestedOn, attributes } = typed;
  const { data } = useQuery(itemsQuery({ contract, dataset }));
  const now = useMemo(() => {
    if (data === undefined || action === 'add') return undefined;
    const place = data.keys.findIndex((one, at) => {
      const [from, to] = [data.from[at] ?? null, data.to[at] ?? null];
      const isOn = (from === null || from <= requestedOn) && (to === null || requestedOn < to);
      return one === key && isOn;
    });
    return new Map(data.names.map((name, at) => [name, data.values[at]?.[place]]));
  }, [data, action, key, requestedOn]);
  return (
    <Fieldset legend={t(ORDERS.attributes, { item: items.name })} p="sm">
      {action !== 'add' && (
        <Words size="xs" className="quiet" pb="xs">
          {t(ORDERS.changesOnly)}
        </Words>
      )}
      <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="md" verticalSpacing="xs">
        {items.attributes.map((words) => (
          <AttributeField
            key={words.name}
            contract={contract}
            words={words}
            now={now?.get(words.name)}
            required={action === 'add' && words.required}
            value={attributes[words.name] ?? ''}
            onChange={(text) => onChange({ attributes: { ...attributes, [words.name]: text } })}
          />
        ))}
      </SimpleGrid>
    </Fieldset>
  );
}
