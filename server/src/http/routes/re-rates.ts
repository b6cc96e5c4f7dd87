// HTTP, re-rate jobs: periods to rate again, their runs, the notes of what changes. In: requests.
// Out: what the operations say.
import { createRoute, z } from '@hono/zod-openapi';
import { listReRates } from '../../contracts/index.ts';
import {
  dropReRate,
  noteReRate,
  openReRateJob,
  type ReRateChange,
  type ReRatePart,
  readReRate,
  readReRateChanges,
  startReRate,
} from '../../invoices/index.ts';
import type { AppDeps } from '../deps.ts';
import { pageOfAll, pageQuery, pageSchema } from '../pages.ts';
import { answer, day, id, jsonBody, month, number, reason, says, shapes } from '../schemas.ts';
import { area } from '../validation.ts';

const tags = ['re-rates'];
const causes = ['version', 'facts', 'index', 'error'] as const;
const states = ['open', 'running', 'noted', 'posted', 'unchanged', 'dropped'] as const;

/** The shape of a job. */
export const reRate = z
  .object({
    contract: z.string(),
    job: z.number().int(),
    cause: z.enum(causes),
    reference: z.string(),
    fromPeriod: month,
    throughPeriod: month,
    state: z.enum(states),
    maker: z.string(),
  })
  .openapi('ReRateJob');
const way = reRate
  .extend({ parts: shapes<ReRatePart>('Periods with their runs and notes') })
  .openapi('ReRateWay');
const ofJob = z.object({ contract: id, job: number });
const at = '/contracts/{contract}/re-rates';

/** Routes of re-rate jobs. */
export function reRateRoutes({ service, queue }: AppDeps) {
  return area()
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/re-rates', tags },
        ...says('Re-rates of all contracts', 'Recalculs de tous les contrats'),
        request: {
          query: pageQuery.extend({ contract: id.optional(), state: z.enum(states).optional() }),
        },
        responses: { 200: answer(pageSchema(reRate), 'Jobs, the newest first') },
      }),
      async (c) => {
        const { contract, state, ...page } = c.req.valid('query');
        const all = await listReRates(service, c.get('actor'), {
          ...(contract === undefined ? {} : { contract }),
          ...(state === undefined ? {} : { state }),
        });
        return c.json(pageOfAll(all, page), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: at, tags },
        ...says('Periods to rate again', 'Périodes à recalculer'),
        request: { params: z.object({ contract: id }), query: pageQuery },
        responses: { 200: answer(pageSchema(reRate), 'Jobs, the newest first') },
      }),
      async (c) => {
        const all = await listReRates(service, c.get('actor'), c.req.valid('param'));
        return c.json(pageOfAll(all, c.req.valid('query')), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: at, tags },
        ...says('Have invoiced periods rated again', 'Faire recalculer des périodes facturées'),
        request: {
          params: z.object({ contract: id }),
          body: jsonBody(z.object({ cause: z.enum(causes), reference: id, firstPeriod: month })),
        },
        responses: { 201: answer(reRate, 'The job') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        return c.json(await openReRateJob(service, c.get('actor'), input), 201);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: `${at}/{job}`, tags },
        ...says('A job with its runs and notes', 'Un recalcul, ses calculs et ses notes'),
        request: { params: ofJob },
        responses: { 200: answer(way, 'The job') },
      }),
      async (c) => c.json(await readReRate(service, c.get('actor'), c.req.valid('param')), 200),
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: `${at}/{job}/changes`, tags },
        ...says('What is left to bill of a re-rate', 'Ce qui reste à facturer d’un recalcul'),
        request: { params: ofJob },
        responses: {
          200: answer(
            z.object({ items: shapes<ReRateChange>('Figures of a period and account') }),
            'Differences of the runs that completed',
          ),
        },
      }),
      async (c) => {
        const items = await readReRateChanges(service, c.get('actor'), c.req.valid('param'));
        return c.json({ items }, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/{job}/runs`, tags },
        ...says('Launch the runs of a job', 'Lancer les calculs d’un recalcul'),
        request: { params: ofJob, body: jsonBody(z.object({ knownOn: day.optional() })) },
        responses: { 202: answer(way, 'The job') },
      }),
      async (c) => {
        const { knownOn } = c.req.valid('json');
        const input = { ...c.req.valid('param'), ...(knownOn === undefined ? {} : { knownOn }) };
        return c.json(await startReRate(service, queue, c.get('actor'), input), 202);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/{job}/notes`, tags },
        ...says('Ask for the notes of a job', 'Demander les notes d’un recalcul'),
        request: { params: ofJob, body: jsonBody(z.object({ reason })) },
        responses: { 200: answer(way, 'The job; it has ended when nothing is left to change') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        return c.json(await noteReRate(service, c.get('actor'), input), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/{job}/dropping`, tags },
        ...says('Give a job up', 'Abandonner un recalcul'),
        request: { params: ofJob, body: jsonBody(z.object({ reason })) },
        responses: { 200: answer(reRate, 'The job') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        return c.json(await dropReRate(service, c.get('actor'), input), 200);
      },
    );
}
