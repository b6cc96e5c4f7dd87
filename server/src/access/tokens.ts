// API tokens: how programs come in. In: a person who may enter. Out: a token, shown once; we keep
// its hash, its end, and whether it was revoked.
import { createHash, randomBytes } from 'node:crypto';
import { record } from '../audit/record.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { actorNamed } from './entering.ts';
import { requireRight } from './right.ts';

/** A token to make. */
export interface NewToken {
  /** What it is for; one's tokens have different labels. */
  readonly label: string;
  readonly days: number;
}

const DAYS_MAX = 365;
const DAY_MS = 86_400_000;
const PREFIX = 'avenant_';
const BYTES = 32;

/**
 * Makes a token that acts for oneself, with the roles that one has whenever it is used.
 * @throws Problem S0209 when the label is taken, S0211 when it would last too long.
 */
export async function createToken(
  service: Service,
  actor: Actor,
  { label, days }: NewToken,
): Promise<string> {
  if (!Number.isInteger(days) || days < 1 || days > DAYS_MAX) {
    throw new Problem('S0211', { most: `${DAYS_MAX}` });
  }
  const token = PREFIX + randomBytes(BYTES).toString('base64url');
  const at = service.now();
  const expires = new Date(at.getTime() + days * DAY_MS).toISOString();
  await inTransaction(service.database, async (transaction) => {
    const written = await transaction
      .insertInto('api_token')
      .values({
        token_hash: hashOfToken(token),
        person: actor.person,
        label,
        created_at: at.toISOString(),
        expires_at: expires,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('label')
      .executeTakeFirst();
    if (written === undefined) throw new Problem('S0209', { kind: 'token', id: label });
    await record(transaction, actor, at, {
      action: 'token.create',
      kind: 'token',
      id: `${actor.person} ${label}`,
      after: { expires },
    });
  });
  return token;
}

/**
 * Ends a token: one's own, or anybody's by an administrator.
 * @throws Problem S0201, S0101 when there is no such token in force.
 */
export async function revokeToken(
  service: Service,
  actor: Actor,
  { person, label }: { readonly person: string; readonly label: string },
): Promise<void> {
  if (actor.person !== person) requireRight(actor, 'access.manage');
  const at = service.now();
  await inTransaction(service.database, async (transaction) => {
    const revoked = await transaction
      .updateTable('api_token')
      .set({ revoked_at: at.toISOString() })
      .where('person', '=', person)
      .where('label', '=', label)
      .where('revoked_at', 'is', null)
      .returning('label')
      .executeTakeFirst();
    const id = `${person} ${label}`;
    if (revoked === undefined) throw new Problem('S0101', { kind: 'token', id });
    await record(transaction, actor, at, { action: 'token.revoke', kind: 'token', id });
  });
}

/** Who acts by a token, while it is in force; nothing when nobody may enter by it. */
export async function actorOfToken(service: Service, token: string): Promise<Actor | undefined> {
  if (!token.startsWith(PREFIX)) return undefined;
  const person = service.database.db
    .selectFrom('api_token')
    .select('person')
    .where('token_hash', '=', hashOfToken(token))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', service.now().toISOString());
  return actorNamed(service, person);
}

// A token is all chance, so that a plain hash of it cannot be guessed back.
const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');
