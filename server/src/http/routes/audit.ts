// HTTP, audit: who did what to which object, and whether the chain holds. In: requests. Out: events
// and the result of a verification.
import { createRoute, z } from '@hono/zod-openapi';
import { listEvents, verifyChain } from '../../audit/read.ts';
import type { AppDeps } from '../deps.ts';
import { afterOf, pageOf, pageQuery, pageSchema } from '../pages.ts';
import { answer, day, id, jsonBody, line, says } from '../schemas.ts';
import { area } from '../validation.ts';

const tags = ['audit'];
const ANCHORS_MAX = 1000;
const NUMBER_MAX = 2_147_483_647;
const event = z
  .object({
    event: z.number().int(),
    at: z.string(),
    actor: z.string(),
    role: z.string().nullable(),
    action: z.string(),
    kind: z.string(),
    id: z.string(),
    before: z.unknown(),
    after: z.unknown(),
    reason: z.string(),
    hash: z.string(),
  })
  .openapi('AuditEvent');
const anchor = z
  .object({ event: z.int().min(0).max(NUMBER_MAX), hash: z.string().regex(/^[0-9a-f]{64}$/) })
  .openapi('Anchor');
const verification = z
  .object({
    events: z.number().int(),
    last: z.object({ event: z.number().int(), hash: z.string() }),
    broken: z.object({ event: z.number().int(), why: z.string() }).optional(),
  })
  .openapi('Verification');

/** Routes of the audit. */
export function auditRoutes({ service }: AppDeps) {
  return area()
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/audit', tags },
        ...says('Who did what', 'Qui a fait quoi'),
        request: {
          query: pageQuery.extend({
            kind: line(100).optional(),
            id: line(1000).optional(),
            around: z.stringbool().optional().openapi({
              type: 'boolean',
              description: 'Also of what belongs to the draft or document of this kind and id',
            }),
            actor: id.optional(),
            action: line(100).optional(),
            from: day.optional(),
            through: day.optional(),
          }),
        },
        responses: { 200: answer(pageSchema(event), 'Events, the newest first') },
      }),
      async (c) => {
        const { limit, cursor, ...filters } = c.req.valid('query');
        const before = afterOf({ limit, cursor });
        const named = Object.entries(filters).filter(([, value]) => value !== undefined);
        const rows = await listEvents(service, c.get('actor'), {
          ...Object.fromEntries(named),
          ...(before === 0 ? {} : { before }),
          limit: limit + 1,
        });
        return c.json(
          pageOf(rows, { limit, cursor }, (row) => row.event),
          200,
        );
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/audit/verification', tags },
        ...says('Verify the whole chain of the audit', 'Vérifier toute la chaîne du journal'),
        request: {
          body: jsonBody(
            z.object({ anchors: z.array(anchor).max(ANCHORS_MAX).readonly().default([]) }),
          ),
        },
        responses: { 200: answer(verification, 'How many events hold; the first that does not') },
      }),
      async (c) => {
        const found = await verifyChain(service, c.get('actor'), c.req.valid('json'));
        return c.json(found, 200);
      },
    );
}
