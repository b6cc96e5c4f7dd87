// HTTP, parties: customers, legal entities, billing accounts, split keys. In: requests. Out: what
// the operations say.
import { createRoute, z } from '@hono/zod-openapi';
import {
  changeAccount,
  createAccount,
  createCustomer,
  createEntity,
  listAccounts,
  listCustomers,
  listEntities,
  readSplit,
  setSplit,
} from '../../parties/index.ts';
import type { AppDeps } from '../deps.ts';
import { pageOfAll, pageQuery, pageSchema } from '../pages.ts';
import { answer, id, jsonBody, line, says } from '../schemas.ts';
import { area } from '../validation.ts';

const tags = ['parties'];
const customer = z
  .object({ customer: id, name: line(500).min(1), language: z.enum(['en', 'fr']) })
  .openapi('Customer');
const entity = z
  .object({
    entity: id,
    name: line(500).min(1),
    role: z.enum(['issuer', 'billed']),
    country: z.string().regex(/^[A-Z]{2}$/),
    registration: line(100).nullable(),
    vatId: line(100).nullable(),
  })
  .openapi('LegalEntity');
const account = z
  .object({
    account: id,
    customer: id,
    parent: id.nullable(),
    billedEntity: id,
    issuer: id,
    currency: z.string().regex(/^[A-Z]{3}$/),
    state: z.enum(['active', 'on_hold', 'closed']),
  })
  .openapi('BillingAccount');
const share = z.object({ account: id, share: z.string().regex(/^[01](?:\.\d{1,12})?$/) });
const change = z.object({
  parent: id.nullable().optional(),
  state: z.enum(['active', 'on_hold', 'closed']).optional(),
});

/** Routes of parties. */
export function partyRoutes({ service }: AppDeps) {
  return area()
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/customers', tags },
        ...says('Customers', 'Clients'),
        request: { query: pageQuery },
        responses: { 200: answer(pageSchema(customer), 'Customers by id') },
      }),
      async (c) => {
        const all = await listCustomers(service, c.get('actor'));
        return c.json(pageOfAll(all, c.req.valid('query')), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/customers', tags },
        ...says('Register a customer', 'Enregistrer un client'),
        request: { body: jsonBody(customer) },
        responses: { 201: answer(customer, 'The customer') },
      }),
      async (c) => c.json(await createCustomer(service, c.get('actor'), c.req.valid('json')), 201),
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/entities', tags },
        ...says('Legal entities', 'Entités juridiques'),
        request: { query: pageQuery },
        responses: { 200: answer(pageSchema(entity), 'Entities by id') },
      }),
      async (c) => {
        const all = await listEntities(service, c.get('actor'));
        return c.json(pageOfAll(all, c.req.valid('query')), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/entities', tags },
        ...says('Register a legal entity', 'Enregistrer une entité juridique'),
        request: { body: jsonBody(entity) },
        responses: { 201: answer(entity, 'The entity') },
      }),
      async (c) => c.json(await createEntity(service, c.get('actor'), c.req.valid('json')), 201),
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/customers/{customer}/accounts', tags },
        ...says('Billing accounts of a customer', 'Comptes de facturation d’un client'),
        request: { params: z.object({ customer: id }), query: pageQuery },
        responses: { 200: answer(pageSchema(account), 'Accounts by id') },
      }),
      async (c) => {
        const all = await listAccounts(service, c.get('actor'), c.req.valid('param'));
        return c.json(pageOfAll(all, c.req.valid('query')), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/accounts', tags },
        ...says('Open a billing account', 'Ouvrir un compte de facturation'),
        request: { body: jsonBody(account.omit({ state: true })) },
        responses: { 201: answer(account, 'The account') },
      }),
      async (c) => c.json(await createAccount(service, c.get('actor'), c.req.valid('json')), 201),
    )
    .openapi(
      createRoute({
        ...{ method: 'patch', path: '/accounts/{account}', tags },
        ...says('Move an account or change its state', 'Déplacer un compte ou changer son état'),
        request: { params: z.object({ account: id }), body: jsonBody(change) },
        responses: { 200: answer(account, 'The account') },
      }),
      async (c) => {
        const { parent, state } = c.req.valid('json');
        const made = await changeAccount(service, c.get('actor'), {
          ...c.req.valid('param'),
          ...(parent === undefined ? {} : { parent }),
          ...(state === undefined ? {} : { state }),
        });
        return c.json(made, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/contracts/{contract}/split', tags },
        ...says('Split keys of a contract', 'Clés de répartition d’un contrat'),
        request: { params: z.object({ contract: id }) },
        responses: {
          200: answer(
            z.object({ shares: z.array(share).readonly() }),
            'The keys; none: its own account pays all',
          ),
        },
      }),
      async (c) => {
        const shares = await readSplit(service, c.get('actor'), c.req.valid('param'));
        return c.json({ shares }, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'put', path: '/contracts/{contract}/split', tags },
        ...says('Set the split keys of a contract', 'Fixer les clés de répartition d’un contrat'),
        request: {
          params: z.object({ contract: id }),
          body: jsonBody(z.object({ shares: z.array(share).max(1000).readonly() })),
        },
        responses: { 200: answer(z.object({ shares: z.array(share).readonly() }), 'The keys') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        return c.json({ shares: await setSplit(service, c.get('actor'), input) }, 200);
      },
    );
}
