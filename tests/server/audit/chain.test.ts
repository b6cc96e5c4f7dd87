// The chain of the audit: safe under writers at the same time, and no edit or removal unseen.
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Anchor,
  type Change,
  type Database,
  type Db,
  inTransaction,
  openDatabase,
  record,
  verifyAudit,
} from '../../../server/src/index.ts';
import { freshDatabase, freshServerUrl, KINDS } from '../../support/databases.ts';
import { unguard } from '../../support/unguarded.ts';

const ADA = { person: 'ada', roles: ['AN', 'BS'] };
const AT = new Date('2026-04-02T08:00:00.120Z');
const change = (id: string, more: Partial<Change> = {}): Change => ({
  action: 'draft.validate',
  kind: 'draft',
  id,
  ...more,
});
const write = (database: Database, id: string, more: Partial<Change> = {}) =>
  inTransaction(database, (transaction) => record(transaction, ADA, AT, change(id, more)));

/** Does something to the tables, looks, and undoes it. */
async function tampered<T>(
  database: Database,
  harm: (db: Db) => Promise<unknown>,
  look: (db: Db) => Promise<T>,
) {
  const undo = new Error('undo');
  let seen: T | undefined;
  const work = database.db.transaction().execute(async (transaction) => {
    await unguard(transaction, 'audit_event', 'audit_head');
    await harm(transaction);
    seen = await look(transaction);
    throw undo;
  });
  await expect(work).rejects.toBe(undo);
  return seen;
}

describe.each(KINDS)('the chain on %s', (kind) => {
  const EVENTS = 25;
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
    for (let at = 1; at <= EVENTS; at += 1) {
      await write(database, `d${at}`, { before: { state: 'draft', at }, after: [at, null, 'é'] });
    }
  });
  afterAll(() => database.close());

  it('holds, whatever the size of the batches', async () => {
    for (const batch of [1, 4, 25, 1000]) {
      const found = await verifyAudit(database.db, { batch });
      expect([batch, found.events, found.broken]).toEqual([batch, EVENTS, undefined]);
    }
  });

  it('holds with any JSON before and after', async () => {
    const storable = (value: unknown): boolean => {
      const text = JSON.stringify(value);
      return !text.includes('\\u0000') && !/\\ud[89a-f]/.test(text);
    };
    const value = fc.jsonValue({ maxDepth: 3 }).filter(storable);
    const property = fc.asyncProperty(value, value, async (before, after) => {
      const found = await tampered(
        database,
        (db) => record(db as Parameters<typeof record>[0], ADA, AT, change('j', { before, after })),
        (db) => verifyAudit(db),
      );
      expect(found).toMatchObject({ events: EVENTS + 1 });
      expect(found?.broken).toBeUndefined();
    });
    await fc.assert(property, { numRuns: 40 });
  });

  it('shows an edit of any column of any event', async () => {
    const edits = [
      sql`at = at + interval '1 millisecond'`,
      sql`actor = 'eve'`,
      sql`role = null`,
      sql`action = 'draft.reject'`,
      sql`object_kind = 'invoice'`,
      sql`object_id = object_id || 'x'`,
      sql`before = '{"state": "draft", "at": 0}'`,
      sql`after = null`,
      sql`reason = 'because'`,
      sql`hash = repeat('a', 64)`,
      sql`previous_hash = repeat('a', 64)`,
    ];
    const anyEvent = fc.integer({ min: 1, max: EVENTS });
    const property = fc.asyncProperty(anyEvent, fc.constantFrom(...edits), async (event, edit) => {
      const found = await tampered(
        database,
        (db) => sql`update audit_event set ${edit} where event = ${event}`.execute(db),
        (db) => verifyAudit(db, { batch: 7 }),
      );
      expect(found?.events).toBe(event - 1);
      expect(found?.broken?.event).toBe(event);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it('shows the removal of any events, the last ones too', async () => {
    for (let event = 1; event <= EVENTS; event += 1) {
      for (const rest of [false, true]) {
        const found = await tampered(
          database,
          (db) =>
            db
              .deleteFrom('audit_event')
              .where('event', rest ? '>=' : '=', event)
              .execute(),
          (db) => verifyAudit(db, { batch: 10 }),
        );
        expect(found?.broken).toEqual({ event, why: 'missing' });
      }
    }
  });

  it('shows a removal that numbers the others anew, and events that nobody recorded', async () => {
    const renumbered = await tampered(
      database,
      async (db) => {
        await sql`delete from audit_event where event = 9`.execute(db);
        for (let event = 10; event <= EVENTS; event += 1) {
          await sql`update audit_event set event = ${event - 1} where event = ${event}`.execute(db);
        }
      },
      (db) => verifyAudit(db),
    );
    expect(renumbered?.broken).toEqual({ event: 9, why: 'unchained' });
    const added = await tampered(
      database,
      (db) =>
        sql`insert into audit_event select ${EVENTS + 1}, at, actor, role, action, object_kind,
          object_id, before, after, reason, hash, hash from audit_event where event = ${EVENTS}`.execute(
          db,
        ),
      (db) => verifyAudit(db),
    );
    expect(added?.broken).toEqual({ event: EVENTS + 1, why: 'not recorded' });
  });

  it('shows a chain written anew as a whole to whoever kept an anchor', async () => {
    const { last } = await verifyAudit(database.db);
    const forge = async (db: Db) => {
      await sql`delete from audit_event`.execute(db);
      await sql`update audit_head set event = 0, hash = repeat('0', 64)`.execute(db);
      for (let at = 1; at <= EVENTS; at += 1) {
        await record(db as Parameters<typeof record>[0], ADA, AT, change(`other${at}`));
      }
    };
    const look = (anchors: readonly Anchor[]) => (db: Db) => verifyAudit(db, { anchors });
    expect((await tampered(database, forge, look([])))?.broken).toBeUndefined();
    const found = await tampered(database, forge, look([last]));
    expect(found?.broken).toEqual({ event: EVENTS, why: 'not as anchored' });
    const cut = (db: Db) =>
      sql`delete from audit_event where event > 5`.execute(db).then(() =>
        sql`update audit_head set event = 5, hash =
          (select hash from audit_event where event = 5)`.execute(db),
      );
    expect((await tampered(database, cut, look([])))?.broken).toBeUndefined();
    const short = await tampered(database, cut, look([last]));
    expect(short?.broken).toEqual({ event: 6, why: 'missing' });
  });
});

describe.each(KINDS)('writers at the same time on %s', (kind) => {
  const databases: Database[] = [];
  beforeAll(async () => {
    if (kind === 'embedded') databases.push(await freshDatabase(kind));
    else {
      const url = await freshServerUrl();
      for (const _ of [1, 2]) databases.push(await openDatabase({ kind: 'server', url }));
    }
  });
  afterAll(() => Promise.all(databases.map((each) => each.close())));
  const one = () => databases[0]!;
  const other = () => databases.at(-1)!;

  it('make one chain, from the very first event on', async () => {
    let second: Promise<void> | undefined;
    await inTransaction(one(), async (transaction) => {
      await record(transaction, ADA, AT, change('first'));
      second = write(other(), 'second');
      // Long enough that the second one looks for its last event before the first one ends.
      await new Promise((done) => setTimeout(done, 200));
    });
    await second;
    const rows = await one()
      .db.selectFrom('audit_event')
      .select(['event', 'object_id'])
      .orderBy('event')
      .execute();
    expect(rows.map(({ object_id }) => object_id)).toEqual(['first', 'second']);
    expect(await verifyAudit(one().db)).toMatchObject({ events: 2 });
  });

  it('lose and double none of many, and leave no hole where one gives up', async () => {
    const works = Array.from({ length: 60 }, (_, at) => {
      const database = at % 2 === 0 ? one() : other();
      return inTransaction(database, async (transaction) => {
        await record(transaction, ADA, AT, change(`many${at}`));
        if (at % 5 === 0) throw new Error('given up');
      });
    });
    const ends = await Promise.allSettled(works);
    const failed = ends.flatMap((end) => (end.status === 'rejected' ? [`${end.reason}`] : []));
    expect(failed).toEqual(Array(12).fill('Error: given up'));
    const found = await verifyAudit(one().db, { batch: 9 });
    expect(found.broken).toBeUndefined();
    expect(found.events).toBe(2 + 48);
  });

  it('do not disturb a verification under way', async () => {
    const works = Array.from({ length: 20 }, (_, at) => write(other(), `late${at}`));
    const looks = Array.from({ length: 6 }, () => verifyAudit(one().db, { batch: 3 }));
    const found = await Promise.all(looks);
    await Promise.all(works);
    expect(found.map(({ broken }) => broken)).toEqual(Array(6).fill(undefined));
    expect((await verifyAudit(one().db)).events).toBe(70);
  });
});
