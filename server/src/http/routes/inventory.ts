// HTTP, inventory: imports in stages, the items on a day, their history, reconciliation. In:
// requests. Out: what the operations say.
import { createRoute, z } from '@hono/zod-openapi';
import { applyImport, undoImport } from '../../inventory/apply.ts';
import type { BatchSource } from '../../inventory/batch.ts';
import { previewImport, validateImport } from '../../inventory/check.ts';
import { keepExtract } from '../../inventory/extract.ts';
import type { JudgedRow } from '../../inventory/judge.ts';
import { itemHistory, itemsAsOf, type SaidRow } from '../../inventory/query.ts';
import { listDatasets, listImports, listStocked, readImport } from '../../inventory/read.ts';
import { type Difference, reconcile } from '../../inventory/reconcile.ts';
import { rejectedRows } from '../../inventory/rejected.ts';
import { itemTable } from '../../inventory/table.ts';
import { type ContractTables, readTables } from '../../inventory/tables.ts';
import { discardImport, mapColumns, uploadImport } from '../../inventory/upload.ts';
import type { AppDeps } from '../deps.ts';
import { isKnown, tagOf } from '../etag.ts';
import { pageOf, pageOfAll, pageQuery, pageSchema, sliceOf } from '../pages.ts';
import {
  answer,
  day,
  fileBody,
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

const tags = ['inventory'];
const states = ['uploaded', 'mapped', 'validated', 'applied', 'undone', 'rejected'] as const;
const kinds = [
  'number',
  'text',
  'one of',
  'boolean',
  'date',
  'instant',
  'month',
  'reference',
] as const;
const count = z.number().int();
const mapping = z
  .record(line(500), line(500).nullable())
  .openapi({ description: 'For each column of the file the one that it fills; null: left out' });
const wanted = z.array(z.object({ column: z.string(), required: z.boolean() })).readonly();
const items = z
  .object({
    name: z.string(),
    key: z.string(),
    attributes: z
      .array(
        z.object({
          name: z.string(),
          kind: z.enum(kinds),
          unit: z.string().nullable(),
          choices: z.array(z.string()).readonly(),
          refersTo: z.string().nullable(),
          required: z.boolean(),
        }),
      )
      .readonly(),
    actions: z.array(z.enum(['add', 'change', 'move', 'cease'])).readonly(),
  })
  .openapi('ItemWords');
const days = z.array(day.nullable()).readonly();
const texts = z.array(z.string()).readonly();
const table = z
  .object({ names: texts, keys: texts, from: days, to: days, values: z.array(texts).readonly() })
  .openapi('ItemTable');
const batch = z
  .object({
    contract: z.string(),
    batch: count,
    dataset: z.string(),
    fileName: z.string(),
    contentHash: z.string(),
    state: z.enum(states),
    source: shape<BatchSource>('Kind of file, delimiter, columns'),
    mapping,
    knownOn: day.nullable(),
    rows: z.object({ received: count, applied: count, same: count, rejected: count }),
    maker: z.string(),
    appliedOn: day.nullable(),
  })
  .openapi('Import');
const uploaded = batch.extend({ wanted, loadedBefore: count.nullable() }).openapi('UploadedImport');
const preview = z
  .object({
    batch,
    columns: z.array(z.string()).readonly(),
    counts: z.object({
      ...{ new: count, changed: count, ended: count, same: count, rejected: count },
    }),
    rows: shapes<JudgedRow>('The first rows of each kind, with what is wrong with each'),
  })
  .openapi('ImportPreview');
const stretch = z
  .object({
    key: z.string(),
    from: day.nullable(),
    to: day.nullable(),
    values: z.record(z.string(), z.string()),
    row: count,
  })
  .openapi('ItemStretch');
const reconciliation = z
  .object({
    mapping,
    compared: count,
    matched: count,
    missingHere: z.array(z.string()).readonly(),
    missingThere: z.array(z.string()).readonly(),
    different: shapes<Difference>('Key, attribute, and the cells of both sides'),
    unread: z.array(count).readonly(),
  })
  .openapi('Reconciliation');

const ofContract = z.object({ contract: id });
const ofImport = z.object({ contract: id, batch: number });
const dataset = line(300).min(1);
const fileName = line(300).min(1);
const at = '/contracts/{contract}/imports/{batch}';

/** Routes of the inventory. */
export function inventoryRoutes({ service, limits }: AppDeps) {
  const fileLimits = { bytesMax: limits.fileBytes, rowsMax: 1_000_000 };
  return area()
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/inventory/contracts', tags },
        ...says('Contracts with an inventory', 'Contrats avec un inventaire'),
        request: { query: pageQuery },
        responses: {
          200: answer(
            pageSchema(z.object({ contract: z.string(), title: z.string() })),
            'Numbers and titles',
          ),
        },
      }),
      async (c) => {
        const all = await listStocked(service, c.get('actor'));
        return c.json(pageOfAll(all, c.req.valid('query')), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/contracts/{contract}/datasets', tags },
        ...says('Data files that a contract names', 'Fichiers de données d’un contrat'),
        request: { params: ofContract },
        responses: {
          200: answer(
            z.object({
              items: z
                .array(z.object({ dataset: z.string(), columns: wanted, items: items.nullable() }))
                .readonly(),
            }),
            "Data files, the columns that are read, and what items are in the contract's words",
          ),
        },
      }),
      async (c) => {
        const items = await listDatasets(service, c.get('actor'), c.req.valid('param'));
        return c.json({ items }, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/contracts/{contract}/imports', tags },
        ...says('Imports of a contract', 'Imports d’un contrat'),
        request: {
          params: ofContract,
          query: pageQuery.extend({
            dataset: dataset.optional(),
            state: z.enum(states).optional(),
          }),
        },
        responses: { 200: answer(pageSchema(batch), 'Imports by number') },
      }),
      async (c) => {
        const { dataset: file, state, ...page } = c.req.valid('query');
        const rows = await listImports(service, c.get('actor'), {
          ...c.req.valid('param'),
          ...sliceOf(page),
          ...(file === undefined ? {} : { dataset: file }),
          ...(state === undefined ? {} : { state }),
        });
        return c.json(
          pageOf(rows, page, (row) => row.batch),
          200,
        );
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/contracts/{contract}/imports', tags },
        ...says('Upload a file (CSV or XLSX)', 'Envoyer un fichier (CSV ou XLSX)'),
        request: { params: ofContract, query: z.object({ dataset, fileName }), body: fileBody },
        responses: { 201: answer(uploaded, 'The import, with a mapping proposed') },
      }),
      async (c) => {
        const bytes = new Uint8Array(await c.req.arrayBuffer());
        const input = { ...c.req.valid('param'), ...c.req.valid('query') };
        const made = await uploadImport(service, c.get('actor'), {
          ...{ ...input, bytes, limits: fileLimits },
        });
        return c.json(made, 201);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: at, tags },
        ...says('An import', 'Un import'),
        request: { params: ofImport },
        responses: { 200: answer(batch, 'The import') },
      }),
      async (c) => c.json(await readImport(service, c.get('actor'), c.req.valid('param')), 200),
    )
    .openapi(
      createRoute({
        ...{ method: 'put', path: `${at}/mapping`, tags },
        ...says('Say which column is which', 'Dire quelle colonne est laquelle'),
        request: { params: ofImport, body: jsonBody(z.object({ mapping })) },
        responses: { 200: answer(batch, 'The import') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        return c.json(await mapColumns(service, c.get('actor'), input), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/validation`, tags },
        ...says('Read every row of an import', 'Lire chaque ligne d’un import'),
        request: { params: ofImport },
        responses: { 200: answer(preview, 'What it would change, and what is wrong') },
      }),
      async (c) => c.json(await validateImport(service, c.get('actor'), c.req.valid('param')), 200),
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: `${at}/preview`, tags },
        ...says('What an import would change now', 'Ce qu’un import changerait maintenant'),
        request: { params: ofImport },
        responses: { 200: answer(preview, 'What it would change') },
      }),
      async (c) => c.json(await previewImport(service, c.get('actor'), c.req.valid('param')), 200),
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: `${at}/rejected`, tags },
        ...says('Rejected rows, as a file', 'Lignes refusées, en fichier'),
        request: { params: ofImport },
        responses: {
          200: {
            description: 'The same kind of file with what is wrong with each row',
            content: { 'application/octet-stream': { schema: z.string() } },
          },
        },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), language: c.get('language') };
        const file = await rejectedRows(service, c.get('actor'), input);
        const name = encodeURIComponent(file.fileName);
        return c.body(new Uint8Array(file.bytes), 200, {
          'content-type': 'application/octet-stream',
          'content-disposition': `attachment; filename*=UTF-8''${name}`,
        });
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/application`, tags },
        ...says('Apply a validated import', 'Appliquer un import validé'),
        request: {
          params: ofImport,
          body: jsonBody(z.object({ knownOn: day.optional() })),
        },
        responses: { 200: answer(batch, 'The import') },
      }),
      async (c) => {
        const { knownOn } = c.req.valid('json');
        const input = { ...c.req.valid('param'), ...(knownOn === undefined ? {} : { knownOn }) };
        return c.json(await applyImport(service, c.get('actor'), input), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/discarding`, tags },
        ...says('Put away an import that was never applied', 'Écarter un import jamais appliqué'),
        request: { params: ofImport, body: jsonBody(z.object({ reason })) },
        responses: { 200: answer(batch, 'The import') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        return c.json(await discardImport(service, c.get('actor'), input), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/undoing`, tags },
        ...says('Take an applied import back', 'Annuler un import appliqué'),
        request: { params: ofImport, body: jsonBody(z.object({ reason })) },
        responses: { 200: answer(batch, 'The import') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        return c.json(await undoImport(service, c.get('actor'), input), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/contracts/{contract}/items', tags },
        ...says('Items in service on a day', 'Articles en service un jour donné'),
        request: {
          params: ofContract,
          query: pageQuery.extend({
            ...{ dataset, day, knownOn: day.optional(), key: id.optional() },
          }),
        },
        responses: { 200: answer(pageSchema(stretch), 'Items in the order of the file') },
      }),
      async (c) => {
        const { dataset: file, day: on, knownOn, key, ...page } = c.req.valid('query');
        const all = await itemsAsOf(service, c.get('actor'), {
          ...c.req.valid('param'),
          ...{ dataset: file, day: on },
          ...(knownOn === undefined ? {} : { knownOn }),
          ...(key === undefined ? {} : { key }),
        });
        return c.json(pageOfAll(all, page), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/contracts/{contract}/item-table', tags },
        ...says('All stretches of all items', 'Tous les états de tous les articles'),
        request: {
          params: ofContract,
          query: z.object({ dataset, knownOn: day.optional() }),
        },
        responses: { 200: answer(table, 'Stretches by columns, in the order of the file') },
      }),
      async (c) => {
        const { knownOn, ...asked } = c.req.valid('query');
        const of = { ...c.req.valid('param'), ...asked };
        const input = { ...of, ...(knownOn === undefined ? {} : { knownOn }) };
        return c.json(await itemTable(service, c.get('actor'), input), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/contracts/{contract}/item-history', tags },
        ...says('History of an item', 'Historique d’un article'),
        request: {
          params: ofContract,
          query: z.object({ dataset, key: id, knownOn: day.optional() }),
        },
        responses: {
          200: answer(
            z.object({
              stretches: z.array(stretch).readonly(),
              rows: shapes<SaidRow>('Every row ever stored of it, those taken back too'),
            }),
            'What is known of it',
          ),
        },
      }),
      async (c) => {
        const { knownOn, ...asked } = c.req.valid('query');
        const input = { ...asked, ...(knownOn === undefined ? {} : { knownOn }) };
        const of = { ...c.req.valid('param'), ...input };
        return c.json(await itemHistory(service, c.get('actor'), of), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/contracts/{contract}/reconciliations', tags },
        ...says('Compare with what the network carries', 'Comparer avec ce que porte le réseau'),
        request: {
          params: ofContract,
          query: z.object({
            ...{ dataset, fileName, day },
            keep: z
              .enum(['true', 'false'])
              .default('false')
              .openapi({ description: 'Controls of drafts then know what it found' }),
          }),
          body: fileBody,
        },
        responses: { 200: answer(reconciliation, 'What differs') },
      }),
      async (c) => {
        const bytes = new Uint8Array(await c.req.arrayBuffer());
        const { keep, ...asked } = c.req.valid('query');
        const input = { ...c.req.valid('param'), ...asked, bytes, limits: fileLimits };
        const compare = keep === 'true' ? keepExtract : reconcile;
        const found = await compare(service, c.get('actor'), input);
        return c.json(found, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/contracts/{contract}/facts', tags },
        ...says('Stored rows of all data files', 'Lignes stockées de tous les fichiers de données'),
        request: { params: z.object({ contract: id }) },
        responses: {
          200: answer(
            z.object({
              snapshot: z.string(),
              tables: shapes<ContractTables['tables'][number]>('Data files with their rows'),
            }),
            'The tables, and the hash of them all',
          ),
          304: { description: 'As you have it' },
        },
      }),
      async (c) => {
        const found = await readTables(service, c.get('actor'), c.req.valid('param'));
        return isKnown(c, tagOf(found.snapshot)) ? c.body(null, 304) : c.json(found, 200);
      },
    );
}
