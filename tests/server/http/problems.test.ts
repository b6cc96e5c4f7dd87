// What the interface does around its operations: problems, languages, limits, keys, headers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rateLimit } from '../../../server/src/http/rate-limit.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { AS, appOn, codeOf, HERE, type TestApp } from '../../support/http.ts';

const CUSTOMERS = '/api/v1/customers';
const customer = (name: string) => ({ customer: name, name, language: 'en' });

describe.each(KINDS)('requests on %s', (kind) => {
  let on: TestApp;
  const clock = { now: '2026-03-02T09:00:00Z' };
  beforeAll(async () => {
    const limits = { requestsAMinute: 100_000, jsonBytes: 4096, fileBytes: 8192 };
    on = await appOn(await freshDatabase(kind), { clock, limits });
  });
  afterAll(() => on.close());
  const post = (json: unknown, headers: Record<string, string> = {}, path = CUSTOMERS) =>
    on.ask(AS.author, 'POST', path, { json, headers });

  it('fail with a code, a title and a detail in the language of the reader', async () => {
    const french = await on.ask(AS.author, 'GET', '/api/v1/runs/none', {
      headers: { 'accept-language': 'de, fr;q=0.8, en;q=0.5' },
    });
    expect(french.headers.get('content-language')).toBe('fr');
    expect(await french.json()).toMatchObject({
      ...{
        status: 404,
        code: 'S0101',
        title: 'introuvable',
        detail: 'rien de ce nom : calcul none',
      },
      instance: '/api/v1/runs/none',
    });
    const english = await on.ask(AS.author, 'GET', '/api/v1/runs/none');
    expect(await english.json()).toMatchObject({ title: 'not found' });
  });

  it('say each place that is not as asked', async () => {
    const answer = await post({ customer: ' blank ', language: 'de', name: 'a\u0000b' });
    expect(answer.status).toBe(400);
    const body = (await answer.json()) as { code: string; errors: { place: string }[] };
    expect(body.code).toBe('S0103');
    expect(body.errors.map(({ place }) => place)).toEqual([
      ...['json customer', 'json name', 'json language'],
    ]);
  });

  it('are refused when there is no such place, method, kind or size', async () => {
    const of = async (answer: Response) => [answer.status, await codeOf(answer)];
    expect(await of(await on.ask(AS.author, 'GET', '/api/v1/nothing'))).toEqual([404, 'S0113']);
    expect(await of(await on.ask('', 'GET', '/nothing'))).toEqual([404, 'S0113']);
    const method = await on.ask(AS.author, 'DELETE', CUSTOMERS);
    expect(method.headers.get('allow')).toBe('GET, POST');
    expect(await of(method)).toEqual([405, 'S0110']);
    const raw = (body: string, type: string) =>
      on.app.request(`${HERE}${CUSTOMERS}`, {
        ...{ method: 'POST', body },
        headers: { 'content-type': type, 'x-test-actor': AS.author },
      });
    expect(await of(await raw('{}', 'text/xml'))).toEqual([415, 'S0106']);
    expect(await of(await raw('{"customer":', 'application/json'))).toEqual([400, 'S0104']);
    expect(await of(await post({ name: 'x'.repeat(5000) }))).toEqual([413, 'S0105']);
    const upload = '/api/v1/contracts/C/imports?dataset=a&fileName=a';
    const file = await on.ask(AS.importer, 'POST', upload, { file: 'x'.repeat(9000) });
    expect(await of(file)).toEqual([413, 'S0105']);
    const asJson = await on.ask(AS.importer, 'POST', upload, { json: {} });
    expect(await of(asJson)).toEqual([415, 'S0106']);
  });

  it('from pages of another site change nothing', async () => {
    for (const headers of [{ origin: 'https://x.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await post(customer('FAR'), headers as Record<string, string>);
      expect([answer.status, await codeOf(answer)]).toEqual([403, 'S0108']);
    }
    expect((await post(customer('NEAR'), { origin: HERE })).status).toBe(201);
  });

  it('with the same key are done once and answered alike', async () => {
    const headers = { 'idempotency-key': 'k-1' };
    const first = await post(customer('ONCE'), headers);
    const second = await post(customer('ONCE'), headers);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await second.text()).toBe(await first.text());
    const other = await post(customer('TWICE'), headers);
    expect([other.status, await codeOf(other)]).toEqual([422, 'S0111']);
    const asOther = await on.ask(AS.applier, 'POST', CUSTOMERS, {
      json: customer('ONCE'),
      headers,
    });
    expect(await codeOf(asOther)).toBe('S0306');
    const bad = await post(customer('ONCE'), { 'idempotency-key': 'a b' });
    expect(await codeOf(bad)).toBe('S0103');
    clock.now = '2026-03-03T09:00:01Z';
    expect(await codeOf(await post(customer('ONCE'), headers))).toBe('S0306');
    const events = await on.service.database.db
      .selectFrom('audit_event')
      .select('event')
      .where('object_id', '=', 'ONCE')
      .execute();
    expect(events).toHaveLength(1);
  });

  it('with the same key at the same moment are done once', async () => {
    const headers = { 'idempotency-key': 'k-race' };
    const all = await Promise.all(Array.from({ length: 8 }, () => post(customer('RACE'), headers)));
    const codes = await Promise.all(
      all.map(async (one) => (one.status === 201 ? 'done' : codeOf(one))),
    );
    expect(codes).toContain('done');
    expect(codes.filter((one) => one !== 'done' && one !== 'S0112')).toEqual([]);
  });

  it('that two send at once without a key are one and a refusal', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => post(customer('TWO'))));
    const codes = all.map(({ status }) => status).sort();
    expect(codes).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it('keep no secret under a key', async () => {
    const admin = { id: 'ada', name: 'Ada', email: 'ada@example.com' };
    await on.ask(AS.admin, 'POST', '/api/v1/people', { json: admin });
    const headers = { 'idempotency-key': 'k-token' };
    const json = { label: 'one', days: 3 };
    const made = await on.ask(AS.admin, 'POST', '/api/v1/session/tokens', { json, headers });
    expect(made.status).toBe(201);
    const { token } = (await made.json()) as { token: string };
    const kept = await on.service.database.db.selectFrom('idempotency_key').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  it('get lists a page at a time', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const path = `${CUSTOMERS}?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const page = (await (await on.ask(AS.author, 'GET', path)).json()) as {
        items: { customer: string }[];
        next: string | null;
      };
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map((one) => one.customer));
      cursor = page.next;
    }
    expect(seen).toEqual(['NEAR', 'ONCE', 'RACE', 'TWO']);
    for (const query of [
      'cursor=x',
      'limit=0',
      'limit=1001',
      'limit=1&limit=2',
      'cursor=YWZ0ZXI6LTE',
    ]) {
      const answer = await on.ask(AS.author, 'GET', `${CUSTOMERS}?${query}`);
      expect([query, answer.status, await codeOf(answer)]).toEqual([query, 400, 'S0103']);
    }
  });

  it('are answered with headers that keep browsers on the safe side', async () => {
    const { headers } = await on.ask(AS.author, 'GET', CUSTOMERS);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });

  it('that fail by our mistake tell nothing of our insides', async () => {
    const broken = await appOn(await freshDatabase(kind), {
      authenticate: async () => {
        throw new TypeError('secret of the house');
      },
    });
    const answer = await broken.ask('', 'GET', CUSTOMERS);
    const text = await answer.clone().text();
    expect([answer.status, await codeOf(answer)]).toEqual([500, 'S0100']);
    expect(text).not.toContain('secret');
    expect(broken.log.at(-1)?.error).toContain('secret of the house');
    await broken.close();
  });
});

describe('a limit of requests', () => {
  it('lets so many a minute through, each key its own, and fills again', () => {
    let now = 0;
    const limit = rateLimit(3, () => now);
    const ask = (key: string): string => {
      try {
        limit(key);
        return 'let in';
      } catch (error) {
        return `${(error as { code: string }).code}`;
      }
    };
    expect([1, 2, 3, 4].map(() => ask('a'))).toEqual(['let in', 'let in', 'let in', 'S0107']);
    expect(ask('b')).toBe('let in');
    now += 19_000;
    expect(ask('a')).toBe('S0107');
    now += 21_000;
    expect(ask('a')).toBe('let in');
    expect(ask('a')).toBe('S0107');
  });
});
