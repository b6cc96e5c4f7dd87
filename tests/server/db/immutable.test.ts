// What was issued and what was recorded cannot be changed or removed, not even by SQL written by hand.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, issueInvoices, verifyAudit } from '../../../server/src/index.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { IDA, makeBillable, validated, writePlainDraft } from '../../support/drafts.ts';
import { serviceOf } from '../../support/stored.ts';

const REFUSED = '23001';
const HARMS = [
  `update invoice set net = net + 1`,
  `update invoice set document = '{}'`,
  `update invoice set issued_on = issued_on - 1`,
  `delete from invoice`,
  `truncate invoice cascade`,
  `update rated_line set amount = 0 where draft = 'D1'`,
  `delete from rated_line where draft = 'D1' and position = 1`,
  `update draft set total = 0 where draft = 'D1'`,
  `update draft set state = 'generated' where draft = 'D1'`,
  `delete from draft where draft = 'D1'`,
  `update audit_event set actor = 'eve' where event = 1`,
  `delete from audit_event where event = 2`,
  `truncate audit_event`,
  `update audit_head set event = 0`,
  `update audit_head set hash = repeat('a', 64)`,
  `delete from audit_head`,
  `truncate audit_head`,
];

describe.each(KINDS)('on %s', (kind) => {
  let database: Database;
  const period = '2026-04';
  const lines = [
    { subject: 'A', amount: '100.10' },
    { subject: 'B', amount: '-0.37' },
  ];
  beforeAll(async () => {
    database = await freshDatabase(kind);
    const service = serviceOf(database, { now: '2026-05-06T08:00:00Z' });
    await makeBillable(database, 'C1');
    await makeBillable(database, 'C2');
    await writePlainDraft(database, { contract: 'C1', draft: 'D1', period }, lines);
    await writePlainDraft(database, { contract: 'C2', draft: 'D2', period }, lines);
    await validated(service, { contract: 'C1', draft: 'D1' });
    await issueInvoices(service, IDA, { account: 'BA-C1', period });
  });
  afterAll(() => database.close());

  const all = async () => {
    const rows = async (table: string) =>
      (await sql`select * from ${sql.table(table)} order by 1, 2, 3`.execute(database.db)).rows;
    const tables = ['invoice', 'rated_line', 'draft', 'audit_event', 'audit_head'];
    return Promise.all(tables.map(rows));
  };

  it.each(HARMS)('is refused: %s', async (harm) => {
    const before = await all();
    await expect(sql.raw(harm).execute(database.db)).rejects.toMatchObject({ code: REFUSED });
    expect(await all()).toEqual(before);
  });

  it('what is not issued yet may change', async () => {
    await sql`update rated_line set label = 'x' where draft = 'D2'`.execute(database.db);
    await sql`update draft set total = 0 where draft = 'D2'`.execute(database.db);
    await sql`delete from rated_line where draft = 'D2'`.execute(database.db);
    expect((await verifyAudit(database.db)).broken).toBeUndefined();
  });
});
