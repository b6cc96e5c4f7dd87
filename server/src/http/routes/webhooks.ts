// HTTP, webhooks: who is told of what, and what was sent. In: requests. Out: what the operations
// say; the secret of a webhook is in one answer only.
import { createRoute, z } from '@hono/zod-openapi';
import {
  createWebhook,
  endWebhook,
  listDeliveries,
  listWebhooks,
  sendAgain,
} from '../../webhooks/operations.ts';
import type { AppDeps } from '../deps.ts';
import { pageOf, pageOfAll, pageQuery, pageSchema, sliceOf } from '../pages.ts';
import { answer, id, jsonBody, line, says } from '../schemas.ts';
import { area } from '../validation.ts';

const tags = ['webhooks'];
const EVENT = /^(?:\*|[a-z_]+\.[a-z_-]+)$/;
const URL_MAX = 2000;
const EVENTS_MAX = 100;
const states = ['pending', 'delivered', 'dead'] as const;
const events = z
  .array(z.string().max(100).regex(EVENT))
  .min(1)
  .max(EVENTS_MAX)
  .readonly()
  .openapi({ description: 'Actions as the audit names them, such as invoice.issue; * is all' });
const newWebhook = z.object({ webhook: id, url: line(URL_MAX).min(1), events });
const webhook = newWebhook
  .extend({ state: z.enum(['active', 'ended']), maker: z.string(), createdAt: z.string() })
  .openapi('Webhook');
const delivery = z
  .object({
    message: z.string(),
    type: z.string(),
    state: z.enum(states),
    attempt: z.number().int(),
    nextAt: z.string(),
    status: z.number().int().nullable(),
    problem: z.string().nullable(),
    createdAt: z.string(),
    endedAt: z.string().nullable(),
  })
  .openapi('Delivery');
const ofWebhook = z.object({ webhook: id });

/** Routes of webhooks. */
export function webhookRoutes({ service, allowsPrivateWebhooks: allowsPrivate }: AppDeps) {
  return area()
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/webhooks', tags },
        ...says('Webhooks', 'Webhooks'),
        request: { query: pageQuery },
        responses: { 200: answer(pageSchema(webhook), 'Webhooks by name') },
      }),
      async (c) => {
        const all = await listWebhooks(service, c.get('actor'));
        return c.json(pageOfAll(all, c.req.valid('query')), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/webhooks', tags },
        ...says('Have events told to an address', 'Faire signaler des événements à une adresse'),
        request: { body: jsonBody(newWebhook) },
        responses: {
          201: answer(z.object({ secret: z.string() }), 'Its secret, shown only now'),
        },
      }),
      async (c) => {
        c.set('secret', true);
        const input = { ...c.req.valid('json'), allowsPrivate };
        return c.json({ secret: await createWebhook(service, c.get('actor'), input) }, 201);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'delete', path: '/webhooks/{webhook}', tags },
        ...says('Tell an address nothing more', 'Ne plus rien signaler à une adresse'),
        request: { params: ofWebhook },
        responses: { 204: { description: 'Done' } },
      }),
      async (c) => {
        await endWebhook(service, c.get('actor'), c.req.valid('param'));
        return c.body(null, 204);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/webhooks/{webhook}/deliveries', tags },
        ...says('What was sent to an address', 'Ce qui a été envoyé à une adresse'),
        request: {
          params: ofWebhook,
          query: pageQuery.extend({ state: z.enum(states).optional() }),
        },
        responses: { 200: answer(pageSchema(delivery), 'Deliveries, the newest first') },
      }),
      async (c) => {
        const { state, ...page } = c.req.valid('query');
        const rows = await listDeliveries(service, c.get('actor'), {
          ...c.req.valid('param'),
          ...sliceOf(page),
          ...(state === undefined ? {} : { state }),
        });
        return c.json(pageOf(rows, page), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/webhooks/{webhook}/deliveries/{message}/sending', tags },
        ...says('Send a dead delivery again', 'Renvoyer un message abandonné'),
        request: { params: z.object({ webhook: id, message: id }) },
        responses: { 204: { description: 'It is tried again' } },
      }),
      async (c) => {
        await sendAgain(service, c.get('actor'), c.req.valid('param'));
        return c.body(null, 204);
      },
    );
}
