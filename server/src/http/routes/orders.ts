// HTTP, orders: taken, accepted by another person, given up. In: requests. Out: what the operations
// say.
import { createRoute, z } from '@hono/zod-openapi';
import type { OrderPrice } from '../../inventory/order-price.ts';
import type { Reason } from '../../inventory/order-rows.ts';
import { acceptOrder, cancelOrder, captureOrder, listOrders } from '../../inventory/orders.ts';
import { readOrder } from '../../inventory/read.ts';
import type { AppDeps } from '../deps.ts';
import { pageOfAll, pageQuery, pageSchema } from '../pages.ts';
import {
  answer,
  cells,
  day,
  id,
  jsonBody,
  line,
  number,
  reason,
  says,
  shape,
  shapes,
} from '../schemas.ts';
import { area } from '../validation.ts';

const tags = ['orders'];
const states = ['received', 'validated', 'rejected', 'accepted', 'cancelled'] as const;
const MONTHS_MAX = 60;
const lineOfOrder = z.object({
  action: z.enum(['add', 'change', 'move', 'cease']),
  dataset: line(300).min(1),
  key: id,
  newKey: id.optional(),
  attributes: cells,
});
const newOrder = lineOfOrder
  .extend({ order: id, requestedOn: day, months: z.int().min(1).max(MONTHS_MAX).optional() })
  .openapi('NewOrder');
const order = lineOfOrder
  .extend({
    contract: z.string(),
    order: z.string(),
    requestedOn: day,
    acceptedOn: day.nullable(),
    state: z.enum(states),
    maker: z.string(),
    checker: z.string().nullable(),
    price: shape<OrderPrice>('What it changes of the invoices, month by month').nullable(),
    reasons: shapes<Reason>('Why it was rejected: a code and its values'),
    batch: number.nullable(),
  })
  .openapi('Order');

const ofContract = z.object({ contract: id });
const ofOrder = z.object({ contract: id, order: id });
const at = '/contracts/{contract}/orders/{order}';

/** Routes of orders. */
export function orderRoutes({ service }: AppDeps) {
  return area()
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/contracts/{contract}/orders', tags },
        ...says('Orders of a contract', 'Commandes d’un contrat'),
        request: {
          params: ofContract,
          query: pageQuery.extend({ state: z.enum(states).optional() }),
        },
        responses: { 200: answer(pageSchema(order), 'Orders by number') },
      }),
      async (c) => {
        const asked = c.req.valid('query');
        const all = await listOrders(service, c.get('actor'), c.req.valid('param'));
        const own = all.filter((one) => [undefined, one.state].includes(asked.state));
        return c.json(pageOfAll(own, asked), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/contracts/{contract}/orders', tags },
        ...says('Take an order', 'Saisir une commande'),
        request: { params: ofContract, body: jsonBody(newOrder) },
        responses: { 201: answer(order, 'The order, priced, or rejected with the reasons') },
      }),
      async (c) => {
        const { months, ...asked } = c.req.valid('json');
        const input = { ...c.req.valid('param'), ...asked };
        const made = await captureOrder(service, c.get('actor'), {
          ...input,
          ...(months === undefined ? {} : { months }),
        });
        return c.json(made, 201);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: at, tags },
        ...says('An order', 'Une commande'),
        request: { params: ofOrder },
        responses: { 200: answer(order, 'The order') },
      }),
      async (c) => c.json(await readOrder(service, c.get('actor'), c.req.valid('param')), 200),
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/acceptance`, tags },
        ...says('Accept an order', 'Accepter une commande'),
        request: {
          params: ofOrder,
          body: jsonBody(z.object({ acceptedOn: day.optional() })),
        },
        responses: { 200: answer(order, 'The order') },
      }),
      async (c) => {
        const { acceptedOn } = c.req.valid('json');
        const made = await acceptOrder(service, c.get('actor'), {
          ...c.req.valid('param'),
          ...(acceptedOn === undefined ? {} : { acceptedOn }),
        });
        return c.json(made, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/cancellation`, tags },
        ...says('Give an order up', 'Annuler une commande'),
        request: { params: ofOrder, body: jsonBody(z.object({ reason })) },
        responses: { 200: answer(order, 'The order') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        return c.json(await cancelOrder(service, c.get('actor'), input), 200);
      },
    );
}
