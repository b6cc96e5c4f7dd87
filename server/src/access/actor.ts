// Actor of a request: by API token or by session. In: the headers. Out: the actor, or a refusal.
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { actorNamed } from './entering.ts';
import type { Identity } from './identity.ts';
import { actorOfToken } from './tokens.ts';

/**
 * Who asks. A request that brings a token is judged by it alone.
 * @throws Problem S0206 when nobody is signed in, or who is may not enter any more.
 */
export async function actorOf(
  service: Service,
  identity: Identity,
  headers: Headers,
): Promise<Actor> {
  const authorization = headers.get('authorization');
  const token = authorization === null ? undefined : /^Bearer (\S+)$/i.exec(authorization)?.[1];
  const actor =
    authorization === null
      ? await actorOfSession(service, identity, headers)
      : await actorOfToken(service, token ?? '');
  if (actor === undefined) throw new Problem('S0206');
  return actor;
}

async function actorOfSession(
  service: Service,
  identity: Identity,
  headers: Headers,
): Promise<Actor | undefined> {
  const person = await identity.personOf(headers);
  return person === undefined ? undefined : actorNamed(service, person);
}
