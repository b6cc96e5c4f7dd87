// Sign-in, sign-out and sessions, in this process, on both databases.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  actorOf,
  createFirstAdministrator,
  createPerson,
  createToken,
  type Database,
  deactivatePerson,
  grantRole,
  IDENTITY_PATHS,
  type Identity,
  may,
  openIdentity,
  revokeRole,
  revokeToken,
  type Service,
  setPassword,
} from '../../../server/src/index.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { asking, ORIGIN, SECRET, signIn } from '../../support/identity.ts';

const ROOT = { person: 'root', roles: ['AD'] };
const PASSWORD = 'correct horse battery';

describe.each(KINDS)('identity on %s', (kind) => {
  let database: Database;
  let service: Service;
  let identity: Identity;
  let clock = '2026-04-02T08:00:00Z';
  let address = 0;
  // Each sign-in from another address: only one test is about how many there may be.
  const enter = (email: string, password = PASSWORD) => {
    address += 1;
    return signIn(identity, email, password, `10.0.0.${address}`);
  };
  const actor = (headers: Record<string, string>) =>
    actorOf(service, identity, new Headers(headers));
  const actions = async (person: string) => {
    const events = database.db.selectFrom('audit_event').select('action').orderBy('event');
    return (await events.where('object_id', '=', person).execute()).map(({ action }) => action);
  };
  const newPerson = (id: string) =>
    createPerson(service, ROOT, {
      id,
      name: `Person ${id}`,
      email: `${id}@example.com`,
      password: PASSWORD,
    });

  beforeAll(async () => {
    database = await freshDatabase(kind);
    service = { database, now: () => new Date(clock), may };
    identity = openIdentity(service, { origin: ORIGIN, secret: SECRET });
    const email = 'root@example.com';
    await createFirstAdministrator(service, { id: 'root', name: 'R', email, password: PASSWORD });
  });
  afterAll(() => database.close());

  it('has a first administrator, and only a first one', async () => {
    const { cookie } = await enter('root@example.com');
    expect(await actor({ cookie })).toEqual({ person: 'root', roles: ['AD'] });
    const again = { id: 'r2', name: 'R', email: 'r2@example.com', password: PASSWORD };
    await expect(createFirstAdministrator(service, again)).rejects.toMatchObject({ code: 'S0209' });
  });

  it('signs in and out, with the roles of the moment', async () => {
    await newPerson('ada');
    const { status, cookie } = await enter('Ada@example.com');
    expect(status).toBe(200);
    expect(await actor({ cookie })).toEqual({ person: 'ada', roles: [] });
    await grantRole(service, ROOT, { person: 'ada', role: 'BE' });
    expect(await actor({ cookie })).toEqual({ person: 'ada', roles: ['BE'] });
    await revokeRole(service, ROOT, { person: 'ada', role: 'BE' });
    const out = await asking(identity, '/sign-out', {}, { cookie });
    expect(out.status).toBe(200);
    await expect(actor({ cookie })).rejects.toMatchObject({ code: 'S0206' });
    const events = ['access.enter', 'session.start', 'access.grant', 'access.revoke'];
    expect(await actions('ada')).toEqual([...events, 'session.end']);
  });

  it('refuses a wrong password and an unknown address alike', async () => {
    await newPerson('bob');
    const wrong = await enter('bob@example.com', 'wrong horse battery');
    const unknown = await enter('nobody@example.com');
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(wrong.body).toEqual(unknown.body);
    expect(wrong.cookie).toBe('');
  });

  it('takes no session that it did not sign, and none from the table of sessions', async () => {
    await newPerson('cyd');
    const { cookie } = await enter('cyd@example.com');
    const [name = '', value = ''] = cookie.split('=');
    const row = await database.db
      .selectFrom('session')
      .select('token')
      .where('person', '=', 'cyd')
      .executeTakeFirstOrThrow();
    expect(decodeURIComponent(value).startsWith(row.token)).toBe(true);
    for (const forged of [row.token, `${row.token}.`, `${row.token}.AAAA`]) {
      const headers = { cookie: `${name}=${encodeURIComponent(forged)}` };
      await expect(actor(headers)).rejects.toMatchObject({ code: 'S0206' });
      const bearer = { authorization: `Bearer ${forged}` };
      await expect(actor(bearer)).rejects.toMatchObject({ code: 'S0206' });
    }
    expect(await actor({ cookie })).toMatchObject({ person: 'cyd' });
  });

  it('ends a session that nobody used for eight hours', async () => {
    await newPerson('dan');
    const { cookie } = await enter('dan@example.com');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + (8 * 3600 - 5) * 1000 });
    try {
      const { expires_at: before } = await sessionOf('dan');
      expect(await actor({ cookie })).toMatchObject({ person: 'dan' });
      const { expires_at: after } = await sessionOf('dan');
      expect(Date.parse(after)).toBeGreaterThan(Date.parse(before) + 3600_000);
      vi.setSystemTime(Date.now() + (8 * 3600 + 5) * 1000);
      await expect(actor({ cookie })).rejects.toMatchObject({ code: 'S0206' });
    } finally {
      vi.useRealTimers();
    }
  });
  const sessionOf = (person: string) =>
    database.db
      .selectFrom('session')
      .select('expires_at')
      .where('person', '=', person)
      .executeTakeFirstOrThrow();

  it('lets a person in no more who was deactivated, nor under an old password', async () => {
    await newPerson('eve');
    const first = await enter('eve@example.com');
    const token = await createToken(service, { person: 'eve', roles: [] }, { label: 'x', days: 9 });
    const changed = 'another horse battery';
    await setPassword(service, { person: 'eve', roles: [] }, { person: 'eve', password: changed });
    await expect(actor({ cookie: first.cookie })).rejects.toMatchObject({ code: 'S0206' });
    expect((await enter('eve@example.com')).status).toBe(401);
    const second = await enter('eve@example.com', changed);
    expect(await actor({ cookie: second.cookie })).toMatchObject({ person: 'eve' });
    expect(await actor({ authorization: `Bearer ${token}` })).toMatchObject({ person: 'eve' });
    await deactivatePerson(service, ROOT, { person: 'eve' });
    for (const headers of [{ cookie: second.cookie }, { authorization: `Bearer ${token}` }]) {
      await expect(actor(headers)).rejects.toMatchObject({ code: 'S0206' });
    }
    expect((await enter('eve@example.com', changed)).status).toBe(401);
  });

  it('takes tokens until their end or their revocation', async () => {
    await newPerson('fay');
    await grantRole(service, ROOT, { person: 'fay', role: 'AN' });
    const fay = { person: 'fay', roles: ['AN'] };
    const one = await createToken(service, fay, { label: 'one', days: 1 });
    const two = await createToken(service, fay, { label: 'two', days: 2 });
    const by = (token: string) => actor({ authorization: `Bearer ${token}` });
    expect(await by(one)).toEqual(fay);
    await expect(by(`${one}x`)).rejects.toMatchObject({ code: 'S0206' });
    await expect(createToken(service, fay, { label: 'one', days: 1 })).rejects.toMatchObject({
      code: 'S0209',
    });
    await expect(createToken(service, fay, { label: 'l', days: 366 })).rejects.toMatchObject({
      code: 'S0211',
    });
    const bob = { person: 'bob', roles: ['BM'] };
    await expect(revokeToken(service, bob, { person: 'fay', label: 'two' })).rejects.toMatchObject({
      code: 'S0201',
    });
    clock = '2026-04-03T08:00:00Z';
    await expect(by(one)).rejects.toMatchObject({ code: 'S0206' });
    expect(await by(two)).toEqual(fay);
    await revokeToken(service, fay, { person: 'fay', label: 'two' });
    await expect(by(two)).rejects.toMatchObject({ code: 'S0206' });
    clock = '2026-04-02T08:00:00Z';
  });

  it('answers on its own paths only', async () => {
    const known = ['/sign-up/email', '/change-password', '/delete-user', '/update-user', '/ok'];
    for (const path of [
      ...known,
      '/list-sessions',
      '/reset-password',
      '/error',
      '/sign-in/email/',
    ]) {
      expect([path, (await asking(identity, path, {})).status]).toEqual([path, 404]);
    }
    const get = new Request(`${ORIGIN}/api/v1/identity/sign-in/email`);
    expect((await identity.handle(get, '10.9.9.9')).status).toBe(404);
    expect(IDENTITY_PATHS).toHaveLength(5);
  });

  it('refuses other sites, and more than ten tries a minute from one address', async () => {
    await newPerson('gil');
    const { cookie } = await enter('gil@example.com');
    const headers = { cookie, origin: 'https://evil.example' };
    expect((await asking(identity, '/sign-out', {}, headers)).status).toBe(403);
    expect(await actor({ cookie })).toMatchObject({ person: 'gil' });
    const statuses: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      // The client cannot choose the address that counts.
      const liar = { 'x-avenant-client-address': `10.3.3.${tries}`, 'x-forwarded-for': `${tries}` };
      const body = { email: 'gil@example.com', password: 'wrong horse battery' };
      statuses.push(
        (await asking(identity, '/sign-in/email', body, liar, `10.2.2.${KINDS.indexOf(kind)}`))
          .status,
      );
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    expect((await enter('gil@example.com')).status).toBe(200);
  });

  it('writes no secret to a log, an event or a table', async () => {
    await newPerson('hal');
    const written: string[] = [];
    const keep = (chunk: unknown) => written.push(String(chunk)) > 0;
    const spies = [
      vi.spyOn(process.stdout, 'write').mockImplementation(keep),
      vi.spyOn(process.stderr, 'write').mockImplementation(keep),
      ...(['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
        vi.spyOn(console, name).mockImplementation((...all) => {
          written.push(all.map(String).join(' '));
        }),
      ),
    ];
    const secrets = [PASSWORD, 'wrong horse battery', 'a brand new password'];
    try {
      await enter('hal@example.com', secrets[1]);
      const { cookie } = await enter('hal@example.com');
      const hal = { person: 'hal', roles: [] };
      const token = await createToken(service, hal, { label: 'y', days: 1 });
      secrets.push(token, decodeURIComponent(cookie.split('=')[1]!));
      await setPassword(service, hal, { person: 'hal', password: secrets[2]! });
      const short = setPassword(service, hal, { person: 'hal', password: 'short pass' });
      await expect(short).rejects.not.toThrow('short pass');
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
    const tables = ['person', 'credential', 'session', 'api_token', 'audit_event'] as const;
    const rows = tables.map((table) => database.db.selectFrom(table).selectAll().execute());
    const kept = JSON.stringify(await Promise.all(rows));
    for (const secret of secrets) {
      expect(written.join('\n')).not.toContain(secret);
      expect(kept).not.toContain(secret);
    }
    expect(secrets).toHaveLength(5);
  });
});

it('wants a secret of some length', async () => {
  const database = await freshDatabase('embedded');
  const service = { database, now: () => new Date(0), may };
  expect(() => openIdentity(service, { origin: ORIGIN, secret: 'short' })).toThrow('too short');
  await database.close();
});
