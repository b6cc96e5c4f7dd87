// HTTP, billing cycles: the calendar of a contract. In: requests. Out: what the operations say.
import { createRoute, z } from '@hono/zod-openapi';
import { type LateOrder, lateOrders, listCycles, moveCycle, planCycle } from '../../runs/cycles.ts';
import type { AppDeps } from '../deps.ts';
import { pageOfAll, pageQuery, pageSchema } from '../pages.ts';
import { answer, day, id, jsonBody, month, says, shape, text } from '../schemas.ts';
import { area } from '../validation.ts';

const tags = ['cycles'];
const WORKING_DAYS_MAX = 40;
const HOLIDAYS_MAX = 400;
const nth = z.int().min(-WORKING_DAYS_MAX).max(WORKING_DAYS_MAX);
const days = <T extends z.ZodType>(of: T) =>
  z.object({ inputs: of, usage: of, draft: of, approval: of, issue: of });
const cycle = z
  .object({
    contract: z.string(),
    period: month,
    days: days(day),
    state: z.enum(['open', 'frozen', 'closed']),
    knownOn: day.nullable(),
    maker: z.string(),
  })
  .openapi('BillingCycle');
const ofCycle = z.object({ contract: id, period: month });
const at = '/contracts/{contract}/cycles';

/** Routes of billing cycles. */
export function cycleRoutes({ service }: AppDeps) {
  return area()
    .openapi(
      createRoute({
        ...{ method: 'get', path: at, tags },
        ...says('Billing cycles of a contract', 'Cycles de facturation d’un contrat'),
        request: { params: z.object({ contract: id }), query: pageQuery },
        responses: { 200: answer(pageSchema(cycle), 'Cycles, the latest period first') },
      }),
      async (c) => {
        const all = await listCycles(service, c.get('actor'), c.req.valid('param'));
        return c.json(pageOfAll(all, c.req.valid('query')), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'put', path: `${at}/{period}`, tags },
        ...says('Plan a cycle by working days', 'Planifier un cycle en jours ouvrés'),
        request: {
          params: ofCycle,
          body: jsonBody(
            z.object({ days: days(nth), holidays: z.array(day).max(HOLIDAYS_MAX).default([]) }),
          ),
        },
        responses: { 200: answer(cycle, 'The cycle') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        return c.json(await planCycle(service, c.get('actor'), input), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/{period}/steps`, tags },
        ...says('Freeze, thaw, close or reopen a cycle', 'Geler, dégeler, clore, rouvrir un cycle'),
        request: {
          params: ofCycle,
          body: jsonBody(
            z.object({
              how: z.enum(['freeze', 'thaw', 'close', 'reopen']),
              reason: text(2000).default(''),
            }),
          ),
        },
        responses: { 200: answer(cycle, 'The cycle') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        return c.json(await moveCycle(service, c.get('actor'), input), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: `${at}/{period}/late-orders`, tags },
        ...says('Orders after the cut-off', 'Commandes après l’arrêté'),
        request: { params: ofCycle, query: pageQuery },
        responses: {
          200: answer(pageSchema(shape<LateOrder>('An order')), 'The next cycle bills them'),
        },
      }),
      async (c) => {
        const all = await lateOrders(service, c.get('actor'), c.req.valid('param'));
        return c.json(pageOfAll(all, c.req.valid('query')), 200);
      },
    );
}
