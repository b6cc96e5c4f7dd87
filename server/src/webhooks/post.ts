// Webhooks, one try: a message signed and sent. In: a message and its address. Out: the status of
// the answer, or in a word why there was none. Redirects are not followed, answers are not read.
import { createHmac } from 'node:crypto';
import { lookup } from 'node:dns';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPublic, isSendable } from './address.ts';

/** A message on its way. */
export interface Letter {
  readonly url: string;
  /** As it was shown to the receiver: `whsec_` and the key in base 64. */
  readonly secret: string;
  readonly message: string;
  readonly body: string;
}

/** Why there was no answer. */
export type NoAnswer = 'private' | 'timeout' | 'unreachable';

/** What came of a try. */
export type Outcome = { readonly status: number } | { readonly problem: NoAnswer };

/** How secrets begin. */
export const SECRET_PREFIX = 'whsec_';

/**
 * The signature of a message (Standard Webhooks 1): over its name, the second and the body.
 * @param second Seconds since 1970.
 */
export function signatureOf({ secret, message, body }: Letter, second: number): string {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
  const hash = createHmac('sha256', key).update(`${message}.${second}.${body}`).digest('base64');
  return `v1,${hash}`;
}

/** Sends a message once. */
export function post(
  letter: Letter,
  second: number,
  { allowsPrivate, timeoutMs }: { readonly allowsPrivate: boolean; readonly timeoutMs: number },
): Promise<Outcome> {
  const { url, message, body } = letter;
  if (!isSendable(url, allowsPrivate)) return Promise.resolve({ problem: 'private' });
  const send = url.startsWith('https:') ? secure : plain;
  return new Promise((done) => {
    const sent = send(url, {
      method: 'POST',
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      ...(allowsPrivate ? {} : { lookup: publicOnly }),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'avenant',
        'webhook-id': message,
        'webhook-timestamp': `${second}`,
        'webhook-signature': signatureOf(letter, second),
      },
    });
    sent.once('response', (answer) => {
      done({ status: answer.statusCode ?? 0 });
      answer.destroy();
    });
    sent.on('error', (error: NodeJS.ErrnoException) => done({ problem: problemOf(error) }));
    sent.end(body);
  });
}

const PRIVATE = 'EPRIVATE';

function problemOf({ code, name }: NodeJS.ErrnoException): NoAnswer {
  if (code === PRIVATE) return 'private';
  return name === 'AbortError' || name === 'TimeoutError' ? 'timeout' : 'unreachable';
}

// What the name leads to is what is connected to: asked once, so that no second answer differs.
const publicOnly: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error !== null || first === undefined)
      return callback(error ?? new Error('no address'), []);
    if (!found.every(({ address }) => isPublic(address))) {
      return callback(Object.assign(new Error('a private address'), { code: PRIVATE }), []);
    }
    return options.all === true
      ? callback(null, found)
      : callback(null, first.address, first.family);
  });
};
