// Nobody comes in without a session: every route of the document refuses, with real sign-in and tokens.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  actorOf,
  createFirstAdministrator,
  createToken,
  DEMO_PASSWORD,
  demoAddress,
  grantRole,
  type Identity,
  makeDemoAccounts,
  may,
  openIdentity,
  type Service,
} from '../../../server/src/index.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { appOn, codeOf, HERE, type TestApp } from '../../support/http.ts';
import { cookiesOf, SECRET } from '../../support/identity.ts';

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const SIGN_IN = '/api/v1/identity/sign-in/email';
const PASSWORD = 'correct horse battery';

describe.each(KINDS)('entry on %s', (kind) => {
  let on: TestApp;
  let service: Service;
  const signIn = (email: string, password: string) =>
    on.ask('', 'POST', SIGN_IN, { json: { email, password }, headers: { origin: HERE } });

  beforeAll(async () => {
    const database = await freshDatabase(kind);
    service = { database, now: () => new Date(), may };
    const identity: Identity = openIdentity(service, { origin: HERE, secret: SECRET });
    on = await appOn(database, {
      authenticate: ({ headers }) => actorOf(service, identity, headers),
      identity: (request, address) => identity.handle(request, address),
    });
    const person = { id: 'root', name: 'Root', email: 'root@example.com', password: PASSWORD };
    await createFirstAdministrator(service, person);
  });
  afterAll(() => on.close());

  it('is refused on every route of the document without a session', async () => {
    const read = await on.app.request('/api/v1/openapi.json');
    const document = (await read.json()) as Document;
    expect(document.openapi).toBe('3.1.0');
    const routes = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => ({ path, method: method.toUpperCase() })),
    );
    expect(routes.length).toBeGreaterThan(45);
    const headers = [
      {},
      { authorization: 'Bearer avenant_nothing' },
      { cookie: 'avenant.session_token=made-up.signature' },
      { 'x-test-actor': 'ana BE' },
    ];
    for (const { path, method } of routes) {
      const full = `/api/v1${path.replaceAll(/\{\w+\}/g, '1')}`;
      for (const one of headers) {
        const answer = await on.ask('', method, full, { headers: one });
        expect([method, full, answer.status, await codeOf(answer)]).toEqual([
          ...[method, full, 401, 'S0206'],
        ]);
      }
    }
    expect((await on.app.request('/metrics')).status).toBe(401);
  });

  it('is open at what tells nothing of anybody', async () => {
    for (const path of ['/health', '/ready', '/api/docs', '/api/docs.css']) {
      expect([path, (await on.app.request(path)).status]).toEqual([path, 200]);
    }
    const page = await on.app.request('/api/docs', { headers: { 'accept-language': 'fr' } });
    const text = await page.text();
    expect(text).toContain('Publier une version approuvée');
    // The page needs no other machine and no script.
    expect(text).not.toMatch(/https?:\/\/|<script/);
  });

  it('is by a session, which ends when one signs out', async () => {
    const signedIn = await signIn('root@example.com', PASSWORD);
    expect(signedIn.status).toBe(200);
    const headers = { cookie: cookiesOf(signedIn) };
    const session = await on.ask('', 'GET', '/api/v1/session', { headers });
    expect(await session.json()).toMatchObject({ person: 'root', roles: ['AD'] });
    const refused = await on.ask('', 'GET', '/api/v1/contracts', { headers });
    expect([refused.status, await codeOf(refused)]).toEqual([403, 'S0201']);
    const out = '/api/v1/identity/sign-out';
    const own = { ...headers, origin: HERE };
    expect((await on.ask('', 'POST', out, { json: {}, headers: own })).status).toBe(200);
    expect((await on.ask('', 'GET', '/api/v1/session', { headers })).status).toBe(401);
  });

  it('is by a token, with the roles that one has when it is used', async () => {
    const token = await createToken(
      service,
      { person: 'root', roles: ['AD'] },
      {
        ...{ label: 'monitoring', days: 2 },
      },
    );
    const headers = { authorization: `Bearer ${token}` };
    const person = { id: 'eve', name: 'Eve', email: 'eve@example.com', password: PASSWORD };
    const made = await on.ask('', 'POST', '/api/v1/people', { json: person, headers });
    expect(made.status).toBe(201);
    expect(JSON.stringify(await made.json())).not.toContain(PASSWORD);
    await grantRole(service, { person: 'root', roles: ['AD'] }, { person: 'eve', role: 'BM' });
    const gone = await on.ask('', 'DELETE', '/api/v1/people/root/tokens/monitoring', { headers });
    expect(gone.status).toBe(204);
    expect((await on.ask('', 'GET', '/api/v1/session', { headers })).status).toBe(401);
  });

  it('fails with our words and codes, and never tells a password to the log', async () => {
    const wrong = await signIn('root@example.com', 'wrong horse battery');
    expect([wrong.status, await codeOf(wrong)]).toEqual([401, 'S0206']);
    const closed = await on.ask('', 'POST', '/api/v1/identity/sign-up/email', { json: {} });
    expect([closed.status, await codeOf(closed)]).toEqual([404, 'S0113']);
    const far = { headers: { origin: 'https://elsewhere.example' }, json: {} };
    const other = await on.ask('', 'POST', SIGN_IN, far);
    expect([other.status, await codeOf(other)]).toEqual([403, 'S0108']);
    expect(on.log.length).toBeGreaterThan(100);
    expect(JSON.stringify(on.log)).not.toMatch(/horse|Bearer|avenant_|session_token|@example/);
  });

  it('is for demo accounts on the embedded database only', async () => {
    if (kind !== 'embedded') {
      await expect(makeDemoAccounts(service)).rejects.toThrow('no demo accounts');
      return;
    }
    await makeDemoAccounts(service);
    const signedIn = await signIn(demoAddress('BM'), DEMO_PASSWORD);
    const headers = { cookie: cookiesOf(signedIn) };
    expect((await on.ask('', 'GET', '/api/v1/contracts', { headers })).status).toBe(200);
  });
});
