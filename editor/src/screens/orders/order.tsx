// Orders, one: what is ordered, its price, what happened to it; accepted by another person, or
// given up.
import {
  Alert,
  Button,
  Grid as Columns,
  Group,
  Paper,
  Stack,
  TextInput,
  Timeline,
  Title,
  Text as Words,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { acceptOrder, cancelOrder, type Order, orderQuery } from '../../api/orders.ts';
import { useMay, useSession } from '../../api/session.ts';
import { StateBadge } from '../../parts/badges.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { useKept } from '../../parts/kept.ts';
import { KeptNote } from '../../parts/kept-note.tsx';
import { LinkButton } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { PastButton } from '../../parts/past.tsx';
import { usePersonName } from '../../parts/person.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { PriceTable } from './order-price.tsx';
import { ACTIONS, ORDERS } from './orders.texts.ts';

const route = getRouteApi('/orders/$contract/$order');

/** An order. */
export function OrderScreen() {
  const { t, language } = useSpeech();
  const id = route.useParams();
  const { data, error, isPending, refetch } = useQuery(orderQuery(id, language));
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Page
      title={t(ORDERS.one, { order: id.order })}
      way={[{ label: t(ORDERS.title), to: '/orders' }]}
      aside={<StateBadge of="order" state={data.state} />}
      actions={
        <>
          <Decisions order={data} />
          <PastButton kind="order" id={`${id.contract}/${id.order}`} />
        </>
      }
    >
      <Columns gap="lg">
        <Columns.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            {data.reasons.length > 0 && <Reasons order={data} />}
            {data.price !== null && <PriceTable price={data.price} />}
          </Stack>
        </Columns.Col>
        <Columns.Col span={{ base: 12, md: 4 }}>
          <Stack gap="lg">
            <Details order={data} />
            <SoFar order={data} />
          </Stack>
        </Columns.Col>
      </Columns>
    </Page>
  );
}

function Reasons({ order }: { readonly order: Order }) {
  const { t } = useSpeech();
  return (
    <Alert color="red" title={t(ORDERS.reasons)} role="note">
      <Stack gap={6}>
        {order.reasons.map(({ code, detail }) => (
          <Words size="sm" key={`${code} ${detail}`}>
            {detail} <span className="quiet">{code}</span>
          </Words>
        ))}
        <Group>
          <LinkButton variant="default" to="/orders/new" search={{ contract: order.contract }}>
            {t(ORDERS.correct)}
          </LinkButton>
        </Group>
      </Stack>
    </Alert>
  );
}

function Details({ order }: { readonly order: Order }) {
  const { t, day } = useSpeech();
  const { action, key, newKey, dataset, requestedOn, attributes } = order;
  const rows: readonly (readonly [string, string])[] = [
    [t(ORDERS.action), t(ACTIONS[action])],
    [t(ORDERS.item), newKey === undefined ? key : `${key} → ${newKey}`],
    [t(ORDERS.dataset), dataset],
    [t(ORDERS.requestedOn), day(requestedOn)],
    ...Object.entries(attributes),
  ];
  return (
    <section>
      <Title order={2} pb={6}>
        {t(ORDERS.details)}
      </Title>
      <Paper withBorder>
        <Table>
          <Table.Tbody>
            {rows.map(([name, value]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">{name}</Table.Th>
                <Table.Td>{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
    </section>
  );
}

function SoFar({ order }: { readonly order: Order }) {
  const { t, day, instant } = useSpeech();
  const nameOf = usePersonName();
  const { state, maker, takenAt, checker, acceptedOn } = order;
  return (
    <section>
      <Title order={2} pb="sm">
        {t(ORDERS.timeline)}
      </Title>
      <Timeline active={state === 'validated' ? 0 : 1} bulletSize={14} lineWidth={2}>
        <Timeline.Item title={t(state === 'rejected' ? ORDERS.takenRejected : ORDERS.taken)}>
          <Words size="xs" className="quiet">
            {t(ORDERS.byAt, { person: nameOf(maker), at: instant(takenAt) })}
          </Words>
        </Timeline.Item>
        {state === 'validated' && <Timeline.Item title={t(ORDERS.waits)} />}
        {state === 'accepted' && acceptedOn !== null && (
          <Timeline.Item title={t(ORDERS.accepted, { day: day(acceptedOn) })}>
            <Words size="xs" className="quiet">
              {nameOf(checker)}
            </Words>
          </Timeline.Item>
        )}
        {state === 'cancelled' && <Timeline.Item title={t(ORDERS.cancelled)} />}
      </Timeline>
    </section>
  );
}

function Decisions({ order }: { readonly order: Order }) {
  const { t } = useSpeech();
  const may = useMay();
  const { data: session } = useSession();
  const { contract, order: number, state, maker, requestedOn, acceptedOn, newKey, key } = order;
  const id = { contract, order: number };
  const [asking, setAsking] = useState<'accept' | 'cancel'>();
  const from = useKept(`order/${contract}/${number}/accepted-on`, requestedOn);
  const isMine = maker === session?.person;
  const close = () => setAsking(undefined);
  if (state === 'accepted' && acceptedOn !== null) {
    const seen = { dataset: order.dataset, day: acceptedOn, item: newKey ?? key };
    return (
      <LinkButton variant="default" to="/inventory" search={{ contract, ...seen }}>
        {t(ORDERS.toInventory)}
      </LinkButton>
    );
  }
  if (state !== 'validated') return null;
  return (
    <>
      {isMine && (
        <Words size="sm" className="quiet">
          {t(ORDERS.another)}
        </Words>
      )}
      {may('order.cancel') && (
        <Button variant="default" onClick={() => setAsking('cancel')}>
          {t(ORDERS.giveUp)}
        </Button>
      )}
      {may('order.accept') && !isMine && (
        <Button onClick={() => setAsking('accept')}>{t(ORDERS.accept)}</Button>
      )}
      <Confirm
        opened={asking === 'accept'}
        onClose={close}
        title={t(ORDERS.acceptTitle, { order: number })}
        does={t(ORDERS.accept)}
        act={() => acceptOrder(id, from.value).then(() => from.forget())}
      >
        <Words size="sm">{t(ORDERS.acceptAbout)}</Words>
        <TextInput
          type="date"
          label={t(ORDERS.acceptedOn)}
          value={from.value}
          required
          onChange={({ currentTarget }) => from.set(currentTarget.value)}
        />
        <KeptNote kept={from} />
      </Confirm>
      <Confirm
        opened={asking === 'cancel'}
        onClose={close}
        title={t(ORDERS.giveUpTitle, { order: number })}
        does={t(ORDERS.giveUp)}
        danger
        reason={{ place: `order/${contract}/${number}/cancel` }}
        act={(reason) => cancelOrder(id, reason)}
      >
        <Words size="sm">{t(ORDERS.giveUpAbout)}</Words>
      </Confirm>
    </>
  );
}
