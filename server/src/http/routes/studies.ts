// HTTP, studies: offers as pre-sales try them, and their answers. In: requests. Out: what the
// operations say.
import { createRoute, z } from '@hono/zod-openapi';
import { copyContract } from '../../studies/copy.ts';
import { signStudy } from '../../studies/sign.ts';
import {
  answerStudy,
  askStudy,
  createStudy,
  editStudy,
  listStudies,
  readStudy,
  type Study,
} from '../../studies/study.ts';
import type { AppDeps } from '../deps.ts';
import { hashRead, isKnown, tagOf } from '../etag.ts';
import { pageOfAll, pageQuery, pageSchema } from '../pages.ts';
import { answer, id, jsonBody, line, month, says, text } from '../schemas.ts';
import { area } from '../validation.ts';

const FILE_MAX = 8 * 1024 * 1024;
const SCENARIOS_MAX = 6;
const tags = ['studies'];
const texts = z.record(line(300), text(FILE_MAX));
const content = z
  .object({
    title: line(300).min(1),
    about: text(20_000),
    fromPeriod: month.nullable(),
    scenarios: z
      .array(z.object({ name: line(100).min(1), files: texts, data: texts }))
      .min(1)
      .max(SCENARIOS_MAX)
      .readonly(),
  })
  .openapi('StudyContent');
const copy = content
  .pick({ title: true, about: true })
  .extend({ study: id, scenario: line(100).min(1) })
  .openapi('StudyCopy');
const signed = z.object({
  contract: id,
  scenario: z
    .number()
    .int()
    .min(0)
    .max(SCENARIOS_MAX - 1)
    .default(0)
    .openapi({ description: 'The place of the scenario that was signed; 0: what was offered' }),
});
const answers = z.enum(['go', 'conditions', 'no go']);
const study = content
  .extend({
    study: z.string(),
    state: z.enum(['draft', 'asked', 'answered']),
    contentHash: z.string(),
    author: z.string(),
    answer: answers.nullable(),
    answeredBy: z.string().nullable(),
    answerNote: z.string(),
    contract: z.string().nullable(),
    changedAt: z.string(),
  })
  .openapi('Study');
const studyHead = study.omit({ scenarios: true }).openapi('StudyHead');
const ofStudy = z.object({ study: id });
const at = '/studies/{study}';

const tagOfStudy = ({ contentHash, state }: Study) => tagOf(contentHash, state);

/** Routes of studies. */
export function studyRoutes({ service }: AppDeps) {
  return area()
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/studies', tags },
        ...says('Studies', 'Études'),
        request: { query: pageQuery },
        responses: { 200: answer(pageSchema(studyHead), 'Studies, the last changed first') },
      }),
      async (c) => {
        const all = await listStudies(service, c.get('actor'));
        return c.json(pageOfAll(all, c.req.valid('query')), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/studies', tags },
        ...says('Start a study', 'Commencer une étude'),
        request: { body: jsonBody(content.extend({ study: id })) },
        responses: { 201: answer(study, 'The study') },
      }),
      async (c) => {
        const made = await createStudy(service, c.get('actor'), c.req.valid('json'));
        c.header('etag', tagOfStudy(made));
        return c.json(made, 201);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/contracts/{contract}/studies', tags },
        ...says('Start a study from a contract', 'Commencer une étude depuis un contrat'),
        request: { params: z.object({ contract: id }), body: jsonBody(copy) },
        responses: { 201: answer(study, 'The study, with the text that counts') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        const made = await copyContract(service, c.get('actor'), input);
        c.header('etag', tagOfStudy(made));
        return c.json(made, 201);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: at, tags },
        ...says('A study', 'Une étude'),
        request: { params: ofStudy },
        responses: { 200: answer(study, 'The study'), 304: { description: 'As you have it' } },
      }),
      async (c) => {
        const found = await readStudy(service, c.get('actor'), c.req.valid('param'));
        return isKnown(c, tagOfStudy(found)) ? c.body(null, 304) : c.json(found, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'put', path: at, tags },
        ...says('Edit a study that was read (If-Match)', 'Modifier une étude lue (If-Match)'),
        request: { params: ofStudy, body: jsonBody(content) },
        responses: { 200: answer(study, 'The study') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json'), replaces: hashRead(c) };
        const made = await editStudy(service, c.get('actor'), input);
        c.header('etag', tagOfStudy(made));
        return c.json(made, 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/question`, tags },
        ...says('Ask for an answer', 'Demander un avis'),
        request: { params: ofStudy },
        responses: { 200: answer(study, 'The study') },
      }),
      async (c) => c.json(await askStudy(service, c.get('actor'), c.req.valid('param')), 200),
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/answer`, tags },
        ...says('Answer the study that was read (If-Match)', 'Répondre à l’étude lue (If-Match)'),
        request: {
          params: ofStudy,
          body: jsonBody(z.object({ answer: answers, note: text(20_000) })),
        },
        responses: { 200: answer(study, 'The study') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json'), replaces: hashRead(c) };
        return c.json(await answerStudy(service, c.get('actor'), input), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: `${at}/contract`, tags },
        ...says('Make a draft of a contract of it', 'En faire le brouillon d’un contrat'),
        request: { params: ofStudy, body: jsonBody(signed) },
        responses: {
          200: answer(
            z.object({ study, version: z.number().int() }),
            'The study, and the number of the draft',
          ),
        },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        const made = await signStudy(service, c.get('actor'), input);
        return c.json({ study: made.study, version: made.version.version }, 200);
      },
    );
}
