// Webhooks to a real receiver: told exactly of what happened, signed, tried again until it answers, dead
// after the last try and sent again when asked; never to an address of ours, and no secret anywhere.
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  inTransaction,
  isPublic,
  isSendable,
  record,
  type Sending,
  sendDue,
  startSender,
} from '../../../server/src/index.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { AS, appOn, codeOf, type TestApp } from '../../support/http.ts';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const WAITS = [20, 20, 20];
const SEND: Sending = { allowsPrivate: true, waitsMs: WAITS, timeoutMs: 300, everyMs: 20 };

/** A receiver that answers as told, once each, then 200. */
async function receiver(): Promise<{
  readonly url: string;
  readonly got: Received[];
  readonly answers: (number | 'nothing')[];
  readonly server: Server;
}> {
  const got: Received[] = [];
  const answers: (number | 'nothing')[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    got.push({ headers: request.headers, body });
    const how = answers.shift() ?? 200;
    if (how === 'nothing') return;
    response.writeHead(how, how === 302 ? { location: '/elsewhere' } : {}).end('thanks');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const at = server.address();
  const port = typeof at === 'object' && at !== null ? at.port : 0;
  return { url: `http://127.0.0.1:${port}/events`, got, answers, server };
}

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 20));
}

describe.each(KINDS)('webhooks on %s', (kind) => {
  let on: TestApp;
  let there: Awaited<ReturnType<typeof receiver>>;
  let secret = '';
  const clock = { now: '2026-03-02T09:00:00Z' };
  beforeAll(async () => {
    on = await appOn(await freshDatabase(kind), { clock, allowsPrivateWebhooks: true });
    there = await receiver();
  });
  afterAll(async () => {
    there.server.closeAllConnections();
    there.server.close();
    await on.close();
  });
  afterEach(() => {
    there.got.length = 0;
    there.answers.length = 0;
  });

  const ask = (as: string, method: string, path: string, json?: unknown) =>
    on.ask(as, method, `/api/v1${path}`, json === undefined ? {} : { json });
  const customer = async (id: string): Promise<void> => {
    const made = await ask(AS.author, 'POST', '/customers', {
      ...{ customer: id, name: 'a secret name', language: 'en' },
    });
    expect(made.status).toBe(201);
  };
  interface Item {
    readonly [name: string]: unknown;
    readonly message: string;
    readonly state: string;
    readonly attempt: number;
  }
  const deliveries = async (state = ''): Promise<readonly Item[]> => {
    const query = state === '' ? '' : `?state=${state}`;
    const answer = await ask(AS.admin, 'GET', `/webhooks/erp/deliveries${query}`);
    return ((await answer.json()) as { items: Item[] }).items;
  };
  /** Sends, as time goes by, until nothing is pending. */
  const sendAll = async (sending = SEND): Promise<void> => {
    while ((await deliveries('pending')).length > 0) {
      await sendDue(on.service, sending);
      clock.now = new Date(Date.parse(clock.now) + 50).toISOString();
    }
  };

  it('are made by administrators, whose secret is shown once', async () => {
    const wanted = { webhook: 'erp', url: there.url, events: ['customer.create'] };
    expect(await codeOf(await ask(AS.second, 'POST', '/webhooks', wanted))).toBe('S0201');
    const made = await ask(AS.admin, 'POST', '/webhooks', wanted);
    expect(made.status).toBe(201);
    ({ secret } = (await made.json()) as { secret: string });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await codeOf(await ask(AS.admin, 'POST', '/webhooks', wanted))).toBe('S0209');
    const list = await (await ask(AS.admin, 'GET', '/webhooks')).text();
    expect(list).toContain('erp');
    expect(list).not.toContain(secret);
    expect(JSON.stringify(on.log)).not.toContain(secret);
    const events = await on.service.database.db.selectFrom('audit_event').selectAll().execute();
    expect(JSON.stringify(events)).not.toContain(secret);
    const other = { ...wanted, webhook: 'ftp', url: 'ftp://example.com/' };
    expect(await codeOf(await ask(AS.admin, 'POST', '/webhooks', other))).toBe('S0901');
    expect(await codeOf(await ask(AS.author, 'GET', '/webhooks'))).toBe('S0201');
  });

  it('tell what happened, signed, again until it arrives, always under one name', async () => {
    there.answers.push(500, 'nothing', 302);
    await customer('W-1');
    await sendAll();
    expect(there.got).toHaveLength(4);
    const [first] = there.got;
    expect(JSON.parse(first?.body ?? '')).toEqual({
      type: 'customer.create',
      timestamp: '2026-03-02T09:00:00.000Z',
      data: { event: 2, kind: 'customer', id: 'W-1', actor: 'ana' },
    });
    for (const { headers, body } of there.got) {
      const { 'webhook-id': id, 'webhook-timestamp': second } = headers;
      expect(id).toBe('evt_2');
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
      const mac = createHmac('sha256', key).update(`${id}.${second}.${body}`).digest('base64');
      expect(headers['webhook-signature']).toBe(`v1,${mac}`);
      expect(body).toBe(first?.body);
    }
    expect(await deliveries()).toMatchObject([
      { message: 'evt_2', state: 'delivered', attempt: 4, status: 200, problem: null },
    ]);
  });

  it('tell nothing that did not happen, and nobody who did not ask', async () => {
    const { database } = on.service;
    const change = { action: 'customer.create', kind: 'customer', id: 'never' };
    const undone = inTransaction(database, async (transaction) => {
      await record(transaction, { person: 'ana', roles: [] }, new Date(clock.now), change);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await ask(AS.author, 'POST', '/entities', {
      ...{ entity: 'E-1', name: 'E', role: 'billed', country: 'FR' },
      ...{ registration: null, vatId: null },
    });
    await sendAll();
    expect(there.got).toEqual([]);
    expect(await deliveries()).toHaveLength(1);
  });

  it('are dead after the last try, and sent again when asked', async () => {
    there.answers.push(500, 503, 'nothing', 410);
    await customer('W-2');
    await sendAll();
    expect(there.got).toHaveLength(WAITS.length + 1);
    const [dead] = await deliveries('dead');
    expect(dead).toMatchObject({ state: 'dead', attempt: 4, status: 410 });
    const again = `/webhooks/erp/deliveries/${dead?.message}/sending`;
    expect(await codeOf(await ask(AS.second, 'POST', again))).toBe('S0201');
    expect((await ask(AS.admin, 'POST', again)).status).toBe(204);
    expect(await codeOf(await ask(AS.admin, 'POST', again))).toBe('S0102');
    await sendAll();
    expect(there.got).toHaveLength(WAITS.length + 2);
    expect(new Set(there.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await deliveries('dead')).toEqual([]);
  });

  it('share the outbox over senders: each message arrives, none is sent by two at once', async () => {
    const senders = [0, 1, 2].map(() => startSender(on.service, SEND));
    for (let at = 0; at < 30; at += 1) await customer(`S-${at}`);
    await until(async () => (await deliveries('pending')).length === 0);
    await Promise.all(senders.map((one) => one.close()));
    const told = there.got.map(({ body }) => JSON.parse(body).data.id).sort();
    expect(told).toEqual(Array.from({ length: 30 }, (_, at) => `S-${at}`).sort());
  });

  it('never go to an address of ours, by number or by name, unless settings say so', async () => {
    const strict = { ...SEND, allowsPrivate: false, waitsMs: [] };
    await customer('P-1');
    await sendAll(strict);
    expect(await deliveries('dead')).toMatchObject([{ status: null, problem: 'private' }]);
    const named = there.url.replace('http://127.0.0.1', 'https://localhost');
    await on.service.database.db.updateTable('webhook').set({ url: named }).execute();
    await customer('P-2');
    await sendAll(strict);
    const problems = (await deliveries('dead')).map(({ problem }) => problem);
    expect(problems).toEqual(['private', 'private']);
    expect(there.got).toEqual([]);
  });

  it('that are ended are told nothing more', async () => {
    await customer('Z-1');
    expect((await ask(AS.admin, 'DELETE', '/webhooks/erp')).status).toBe(204);
    expect(await deliveries('pending')).toEqual([]);
    const [dead] = await deliveries('dead');
    await customer('Z-2');
    await sendDue(on.service, SEND);
    expect(there.got).toEqual([]);
    const again = await ask(AS.admin, 'POST', `/webhooks/erp/deliveries/${dead?.message}/sending`);
    expect(await codeOf(again)).toBe('S0102');
    expect(await codeOf(await ask(AS.admin, 'DELETE', '/webhooks/erp'))).toBe('S0101');
  });
});

describe('addresses', () => {
  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.20.0.1', '192.168.1.1', '169.254.169.254', '0.0.0.0'],
    ...['100.64.1.1', '224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fd00::1'],
    ...['::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', 'x'],
  ])('%s is not public', (address) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each(['8.8.8.8', '2606:4700:4700::1111', '172.32.0.1'])('%s is public', (address) => {
    expect(isPublic(address)).toBe(true);
  });

  it.each([
    ...['http://example.com/', 'https://127.0.0.1/', 'https://[::1]/', 'https://2130706433/'],
    ...['https://0x7f.1/', 'https://user:word@example.com/', 'file:///etc/passwd', 'nothing'],
  ])('%s is not sent to', (url) => {
    expect(isSendable(url, false)).toBe(false);
  });

  it('of the public network by https is', () => {
    expect(isSendable('https://example.com/hooks?x=1', false)).toBe(true);
  });
});
