// HTTP, work: what waits for who asks. In: requests. Out: what the operations say.
import { createRoute, z } from '@hono/zod-openapi';
import { type Decision, listDecisions } from '../../work/decisions.ts';
import { readWork, type Work } from '../../work/mine.ts';
import type { AppDeps } from '../deps.ts';
import { answer, says, shape, shapes } from '../schemas.ts';
import { area } from '../validation.ts';

const tags = ['work'];

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
    );
}
