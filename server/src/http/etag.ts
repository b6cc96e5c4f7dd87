// HTTP, ETags: which state of a thing a reader has. In: headers. Out: a tag, or whether it is the
// same.
import type { Context } from 'hono';
import { Problem } from '../problem/problem.ts';
import type { AppEnv } from './deps.ts';

/** A tag of a hash and what else the answer shows. */
export const tagOf = (...parts: readonly string[]): string => `"${parts.join('.')}"`;

/** Sets the tag; true when the reader has this very state already (answer 304). */
export function isKnown(c: Context<AppEnv>, tag: string): boolean {
  c.header('etag', tag);
  const known = c.req.header('if-none-match') ?? '';
  return known.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}

/**
 * The hash that `If-Match` brings, by the tag that `tagOf` made. @throws Problem S0109 without one.
 */
export function hashRead(c: Context<AppEnv>): string {
  const hash = /^"([0-9a-f]{64})(?:\.[\w.]*)?"$/.exec(c.req.header('if-match') ?? '')?.[1];
  if (hash === undefined) throw new Problem('S0109');
  return hash;
}
