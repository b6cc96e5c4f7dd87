// What is learnt late is billed by a note of a re-rate, by the next invoice's corrections, or by both
// in any order: no cent twice, none lost.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Actor,
  type Database,
  decideNote,
  findDraft,
  installControls,
  issueInvoices,
  issueNote,
  json,
  launchRun,
  type Note,
  openQueue,
  type Queue,
  ratePart,
  readDelta,
  requestReRateNote,
  reviewDraft,
  runControls,
  type Service,
} from '../../../server/src/index.ts';
import { inCents, totalOf } from '../../support/billing-steps.ts';
import { textOf } from '../../support/contract-service.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { ANA, IDA, validated } from '../../support/drafts.ts';
import { makeContract, serviceOf, storeTables } from '../../support/stored.ts';

const BOSS: Actor = { person: 'bea', roles: ['BM'] };
const COLUMNS = ['line', 'start', 'end'];
const monthOf = (nth: number): string => `2026-0${nth}`;

/** A contract of lines at 10 EUR a month in advance, and the steps of its months. */
async function office(database: Database, queue: Queue, contract: string) {
  const clock = { now: '2026-01-01T08:00:00Z' };
  const service: Service = serviceOf(database, clock);
  await makeContract(database, contract);
  await database.db
    .insertInto('contract_version')
    .values({
      ...{ contract, version: 1, state: 'published', source_hash: contract, author: 'author' },
      ...{ files: json(textOf(contract, '10.00')), created_at: '2025-01-01T00:00:00Z' },
    })
    .execute();
  let names = 0;
  const steps = {
    service,
    at: (day: string) => {
      clock.now = `${day}T08:00:00Z`;
    },
    learn: (day: string, ...rows: string[][]) =>
      storeTables(database, contract, [{ file: 'lines.csv', columns: COLUMNS, rows }], day),
    run: async (mode: 'draft' | 're_rate', period: string, knownOn?: string) => {
      names += 1;
      const run = `${contract}-R${names}`;
      const asked = { run, mode, period, contracts: [contract] };
      const input = knownOn === undefined ? asked : { ...asked, knownOn };
      await launchRun(service, queue, BOSS, input);
      await ratePart(service, { run, contract });
      return run;
    },
    validate: (draft: string) => validated(service, { contract, draft }),
    issue: (period: string) =>
      issueInvoices(service, IDA, { account: `BA-${contract}`, period, series: contract }),
    ask: async (run: string) => {
      names += 1;
      const asked = { contract, run, note: `N${names}`, cause: 're-rate', reason: 'late' };
      return requestReRateNote(service, ANA, asked);
    },
    decide: (note: Note, decision: 'approve' | 'refuse') =>
      decideNote(service, BOSS, { ...note, decision }),
    /** Issues a note; each contract has series of its own here, and so dates of its own. */
    post: (note: Note) => issueNote(service, IDA, { ...note, series: `N-${contract}` }),
    settle: async (note: Note) => {
      await steps.decide(note, 'approve');
      return steps.post(note);
    },
    /** All that documents bill. */
    billed: async () => {
      const rows = await database.db
        .selectFrom('invoice')
        .select('net as amount')
        .where('contract', '=', contract)
        .execute();
      return totalOf(rows);
    },
  };
  return steps;
}

describe.each(KINDS)('late knowledge on %s', (kind) => {
  let database: Database;
  let queue: Queue;
  beforeAll(async () => {
    database = await freshDatabase(kind);
    queue = await openQueue(database);
    await installControls({ database });
  });
  afterAll(async () => {
    await queue.close();
    await database.close();
  });

  it('billed by a note first is no correction of the next invoice', async () => {
    const my = await office(database, queue, 'A');
    await my.learn('2026-01-01', ['L1', '2026-01-01', ''], ['L2', '2026-01-01', '']);
    await my.validate(await my.run('draft', '2026-01'));
    await my.issue('2026-01');
    // L1 ended on 17 January: 16 of 31 days, 5.16 of 10.00.
    await my.learn('2026-01-20', ['L1', '2026-01-01', '2026-01-17']);
    my.at('2026-01-25');
    const note = await my.ask(await my.run('re_rate', '2026-01', '2026-01-25'));
    if (note === undefined) throw new Error('no note');
    expect(note.net).toBe('-4.84');
    my.at('2026-02-01');
    // While the note is only asked for, the draft corrects, too: the control says so.
    const early = await my.run('draft', '2026-02');
    const id = { contract: 'A', draft: early };
    expect(await findDraft(database.db, id)).toMatchObject({ total: '5.16' });
    await reviewDraft(my.service, ANA, { ...id, how: 'take' });
    expect((await runControls(my.service, ANA, id)).open).toMatchObject({ K11R: 1 });
    await expect(my.validate(early)).rejects.toMatchObject({ code: 'S0601' });
    await my.settle(note);
    const second = await my.run('draft', '2026-02');
    const again = { contract: 'A', draft: second };
    expect(await findDraft(database.db, again)).toMatchObject({ total: '10.00' });
    await reviewDraft(my.service, ANA, { ...again, how: 'take' });
    expect((await runControls(my.service, ANA, again)).open).not.toHaveProperty('K11R');
    await my.validate(second);
    await my.issue('2026-02');
    // L1 had gone on until the 22nd after all: 21 days, 6.77, of which 5.16 are billed.
    await my.learn('2026-02-10', ['L1', '2026-01-01', '2026-01-22']);
    my.at('2026-03-01');
    const third = await my.run('draft', '2026-03');
    const corrections = await database.db
      .selectFrom('rated_line')
      .select(['line', 'amount', 'billed_before', 'whole'])
      .where('contract', '=', 'A')
      .where('draft', '=', third)
      .where('corrects_period', 'is not', null)
      .execute();
    expect(corrections).toEqual([
      { line: '1/L1/2026-01-01~2026-03', amount: '1.61', billed_before: '5.16', whole: null },
    ]);
    await my.validate(third);
    await my.issue('2026-03');
    expect(await my.billed()).toBe(2000n - 484n + 1000n + 1161n);
  });

  it('billed by an invoice first is no difference of the note any more', async () => {
    const my = await office(database, queue, 'B');
    await my.learn('2026-01-01', ['L1', '2026-01-01', '']);
    await my.validate(await my.run('draft', '2026-01'));
    await my.issue('2026-01');
    await my.learn('2026-01-20', ['L1', '2026-01-01', '2026-01-17']);
    my.at('2026-01-25');
    const run = await my.run('re_rate', '2026-01', '2026-01-25');
    const note = await my.ask(run);
    if (note === undefined) throw new Error('no note');
    await my.decide(note, 'approve');
    my.at('2026-02-01');
    await my.learn('2026-01-25', ['L2', '2026-02-01', '']);
    await my.validate(await my.run('draft', '2026-02'));
    expect(await my.issue('2026-02')).toMatchObject([{ net: '5.16' }]);
    await expect(my.post(note)).rejects.toMatchObject({ code: 'S0617' });
    await expect(my.post(note)).rejects.toMatchObject({ code: 'S0102' });
    expect(await my.billed()).toBe(1516n);
  });

  const change = fc.record({
    line: fc.nat(2),
    /** The month in which it is learnt, and the one that it reaches back to. */
    learnt: fc.integer({ min: 1, max: 3 }),
    back: fc.nat(2),
    end: fc.integer({ min: 2, max: 28 }),
  });
  const noteWay = fc.record({
    after: fc.integer({ min: 1, max: 3 }),
    back: fc.nat(2),
    /** When it is issued: at once, with a draft half way, after the next invoice; or refused. */
    how: fc.constantFrom('at once', 'half way', 'later', 'refused'),
  });
  let cases = 0;

  it('of three months is billed once, whatever came first', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.array(noteWay, { minLength: 1, maxLength: 3 }),
        async (changes, notes) => {
          cases += 1;
          const contract = `P${cases}`;
          const my = await office(database, queue, contract);
          const all = ['L0', 'L1', 'L2', 'STAYS'].map((line) => [line, '2026-01-01', '']);
          await my.learn('2026-01-01', ...all);
          const half: Note[] = [];
          const later: Note[] = [];
          const tooLate = async (note: Note): Promise<void> => {
            try {
              await my.settle(note);
            } catch (error) {
              expect(error).toMatchObject({ code: 'S0617' });
            }
          };
          const bill = async (period: string): Promise<void> => {
            await my.validate(await my.run('draft', period));
            for (const note of half.splice(0)) await tooLate(note);
            await my.issue(period).catch(async (error: unknown) => {
              expect(error).toMatchObject({ code: 'S0617' });
              await my.validate(await my.run('draft', period));
              await my.issue(period);
            });
            for (const note of later.splice(0)) await tooLate(note);
          };
          for (let month = 1; month <= 4; month += 1) {
            my.at(`${monthOf(month)}-01`);
            await bill(monthOf(month));
            for (const { line, learnt, back, end } of changes) {
              if (learnt !== month) continue;
              const start = monthOf(Math.max(1, month - back));
              const until = `${start}-${`${end}`.padStart(2, '0')}`;
              await my.learn(`${monthOf(month)}-1${line}`, [`L${line}`, `${start}-01`, until]);
            }
            for (const { after, back, how } of notes) {
              if (after !== month) continue;
              const day = `${monthOf(month)}-15`;
              my.at(day);
              const period = monthOf(Math.max(1, month - back));
              const note = await my.ask(await my.run('re_rate', period, day));
              if (note === undefined) continue;
              if (how === 'at once') await my.settle(note);
              else if (how === 'refused') await my.decide(note, 'refuse');
              else (how === 'half way' ? half : later).push(note);
            }
          }
          let rated = 0n;
          for (let month = 1; month <= 4; month += 1) {
            const run = await my.run('re_rate', monthOf(month), '2026-04-01');
            const delta = await readDelta(my.service, ANA, { contract, run });
            expect(delta).toMatchObject({ lines: [], change: '0.00' });
            rated += inCents(delta.rated);
          }
          expect(await my.billed()).toBe(rated);
        },
      ),
      { numRuns: kind === 'embedded' ? 12 : 4 },
    );
  });
});
