// An opening inventory: imported before the first text is published, by the words of the last version
// that compiles; orders wait for publication.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  applyImport,
  approveVersion,
  createDraft,
  listDatasets,
  loadTables,
  publishVersion,
  type Service,
  uploadImport,
  validateImport,
} from '../../../server/src/index.ts';
import {
  AUTHOR,
  makeContract,
  SECOND,
  serviceOn,
  tested,
  textOf,
} from '../../support/contract-service.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';

const CONTRACT = 'CTR-1';
const MAKER = { person: 'al', roles: ['AN'] };
const CHECKER = { person: 'oscar', roles: ['OS'] };
const FILE = {
  ...{ contract: CONTRACT, dataset: 'lines.csv', fileName: 'lines.csv' },
  bytes: new TextEncoder().encode('line,start,end\nL1,2026-01-01,\nL2,2026-31-01,\n'),
};

describe.each(KINDS)('an opening inventory on %s', (kind) => {
  let service: Service;
  beforeAll(async () => {
    service = serviceOn(await freshDatabase(kind));
    await makeContract(service, CONTRACT);
  });
  afterAll(() => service.database.close());

  it('waits for a text that compiles', async () => {
    await createDraft(service, AUTHOR, { contract: CONTRACT, files: textOf(CONTRACT, '30.00') });
    await expect(uploadImport(service, MAKER, FILE)).rejects.toMatchObject({ code: 'S0407' });
  });

  it('is imported before publication, and is there after it', async () => {
    const version = await tested(service, CONTRACT, textOf(CONTRACT, '30.00'));
    const [words] = await listDatasets(service, MAKER, { contract: CONTRACT });
    expect(words).toMatchObject({ dataset: 'lines.csv', items: { key: 'line' } });
    const { batch } = await uploadImport(service, MAKER, FILE);
    const id = { contract: CONTRACT, batch };
    const { counts } = await validateImport(service, MAKER, id);
    expect(counts).toMatchObject({ new: 1, rejected: 1 });
    await expect(applyImport(service, MAKER, id)).rejects.toMatchObject({ code: 'S0201' });
    const applied = await applyImport(service, CHECKER, { ...id, knownOn: '2026-01-01' });
    expect(applied).toMatchObject({ state: 'applied', knownOn: '2026-01-01' });
    const { sourceHash } = version;
    await approveVersion(service, SECOND, { ...version, sourceHash, comment: '' });
    await publishVersion(service, SECOND, version);
    const tables = await loadTables(service.database.db, CONTRACT);
    expect(tables.get('lines.csv')?.rows).toHaveLength(1);
  });

  it('is not read by a text that was published over it', async () => {
    // A draft that compiles names other files; what is published counts.
    const other = textOf(CONTRACT, '30.00')['contract.avn']?.replace('lines.csv', 'others.csv');
    await tested(service, CONTRACT, { 'contract.avn': other ?? '' });
    const all = await listDatasets(service, MAKER, { contract: CONTRACT });
    expect(all.map(({ dataset }) => dataset)).toEqual(['lines.csv']);
  });
});
