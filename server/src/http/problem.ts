// HTTP, problems: every failure as problem+json with one of our codes, in the language of the
// reader. In: what was thrown. Out: an answer that tells nothing of our insides.
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { Problem } from '../problem/problem.ts';
import type { AppEnv, Language } from './deps.ts';

/** The body of a failure (RFC 9457). */
export interface ProblemBody {
  readonly type: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** The path that was asked. */
  readonly instance: string;
  readonly code: string;
  /** The request's number in our log. */
  readonly request: string;
  /** What is wrong in detail, one entry a place. */
  readonly errors?: readonly unknown[];
}

// What PostgreSQL says when one and the same is made twice at once.
const UNIQUE = '23505';
// Connections refused, lost or shut down by the database; the driver tells some without a code.
const AWAY = /^(?:08...|57P0.|53...|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
const LOST = /^(?:Connection terminated|timeout exceeded when trying to connect|Client has enc)/;
const NO_ROOM = '53100';

/** What was thrown as a problem; undefined: our mistake. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException) {
    if (error.status === 400) return new Problem('S0104');
    if (error.status === 415) return new Problem('S0106', { wanted: 'application/json' });
  }
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === UNIQUE) return new Problem('S0114');
  if (code === NO_ROOM) return new Problem('S0117');
  const isAway = typeof code === 'string' ? AWAY.test(code) : LOST.test(`${message}`);
  return isAway ? new Problem('S0115') : undefined;
}

/** A problem as an answer. */
export function answerProblem(c: Context<AppEnv>, problem: Problem): Response {
  const request = c.get('request') ?? '';
  const language: Language = c.get('language') ?? 'en';
  const { code, details, meaning } = problem;
  const told = code === 'S0100' ? new Problem('S0100', { request }) : problem;
  const body: ProblemBody = {
    type: `/api/docs#${code}`,
    status: meaning.status,
    title: meaning.title[language],
    detail: told.detail(language),
    instance: c.req.path,
    code,
    request,
    ...(details.length === 0 ? {} : { errors: details }),
  };
  const { seconds } = problem.values;
  const { allowed } = problem.values;
  return c.body(JSON.stringify(body), meaning.status, {
    'content-type': 'application/problem+json',
    'content-language': language,
    ...(code === 'S0107' && typeof seconds === 'string' ? { 'retry-after': seconds } : {}),
    ...(code === 'S0110' && typeof allowed === 'string' ? { allow: allowed } : {}),
  });
}
