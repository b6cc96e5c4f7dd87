// HTTP, contracts: contracts and the way of their versions. In: requests. Out: what the operations
// say.

import type { ExampleResult } from '@avenant/engine';
import { createRoute, z } from '@hono/zod-openapi';
import { dataTables } from '../../contracts/files.ts';
import {
  approveVersion,
  type ContractVersion,
  compileVersion,
  createContract,
  createDraft,
  editDraft,
  listContracts,
  listVersions,
  publishVersion,
  readVersion,
  rejectVersion,
  type TextProblem,
  testVersion,
} from '../../contracts/index.ts';
import { loadTables } from '../../facts/load-tables.ts';
import type { AppDeps } from '../deps.ts';
import { hashRead, isKnown, tagOf } from '../etag.ts';
import { pageOfAll, pageQuery, pageSchema } from '../pages.ts';
import { answer, day, id, jsonBody, line, number, reason, says, shapes, text } from '../schemas.ts';
import { area } from '../validation.ts';
import { reRate } from './re-rates.ts';

const FILE_MAX = 8 * 1024 * 1024;
const tags = ['contracts'];
const states = [
  'draft',
  'compiled',
  'tested',
  'approved',
  'published',
  'superseded',
  'rejected',
] as const;
const files = z.record(line(300), text(FILE_MAX)).openapi({
  description: 'Texts by file name: contract text (.avn) and reference tables (.csv)',
});
const facts = z.record(line(300), text(FILE_MAX)).openapi({
  description: 'Data files by the names that the text gives them (.csv), in place of stored ones',
});

const contract = z
  .object({ contract: id, customer: id, title: line(500).min(1), account: id })
  .openapi('Contract');
const version = z
  .object({
    contract: z.string(),
    version: z.number().int(),
    state: z.enum(states),
    files,
    sourceHash: z.string(),
    planHash: z.string().nullable(),
    author: z.string(),
    approver: z.string().nullable(),
    note: z.string(),
    effectiveFrom: day.nullable(),
    createdAt: z.string(),
    publishedAt: z.string().nullable(),
  })
  .openapi('ContractVersion');
const versionHead = version.omit({ files: true }).openapi('ContractVersionHead');
const ofContract = z.object({ contract: id });
const ofVersion = z.object({ contract: id, version: number });
const at = '/contracts/{contract}/versions/{version}';

const headOf = ({ files: _, ...head }: ContractVersion) => head;
const tagOfVersion = ({ sourceHash, state }: ContractVersion) => tagOf(sourceHash, state);

/** Routes of contracts. */
export function contractRoutes({ service }: AppDeps) {
  return area()
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/contracts', tags },
        ...says('Contracts', 'Contrats'),
        request: {
          query: pageQuery.extend({
            customer: id.optional(),
            study: z
              .enum(['true'])
              .optional()
              .openapi({ description: 'Only those never published' }),
          }),
        },
        responses: { 200: answer(pageSchema(contract), 'Contracts by id') },
      }),
      async (c) => {
        const asked = c.req.valid('query');
        const study = asked.study === 'true';
        const all = await listContracts(service, c.get('actor'), { study });
        const own = all.filter((one) => [undefined, one.customer].includes(asked.customer));
        return c.json(pageOfAll(own, asked), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/contracts', tags },
        ...says('Register a contract', 'Enregistrer un contrat'),
        request: { body: jsonBody(contract) },
        responses: { 201: answer(contract, 'The contract') },
      }),
      async (c) => c.json(await createContract(service, c.get('actor'), c.req.valid('json')), 201),
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/contracts/{contract}/versions', tags },
        ...says('Versions of a contract', 'Versions d’un contrat'),
        request: {
          params: ofContract,
          query: pageQuery.extend({ state: z.enum(states).optional() }),
        },
        responses: { 200: answer(pageSchema(versionHead), 'Versions, the newest first') },
      }),
      async (c) => {
        const asked = c.req.valid('query');
        const all = await listVersions(service, c.get('actor'), c.req.valid('param'));
        const own = all.filter((one) => [undefined, one.state].includes(asked.state));
        return c.json(pageOfAll(own.map(headOf), asked), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/contracts/{contract}/versions', tags },
        ...says('Start a version', 'Commencer une version'),
        request: {
          params: ofContract,
          body: jsonBody(z.object({ files, note: text(2000).optional() })),
        },
        responses: { 201: answer(version, 'The draft') },
      }),
      async (c) => {
        const { note, ...body } = c.req.valid('json');
        const input = { ...c.req.valid('param'), ...body, ...(note === undefined ? {} : { note }) };
        const made = await createDraft(service, c.get('actor'), input);
        c.header('etag', tagOfVersion(made));
        return c.json(made, 201);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: at, tags },
        ...says('A version with its texts', 'Une version et ses textes'),
        request: { params: ofVersion },
        responses: {
          200: answer(version, 'The version'),
          304: { description: 'As you have it' },
        },
      }),
      async (c) => {
        const found = await readVersion(service, c.get('actor'), c.req.valid('param'));
        return isKnown(c, tagOfVersion(found)) ? c.body(null, 304) : c.json(found, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'put', path: `${at}/files`, tags },
        ...says('Edit a draft that was read (If-Match)', 'Modifier un brouillon lu (If-Match)'),
        request: {
          params: ofVersion,
          body: jsonBody(z.object({ files, note: text(2000).optional() })),
        },
        responses: { 200: answer(version, 'The draft') },
      }),
      async (c) => {
        const { note, ...body } = c.req.valid('json');
        const made = await editDraft(service, c.get('actor'), {
          ...c.req.valid('param'),
          ...body,
          ...(note === undefined ? {} : { note }),
          replaces: hashRead(c),
        });
        c.header('etag', tagOfVersion(made));
        return c.json(made, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/compilation`, tags },
        ...says('Compile a draft', 'Compiler un brouillon'),
        request: { params: ofVersion },
        responses: {
          200: answer(
            z.object({ version: versionHead, problems: shapes<TextProblem>('Diagnostics') }),
            'What came of it',
          ),
        },
      }),
      async (c) => {
        const found = await compileVersion(service, c.get('actor'), c.req.valid('param'));
        return c.json({ version: headOf(found.version), problems: found.problems }, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/test`, tags },
        ...says('Run the examples of a version', 'Exécuter les exemples d’une version'),
        request: {
          params: ofVersion,
          body: { ...jsonBody(z.object({ facts: facts.optional() })), required: false },
        },
        responses: {
          200: answer(
            z.object({ version: versionHead, results: shapes<ExampleResult>('Examples, judged') }),
            'What came of it',
          ),
        },
      }),
      async (c) => {
        const of = c.req.valid('param');
        // Before the first publication nothing is imported yet: the tester brings what is needed.
        const { facts: brought = {} } = c.req.valid('json');
        const stored = await loadTables(service.database.db, of.contract);
        const facts = new Map([...stored, ...dataTables(brought)]);
        const found = await testVersion(service, c.get('actor'), { ...of, facts });
        return c.json({ version: headOf(found.version), results: found.results }, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/approval`, tags },
        ...says('Approve the text that was read (If-Match)', 'Approuver le texte lu (If-Match)'),
        request: {
          params: ofVersion,
          body: jsonBody(z.object({ comment: text(2000).default('') })),
        },
        responses: { 200: answer(versionHead, 'The version') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json'), sourceHash: hashRead(c) };
        return c.json(headOf(await approveVersion(service, c.get('actor'), input)), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/rejection`, tags },
        ...says('Send a version back', 'Renvoyer une version'),
        request: { params: ofVersion, body: jsonBody(z.object({ reason })) },
        responses: { 200: answer(versionHead, 'The version') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        return c.json(headOf(await rejectVersion(service, c.get('actor'), input)), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/publication`, tags },
        ...says('Publish an approved version', 'Publier une version approuvée'),
        request: { params: ofVersion },
        responses: {
          200: answer(
            z.object({ version: versionHead, reRate: reRate.nullable() }),
            'The version, and the periods to rate again',
          ),
        },
      }),
      async (c) => {
        const made = await publishVersion(service, c.get('actor'), c.req.valid('param'));
        return c.json({ version: headOf(made.version), reRate: made.reRate ?? null }, 200);
      },
    );
}
