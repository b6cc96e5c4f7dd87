// Sign-in elsewhere, against a real provider on this machine, on both databases.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  actorOf,
  createPerson,
  type Database,
  IDENTITY_BASE,
  type Identity,
  may,
  openIdentity,
  type Service,
  SINGLE_SIGN_ON,
} from '../../../server/src/index.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { asking, cookiesOf, ORIGIN, SECRET } from '../../support/identity.ts';
import { type Known, startProvider, type TestProvider } from '../../support/provider.ts';

const ROOT = { person: 'root', roles: ['AD'] };
const BACK = `${ORIGIN}${IDENTITY_BASE}/callback/${SINGLE_SIGN_ON}`;

describe.each(KINDS)('sign-in elsewhere on %s', (kind) => {
  let database: Database;
  let provider: TestProvider;
  let service: Service;
  let identity: Identity;
  beforeAll(async () => {
    [database, provider] = await Promise.all([freshDatabase(kind), startProvider(BACK)]);
    service = { database, now: () => new Date('2026-04-02T08:00:00Z'), may };
    identity = openIdentity(service, { origin: ORIGIN, secret: SECRET, singleSignOn: provider });
    for (const id of ['ada', 'bob']) {
      await createPerson(service, ROOT, { id, name: id, email: `${id}@example.com` });
    }
  });
  afterAll(() => Promise.all([database.close(), provider.stop()]));

  let address = 0;
  const start = async () => {
    address += 1;
    const body = { provider: SINGLE_SIGN_ON, callbackURL: '/work', errorCallbackURL: '/refused' };
    const from = `10.5.${KINDS.indexOf(kind)}.${address}`;
    const answer = await asking(identity, '/sign-in/social', body, {}, from);
    expect(answer.status).toBe(200);
    const { url } = (await answer.json()) as { url: string };
    return { url, cookie: cookiesOf(answer) };
  };
  const back = (url: string, cookie: string) =>
    identity.handle(new Request(url, { headers: { cookie } }), `10.4.4.${KINDS.indexOf(kind)}`);
  const enter = async (known: Known) => {
    const { url, cookie } = await start();
    const answer = await back(await provider.browse(url, known), cookie);
    return { to: answer.headers.get('location') ?? '', cookie: cookiesOf(answer) };
  };
  const actor = (cookie: string) => actorOf(service, identity, new Headers({ cookie }));

  it('joins a verified address to the person who has it, and finds them again', async () => {
    const ada = { sub: 'u-1', email: 'Ada@example.com', email_verified: true };
    const first = await enter(ada);
    expect(first.to).toBe('/work');
    expect(await actor(first.cookie)).toEqual({ person: 'ada', roles: [] });
    // Whoever they are there decides, not the address of the day.
    const second = await enter({ ...ada, email: 'new@example.com' });
    expect(await actor(second.cookie)).toMatchObject({ person: 'ada' });
    const rows = await database.db.selectFrom('credential').selectAll().execute();
    expect(rows).toMatchObject([{ person: 'ada', provider: SINGLE_SIGN_ON, subject: 'u-1' }]);
    const [kept] = rows;
    expect([kept?.access_token, kept?.refresh_token, kept?.id_token]).toEqual([null, null, null]);
  });

  it('lets nobody in whom no administrator entered, nor by an address not verified', async () => {
    const stranger = { sub: 'u-2', email: 'stranger@example.com', email_verified: true };
    const unverified = { sub: 'u-3', email: 'bob@example.com', email_verified: false };
    for (const known of [stranger, unverified]) {
      const { to, cookie } = await enter(known);
      expect(to).toMatch(/^\/refused\?error=/);
      await expect(actor(cookie)).rejects.toMatchObject({ code: 'S0206' });
    }
    const people = await database.db.selectFrom('person').select('id').orderBy('id').execute();
    expect(people.map(({ id }) => id)).toEqual(['ada', 'bob']);
  });

  it('takes an answer once, and only in the browser that asked', async () => {
    const ada = { sub: 'u-1', email: 'ada@example.com', email_verified: true };
    const { url, cookie } = await start();
    const answer = await provider.browse(url, ada);
    const elsewhere = await back(answer, '');
    expect(cookiesOf(elsewhere)).not.toMatch(/session_token=[^;]/);
    const { cookie: mine } = await enter(ada);
    expect(await actor(mine)).toMatchObject({ person: 'ada' });
    const again = await start();
    const used = await provider.browse(again.url, ada);
    expect(cookiesOf(await back(used, again.cookie))).toMatch(/session_token=[^;]/);
    expect(cookiesOf(await back(used, again.cookie))).not.toMatch(/session_token=[^;]/);
    expect(cookie).not.toBe('');
  });

  it('starts without the provider, and refuses sign-in elsewhere only', async () => {
    const gone = { ...provider, issuer: 'http://127.0.0.1:9' };
    const alone = openIdentity(service, { origin: ORIGIN, secret: SECRET, singleSignOn: gone });
    const answer = await asking(alone, '/sign-in/social', { provider: SINGLE_SIGN_ON }, {}, kind);
    expect(answer.status).toBe(404);
    expect(await alone.personOf(new Headers())).toBeUndefined();
  });
});
