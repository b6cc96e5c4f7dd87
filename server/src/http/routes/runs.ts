// HTTP, runs: asked for, steered, watched live. In: requests. Out: what the operations say, and a
// stream of progress that ends when the run, the reader or the server does.
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { listRuns } from '../../runs/drafts.ts';
import { launchRun, steerRun } from '../../runs/operations.ts';
import { readRun, watchRun } from '../../runs/progress.ts';
import type { AppDeps, AppEnv } from '../deps.ts';
import { pageOf, pageQuery, pageSchema, sliceOf } from '../pages.ts';
import { answer, day, id, jsonBody, month, problemWords, says, text } from '../schemas.ts';
import { area } from '../validation.ts';

const tags = ['runs'];
const CONTRACTS_MAX = 10_000;
const LOOK_EVERY_MS = 500;
const BREATHE_EVERY_MS = 15_000;
const modes = ['draft', 'simulate', 're_rate', 'off_cycle'] as const;
const states = ['queued', 'running', 'paused', 'completed', 'failed', 'discarded'] as const;
const count = z.number().int();
const newRun = z
  .object({
    run: id,
    mode: z.enum(modes),
    period: month,
    contracts: z
      .array(id)
      .min(1)
      .max(CONTRACTS_MAX)
      .refine((all) => new Set(all).size === all.length),
    knownOn: day.optional(),
    reason: text(2000).optional(),
  })
  .openapi('NewRun');
const run = z
  .object({
    run: z.string(),
    mode: z.enum(modes),
    period: month,
    knownOn: day.nullable(),
    state: z.enum(states),
    maker: z.string(),
    reason: z.string(),
    createdAt: z.string(),
    endedAt: z.string().nullable(),
    contracts: count,
    done: count,
    failed: count,
    lines: count,
    held: count,
  })
  .openapi('Run');
const progress = z
  .object({
    run: z.string(),
    mode: z.enum(modes),
    period: month,
    state: z.enum(states),
    maker: z.string(),
    reason: z.string(),
    createdAt: z.string(),
    endedAt: z.string().nullable(),
    parts: z
      .array(
        z.object({
          contract: z.string(),
          state: z.enum(['queued', 'running', 'done', 'failed']),
          attempt: count,
          done: count,
          total: count,
          lines: count,
          held: count,
          amount: z.string().nullable(),
          currency: z.string().nullable(),
          problem: z.unknown(),
          failure: problemWords.nullable(),
          startedAt: z.string().nullable(),
          endedAt: z.string().nullable(),
        }),
      )
      .readonly(),
  })
  .openapi('RunProgress');

const ofRun = z.object({ run: id });

/** Routes of runs. */
export function runRoutes(deps: AppDeps) {
  const { service, queue } = deps;
  return area()
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/runs', tags },
        ...says('Runs', 'Calculs'),
        request: {
          query: pageQuery.extend({
            state: z.enum(states).optional(),
            period: month.optional(),
            mode: z.enum(modes).optional(),
          }),
        },
        responses: { 200: answer(pageSchema(run), 'Runs, the newest first') },
      }),
      async (c) => {
        const { state, period, mode, ...page } = c.req.valid('query');
        const rows = await listRuns(service, c.get('actor'), {
          ...sliceOf(page),
          ...(state === undefined ? {} : { state }),
          ...(period === undefined ? {} : { period }),
          ...(mode === undefined ? {} : { mode }),
        });
        return c.json(pageOf(rows, page), 200);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/runs', tags },
        ...says('Ask for a run', 'Demander un calcul'),
        request: { body: jsonBody(newRun) },
        responses: { 202: answer(progress, 'The run; asked for again, the same one') },
      }),
      async (c) => {
        const { knownOn, reason, ...asked } = c.req.valid('json');
        const input = {
          ...asked,
          ...(knownOn === undefined ? {} : { knownOn }),
          ...(reason === undefined ? {} : { reason }),
        };
        await launchRun(service, queue, c.get('actor'), input);
        return c.json(await readRunOf(deps, c, asked.run), 202);
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/runs/{run}', tags },
        ...says('A run and how far it is', 'Un calcul et son avancement'),
        request: { params: ofRun },
        responses: { 200: answer(progress, 'The run') },
      }),
      async (c) => c.json(await readRunOf(deps, c, c.req.valid('param').run), 200),
    )
    .openapi(
      createRoute({
        ...{ method: 'get', path: '/runs/{run}/progress', tags },
        ...says('A run as it goes (SSE)', 'Un calcul en direct (SSE)'),
        request: { params: ofRun },
        responses: {
          200: {
            description: 'Events `progress`, each a RunProgress, until the run ends',
            content: { 'text/event-stream': { schema: z.string() } },
          },
        },
      }),
      async (c) => {
        const { run: name } = c.req.valid('param');
        await readRunOf(deps, c, name);
        return streamSSE(c, (stream) => tell(deps, name, stream));
      },
    )
    .openapi(
      createRoute({
        ...{ method: 'post', path: '/runs/{run}/steering', tags },
        ...says('Pause, resume or discard a run', 'Suspendre, reprendre ou abandonner un calcul'),
        request: {
          params: ofRun,
          body: jsonBody(z.object({ how: z.enum(['pause', 'resume', 'discard']) })),
        },
        responses: { 200: answer(progress, 'The run') },
      }),
      async (c) => {
        const input = { ...c.req.valid('param'), ...c.req.valid('json') };
        await steerRun(service, queue, c.get('actor'), input);
        return c.json(await readRunOf(deps, c, input.run), 200);
      },
    );
}

function readRunOf({ service }: AppDeps, c: Context<AppEnv>, name: string) {
  return readRun(service, c.get('actor'), { run: name });
}

async function tell(
  { service, stopping }: AppDeps,
  name: string,
  stream: SSEStreamingApi,
): Promise<void> {
  const left = new AbortController();
  stream.onAbort(() => left.abort());
  const signal = AbortSignal.any([left.signal, stopping]);
  // A comment now and then: proxies end what is silent, and it shows us that the reader has gone.
  const breath = setInterval(
    () => void stream.write(': \n\n').catch(() => left.abort()),
    BREATHE_EVERY_MS,
  );
  try {
    for await (const progress of watchRun(service, name, LOOK_EVERY_MS, signal)) {
      await stream.writeSSE({ event: 'progress', data: JSON.stringify(progress) });
    }
  } finally {
    clearInterval(breath);
  }
}
