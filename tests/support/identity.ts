// Support: requests to the identity of a server, without a network.
import { IDENTITY_BASE, type Identity } from '../../server/src/index.ts';

/** Where the server under test would be. */
export const ORIGIN = 'http://localhost:8080';

/** Signs its cookies. */
export const SECRET = 'only for tests: 9f8e7d6c5b4a39281706';

/** Posts to a path of identity, as a page of the server itself would. */
export function asking(
  identity: Identity,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
  address = '10.1.1.1',
): Promise<Response> {
  const request = new Request(`${ORIGIN}${IDENTITY_BASE}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: ORIGIN, ...headers },
    body: JSON.stringify(body),
  });
  return identity.handle(request, address);
}

/** Signs in with a password. */
export async function signIn(
  identity: Identity,
  email: string,
  password: string,
  address: string,
): Promise<{ status: number; body: unknown; cookie: string }> {
  const answer = await asking(identity, '/sign-in/email', { email, password }, {}, address);
  return { status: answer.status, body: await answer.json(), cookie: cookiesOf(answer) };
}

/** The cookies of an answer, as a browser sends them back. */
export function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}
