// HTTP, what was not billed and why: a page at a time, by reason, as a file. In: requests. Out:
// what the operations say.
import { createRoute, z } from '@hono/zod-openapi';
import {
  listUnbilled,
  type Unbilled,
  type UnbilledQuery,
  type UnbilledReason,
  unbilledFile,
  unbilledReasons,
} from '../../control/index.ts';
import type { AppDeps } from '../deps.ts';
import { cursorAt, nameAt, pageQuery, pageSchema } from '../pages.ts';
import { answer, id, line, month, says, shape, shapes } from '../schemas.ts';
import { area } from '../validation.ts';

const tags = ['unbilled'];
const query = z.object({
  ...{ from: month, through: month, contract: id.optional(), code: line(20).optional() },
});
const place = z.object({
  ...{ contract: z.string(), period: z.string(), draft: z.string(), position: z.int() },
});

// Read as fast as the reader takes it.
function bytesOf(parts: AsyncIterator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (stream) => {
      const { done, value } = await parts.next();
      if (done === true) stream.close();
      else stream.enqueue(encoder.encode(value));
    },
  });
}

/** Routes of what was not billed. */
export function unbilledRoutes({ service }: AppDeps) {
  return area()
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/unbilled', tags },
        ...says('What was not billed, and why', 'Ce qui n’a pas été facturé, et pourquoi'),
        request: { query: query.extend(pageQuery.shape) },
        responses: {
          200: answer(pageSchema(shape<Unbilled>('A held item')), 'By contract, then period'),
        },
      }),
      async (c) => {
        const { limit, cursor, ...asked } = c.req.valid('query');
        const after = nameAt({ limit, cursor }, place);
        const of = { ...asked, after, limit: limit + 1 };
        const rows = await listUnbilled(service, c.get('actor'), of);
        const items = rows.slice(0, limit);
        const last = rows.length > limit ? items.at(-1) : undefined;
        const next = last === undefined ? null : cursorAt(place.parse(last));
        return c.json({ items, next }, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/unbilled/reasons', tags },
        ...says('How much was not billed, by reason', 'Ce qui n’a pas été facturé, par motif'),
        request: { query },
        responses: {
          200: answer(
            z.object({ items: shapes<UnbilledReason>('Items and contracts of a reason') }),
            'The most frequent first',
          ),
        },
      }),
      async (c) => {
        const asked = c.req.valid('query');
        return c.json({ items: await unbilledReasons(service, c.get('actor'), asked) }, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/unbilled/file', tags },
        ...says('What was not billed, as a file', 'Ce qui n’a pas été facturé, en fichier'),
        request: { query },
        responses: {
          200: {
            description: 'All of it; no cell is a formula to a spreadsheet',
            content: { 'text/csv': { schema: z.string() } },
          },
        },
      }),
      async (c) => {
        const asked: UnbilledQuery = c.req.valid('query');
        const language = c.get('language');
        const parts = unbilledFile(service, c.get('actor'), { ...asked, language });
        return c.body(bytesOf(parts), 200, {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="unbilled-${asked.from}.csv"`,
        });
      },
    );
}
