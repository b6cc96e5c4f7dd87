// The example contracts as demo contracts: published as they are in their folders, once.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  compilationOf,
  type Database,
  listAccounts,
  listContracts,
  listVersions,
  publishedOn,
  type Service,
  seedContract,
} from '../../../server/src/index.ts';
import { AUTHOR, SECOND, serviceOn, textOf } from '../../support/contract-service.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { exampleFolder, read } from '../../support/folders.ts';

const DEMOS = [
  ['helvarion', 'CTR-HELV-001', 'EUR'],
  ['corvenne', 'CTR-CORV-002', 'EUR'],
  ['brightmoor', 'CTR-BRIG-003', 'GBP'],
] as const;

describe.each(KINDS)('demo contracts on %s', (kind) => {
  let database: Database;
  let service: Service;
  beforeAll(async () => {
    database = await freshDatabase(kind);
    service = serviceOn(database);
  });
  afterAll(() => database.close());

  // The examples of the others take long enough once.
  const demos = kind === 'embedded' ? DEMOS : DEMOS.slice(0, 1);

  it.each(demos)(
    '%s is what its folder says, and the same a second time',
    async (name, id, currency) => {
      const folder = exampleFolder(name);
      const seeded = await seedContract(service, folder);
      const suffix = id.replace('CTR-', '');
      expect(seeded).toMatchObject({ contract: id, version: 1, account: `BA-${suffix}` });
      const plan = read(folder).compilation.latest;
      const files = new Set(
        [...(plan?.types ?? []), ...(plan?.series ?? [])].map(({ file }) => file),
      );
      files.delete(undefined);
      expect(new Set(seeded.datasets.map(({ dataset }) => dataset))).toEqual(files);
      for (const { path } of seeded.datasets) expect(existsSync(path)).toBe(true);
      const published = await publishedOn(database.db, id);
      expect(published?.planHash).toBe(plan?.hash);
      expect(compilationOf(published?.files ?? {}).latest?.hash).toBe(plan?.hash);
      const [version] = await listVersions(service, AUTHOR, { contract: id });
      expect(version).toMatchObject({ author: 'demo-be', approver: 'demo-bm', state: 'published' });
      const [account] = await listAccounts(service, AUTHOR, { customer: `CUS-${suffix}` });
      expect(account).toMatchObject({ currency, issuer: 'ISS-DEMO', billedEntity: `LE-${suffix}` });
      const events = () => database.db.selectFrom('audit_event').select('event').execute();
      const before = await events();
      expect(await seedContract(service, folder)).toEqual(seeded);
      expect((await events()).length).toBe(before.length);
    },
  );

  it('are there with their titles and customers', async () => {
    const contracts = await listContracts(service, AUTHOR);
    expect(contracts.map(({ contract, customer }) => `${contract} ${customer}`)).toEqual(
      demos.map(([, id]) => `${id} ${id.replace('CTR', 'CUS')}`).sort(),
    );
    expect(contracts.find(({ contract }) => contract === 'CTR-HELV-001')?.title).toBe(
      'Helvarion global WAN',
    );
  });
});

describe('a demo that stopped half way', () => {
  it('goes on from where it stood, with the price tables of its folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'avenant-seed-'));
    const prices = 'size,monthly\n1,10.00\n';
    const text = (textOf('CTR-X', '10.00')['contract.avn'] ?? '')
      .replace('charge 10.00 EUR per month', 'charge monthly of price with size = 1')
      .replace(
        'clause 1',
        'table price by size from "prices.csv"\n  size | monthly (EUR per month)\n\nclause 1',
      );
    writeFileSync(join(folder, 'contract.avn'), text);
    writeFileSync(join(folder, 'prices.csv'), prices);
    writeFileSync(join(folder, 'lines.csv'), 'line,start,end\n');
    const database = await freshDatabase('embedded');
    const service = serviceOn(database);
    const may: Service['may'] = (actor, action) => {
      if (action === 'contract.publish' && actor.person === 'away') throw new Error('away');
    };
    const people = { author: AUTHOR, publisher: { ...SECOND, person: 'away' } };
    await expect(seedContract({ ...service, may }, folder, people)).rejects.toThrow('away');
    const versions = () => listVersions(service, AUTHOR, { contract: 'CTR-X' });
    expect((await versions()).map(({ state }) => state)).toEqual(['tested']);
    const seeded = await seedContract(service, folder, { ...people, publisher: SECOND });
    expect(seeded.datasets).toEqual([{ dataset: 'lines.csv', path: join(folder, 'lines.csv') }]);
    const [version] = await versions();
    expect(version).toMatchObject({ state: 'published', approver: SECOND.person });
    expect(version?.files['prices.csv']).toBe(prices);
    await database.close();
    rmSync(folder, { recursive: true });
  });

  it('is refused where the folder holds no sound contract', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'avenant-seed-'));
    const database = await freshDatabase('embedded');
    const service = serviceOn(database);
    await expect(seedContract(service, folder)).rejects.toThrow('no contract in');
    writeFileSync(
      join(folder, 'contract.avn'),
      textOf('CTR-Y', '10.00', 'clause ?\n')['contract.avn'] ?? '',
    );
    writeFileSync(join(folder, 'lines.csv'), 'line,start,end\n');
    await expect(seedContract(service, folder)).rejects.toThrow('CTR-Y stays draft');
    await database.close();
    rmSync(folder, { recursive: true });
  });
});
