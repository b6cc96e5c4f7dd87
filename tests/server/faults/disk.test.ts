// A full disk under the data folder: what needs room is refused by name and changes nothing, what is there
// is read, and with room again all goes on, also after the process is gone.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate, openDatabase, verifyAudit } from '../../../server/src/index.ts';
import { diskUnder, type TestDisk } from '../../support/full-disk.ts';
import { AS, appOn, codeOf, type TestApp } from '../../support/http.ts';

let folder = '';
let disk: TestDisk;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'avenant-disk-'));
  disk = diskUnder(folder);
});
afterAll(() => {
  disk.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function codeIn(answer: Response): Promise<string> {
  return answer.status < 400 ? `${answer.status}` : codeOf(answer);
}

const opened = async (): Promise<TestApp> => {
  const database = await openDatabase({ kind: 'folder', folder });
  await migrate(database);
  return appOn(database);
};

/** Long names, so that few customers fill pages. */
const customer = (id: string) => ({
  customer: id,
  name: `${id} ${'x'.repeat(400)}`,
  language: 'en',
});

it('is told as such, loses nothing, and is over when there is room', async () => {
  let on = await opened();
  const acknowledged: string[] = [];
  const make = async (id: string): Promise<string> => {
    const json = customer(id);
    const code = await codeIn(await on.ask(AS.author, 'POST', '/api/v1/customers', { json }));
    if (code === '201') acknowledged.push(id);
    return code;
  };
  const listed = async () => {
    const answer = await on.ask(AS.author, 'GET', '/api/v1/customers?limit=1000');
    const { items } = (await answer.json()) as { items: { customer: string }[] };
    return items.map((one) => one.customer).sort();
  };
  expect(await make('C-0')).toBe('201');

  for (const [round, room] of [0, 9000, 40_000].entries()) {
    disk.fill(room);
    const codes = new Set<string>();
    for (let at = 0; at < 60; at += 1) codes.add(await make(`C-${round}-${at}`));
    expect(codes).toContain('S0117');
    expect([...codes].filter((code) => code !== 'S0117' && code !== '201')).toEqual([]);
    expect(await listed()).toEqual([...acknowledged].sort());
    disk.clear();
    expect(await make(`D-${round}`)).toBe('201');
  }

  await on.close();
  on = await opened();
  expect(await listed()).toEqual([...acknowledged].sort());
  expect((await verifyAudit(on.service.database.db)).broken).toBeUndefined();
  await on.close();
}, 120_000);

it('without room for its own log, ends the process; nothing acknowledged is lost', async () => {
  const own = join(folder, 'log');
  const module = new URL('../../support/full-disk-process.ts', import.meta.url);
  const child = fork(module, [own], { execArgv: [], stdio: 'ignore' });
  const acknowledged: string[] = [];
  child.on('message', (id) => acknowledged.push(`${id}`));
  const code = await new Promise((done) => child.once('exit', done));
  expect(code).toBe(74);
  expect(acknowledged.length).toBeGreaterThan(0);
  const database = await openDatabase({ kind: 'folder', folder: own });
  const rows = await database.db.selectFrom('customer').select('customer').execute();
  expect(rows.map((one) => one.customer)).toEqual(expect.arrayContaining(acknowledged));
  await database.close();
}, 60_000);
