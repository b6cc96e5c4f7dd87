// HTTP, control: review and validation of drafts, findings, adjustments, variance. In: requests.
// Out: what the operations say.
import { createRoute, z } from '@hono/zod-openapi';
import {
  type Adjustment,
  CAUSES,
  createAdjustment,
  type Draft,
  decideAdjustment,
  type Finding,
  listAdjustments,
  listContractAdjustments,
  listFindings,
  reviewDraft,
  runControls,
  type StandingAdjustment,
  treatFinding,
  type Variance,
  type VarianceLine,
  validateDraft,
  varianceOf,
  withdrawAdjustment,
} from '../../control/index.ts';
import { readContentHead } from '../../control/read.ts';
import type { AppDeps } from '../deps.ts';
import { hashRead, tagOf } from '../etag.ts';
import { pageOfAll, pageQuery, pageSchema } from '../pages.ts';
import { answer, decimal, id, jsonBody, line, reason, says, shape, text } from '../schemas.ts';
import { area } from '../validation.ts';

const tags = ['control'];
const at = '/contracts/{contract}/drafts/{draft}';
const ofDraft = z.object({ contract: id, draft: id });
const comment = text(2000).default('');
const decision = z.object({ decision: z.enum(['approve', 'refuse']), comment });
const draft = shape<Draft>('A draft under review');
const adjustment = shape<Adjustment>('An adjustment');

/** Routes of control. */
export function controlRoutes({ service }: AppDeps) {
  return area()
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/controls`, tags },
        ...says('Run the controls over a draft', 'Passer les contrôles sur un projet'),
        request: { params: ofDraft },
        responses: {
          200: answer(
            z.object({
              open: z.record(z.string(), z.number()),
              rows: z.number(),
              profiles: z.number(),
            }),
            'Open findings by control',
          ),
        },
      }),
      async (c) => c.json(await runControls(service, c.get('actor'), c.req.valid('param')), 200),
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: `${at}/findings`, tags },
        ...says('Findings of a draft', 'Constats d’un projet'),
        request: { params: ofDraft, query: pageQuery.extend({ owner: id.optional() }) },
        responses: {
          200: answer(pageSchema(shape<Finding>('A finding')), 'The gravest first'),
        },
      }),
      async (c) => {
        const { owner, ...page } = c.req.valid('query');
        const all = await listFindings(service, c.get('actor'), {
          ...c.req.valid('param'),
          ...(owner === undefined ? {} : { owner }),
        });
        return c.json(pageOfAll(all, page), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/contracts/{contract}/findings/{finding}/treatment', tags },
        ...says('Treat a finding', 'Traiter un constat'),
        request: {
          params: z.object({ contract: id, finding: id }),
          body: jsonBody(
            z.object({
              how: z.enum(['assign', 'explain', 'waive', 'close', 'reopen']),
              words: text(2000).default(''),
              owner: id.optional(),
            }),
          ),
        },
        responses: { 204: { description: 'Done' } },
      }),
      async (c) => {
        const { owner, ...how } = c.req.valid('json');
        const of = { ...c.req.valid('param'), ...how };
        await treatFinding(service, c.get('actor'), owner === undefined ? of : { ...of, owner });
        return c.body(null, 204);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: `${at}/variance`, tags },
        ...says('Why a draft differs from last month', 'Pourquoi un projet diffère'),
        request: { params: ofDraft },
        responses: { 200: answer(shape<Variance>('Changes by cause'), 'The variance') },
      }),
      async (c) => c.json(await varianceOf(service, c.get('actor'), c.req.valid('param')), 200),
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: `${at}/variance/charges`, tags },
        ...says('Charges that changed since last month', 'Charges qui ont changé depuis un mois'),
        request: {
          params: ofDraft,
          query: pageQuery.extend({ cause: z.enum(CAUSES).optional() }),
        },
        responses: {
          200: answer(pageSchema(shape<VarianceLine>('A change')), 'The largest change first'),
        },
      }),
      async (c) => {
        const { cause, ...page } = c.req.valid('query');
        const { lines } = await varianceOf(service, c.get('actor'), c.req.valid('param'));
        const asked = lines.filter((one) => cause === undefined || one.cause === cause);
        return c.json(pageOfAll(asked, page), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/review`, tags },
        ...says('Move a draft along its review', 'Faire avancer la revue d’un projet'),
        request: {
          params: ofDraft,
          body: jsonBody(
            z.object({
              how: z.enum(['take', 'hold', 'release', 'reject', 'reopen']),
              reason: text(2000).default(''),
            }),
          ),
        },
        responses: { 200: answer(draft, 'The draft') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        return c.json(await reviewDraft(service, c.get('actor'), input), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: `${at}/content`, tags },
        ...says('What a draft bills now', 'Ce qu’un projet facture à présent'),
        request: { params: ofDraft },
        responses: {
          200: answer(
            z.object({ hash: z.string(), net: z.string(), lines: z.number().int() }),
            'Its hash, as the ETag, is what one validates',
          ),
        },
      }),
      async (c) => {
        const found = await readContentHead(service, c.get('actor'), c.req.valid('param'));
        c.header('etag', tagOf(found.hash));
        return c.json(found, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/validation`, tags },
        ...says(
          'Validate the content that was read (If-Match)',
          'Valider le contenu lu (If-Match)',
        ),
        request: { params: ofDraft, body: jsonBody(z.object({ comment })) },
        responses: { 200: answer(draft, 'The draft') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json'), hash: hashRead(c) };
        return c.json(await validateDraft(service, c.get('actor'), input), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: `${at}/adjustments`, tags },
        ...says('Adjustments of a draft', 'Ajustements d’un projet'),
        request: { params: ofDraft, query: pageQuery },
        responses: { 200: answer(pageSchema(adjustment), 'Adjustments by name') },
      }),
      async (c) => {
        const all = await listAdjustments(service, c.get('actor'), c.req.valid('param'));
        return c.json(pageOfAll(all, c.req.valid('query')), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/contracts/{contract}/adjustments', tags },
        ...says('Adjustments of a contract', 'Ajustements d’un contrat'),
        request: { params: z.object({ contract: id }), query: pageQuery },
        responses: {
          200: answer(
            pageSchema(shape<StandingAdjustment>('An adjustment, and whether it waits')),
            'By name; one waits when its draft is gone and none took its place',
          ),
        },
      }),
      async (c) => {
        const all = await listContractAdjustments(service, c.get('actor'), c.req.valid('param'));
        return c.json(pageOfAll(all, c.req.valid('query')), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/adjustments`, tags },
        ...says('Ask for an adjustment', 'Demander un ajustement'),
        request: {
          params: ofDraft,
          body: jsonBody(
            z.object({
              ...{ adjustment: id, label: line(500).min(1), amount: decimal },
              ...{ reason, cause: id },
            }),
          ),
        },
        responses: { 201: answer(adjustment, 'The adjustment') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        return c.json(await createAdjustment(service, c.get('actor'), input), 201);
      },
    )
    .openapi(
      createRoute({
        ...{
          method: 'post',
          path: '/contracts/{contract}/adjustments/{adjustment}/decision',
          tags,
        },
        ...says('Approve or refuse an adjustment', 'Approuver ou refuser un ajustement'),
        request: {
          params: z.object({ contract: id, adjustment: id }),
          body: jsonBody(decision),
        },
        responses: { 200: answer(adjustment, 'The adjustment') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        return c.json(await decideAdjustment(service, c.get('actor'), input), 200);
      },
    )
    .openapi(
      createRoute({
        ...{
          method: 'post',
          path: '/contracts/{contract}/adjustments/{adjustment}/withdrawal',
          tags,
        },
        ...says('Take back an adjustment asked for', 'Retirer un ajustement demandé'),
        request: { params: z.object({ contract: id, adjustment: id }) },
        responses: { 200: answer(adjustment, 'The adjustment') },
      }),
      async (c) => {
        return c.json(await withdrawAdjustment(service, c.get('actor'), c.req.valid('param')), 200);
      },
    );
}
