// HTTP, invoices: issue, issued documents, credit and debit notes, differences of a re-rate. In:
// requests. Out: what the operations say.
import { createRoute, z } from '@hono/zod-openapi';
import {
  type Delta,
  decideNote,
  type Invoice,
  type InvoiceSummary,
  issueInvoices,
  issueNote,
  listInvoices,
  listNotes,
  type Note,
  readDelta,
  readInvoice,
  readNote,
  requestNote,
  requestReRateNote,
} from '../../invoices/index.ts';
import type { AppDeps } from '../deps.ts';
import { isKnown, tagOf } from '../etag.ts';
import { cursorAt, nameAt, pageOf, pageQuery, pageSchema, sliceOf } from '../pages.ts';
import {
  answer,
  decimal,
  id,
  jsonBody,
  month,
  number,
  reason,
  says,
  shape,
  shapes,
  text,
} from '../schemas.ts';
import { area } from '../validation.ts';

const tags = ['invoices'];
const LINES_MAX = 100_000;
const NUMBER_MAX = 2_147_483_647;
const invoice = shape<Invoice>('An issued document, its lines and parties in `document`');
const note = shape<Note>('A credit or debit note');
const positive = z.int().min(1).max(NUMBER_MAX);
const invoiceId = z.object({ issuer: id, series: id, number: positive });
const newNote = z
  .object({
    note: id,
    kind: z.enum(['credit_note', 'debit_note']),
    invoice: invoiceId,
    cause: id,
    reason,
    lines: z
      .array(z.object({ position: positive, amount: decimal }))
      .min(1)
      .max(LINES_MAX),
  })
  .openapi('NewNote');
const ofContract = z.object({ contract: id });
const noteStates = ['submitted', 'approved', 'rejected', 'issued'] as const;
const ofNote = z.object({ contract: id, note: id });
const ofRun = z.object({ contract: id, run: id });

/** Routes of invoices. */
export function invoiceRoutes({ service }: AppDeps) {
  return area()
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/accounts/{account}/invoices', tags },
        ...says('Issue the validated drafts of a month', 'Émettre les projets validés d’un mois'),
        request: {
          params: z.object({ account: id }),
          body: jsonBody(z.object({ period: month, series: id.optional() })),
        },
        responses: {
          201: answer(z.object({ items: shapes<Invoice>('Documents') }), 'The invoices'),
        },
      }),
      async (c) => {
        const { period, series } = c.req.valid('json');
        const of = { ...c.req.valid('param'), period, ...(series === undefined ? {} : { series }) };
        return c.json({ items: await issueInvoices(service, c.get('actor'), of) }, 201);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/invoices', tags },
        ...says('Issued documents', 'Documents émis'),
        request: {
          query: pageQuery.extend({
            ...{ contract: id.optional(), account: id.optional(), period: month.optional() },
          }),
        },
        responses: {
          200: answer(
            pageSchema(shape<InvoiceSummary>('A document without its lines')),
            'By issuer, series and number',
          ),
        },
      }),
      async (c) => {
        const { contract, account, period, ...page } = c.req.valid('query');
        const after = nameAt(page, invoiceId);
        const rows = await listInvoices(service, c.get('actor'), {
          ...(contract === undefined ? {} : { contract }),
          ...(account === undefined ? {} : { account }),
          ...(period === undefined ? {} : { period }),
          ...(after === undefined ? {} : { after }),
          limit: page.limit + 1,
        });
        const items = rows.slice(0, page.limit);
        const last = rows.length > page.limit ? items.at(-1) : undefined;
        const { issuer, series, number: nth } = last ?? {};
        const next = last === undefined ? null : cursorAt({ issuer, series, number: nth });
        return c.json({ items, next }, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/invoices/{issuer}/{series}/{number}', tags },
        ...says('An issued document', 'Un document émis'),
        request: { params: z.object({ issuer: id, series: id, number }) },
        responses: {
          200: answer(
            z.object({ invoice, isIntact: z.boolean() }),
            'The document, and whether it is still what was issued',
          ),
          304: { description: 'As you have it' },
        },
      }),
      async (c) => {
        const found = await readInvoice(service, c.get('actor'), c.req.valid('param'));
        const tag = tagOf(found.invoice.documentHash, `${found.isIntact}`);
        return isKnown(c, tag) ? c.body(null, 304) : c.json(found, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/contracts/{contract}/notes', tags },
        ...says('Notes of a contract', 'Notes d’un contrat'),
        request: {
          params: ofContract,
          query: pageQuery.extend({ state: z.enum(noteStates).optional() }),
        },
        responses: { 200: answer(pageSchema(note), 'Notes by name, whatever became of them') },
      }),
      async (c) => {
        const { state, ...page } = c.req.valid('query');
        const rows = await listNotes(service, c.get('actor'), {
          ...c.req.valid('param'),
          ...sliceOf(page),
          ...(state === undefined ? {} : { state }),
        });
        return c.json(pageOf(rows, page), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/contracts/{contract}/notes/{note}', tags },
        ...says('A note', 'Une note'),
        request: { params: ofNote },
        responses: { 200: answer(note, 'The note') },
      }),
      async (c) => c.json(await readNote(service, c.get('actor'), c.req.valid('param')), 200),
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/contracts/{contract}/notes', tags },
        ...says('Ask for a credit or debit note', 'Demander un avoir ou une note de débit'),
        request: { params: ofContract, body: jsonBody(newNote) },
        responses: { 201: answer(note, 'The note') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        return c.json(await requestNote(service, c.get('actor'), input), 201);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/contracts/{contract}/notes/{note}/decision', tags },
        ...says('Approve or refuse a note', 'Approuver ou refuser une note'),
        request: {
          params: ofNote,
          body: jsonBody(
            z.object({
              decision: z.enum(['approve', 'refuse']),
              comment: text(2000).default(''),
            }),
          ),
        },
        responses: { 200: answer(note, 'The note') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        return c.json(await decideNote(service, c.get('actor'), input), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/contracts/{contract}/notes/{note}/issue', tags },
        ...says('Issue an approved note', 'Émettre une note approuvée'),
        request: { params: ofNote, body: jsonBody(z.object({ series: id.optional() })) },
        responses: { 201: answer(invoice, 'The document') },
      }),
      async (c) => {
        const { series } = c.req.valid('json');
        const of = { ...c.req.valid('param'), ...(series === undefined ? {} : { series }) };
        return c.json(await issueNote(service, c.get('actor'), of), 201);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/contracts/{contract}/re-rated/{run}', tags },
        ...says('What rating a period again changes', 'Ce que change un recalcul'),
        request: { params: ofRun, query: z.object({ account: id.optional() }) },
        responses: { 200: answer(shape<Delta>('A change a line'), 'The difference') },
      }),
      async (c) => {
        const { account } = c.req.valid('query');
        const of = { ...c.req.valid('param'), ...(account === undefined ? {} : { account }) };
        return c.json(await readDelta(service, c.get('actor'), of), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/contracts/{contract}/re-rated/{run}/note', tags },
        ...says('Ask for the note of a difference', 'Demander la note d’un recalcul'),
        request: {
          params: ofRun,
          body: jsonBody(z.object({ note: id, cause: id, reason })),
        },
        responses: {
          200: answer(z.object({ note: note.nullable() }), 'The note; null when nothing changes'),
        },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        const made = await requestReRateNote(service, c.get('actor'), input);
        return c.json({ note: made ?? null }, 200);
      },
    );
}
