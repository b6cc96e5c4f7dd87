// Requests, orders: what customers ask for, priced, accepted, given up. In: orders. Out: orders as
// they stand.
import type { Language } from '../texts/text.ts';
import { type Answer, client, queries, read } from './client.ts';
import { readAll } from './pages.ts';

const orders = client.contracts[':contract'].orders;
const one = orders[':order'];

/** An order. */
export type Order = Answer<Awaited<ReturnType<(typeof one)['$get']>>>;

/** What an order changes of the invoices. */
export type OrderPrice = NonNullable<Order['price']>;

/** An order as it is taken. */
export type NewOrder = Parameters<(typeof orders)['$post']>[0]['json'];

/** Which order. */
export interface OrderId {
  readonly contract: string;
  readonly order: string;
}

/** The orders of a contract; the reasons of rejected ones come in a language. */
export const ordersQuery = (contract: string, language: Language) => ({
  queryKey: ['orders', contract, language],
  queryFn: () => readAll((query) => read(orders.$get({ param: { contract }, query }))),
});

/** An order. */
export const orderQuery = (id: OrderId, language: Language) => ({
  queryKey: ['order', id.contract, id.order, language],
  queryFn: () => read(one.$get({ param: { ...id } })),
});

async function refresh(): Promise<void> {
  await queries.invalidateQueries({
    predicate: ({ queryKey: [first] }) =>
      ['orders', 'order', 'imports', 'items', 'item history'].includes(`${first}`),
  });
}

/** Takes an order: it comes back priced, or rejected with the reasons. */
export async function takeOrder(contract: string, order: NewOrder): Promise<Order> {
  const taken = await read(orders.$post({ param: { contract }, json: order }));
  await refresh();
  return taken;
}

/** Makes an order inventory, from a service day on. */
export async function acceptOrder(id: OrderId, acceptedOn: string): Promise<void> {
  await read(one.acceptance.$post({ param: { ...id }, json: { acceptedOn } }));
  await refresh();
}

/** Gives an order up. */
export async function cancelOrder(id: OrderId, reason: string): Promise<void> {
  await read(one.cancellation.$post({ param: { ...id }, json: { reason } }));
  await refresh();
}
