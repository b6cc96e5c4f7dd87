// HTTP, sessions: who one is and may do, one's API tokens, and people with their roles. In:
// requests. Out: what the operations say. Sign-in and sign-out are answered by `identity`.
import { createRoute, z } from '@hono/zod-openapi';
import { decide } from '../../access/decide.ts';
import { grantRole, revokeRole } from '../../access/grants.ts';
import { OPERATIONS, type Operation } from '../../access/operations.ts';
import { createPerson, deactivatePerson, setPassword } from '../../access/people.ts';
import { createToken, revokeToken } from '../../access/tokens.ts';
import type { AppDeps } from '../deps.ts';
import { answer, day, id, jsonBody, line, says, text } from '../schemas.ts';
import { area } from '../validation.ts';

const tags = ['sessions'];
const session = z
  .object({
    person: z.string(),
    roles: z.array(z.string()).readonly(),
    may: z.array(z.string()).readonly().openapi({
      description: 'Operations that a role allows at least in some cases',
    }),
    mayAlways: z.array(z.string()).readonly().openapi({
      description: 'Those of them that a role allows in all cases, but for what one made oneself',
    }),
  })
  .openapi('Session');
const DAYS_MAX = 365;
const newPerson = z
  .object({
    id,
    name: line(200).min(1),
    email: z.email().max(200),
    password: text(200).optional(),
    customer: id.optional(),
  })
  .openapi('NewPerson');
const ofPerson = z.object({ person: id });
const done = { 204: { description: 'Done' } };

/** Routes of sessions and people. */
export function sessionRoutes({ service }: AppDeps) {
  return area()
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/session', tags },
        ...says('Who I am and what I may do', 'Qui je suis et ce que je peux faire'),
        responses: { 200: answer(session, 'The session') },
      }),
      (c) => {
        const { person, roles } = c.get('actor');
        return c.json({ person, roles, ...allowedTo(c.get('actor')) }, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/session/tokens', tags },
        ...says('Make an API token for oneself', 'Créer un jeton d’API pour soi'),
        request: {
          body: jsonBody(z.object({ label: id, days: z.int().min(1).max(DAYS_MAX) })),
        },
        responses: { 201: answer(z.object({ token: z.string() }), 'The token, shown only now') },
      }),
      async (c) => {
        c.set('secret', true);
        const token = await createToken(service, c.get('actor'), c.req.valid('json'));
        return c.json({ token }, 201);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'delete', path: '/people/{person}/tokens/{label}', tags },
        ...says('End an API token', 'Révoquer un jeton d’API'),
        request: { params: z.object({ person: id, label: id }) },
        responses: done,
      }),
      async (c) => {
        await revokeToken(service, c.get('actor'), c.req.valid('param'));
        return c.body(null, 204);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/people', tags },
        ...says('Enter a person', 'Inscrire une personne'),
        request: { body: jsonBody(newPerson) },
        responses: { 201: answer(newPerson.omit({ password: true }), 'The person') },
      }),
      async (c) => {
        const { password, customer, ...person } = c.req.valid('json');
        const told = { ...person, ...(customer === undefined ? {} : { customer }) };
        await createPerson(service, c.get('actor'), {
          ...told,
          ...(password === undefined ? {} : { password }),
        });
        return c.json(told, 201);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'delete', path: '/people/{person}', tags },
        ...says('Let a person in no more', 'Ne plus laisser entrer une personne'),
        request: { params: ofPerson },
        responses: done,
      }),
      async (c) => {
        await deactivatePerson(service, c.get('actor'), c.req.valid('param'));
        return c.body(null, 204);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'put', path: '/people/{person}/password', tags },
        ...says('Give a person another password', 'Changer le mot de passe d’une personne'),
        request: { params: ofPerson, body: jsonBody(z.object({ password: text(200) })) },
        responses: done,
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        await setPassword(service, c.get('actor'), input);
        return c.body(null, 204);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'put', path: '/people/{person}/roles/{role}', tags },
        ...says('Give a person a role', 'Donner un rôle à une personne'),
        request: {
          params: z.object({ person: id, role: id }),
          body: jsonBody(z.object({ until: day.optional() })),
        },
        responses: done,
      }),
      async (c) => {
        const { until } = c.req.valid('json');
        const of = { ...c.req.valid('param'), ...(until === undefined ? {} : { until }) };
        await grantRole(service, c.get('actor'), of);
        return c.body(null, 204);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'delete', path: '/people/{person}/roles/{role}', tags },
        ...says('Take a role away', 'Retirer un rôle'),
        request: { params: z.object({ person: id, role: id }) },
        responses: done,
      }),
      async (c) => {
        await revokeRole(service, c.get('actor'), c.req.valid('param'));
        return c.body(null, 204);
      },
    );
}

function allowedTo({
  person,
  roles,
}: {
  readonly person: string;
  readonly roles: readonly string[];
}) {
  const names = Object.keys(OPERATIONS) as Operation[];
  const decided = names.map((name) => {
    const { subject, code } = OPERATIONS[name];
    const asked = { person, roles, subject, code, circumstances: { makers: [] } };
    return { name, decision: decide(asked) };
  });
  const namesOf = (some: typeof decided) => some.map(({ name }) => name);
  return {
    may: namesOf(decided.filter(({ decision }) => decision.allowed || decision.why !== 'no grant')),
    mayAlways: namesOf(decided.filter(({ decision }) => decision.allowed)),
  };
}
