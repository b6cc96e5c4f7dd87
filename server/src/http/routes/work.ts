// HTTP, work: what waits for who asks. In: requests. Out: what the operations say.
import { createRoute, z } from '@hono/zod-openapi';
import { type Decision, listDecisions } from '../../work/decisions.ts';
import { readWork, type Work } from '../../work/mine.ts';
import { listNews, markSeen, type News } from '../../work/news.ts';
import type { AppDeps } from '../deps.ts';
import { answer, jsonBody, says, shape, shapes } from '../schemas.ts';
import { area } from '../validation.ts';

const tags = ['work'];
const EVENT_MAX = 2_147_483_647;

/** Routes of work. */
export function workRoutes({ service }: AppDeps) {
  return area()
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/work/decisions', tags },
        ...says('What waits for my decision', 'Ce qui attend ma décision'),
        responses: {
          200: answer(
            z.object({ items: shapes<Decision>('What waits, with why I may not decide it') }),
            'What I may decide first',
          ),
        },
      }),
      async (c) => c.json({ items: await listDecisions(service, c.get('actor')) }, 200),
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/work', tags },
        ...says('What is in hand', 'Ce qui est en cours'),
        responses: {
          200: answer(shape<Work>('Imports, versions, runs, re-rates'), 'As far as I may see it'),
        },
      }),
      async (c) => c.json(await readWork(service, c.get('actor')), 200),
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/news', tags },
        ...says('What others did that concerns me', 'Ce que d’autres ont fait qui me concerne'),
        responses: {
          200: answer(
            z.object({
              items: shapes<News>('Comments that name me, decisions on what I asked, my runs'),
            }),
            'The newest first, as far as I may read of it',
          ),
        },
      }),
      async (c) => c.json({ items: await listNews(service, c.get('actor')) }, 200),
    )
    .openapi(
      createRoute({
        ...{ method: 'put', path: '/news/seen', tags },
        ...says('Mark news as seen up to an event', 'Marquer comme vu jusqu’à un événement'),
        request: {
          body: jsonBody(z.object({ event: z.int().min(1).max(EVENT_MAX) })),
        },
        responses: { 204: { description: 'Done' } },
      }),
      async (c) => {
        await markSeen(service, c.get('actor'), c.req.valid('json'));
        return c.body(null, 204);
      },
    );
}
