// HTTP, comments on drafts and their lines. In: requests. Out: what the operations say.
import { createRoute, z } from '@hono/zod-openapi';
import { addComment, type Comment, listComments } from '../../control/index.ts';
import type { AppDeps } from '../deps.ts';
import { pageOf, pageQuery, pageSchema, sliceOf } from '../pages.ts';
import { answer, id, jsonBody, line, says, shape, text } from '../schemas.ts';
import { area } from '../validation.ts';

const tags = ['control'];
const path = '/contracts/{contract}/drafts/{draft}/comments';
const ofDraft = z.object({ contract: id, draft: id });
const comment = shape<Comment>('Who said what, when, of which line, in answer to what');

/** Routes of comments. */
export function commentRoutes({ service }: AppDeps) {
  return area()
    .openapi(
      createRoute({
        ...{ method: 'get', path, tags },
        ...says('Comments on a draft or a line', 'Commentaires d’un projet ou d’une ligne'),
        request: { params: ofDraft, query: pageQuery.extend({ line: line(2000).optional() }) },
        responses: { 200: answer(pageSchema(comment), 'In the order in which they were made') },
      }),
      async (c) => {
        const { line: of, ...page } = c.req.valid('query');
        const asked = { ...c.req.valid('param'), ...sliceOf(page), line: of };
        const rows = await listComments(service, c.get('actor'), asked);
        return c.json(
          pageOf(rows, page, (one) => one.comment),
          200,
        );
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path, tags },
        ...says('Comment on a draft or a line', 'Commenter un projet ou une ligne'),
        request: {
          params: ofDraft,
          body: jsonBody(
            z.object({
              line: line(2000).min(1).optional(),
              answers: z.int().min(1).max(2_147_483_647).optional(),
              text: text(4000).min(1),
            }),
          ),
        },
        responses: { 201: answer(comment, 'The comment') },
      }),
      async (c) => {
        const { line: of, answers, text: words } = c.req.valid('json');
        const input = { ...c.req.valid('param'), text: words };
        const said = await addComment(service, c.get('actor'), {
          ...input,
          ...(of === undefined ? {} : { line: of }),
          ...(answers === undefined ? {} : { answers }),
        });
        return c.json(said, 201);
      },
    );
}
