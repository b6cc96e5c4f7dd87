// HTTP, the control catalogue: controls, changes that are asked for, tried and decided. In:
// requests. Out: what the operations say.
import { createRoute, z } from '@hono/zod-openapi';
import {
  askControlChange,
  type Control,
  type ControlChange,
  type ControlEdit,
  decideControlChange,
  FACTS,
  listControlChanges,
  listControls,
  OPERATORS_OF,
  type Trial,
  tryControl,
} from '../../control/index.ts';
import type { AppDeps } from '../deps.ts';
import { cursorAt, nameAt, pageQuery, pageSchema } from '../pages.ts';
import {
  answer,
  anyJson,
  id,
  jsonBody,
  number,
  reason,
  says,
  shape,
  shapes,
  text,
} from '../schemas.ts';
import { area } from '../validation.ts';

const tags = ['controls'];
const ofControl = z.object({ control: id });
const at = '/controls/{control}';
const change = shape<ControlChange>('A change: before, after, who asked, who decided');
const edit = z.object({
  severity: z.enum(['blocking', 'major', 'minor']).optional(),
  isEnabled: z.boolean().optional(),
  rule: anyJson.optional(),
  thresholds: anyJson.optional(),
});

// What is absent changes nothing.
function editOf(control: string, asked: z.infer<typeof edit>): ControlEdit {
  const { severity, isEnabled, rule, thresholds } = asked;
  return {
    ...{ control, rule, thresholds },
    ...(severity === undefined ? {} : { severity }),
    ...(isEnabled === undefined ? {} : { isEnabled }),
  };
}

/** Routes of the control catalogue. */
export function catalogueRoutes({ service }: AppDeps) {
  return area()
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/controls', tags },
        ...says('The control catalogue', 'Le catalogue des contrôles'),
        responses: {
          200: answer(
            z.object({
              items: shapes<Control>('Controls'),
              facts: shape<typeof FACTS>('By level, the facts that rules may speak of'),
              operators: shape<typeof OPERATORS_OF>('By kind of fact, the operators that fit'),
            }),
            'Controls by name, and the words of their rules',
          ),
        },
      }),
      async (c) => {
        const items = await listControls(service, c.get('actor'));
        return c.json({ items, facts: FACTS, operators: OPERATORS_OF }, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/trial`, tags },
        ...says('Try an edited control on a draft', 'Essayer un contrôle modifié sur un projet'),
        request: {
          params: ofControl,
          body: jsonBody(edit.extend({ contract: id, draft: id })),
        },
        responses: { 200: answer(shape<Trial>('As it is, as edited'), 'Nothing is written') },
      }),
      async (c) => {
        const { contract, draft, ...asked } = c.req.valid('json');
        const input = { contract, draft, ...editOf(c.req.valid('param').control, asked) };
        return c.json(await tryControl(service, c.get('actor'), input), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: `${at}/changes`, tags },
        ...says('Changes of a control', 'Modifications d’un contrôle'),
        request: { params: ofControl, query: pageQuery },
        responses: { 200: answer(pageSchema(change), 'The newest first') },
      }),
      async (c) => {
        const page = c.req.valid('query');
        const rows = await listControlChanges(service, c.get('actor'), {
          ...c.req.valid('param'),
          before: nameAt(page, z.int()),
          limit: page.limit + 1,
        });
        const items = rows.slice(0, page.limit);
        const last = rows.length > page.limit ? items.at(-1) : undefined;
        const next = last === undefined ? null : cursorAt(last.change);
        return c.json({ items, next }, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/changes`, tags },
        ...says('Ask for a change of a control', 'Demander la modification d’un contrôle'),
        request: { params: ofControl, body: jsonBody(edit.extend({ reason })) },
        responses: { 201: answer(change, 'The change; another person approves it') },
      }),
      async (c) => {
        const { reason: why, ...asked } = c.req.valid('json');
        const input = { ...editOf(c.req.valid('param').control, asked), reason: why };
        return c.json(await askControlChange(service, c.get('actor'), input), 201);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/changes/{change}/decision`, tags },
        ...says('Approve or refuse a change', 'Approuver ou refuser une modification'),
        request: {
          params: ofControl.extend({ change: number }),
          body: jsonBody(
            z.object({
              decision: z.enum(['approve', 'refuse']),
              comment: text(2000).default(''),
            }),
          ),
        },
        responses: { 200: answer(change, 'The change') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        return c.json(await decideControlChange(service, c.get('actor'), input), 200);
      },
    );
}
