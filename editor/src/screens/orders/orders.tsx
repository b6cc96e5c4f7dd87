// Orders: all of a contract, with what they change of its invoices.
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type Order, ordersQuery } from '../../api/orders.ts';
import { useMay } from '../../api/session.ts';
import { StateBadge, useStateWord } from '../../parts/badges.tsx';
import { ContractChoice, useContract } from '../../parts/contract-choice.tsx';
import type { GridColumn } from '../../parts/grid/column.ts';
import { Grid } from '../../parts/grid/grid.tsx';
import type { GridView } from '../../parts/grid/view.ts';
import { LinkButton } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { usePersonName } from '../../parts/person.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { ACTIONS, ORDERS } from './orders.texts.ts';

const route = getRouteApi('/orders');
const NO_VIEW: GridView = {};
const idOf = ({ order }: Order): string => order;

/** The orders of a contract. */
export function Orders() {
  const { t } = useSpeech();
  const may = useMay();
  const search = route.useSearch();
  const go = route.useNavigate();
  const contract = useContract(search.contract);
  return (
    <Page
      title={t(ORDERS.title)}
      fill
      aside={
        <ContractChoice
          value={contract}
          onChange={(next) => void go({ search: { contract: next } })}
        />
      }
      actions={
        contract !== undefined &&
        may('order.capture') && (
          <LinkButton to="/orders/new" search={{ contract }} leftSection={<IconPlus size={14} />}>
            {t(ORDERS.create)}
          </LinkButton>
        )
      }
    >
      {contract !== undefined && <List contract={contract} />}
    </Page>
  );
}

function List({ contract }: { readonly contract: string }) {
  const { t, language } = useSpeech();
  const columns = useColumns();
  const { view = NO_VIEW } = route.useSearch();
  const go = route.useNavigate();
  const { data, error, isPending, refetch } = useQuery(ordersQuery(contract, language));
  const onView = useCallback(
    (next: GridView) => void go({ search: (before) => ({ ...before, view: next }), replace: true }),
    [go],
  );
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Grid
      label={t(ORDERS.title)}
      name={`orders ${contract}`}
      rows={data}
      {...{ columns, idOf, view, onView }}
      onOpen={({ order }) =>
        void go({ to: '/orders/$contract/$order', params: { contract, order } })
      }
      empty={<Empty title={t(ORDERS.none)}>{t(ORDERS.noneAbout)}</Empty>}
    />
  );
}

function useColumns(): readonly GridColumn<Order>[] {
  const { t, day, money } = useSpeech();
  const word = useStateWord();
  const nameOf = usePersonName();
  return useMemo(() => {
    const date = (id: 'requestedOn' | 'acceptedOn'): GridColumn<Order> => ({
      ...{ id, title: t(ORDERS[id]) },
      text: (row) => row[id] ?? '',
      show: ({ [id]: iso }) => (iso === null ? '' : day(iso)),
    });
    const person = (id: 'maker' | 'checker'): GridColumn<Order> => ({
      ...{ id, title: t(ORDERS[id]), width: 130 },
      text: (row) => nameOf(row[id]),
    });
    return [
      {
        id: 'order',
        title: t(ORDERS.number),
        text: idOf,
        show: ({ contract, order }) => (
          <Link
            to="/orders/$contract/$order"
            params={{ contract, order }}
            className="plain"
            tabIndex={-1}
          >
            {order}
          </Link>
        ),
        width: 140,
      },
      { id: 'action', title: t(ORDERS.action), text: ({ action }) => t(ACTIONS[action]) },
      {
        id: 'item',
        title: t(ORDERS.item),
        text: ({ key, newKey }) => (newKey === undefined ? key : `${key} → ${newKey}`),
        width: 230,
      },
      {
        id: 'state',
        title: t(ORDERS.state),
        text: ({ state }) => word('order', state),
        show: ({ state }) => <StateBadge of="order" state={state} />,
        width: 120,
      },
      {
        id: 'total',
        title: t(ORDERS.total),
        kind: 'number',
        text: ({ price }) => price?.total ?? '',
        show: ({ price }) => (price === null ? '' : money(price.total, price.currency)),
        width: 140,
      },
      date('requestedOn'),
      person('maker'),
      person('checker'),
      date('acceptedOn'),
      { id: 'dataset', title: t(ORDERS.dataset), text: ({ dataset }) => dataset, width: 180 },
    ];
  }, [t, day, money, word, nameOf]);
}
