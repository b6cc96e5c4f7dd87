// Support: an application on a database with people who sign in. In: a database, a clock, who has
// which role. Out: requests and typed clients in the name of a person, by their session.
import { createClient } from '../../server/src/http/client.ts';
import {
  actorOf,
  createFirstAdministrator,
  type Database,
  IDENTITY_BASE,
  may,
  openIdentity,
} from '../../server/src/index.ts';
import { type Asked, appOn, codeOf, HERE, type TestApp } from './http.ts';
import { cookiesOf, SECRET } from './identity.ts';

const PASSWORD = 'only for tests, long enough';
const ADMINISTRATOR = 'ada';

/** An application and the people in it. */
export interface TestOffice<Person extends string> {
  readonly on: TestApp;
  /** Asks in the name of a person. */
  ask(as: Person, method: string, path: string, more?: Asked): Promise<Response>;
  /** The same, and the JSON of the answer. @throws Error with the code of a problem. */
  must<T>(as: Person, method: string, path: string, more?: Asked): Promise<T>;
  /** The code with which the same is refused. @throws Error when it is not. */
  refused(as: Person, method: string, path: string, more?: Asked): Promise<string>;
  client(as: Person): ReturnType<typeof createClient>;
}

/**
 * Opens an office: its administrator enters everybody by the interface, each with one role, and all
 * sign in.
 */
export async function openOffice<Person extends string>(
  database: Database,
  clock: { now: string },
  roles: Readonly<Record<Person, string>>,
): Promise<TestOffice<Person>> {
  const service = { database, now: () => new Date(clock.now), may };
  const identity = openIdentity(service, { origin: HERE, secret: SECRET });
  let visits = 0;
  const on = await appOn(database, {
    clock,
    authenticate: ({ headers }) => actorOf(service, identity, headers),
    // Each from an address of their own: sign-ins are limited by it.
    identity: (request) => {
      visits += 1;
      return identity.handle(request, `10.0.0.${visits}`);
    },
  });
  const email = (person: string): string => `${person}@office.example`;
  const first = { id: ADMINISTRATOR, name: ADMINISTRATOR, email: email(ADMINISTRATOR) };
  await createFirstAdministrator(service, { ...first, password: PASSWORD });
  const cookies = new Map<string, string>();
  const enter = async (person: string): Promise<void> => {
    const answer = await on.app.request(`${HERE}${IDENTITY_BASE}/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: HERE },
      body: JSON.stringify({ email: email(person), password: PASSWORD }),
    });
    if (!answer.ok) throw new Error(`${person} cannot sign in: ${await answer.text()}`);
    cookies.set(person, cookiesOf(answer));
  };
  const headersOf = (person: string, more: Asked['headers'] = {}) => ({
    ...more,
    cookie: cookies.get(person) ?? '',
  });
  const ask = (as: string, method: string, path: string, more: Asked = {}): Promise<Response> =>
    on.ask('', method, path, { ...more, headers: headersOf(as, more.headers) });
  const must = async <T>(as: string, method: string, path: string, more?: Asked): Promise<T> => {
    const answer = await ask(as, method, path, more);
    if (answer.status === 204) return undefined as T;
    if (answer.ok) return (await answer.json()) as T;
    throw new Error(`${as} ${method} ${path}: ${await answer.text()}`);
  };
  await enter(ADMINISTRATOR);
  for (const [person, role] of Object.entries<string>(roles)) {
    const json = { id: person, name: person, email: email(person), password: PASSWORD };
    await must(ADMINISTRATOR, 'POST', '/api/v1/people', { json });
    const path = `/api/v1/people/${person}/roles/${role}`;
    await must(ADMINISTRATOR, 'PUT', path, { json: {} });
    await enter(person);
  }
  return {
    ...{ on, ask, must },
    refused: async (as, method, path, more) => {
      const answer = await ask(as, method, path, more);
      if (answer.ok) throw new Error(`${as} ${method} ${path} is not refused`);
      return codeOf(answer);
    },
    client: (as) =>
      createClient(HERE, headersOf(as), async (input, init) => on.app.request(input, init)),
  };
}
