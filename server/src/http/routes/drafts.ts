// HTTP, drafts: drafts, their lines, what was held, and the explanation of a line made anew on
// demand. In: requests. Out: what the operations say.

import type { ExplainedLine } from '@avenant/engine';
import { createRoute, z } from '@hono/zod-openapi';
import { listLiveDrafts } from '../../control/overview.ts';
import { reasonOf } from '../../control/unbilled.ts';
import { draftGroups, draftHeld, draftLines, listDrafts, readDraft } from '../../runs/drafts.ts';
import { explainDraftLine } from '../../runs/explain.ts';
import { hashOf } from '../../service/canonical.ts';
import type { AppDeps } from '../deps.ts';
import { isKnown, tagOf } from '../etag.ts';
import { cursorAt, nameAt, pageOf, pageQuery, pageSchema, sliceOf } from '../pages.ts';
import { answer, day, id, line as lineText, month, says, shape, words } from '../schemas.ts';
import { area } from '../validation.ts';

const tags = ['drafts'];
const states = [
  'simulated',
  'generated',
  'in_review',
  'validated',
  'issued',
  'on_hold',
  'rejected',
  'superseded',
] as const;
const amount = z.string().openapi({ description: 'Decimal', example: '-277.37' });
const draft = z
  .object({
    contract: z.string(),
    draft: z.string(),
    run: z.string(),
    account: z.string(),
    period: month,
    currency: z.string(),
    total: amount.openapi({ description: 'What its lines are rated at, decimal' }),
    net: amount.openapi({ description: 'What it bills: adjustments included, decimal' }),
    isChecked: z.boolean(),
    contentHash: z.string(),
    state: z.enum(states),
    reviewer: z.string().nullable(),
  })
  .openapi('Draft');
const ratedDraft = draft
  .extend({
    version: z.number().int().openapi({ description: 'Of the contract that it was rated by' }),
  })
  .openapi('RatedDraft');
const count = z.number().int();
const overview = draft
  .extend({
    held: count,
    undecided: count.openapi({ description: 'Adjustments without a decision' }),
    findings: z.object({ blocking: count, major: count, minor: count }),
  })
  .openapi('DraftOverview');
const line = z
  .object({
    position: z.number().int(),
    line: z.string(),
    clause: z.string(),
    kind: z.string(),
    label: z.string(),
    subject: z.string(),
    subjectType: z.string().nullable(),
    amount,
    from: day,
    to: day,
    quantity: z.string().nullable(),
    quantityUnit: z.string().nullable(),
    unitPrice: z.string().nullable(),
    unitPriceUnit: z.string().nullable(),
    correctsPeriod: month.nullable(),
    billedBefore: amount.nullable(),
    whole: amount.nullable(),
  })
  .openapi('DraftLine');
const held = z
  .object({
    position: z.number().int(),
    clause: z.string(),
    subject: z.string(),
    subjectType: z.string().nullable(),
    code: z.string(),
    details: z.unknown(),
    ...{ title: words, message: words, help: words.nullable() },
  })
  .openapi('HeldItem');

const group = z.object({ name: z.string(), lines: z.number().int(), amount }).openapi('LineGroup');
const lineFilter = {
  clause: lineText(200).optional(),
  subject: lineText(500).optional(),
  kind: lineText(50).optional(),
  sign: z.enum(['positive', 'negative', 'zero']).optional(),
};

const ofContract = z.object({ contract: id });
const ofDraft = z.object({ contract: id, draft: id });
const at = '/contracts/{contract}/drafts/{draft}';

/** Routes of drafts. */
export function draftRoutes({ service }: AppDeps) {
  return area()
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/drafts', tags },
        ...says('Drafts of all contracts', 'Brouillons de tous les contrats'),
        request: {
          query: pageQuery.extend({
            ...{ state: z.enum(states).optional(), period: month.optional() },
            contract: id.optional(),
          }),
        },
        responses: {
          200: answer(pageSchema(overview), 'Drafts with what is open, the latest period first'),
        },
      }),
      async (c) => {
        const { state, period, contract, ...page } = c.req.valid('query');
        const rows = await listLiveDrafts(service, c.get('actor'), {
          ...sliceOf(page),
          ...(state === undefined ? {} : { state }),
          ...(period === undefined ? {} : { period }),
          ...(contract === undefined ? {} : { contract }),
        });
        return c.json(pageOf(rows, page), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/contracts/{contract}/drafts', tags },
        ...says('Drafts of a contract', 'Brouillons d’un contrat'),
        request: {
          params: ofContract,
          query: pageQuery.extend({ state: z.enum(states).optional(), period: month.optional() }),
        },
        responses: { 200: answer(pageSchema(draft), 'Drafts, the latest period first') },
      }),
      async (c) => {
        const { state, period, ...page } = c.req.valid('query');
        const rows = await listDrafts(service, c.get('actor'), {
          ...c.req.valid('param'),
          ...sliceOf(page),
          ...(state === undefined ? {} : { state }),
          ...(period === undefined ? {} : { period }),
        });
        return c.json(pageOf(rows, page), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: at, tags },
        ...says('A draft', 'Un projet'),
        request: { params: ofDraft },
        responses: {
          200: answer(ratedDraft, 'The draft'),
          304: { description: 'As you have it' },
        },
      }),
      async (c) => {
        const found = await readDraft(service, c.get('actor'), c.req.valid('param'));
        const tag = tagOf(hashOf(found));
        return isKnown(c, tag) ? c.body(null, 304) : c.json(found, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: `${at}/lines`, tags },
        ...says('Lines of a draft', 'Lignes d’un projet'),
        request: {
          params: ofDraft,
          query: pageQuery.extend(lineFilter),
        },
        responses: { 200: answer(pageSchema(line), 'Lines in their order') },
      }),
      async (c) => {
        const { limit, cursor, ...filter } = c.req.valid('query');
        const page = { limit, cursor };
        const asked = { ...c.req.valid('param'), ...filter, ...sliceOf(page) };
        const rows = await draftLines(service, c.get('actor'), asked);
        return c.json(
          pageOf(rows, page, ({ position }) => position),
          200,
        );
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: `${at}/groups`, tags },
        ...says('Lines of a draft put together', 'Lignes d’un projet regroupées'),
        request: {
          params: ofDraft,
          query: pageQuery.extend({ ...lineFilter, by: z.enum(['clause', 'subject', 'kind']) }),
        },
        responses: { 200: answer(pageSchema(group), 'How many lines and how much, by name') },
      }),
      async (c) => {
        const { limit, cursor, ...filter } = c.req.valid('query');
        const after = nameAt({ limit, cursor }, lineText(2000));
        const asked = { ...c.req.valid('param'), ...filter, after, limit: limit + 1 };
        const rows = await draftGroups(service, c.get('actor'), asked);
        const items = rows.slice(0, limit);
        const last = rows.length > limit ? items.at(-1) : undefined;
        return c.json({ items, next: last === undefined ? null : cursorAt(last.name) }, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: `${at}/held`, tags },
        ...says('What a draft holds back', 'Ce qu’un projet retient'),
        request: { params: ofDraft, query: pageQuery },
        responses: { 200: answer(pageSchema(held), 'Held items in their order') },
      }),
      async (c) => {
        const page = c.req.valid('query');
        const asked = { ...c.req.valid('param'), ...sliceOf(page) };
        const rows = await draftHeld(service, c.get('actor'), asked);
        const said = rows.map((row) => ({
          ...row,
          ...reasonOf(row.code, row.details as Readonly<Record<string, string>>),
        }));
        return c.json(
          pageOf(said, page, ({ position }) => position),
          200,
        );
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: `${at}/explanation`, tags },
        ...says('A line opened to what made it', 'Une ligne ouverte sur ce qui l’a faite'),
        request: { params: ofDraft, query: z.object({ line: lineText(2000).min(1) }) },
        responses: {
          200: answer(
            shape<ExplainedLine>('Line, explanation, other clauses: docs/explain.schema.json'),
            'The explanation; its fold is the amount',
          ),
        },
      }),
      async (c) => {
        const asked = { ...c.req.valid('param'), ...c.req.valid('query') };
        return c.json(await explainDraftLine(service, c.get('actor'), asked), 200);
      },
    );
}
