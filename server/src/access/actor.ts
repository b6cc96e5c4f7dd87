// Actor of a request: by API token or by session. In: the headers. Out: the actor, or a refusal.
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { actorNamed } from './entering.ts';
import type { Identity } from './identity.ts';
import { personOfToken } from './tokens.ts';

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
  const person =
    authorization === null
      ? await identity.personOf(headers)
      : await personOfToken(service, token ?? '');
  const actor = person === undefined ? undefined : await actorNamed(service, person);
  if (actor === undefined) throw new Problem('S0206');
  return actor;
}
