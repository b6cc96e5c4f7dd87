// HTTP, orders: taken, accepted by another person, given up. In: requests. Out: what the operations
// say.
import { createRoute, z } from '@hono/zod-openapi';
import type { OrderPrice } from '../../inventory/order-price.ts';
import {
  acceptOrder,
  cancelOrder,
  captureOrder,
  listOrders,
  type Order,
} from '../../inventory/orders.ts';
import { readOrder } from '../../inventory/read.ts';
import { Problem } from '../../problem/problem.ts';
import type { AppDeps } from '../deps.ts';
import { pageOfAll, pageQuery, pageSchema } from '../pages.ts';
import { answer, cells, day, id, jsonBody, line, number, reason, says, shape } from '../schemas.ts';
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
    reasons: z
      .array(z.object({ code: z.string(), title: z.string(), detail: z.string() }))
      .readonly()
      .openapi({ description: 'Why it was rejected, in the language asked for' }),
    takenAt: z.string(),
    batch: number.nullable(),
  })
  .openapi('Order');

function asTold(one: Order, language: 'en' | 'fr') {
  const reasons = one.reasons.map(({ code, values }) => {
    const problem = new Problem(code, values);
    const title = problem.meaning.title[language];
    return { code, title, detail: problem.detail(language) };
  });
  return { ...one, reasons };
}

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
        const page = pageOfAll(own, asked);
        const told = page.items.map((one) => asTold(one, c.get('language')));
        return c.json({ ...page, items: told }, 200);
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
        return c.json(asTold(made, c.get('language')), 201);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: at, tags },
        ...says('An order', 'Une commande'),
        request: { params: ofOrder },
        responses: { 200: answer(order, 'The order') },
      }),
      async (c) => {
        const found = await readOrder(service, c.get('actor'), c.req.valid('param'));
        return c.json(asTold(found, c.get('language')), 200);
      },
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
        return c.json(asTold(made, c.get('language')), 200);
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
        const made = await cancelOrder(service, c.get('actor'), input);
        return c.json(asTold(made, c.get('language')), 200);
      },
    );
}
