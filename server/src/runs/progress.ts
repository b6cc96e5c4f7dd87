// Progress: how far a run is, in figures that a person reads. In: a run. Out: its parts with rate
// and remaining time, and what failed; as one look or as a series of looks until it ends.
import { setTimeout as delay } from 'node:timers/promises';
import { PROBLEMS, type ProblemCode } from '../problem/catalogue.ts';
import { Problem, type ProblemValues, type ProblemWords } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import type { Mode } from './operations.ts';

/** One contract of a run. */
export interface PartProgress {
  readonly contract: string;
  readonly state: 'queued' | 'running' | 'done' | 'failed';
  /** How often it was begun. */
  readonly attempt: number;
  /** Subjects rated, of how many as far as can be told. */
  readonly done: number;
  readonly total: number;
  readonly lines: number;
  readonly held: number;
  /** Decimal text, with its currency, once it is done. */
  readonly amount: string | null;
  readonly currency: string | null;
  /** Code, values and details of what stopped it. */
  readonly problem: unknown;
  /** What stopped it, in words; null while nothing did. */
  readonly failure: ProblemWords | null;
  /** Instants; null before. */
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

/** A run at a moment. */
export interface RunProgress {
  readonly run: string;
  readonly mode: Mode;
  readonly period: string;
  readonly maker: string;
  readonly reason: string;
  readonly createdAt: string;
  readonly endedAt: string | null;
  readonly state: 'queued' | 'running' | 'paused' | 'completed' | 'failed' | 'discarded';
  readonly parts: readonly PartProgress[];
}

/** How far a run is, as asked for by a reader. @throws Problem S0101, S0201. */
export async function readRun(
  service: Service,
  actor: Actor,
  { run }: { readonly run: string },
): Promise<RunProgress> {
  const about = { kind: 'run', id: run };
  const progress = await runProgress(service, run).catch((error) => {
    // Whoever may read none learns of none.
    service.may(actor, 'run.read', about);
    throw error;
  });
  const is = progress.mode === 'simulate' ? ['simulation'] : [];
  service.may(actor, 'run.read', { ...about, is });
  return progress;
}

const ENDED: ReadonlySet<string> = new Set(['completed', 'failed', 'discarded']);

/** How far a run is. @throws Problem S0101 when there is none of this name. */
export async function runProgress({ database }: Service, run: string): Promise<RunProgress> {
  const found = await database.db
    .selectFrom('run')
    .select(['run', 'mode', 'period', 'state', 'maker', 'reason'])
    .select(['created_at as createdAt', 'ended_at as endedAt'])
    .where('run', '=', run)
    .executeTakeFirst();
  if (found === undefined) throw new Problem('S0101', { kind: 'run', id: run });
  const parts = await database.db
    .selectFrom('run_part')
    .select(['contract', 'state', 'attempt', 'done', 'total', 'lines', 'held', 'amount'])
    .select(['currency', 'problem', 'started_at as startedAt', 'ended_at as endedAt'])
    .where('run', '=', run)
    .orderBy('contract')
    .execute();
  return {
    ...found,
    parts: parts.map((part) => ({
      ...part,
      failure: failureOf(part.problem),
      done: Number.parseInt(part.done, 10),
      total: Number.parseInt(part.total, 10),
    })),
  };
}

function failureOf(stored: unknown): ProblemWords | null {
  if (stored === null) return null;
  const { code, values } = stored as { readonly code: string; readonly values: ProblemValues };
  if (!Object.hasOwn(PROBLEMS, code)) {
    const same = { en: code, fr: code };
    return { code, title: same, detail: same };
  }
  return new Problem(code as ProblemCode, values).words;
}

/**
 * Looks at a run every so often and gives each look that tells something new, until it ended or
 * nobody looks any more.
 */
export async function* watchRun(
  service: Service,
  run: string,
  everyMs = 500,
  signal?: AbortSignal,
): AsyncGenerator<RunProgress, void, undefined> {
  for (let told = ''; signal?.aborted !== true; ) {
    const progress = await runProgress(service, run);
    const text = JSON.stringify(progress);
    if (text !== told) yield progress;
    told = text;
    if (ENDED.has(progress.state)) return;
    await delay(everyMs, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  }
}
