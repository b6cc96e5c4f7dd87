// Giving roles: conflicts refused, exceptions signed off, and no way round by two grants at once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorNamed } from '../../../server/src/access/entering.ts';
import {
  actorOf,
  actsOf,
  createPerson,
  createToken,
  type Database,
  DEMO_PASSWORD,
  deactivatePerson,
  demoAddress,
  grantRole,
  inTransaction,
  makeDemoAccounts,
  may,
  openDatabase,
  openIdentity,
  ROLES,
  type Role,
  record,
  revokeRole,
  revokeToken,
  type Service,
  setPassword,
  signOffException,
  verifyAudit,
} from '../../../server/src/index.ts';
import { freshDatabase, freshServerUrl, KINDS } from '../../support/databases.ts';
import { ORIGIN, SECRET, signIn } from '../../support/identity.ts';

const ROOT = { person: 'root', roles: ['AD'] };
const REA = { person: 'rea', roles: ['RA'] };
const roles = Object.keys(ROLES) as Role[];

describe.each(KINDS)('grants on %s', (kind) => {
  let database: Database;
  let service: Service;
  let clock = '2026-04-02T08:00:00Z';
  const enter = (id: string) =>
    createPerson(service, ROOT, { id, name: id, email: `${id}@example.com` });
  const grant = (person: string, role: string, until?: string) =>
    grantRole(service, ROOT, { person, role, ...(until === undefined ? {} : { until }) });
  const rolesOf = async (person: string) => (await actorNamed(service, person))?.roles;
  const state = async () =>
    JSON.stringify([
      await database.db.selectFrom('person').selectAll().orderBy('id').execute(),
      await database.db.selectFrom('person_role').selectAll().orderBy('person').execute(),
      await database.db.selectFrom('api_token').selectAll().execute(),
      await database.db.selectFrom('approval').selectAll().execute(),
      await database.db.selectFrom('audit_head').selectAll().execute(),
    ]);

  beforeAll(async () => {
    database = await freshDatabase(kind);
    service = { database, now: () => new Date(clock), may };
    await enter('ada');
    await enter('rea');
  });
  afterAll(() => database.close());

  it('are for administrators: any other role is refused and changes nothing (law 75)', async () => {
    const before = await state();
    for (const role of roles.filter((each) => each !== 'AD')) {
      const actor = { person: 'eve', roles: [role] };
      const ada = { person: 'ada', role: 'AU' };
      const tries = [
        createPerson(service, actor, { id: 'x', name: 'x', email: 'x@example.com' }),
        grantRole(service, actor, ada),
        revokeRole(service, actor, ada),
        deactivatePerson(service, actor, ada),
        setPassword(service, actor, { person: 'ada', password: 'correct horse battery' }),
        revokeToken(service, actor, { person: 'ada', label: 'x' }),
      ];
      for (const one of tries) await expect(one).rejects.toMatchObject({ code: 'S0201' });
    }
    for (const role of roles.filter((each) => each !== 'RA')) {
      const actor = { person: 'eve', roles: [role] };
      const asked = { person: 'ada', role: 'BM', until: '2026-05-01' };
      const code = role === 'BM' || role === 'DIR' ? 'S0203' : 'S0201';
      await expect(signOffException(service, actor, asked)).rejects.toMatchObject({ code });
    }
    expect(await state()).toBe(before);
  });

  it('refuse what does not go with the roles held, by name, and change nothing', async () => {
    await grant('ada', 'AN');
    const before = await state();
    await expect(grant('ada', 'OS')).rejects.toMatchObject({
      code: 'S0205',
      message: expect.stringContaining('AN, which does not go with OS: inventory correction'),
    });
    await expect(grant('ada', 'XX')).rejects.toMatchObject({ code: 'S0208' });
    await expect(grant('nobody', 'AN')).rejects.toMatchObject({ code: 'S0101' });
    await expect(
      createPerson(service, ROOT, { id: 'ada', name: '', email: 'n@x.y' }),
    ).rejects.toMatchObject({ code: 'S0209' });
    const taken = { id: 'ada2', name: '', email: 'ADA@example.com' };
    await expect(createPerson(service, ROOT, taken)).rejects.toMatchObject({ code: 'S0209' });
    expect(await state()).toBe(before);
    await grant('ada', 'BS');
    expect(await rolesOf('ada')).toEqual(['AN', 'BS']);
    await revokeRole(service, ROOT, { person: 'ada', role: 'BS' });
    const again = revokeRole(service, ROOT, { person: 'ada', role: 'BS' });
    await expect(again).rejects.toMatchObject({ code: 'S0101' });
  });

  it('make an exception with the visa of revenue assurance, until its last day', async () => {
    const until = '2026-04-30';
    await expect(grant('ada', 'OS', until)).rejects.toMatchObject({ code: 'S0207' });
    const own = signOffException(service, REA, { person: 'rea', role: 'BM', until });
    await expect(own).rejects.toMatchObject({ code: 'S0202' });
    const past = signOffException(service, REA, { person: 'ada', role: 'OS', until: '2026-04-02' });
    await expect(past).rejects.toMatchObject({ code: 'S0207' });
    await signOffException(service, REA, { person: 'ada', role: 'OS', until });
    // The visa is for this person, this role and this day.
    await expect(grant('ada', 'OS', '2026-05-30')).rejects.toMatchObject({ code: 'S0207' });
    await expect(grant('ada', 'BM', until)).rejects.toMatchObject({ code: 'S0207' });
    await expect(grant('ada', 'OS')).rejects.toMatchObject({ code: 'S0205' });
    const self = { person: 'rea', roles: ['AD'] };
    const both = grantRole(service, self, { person: 'ada', role: 'OS', until });
    await expect(both).rejects.toMatchObject({ code: 'S0207' });
    await grant('ada', 'OS', until);
    expect(await rolesOf('ada')).toEqual(['AN', 'OS']);
    clock = '2026-04-30T23:59:59Z';
    expect(await rolesOf('ada')).toEqual(['AN', 'OS']);
    clock = '2026-05-01T00:00:00Z';
    expect(await rolesOf('ada')).toEqual(['AN']);
    await expect(grant('ada', 'OS', until)).rejects.toMatchObject({ code: 'S0207' });
    clock = '2026-04-02T08:00:00Z';
  });

  it('leave an event each, in a chain that holds', async () => {
    const events = await database.db
      .selectFrom('audit_event')
      .select('action')
      .where('object_id', '=', 'ada')
      .orderBy('event')
      .execute();
    expect(events.map(({ action }) => action.replace('access.', ''))).toEqual([
      'enter',
      'grant',
      'grant',
      'revoke',
      'except',
      'grant',
    ]);
    expect((await verifyAudit(database.db)).broken).toBeUndefined();
  });

  it('find what a person did to an object and to what counts with it', async () => {
    const did = (person: string, action: string, object: string, id: string) =>
      inTransaction(database, (transaction) =>
        record(transaction, { person, roles: [] }, service.now(), { action, kind: object, id }),
      );
    await did('zoe', 'draft.validate', 'draft', 'd1');
    await did('zoe', 'draft.validate', 'draft', 'd1');
    await did('zoe', 'customer.edit', 'account', 'a1');
    await did('zoe', 'session.start', 'draft', 'd1');
    await did('zoe', 'account.change', 'account', 'a1');
    await did('yan', 'invoice.issue', 'draft', 'd1');
    await did('zoe', 'price.load', 'draft', 'd2');
    const objects = [
      { kind: 'draft', id: 'd1' },
      { kind: 'account', id: 'a1' },
    ];
    expect(await actsOf(database.db, 'zoe', objects)).toEqual([
      'account.edit',
      'customer.edit',
      'draft.validate',
    ]);
    expect(await actsOf(database.db, 'zoe', [])).toEqual([]);
  });

  it('are for one person one after the other', async () => {
    await enter('tim');
    const ends = await Promise.allSettled([grant('tim', 'AN'), grant('tim', 'OS')]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await rolesOf('tim')).toHaveLength(1);
  });
});

it('two administrators on two machines cannot give one person both roles', async () => {
  const url = await freshServerUrl();
  const databases = await Promise.all([1, 2].map(() => openDatabase({ kind: 'server', url })));
  const [one, other] = databases.map((database) => ({ database, now: () => new Date(0), may }));
  for (let round = 0; round < 15; round += 1) {
    const person = `p${round}`;
    await createPerson(one!, ROOT, { id: person, name: '', email: `${person}@example.com` });
    const ends = await Promise.allSettled([
      grantRole(one!, ROOT, { person, role: 'AN' }),
      grantRole(other!, ROOT, { person, role: 'OS' }),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  }
  expect((await verifyAudit(one!.database.db)).broken).toBeUndefined();
  await Promise.all(databases.map((database) => database.close()));
});

describe('demo accounts', () => {
  it('sign in with every role on the embedded database, once made', async () => {
    const database = await freshDatabase('embedded');
    const service = { database, now: () => new Date('2026-04-02T08:00:00Z'), may };
    const identity = openIdentity(service, { origin: ORIGIN, secret: SECRET });
    const addresses = await makeDemoAccounts(service);
    expect(await makeDemoAccounts(service)).toEqual(addresses);
    expect(addresses).toHaveLength(roles.length);
    for (const [at, role] of roles.entries()) {
      const from = `10.7.0.${at}`;
      const { cookie } = await signIn(identity, demoAddress(role), DEMO_PASSWORD, from);
      const actor = await actorOf(service, identity, new Headers({ cookie }));
      expect(actor).toEqual({ person: `demo-${role.toLowerCase()}`, roles: [role] });
    }
    const rows = await database.db.selectFrom('person').select(['name', 'demo']).execute();
    expect(rows.every(({ demo }) => demo)).toBe(true);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(roles.length);
    await database.close();
  });

  it('are neither made nor let in on a real server', async () => {
    const database = await freshDatabase('postgresql');
    const service = { database, now: () => new Date('2026-04-02T08:00:00Z'), may };
    await expect(makeDemoAccounts(service)).rejects.toThrow('no demo accounts');
    expect(await database.db.selectFrom('person').selectAll().execute()).toEqual([]);
    // A database that was moved from an embedded one brings them along.
    const password = DEMO_PASSWORD;
    await createPerson(service, ROOT, { id: 'd', name: 'd', email: demoAddress('AD'), password });
    const token = await createToken(service, { person: 'd', roles: [] }, { label: 't', days: 1 });
    const identity = openIdentity(service, { origin: ORIGIN, secret: SECRET });
    const headers = new Headers({ authorization: `Bearer ${token}` });
    expect((await signIn(identity, demoAddress('AD'), password, '10.8.0.1')).status).toBe(200);
    expect(await actorOf(service, identity, headers)).toEqual({ person: 'd', roles: [] });
    await database.db.updateTable('person').set({ demo: true }).execute();
    expect((await signIn(identity, demoAddress('AD'), password, '10.8.0.2')).status).toBe(401);
    await expect(actorOf(service, identity, headers)).rejects.toMatchObject({ code: 'S0206' });
    await database.close();
  });
});
