// Publications that meet: two at once on PostgreSQL, and those that say something else about what
// was already invoiced.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Actor,
  approveVersion,
  type ContractFiles,
  createDraft,
  type Database,
  json,
  listReRates,
  listVersions,
  openDatabase,
  publishedOn,
  publishVersion,
  rejectVersion,
  type Service,
} from '../../../server/src/index.ts';
import {
  AUTHOR,
  makeContract,
  SECOND,
  serviceOn,
  tested,
  textOf,
} from '../../support/contract-service.ts';
import { freshDatabase, freshServerUrl, KINDS } from '../../support/databases.ts';

const THIRD: Actor = { person: 'cleo', roles: ['BM'] };
const refused = (code: string) => expect.objectContaining({ code });

async function publish(service: Service, contract: string, files: ContractFiles) {
  const version = await tested(service, contract, files);
  await approveVersion(service, SECOND, version);
  return publishVersion(service, SECOND, version);
}

/** Invoices of some periods, as issuing them will leave them. */
async function invoice(database: Database, contract: string, ...periods: readonly string[]) {
  const rows = periods.map((period, at) => ({
    issuer: `ISS-${contract}`,
    series: 'F',
    number: at + 1,
    kind: 'invoice' as const,
    contract,
    account: `BA-${contract}`,
    draft: `${contract} ${period}`,
    period,
    issued_on: `${period}-05`,
    currency: 'EUR',
    net: '10.00',
    document: json({}),
    document_hash: '',
    issued_by: 'ben',
  }));
  await database.db.insertInto('invoice').values(rows).execute();
}

const amendment = (effective: string, price: string) => `
amendment 1 "Lower" signed 2026-05-10 effective ${effective}
  clause 1 "Line"
    for each line
    charge ${price} EUR per month
`;

describe.each(KINDS)('publications on %s', (kind) => {
  let database: Database;
  let service: Service;
  beforeAll(async () => {
    database = await freshDatabase(kind);
    service = serviceOn(database);
  });
  afterAll(() => database.close());

  it.each([
    // What the later text says; from which day it differs; the invoiced periods it may change.
    ['P1', amendment('2026-03-15', '8.00'), '2026-03-15', ['2026-03', '2026-04']],
    ['P2', amendment('2025-06-01', '8.00'), '2026-01-01', ['2026-01', '2026-04']],
    ['P3', amendment('2026-05-01', '8.00'), '2026-05-01', undefined],
    ['P4', '-- only words\n', null, undefined],
  ] as const)('%s rate again what they may change of what was invoiced', async (...one) => {
    const [contract, more, day, periods] = one;
    await makeContract(service, contract);
    await publish(service, contract, textOf(contract, '10.00'));
    await invoice(database, contract, '2026-01', '2026-02', '2026-03', '2026-04');
    const { version, reRate } = await publish(service, contract, textOf(contract, '10.00', more));
    expect(version).toMatchObject({ state: 'published', effectiveFrom: day });
    const job = {
      ...{ contract, job: 1, cause: 'version', reference: `${contract}/2`, state: 'open' },
      ...{ fromPeriod: periods?.[0], throughPeriod: periods?.[1], maker: 'ben' },
    };
    const jobs = periods === undefined ? [] : [job];
    expect(reRate).toEqual(jobs[0]);
    expect(await listReRates(service, AUTHOR, { contract })).toEqual(jobs);
  });

  it('drawn at the end of a month have billed the next one in advance', async () => {
    const ending = (price: string, more = '') => {
      const text = textOf('P5', price, more)['contract.avn'] ?? '';
      return {
        'contract.avn': text
          .replace('at the start of', 'at the end of')
          .replace(': 10.00', ': 20.00'),
      };
    };
    await makeContract(service, 'P5');
    await publish(service, 'P5', ending('10.00'));
    await invoice(database, 'P5', '2026-01', '2026-02', '2026-03');
    const { reRate } = await publish(service, 'P5', ending('10.00', amendment('2026-04-10', '8')));
    expect(reRate).toMatchObject({ fromPeriod: '2026-03', throughPeriod: '2026-03' });
  });

  it('are felt from the start where a clause looks at what ends later', async () => {
    const looking = (price: string, more = '') =>
      textOf(
        'P6',
        price,
        `
define left for each line as service end if known, otherwise 2030-01-01

clause 2 "Notice"
  for each line
  when left < 2027-01-01
  charge 1 EUR per month
${more}`,
      );
    await makeContract(service, 'P6');
    await publish(service, 'P6', looking('10.00'));
    await invoice(database, 'P6', '2026-01', '2026-02', '2026-03');
    const { version, reRate } = await publish(
      service,
      'P6',
      looking('10.00', amendment('2026-03-15', '8.00')),
    );
    expect(version.effectiveFrom).toBe('2026-01-01');
    expect(reRate).toMatchObject({ fromPeriod: '2026-01', throughPeriod: '2026-03' });
  });
});

describe('people at once', () => {
  let database: Database;
  let service: Service;
  beforeAll(async () => {
    database = await openDatabase({ kind: 'server', url: await freshServerUrl() });
    service = serviceOn(database);
  });
  afterAll(() => database.close());

  const statesOf = async (contract: string) => {
    const versions = await listVersions(service, AUTHOR, { contract });
    return versions.map(({ version, state }) => `${version} ${state}`);
  };

  it('publish one version once', async () => {
    await makeContract(service, 'R');
    const version = await tested(service, 'R', textOf('R', '1.00'));
    await approveVersion(service, SECOND, version);
    const all = await Promise.allSettled(
      [SECOND, THIRD, SECOND, THIRD].map((actor) => publishVersion(service, actor, version)),
    );
    expect(all.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    for (const one of all) {
      if (one.status === 'rejected') expect(one.reason).toEqual(refused('S0102'));
    }
    expect(await statesOf('R')).toEqual(['1 published']);
  });

  it('publish two versions one after the other, and the later one is in force', async () => {
    for (const contract of ['S1', 'S2', 'S3', 'S4']) {
      await makeContract(service, contract);
      await publish(service, contract, textOf(contract, '1.00'));
      await invoice(database, contract, '2026-01');
      const versions = [
        await tested(service, contract, textOf(contract, '2.00')),
        await tested(service, contract, textOf(contract, '3.00')),
      ];
      for (const version of versions) await approveVersion(service, SECOND, version);
      const [second, third] = await Promise.allSettled(
        versions.map((version) => publishVersion(service, THIRD, version)),
      );
      expect(third?.status).toBe('fulfilled');
      const inOrder = second?.status === 'fulfilled';
      if (!inOrder) expect(second).toMatchObject({ reason: { code: 'S0307' } });
      expect(await statesOf(contract)).toEqual([
        '3 published',
        inOrder ? '2 superseded' : '2 approved',
        '1 superseded',
      ]);
      expect((await publishedOn(database.db, contract))?.version).toBe(3);
      const jobs = await listReRates(service, AUTHOR, { contract });
      expect(jobs.map(({ reference }) => reference)).toEqual(
        inOrder ? [`${contract}/3`, `${contract}/2`] : [`${contract}/3`],
      );
    }
  });

  it('publish and reject: one of them is too late', async () => {
    for (const contract of ['T1', 'T2', 'T3', 'T4']) {
      await makeContract(service, contract);
      const version = await tested(service, contract, textOf(contract, '1.00'));
      await approveVersion(service, SECOND, version);
      const both = await Promise.allSettled([
        publishVersion(service, THIRD, version),
        rejectVersion(service, SECOND, { ...version, reason: 'wait' }),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const late = both.find(({ status }) => status === 'rejected');
      expect(late).toMatchObject({ reason: { code: expect.stringMatching(/S0102|S0305/) } });
    }
  });

  it('start drafts, each with its own number, and every event has its own', async () => {
    await makeContract(service, 'U');
    const files = textOf('U', '1.00');
    const drafts = await Promise.all(
      Array.from({ length: 12 }, () => createDraft(service, AUTHOR, { contract: 'U', files })),
    );
    const numbers = drafts.map(({ version }) => version).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
    const events = await database.db
      .selectFrom('audit_event')
      .select(['event', 'hash', 'previous_hash'])
      .orderBy('event')
      .execute();
    for (const [at, event] of events.entries()) {
      expect(event.event).toBe(at + 1);
      if (at > 0) expect(event.previous_hash).toBe(events[at - 1]?.hash);
    }
  });
});

describe('the first events of the audit', () => {
  it('are written by people at once', async () => {
    const database = await openDatabase({ kind: 'server', url: await freshServerUrl() });
    const service = serviceOn(database);
    const all = ['A', 'B', 'C', 'D', 'E', 'F'].map((id) => makeContract(service, id));
    await Promise.all(all);
    const { count } = await database.db
      .selectFrom('audit_event')
      .select((row) => row.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBe('30');
    await database.close();
  });
});
