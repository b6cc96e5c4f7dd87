// HTTP, access: people with their roles, what roles may do, API tokens. In: requests. Out: lists;
// what changes them is in `sessions`.
import { createRoute, z } from '@hono/zod-openapi';
import { delegateRole, endDelegation, listDelegations } from '../../access/delegation.ts';
import { listNames, listPeople, listRoles, listTokens } from '../../access/lists.ts';
import type { AppDeps } from '../deps.ts';
import { pageOf, pageOfAll, pageQuery, pageSchema, sliceOf } from '../pages.ts';
import { answer, day, id, jsonBody, says } from '../schemas.ts';
import { area } from '../validation.ts';

const tags = ['access'];
const person = z
  .object({
    person: z.string(),
    name: z.string(),
    email: z.string(),
    customer: z.string().nullable(),
    demo: z.boolean(),
    active: z.boolean(),
    roles: z
      .array(
        z.object({
          role: z.string(),
          grantedBy: z.string(),
          until: z.string().nullable(),
          signedOffBy: z.string().nullable(),
        }),
      )
      .readonly(),
  })
  .openapi('Person');
const role = z
  .object({
    role: z.string(),
    en: z.string(),
    fr: z.string(),
    rights: z.record(z.string(), z.array(z.string()).readonly()).openapi({
      description:
        'By kind of object: C makes, A approves, X executes, R reads, W withholds, then conditions',
    }),
  })
  .openapi('Role');
const token = z
  .object({
    label: z.string(),
    createdAt: z.string(),
    expiresAt: z.string(),
    revokedAt: z.string().nullable(),
  })
  .openapi('Token');
const delegation = z
  .object({
    giver: z.string(),
    taker: z.string(),
    role: z.string(),
    from: day,
    until: day,
    grantedBy: z.string(),
    endedAt: z.string().nullable(),
  })
  .openapi('Delegation');
const newDelegation = z.object({ giver: id, taker: id, role: id, from: day, until: day });
const done = { 204: { description: 'Done' } };

/** Routes of access. */
export function accessRoutes({ service }: AppDeps) {
  return area()
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/people', tags },
        ...says('People and their roles', 'Les personnes et leurs rôles'),
        request: { query: pageQuery.extend({ role: id.optional() }) },
        responses: { 200: answer(pageSchema(person), 'People by name in the system') },
      }),
      async (c) => {
        const { role: asked, ...page } = c.req.valid('query');
        const rows = await listPeople(service, c.get('actor'), {
          ...sliceOf(page),
          ...(asked === undefined ? {} : { role: asked }),
        });
        return c.json(pageOf(rows, page), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/people/names', tags },
        ...says('What people are called', 'Comment les personnes s’appellent'),
        responses: {
          200: answer(
            z.object({ items: z.array(person.pick({ person: true, name: true })).readonly() }),
            'People by name in the system',
          ),
        },
      }),
      async (c) => c.json({ items: await listNames(service, c.get('actor')) }, 200),
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/roles', tags },
        ...says('What each role may do', 'Ce que permet chaque rôle'),
        request: { query: pageQuery },
        responses: { 200: answer(pageSchema(role), 'Roles') },
      }),
      (c) => c.json(pageOfAll(listRoles(), c.req.valid('query')), 200),
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/people/{person}/tokens', tags },
        ...says('API tokens of a person', 'Jetons d’API d’une personne'),
        request: { params: z.object({ person: id }), query: pageQuery },
        responses: { 200: answer(pageSchema(token), 'Tokens by label, never what they are') },
      }),
      async (c) => {
        const all = await listTokens(service, c.get('actor'), c.req.valid('param'));
        return c.json(pageOfAll(all, c.req.valid('query')), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/delegations', tags },
        ...says('Roles lent for some days', 'Rôles prêtés pour quelques jours'),
        request: { query: pageQuery.extend({ person: id.optional() }) },
        responses: { 200: answer(pageSchema(delegation), 'Delegations, the latest first') },
      }),
      async (c) => {
        const { person: asked, ...page } = c.req.valid('query');
        const rows = await listDelegations(service, c.get('actor'), {
          ...sliceOf(page),
          ...(asked === undefined ? {} : { person: asked }),
        });
        return c.json(pageOf(rows, page), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/delegations', tags },
        ...says(
          'Lend a role of one person to another',
          'Prêter le rôle d’une personne à une autre',
        ),
        request: { body: jsonBody(newDelegation) },
        responses: done,
      }),
      async (c) => {
        await delegateRole(service, c.get('actor'), c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/delegations/end', tags },
        ...says('Take a lent role back', 'Reprendre un rôle prêté'),
        request: { body: jsonBody(newDelegation.omit({ until: true })) },
        responses: done,
      }),
      async (c) => {
        await endDelegation(service, c.get('actor'), c.req.valid('json'));
        return c.body(null, 204);
      },
    );
}
