// Registers by HTTP: people with their roles, what roles may do, tokens, and the audit page by page,
// filtered, verified; each for those who may.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listNames } from '../../../server/src/access/lists.ts';
import { createPerson, createToken, grantRole } from '../../../server/src/index.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { AS, appOn, codeOf, type TestApp } from '../../support/http.ts';
import { unguard } from '../../support/unguarded.ts';

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
interface Event {
  readonly event: number;
  readonly at: string;
  readonly actor: string;
  readonly kind: string;
  readonly id: string;
  readonly hash: string;
}

const ADA = { person: 'ada', roles: ['AD'] };
const AUDITOR = 'aud AU';
const PASSWORD = 'correct horse battery';

describe.each(KINDS)('registers on %s', (kind) => {
  let on: TestApp;
  const clock = { now: '2026-03-02T09:00:00Z' };
  let token = '';
  beforeAll(async () => {
    on = await appOn(await freshDatabase(kind), { clock });
    for (const id of ['bea', 'cid', 'dan']) {
      const person = { id, name: id, email: `${id}@example.com`, password: PASSWORD };
      await createPerson(on.service, ADA, person);
    }
    clock.now = '2026-03-04T09:00:00Z';
    await grantRole(on.service, ADA, { person: 'bea', role: 'BM' });
    await grantRole(on.service, ADA, { person: 'cid', role: 'AN' });
    token = await createToken(
      on.service,
      { person: 'bea', roles: ['BM'] },
      { label: 'x', days: 3 },
    );
  });
  afterAll(() => on.close());

  const get = async <T>(as: string, path: string): Promise<Page<T>> => {
    const answer = await on.ask(as, 'GET', `/api/v1${path}`);
    if (answer.status !== 200) throw new Error(await codeOf(answer));
    return (await answer.json()) as Page<T>;
  };
  const all = async <T>(as: string, path: string): Promise<readonly T[]> => {
    const items: T[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const sign = path.includes('?') ? '&' : '?';
      const more = next === '' ? '' : `&cursor=${next}`;
      const page: Page<T> = await get<T>(as, `${path}${sign}limit=2${more}`);
      expect(page.items.length).toBeLessThanOrEqual(2);
      items.push(...page.items);
      ({ next } = page);
    }
    return items;
  };

  it('of names tell all who are signed in, and a customer only its own', async () => {
    const names = async (as: string) =>
      (await (await on.client(as).people.names.$get()).json()).items;
    const ofAll = ['bea', 'cid', 'dan'].map((id) => ({ person: id, name: id }));
    expect(await names('bea')).toEqual(ofAll);
    expect((await on.ask('', 'GET', '/api/v1/people/names')).status).toBe(401);
    const own = { customer: 'CUS-1', accounts: new Set<string>(), contracts: new Set<string>() };
    expect(await listNames(on.service, { person: 'cus', roles: ['CU'], own })).toEqual([]);
  });

  it('of people tell who has which role from whom, and no secret', async () => {
    const people = await all<{ person: string; roles: object[] }>(AS.admin, '/people');
    expect(people.map(({ person }) => person)).toEqual(['bea', 'cid', 'dan']);
    expect(people[0]?.roles).toEqual([
      { role: 'BM', grantedBy: 'ada', until: null, signedOffBy: null },
    ]);
    const analysts = await all<{ person: string }>(AS.admin, '/people?role=AN');
    expect(analysts.map(({ person }) => person)).toEqual(['cid']);
    expect(JSON.stringify(people)).not.toMatch(/password|hash|horse/);
    await expect(get(AS.importer, '/people')).rejects.toThrow('S0201');
  });

  it('of roles tell everybody what each may do', async () => {
    const roles = await all<{ role: string; fr: string; rights: Record<string, string[]> }>(
      'nobody',
      '/roles',
    );
    expect(roles).toHaveLength(15);
    const manager = roles.find(({ role }) => role === 'BM');
    expect(manager?.rights.adjustment).toEqual(['A <=T2']);
    expect(manager?.rights.payment).toEqual(['R']);
    expect(manager?.rights.study).toEqual(['A']);
    expect(manager?.fr).toBe('responsable des opérations de facturation');
  });

  it('of tokens tell labels and times, to their owner and to who may', async () => {
    const shown = await all<object>('bea BM', '/people/bea/tokens');
    expect(shown).toMatchObject([{ label: 'x', revokedAt: null }]);
    expect(JSON.stringify(shown)).not.toContain(token);
    expect(await all(AS.admin, '/people/bea/tokens')).toEqual(shown);
    await expect(get('cid AN', '/people/bea/tokens')).rejects.toThrow('S0201');
  });

  it('of the audit are read the newest first, filtered, by those who may', async () => {
    const events = await all<Event>(AUDITOR, '/audit');
    const numbers = events.map(({ event }) => event);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(numbers.length).toBeGreaterThanOrEqual(6);
    expect(new Set(numbers).size).toBe(numbers.at(0));
    const of = async (query: string) =>
      (await all<Event>(AUDITOR, `/audit?${query}`)).map(({ event }) => event);
    const where = (holds: (event: Event) => boolean) =>
      events.filter(holds).map(({ event }) => event);
    expect(await of('kind=person&id=bea')).toEqual(where(({ id }) => id === 'bea'));
    expect(await of('actor=bea')).toEqual(where(({ actor }) => actor === 'bea'));
    expect(await of('from=2026-03-03')).toEqual(where(({ at }) => at > '2026-03-03'));
    expect(await of('through=2026-03-03')).toEqual(where(({ at }) => at < '2026-03-04'));
    expect(await of('action=access.grant')).toHaveLength(2);
    expect(await of('kind=nothing')).toEqual([]);
    await expect(get('bob AN', '/audit')).rejects.toThrow('S0203');
    expect((await get('bea AN', '/audit?actor=bea')).items).toHaveLength(1);
    expect((await get(AS.admin, '/audit?kind=person')).items.length).toBeGreaterThan(3);
    await expect(get(AS.admin, '/audit?kind=invoice')).rejects.toThrow('S0203');
  });

  it('of the audit are verified, also against what was kept elsewhere', async () => {
    const verify = async (as: string, json: object = {}) =>
      on.ask(as, 'POST', '/api/v1/audit/verification', { json });
    expect(await codeOf(await verify(AS.second))).toBe('S0201');
    const [last] = (await get<Event>(AUDITOR, '/audit')).items;
    const whole = await (await verify(AUDITOR)).json();
    expect(whole).toEqual({
      events: last?.event,
      last: { event: last?.event, hash: last?.hash },
    });
    const anchors = [{ event: 2, hash: 'a'.repeat(64) }];
    expect(await (await verify(AUDITOR, { anchors })).json()).toMatchObject({
      broken: { event: 2, why: 'not as anchored' },
    });
    const { db } = on.service.database;
    await unguard(db, 'audit_event');
    await sql`update audit_event set actor = 'eve' where event = 3`.execute(db);
    expect(await (await verify(AUDITOR)).json()).toMatchObject({
      ...{ events: 2, broken: { event: 3, why: 'edited' } },
    });
  });
});
