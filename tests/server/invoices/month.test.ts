// A month of Helvarion: run, findings, adjustment, approval, validation, issue, a change known later,
// re-rate, credit note; every total is checked.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Actor,
  CAUSES,
  contentOf,
  createAdjustment,
  type Database,
  decideAdjustment,
  decideNote,
  findDraft,
  hashOf,
  type InvoiceId,
  installControls,
  issueInvoices,
  issueNote,
  launchRun,
  listFindings,
  openQueue,
  type Queue,
  ratePart,
  readDelta,
  requestReRateNote,
  reviewDraft,
  runControls,
  type Service,
  treatFinding,
  validateDraft,
  varianceOf,
} from '../../../server/src/index.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { ANA, IDA, VAL } from '../../support/drafts.ts';
import { draftsOf, exampleFolder, read } from '../../support/folders.ts';
import { publishExample, serviceOf, storeTables } from '../../support/stored.ts';

const helvarion = read(exampleFolder('helvarion'));
const BOSS: Actor = { person: 'bea', roles: ['BM'] };
const HELV = 'HELV';
const APRIL = '2025-04';
const inCents = (text = '0.00'): bigint => BigInt(text.replace('.', ''));
const total = (lines: readonly { amount: string }[]): bigint =>
  lines.reduce((sum, { amount }) => sum + inCents(amount), 0n);

describe.each(KINDS)('a month on %s', (kind) => {
  const clock = { now: '2025-04-02T08:00:00Z' };
  let database: Database;
  let service: Service;
  let queue: Queue;
  let invoice: InvoiceId;
  // Jobs are done here and now, by no worker.
  const run = async (name: string, mode: 'draft' | 're_rate', period: string, known?: string) => {
    const asked = { run: name, mode, period, contracts: [HELV] } as const;
    const when = known === undefined ? {} : { knownOn: known };
    await launchRun(service, queue, BOSS, { ...asked, ...when });
    await ratePart(service, { run: name, contract: HELV });
    return findDraft(database.db, { contract: HELV, draft: name });
  };
  beforeAll(async () => {
    database = await freshDatabase(kind);
    service = serviceOf(database, clock);
    queue = await openQueue(database);
    await installControls(service);
    await publishExample(database, HELV, helvarion);
    await storeTables(database, HELV, helvarion.folder.tables.values(), '2023-01-01');
  });
  afterAll(async () => {
    await queue.close();
    await database.close();
  });

  it('is drafted, and the difference to the month before is explained to the cent', async () => {
    const printed = await draftsOf(helvarion, '2025-03', APRIL);
    expect((await run('MAR', 'draft', '2025-03')).total).toBe(printed.get('2025-03')?.total);
    expect((await run('APR', 'draft', APRIL)).total).toBe('82589.92');
    const variance = await varianceOf(service, ANA, { contract: HELV, draft: 'APR' });
    expect(variance).toMatchObject({ previousTotal: '81600.68', change: '989.24' });
    const { causes } = variance;
    expect(CAUSES.reduce((sum, cause) => sum + inCents(causes[cause]), 0n)).toBe(98924n);
  });

  it('is controlled, adjusted, approved and validated by others, then issued', async () => {
    const id = { contract: HELV, draft: 'APR' };
    await reviewDraft(service, ANA, { ...id, how: 'take' });
    await createAdjustment(service, ANA, {
      ...{ ...id, adjustment: 'ADJ-1', label: 'Late delivery in Lyon', amount: '-500.00' },
      ...{ cause: 'goodwill', reason: 'agreed on 2025-03-28' },
    });
    await decideAdjustment(service, VAL, {
      ...{ contract: HELV, adjustment: 'ADJ-1', decision: 'approve' },
    });
    const { open } = await runControls(service, ANA, id);
    expect(open).toMatchObject({ K31: 1, K20: 1 });
    const { hash, net } = await contentOf(database.db, await findDraft(database.db, id));
    expect(net).toBe('82089.92');
    const findings = await listFindings(service, ANA, id);
    const blocking = findings.filter(({ severity }) => severity === 'blocking');
    expect(blocking).toEqual([]);
    for (const { finding } of findings) {
      const words = 'seen with the customer';
      await treatFinding(service, ANA, { ...id, finding, how: 'explain', words });
      await treatFinding(service, ANA, { ...id, finding, how: 'close' });
    }
    await validateDraft(service, VAL, { ...id, hash });
    const validator: Actor = { person: VAL.person, roles: ['BM'] };
    const same = issueInvoices(service, validator, { account: `BA-${HELV}`, period: APRIL });
    await expect(same).rejects.toMatchObject({ code: 'S0204' });
    const [issued] = await issueInvoices(service, IDA, { account: `BA-${HELV}`, period: APRIL });
    if (issued === undefined) throw new Error('nothing issued');
    invoice = issued;
    const april = (await draftsOf(helvarion, APRIL, APRIL)).get(APRIL);
    expect(issued).toMatchObject({ number: 1, net: '82089.92', issuedOn: '2025-04-02' });
    expect(issued.document.lines).toHaveLength((april?.lines.length ?? 0) + 1);
    expect(total(issued.document.lines)).toBe(8208992n);
    expect(issued.documentHash).toBe(hashOf(issued.document));
    await launchRun(service, queue, BOSS, {
      ...{ run: 'APR-2', mode: 'draft', period: APRIL, contracts: [HELV] },
    });
    await ratePart(service, { run: 'APR-2', contract: HELV });
    const again = findDraft(database.db, { contract: HELV, draft: 'APR-2' });
    await expect(again).rejects.toMatchObject({ code: 'S0101' });
  });

  it('rated again with nothing new makes no difference', async () => {
    await run('RR-0', 're_rate', APRIL, '2025-04-01');
    const delta = await readDelta(service, ANA, { contract: HELV, run: 'RR-0' });
    expect(delta).toMatchObject({ lines: [], change: '0.00' });
    const why = { cause: 're-rate', reason: 'nothing' };
    const asked = { contract: HELV, run: 'RR-0', note: 'CR-0', ...why };
    expect(await requestReRateNote(service, ANA, asked)).toBeUndefined();
  });

  it('rated again after a change known in May gives the credit, and then nothing more', async () => {
    clock.now = '2025-05-20T08:00:00Z';
    const file = 'data/accesses.csv';
    const columns = helvarion.folder.tables.get(file)?.columns ?? [];
    const row =
      'FR-LYS-01-P,FR-LYS-01,primary,50,Standard,24,2024-01-01,2026-01-01,2025-04-01,,2025-05-10';
    await storeTables(database, HELV, [{ file, columns, rows: [row.split(',')] }], '2025-05-10');
    await run('RR-1', 're_rate', APRIL, '2025-05-15');
    const rerated = { contract: HELV, run: 'RR-1' };
    const delta = await readDelta(service, ANA, rerated);
    // 560 EUR become 420 EUR, by 1.07 for 24 months and the index. A site in Romania ends on the 15th,
    // known in May. The discount is 10 % of all that: 43.61 of 436.06.
    expect(delta.lines.map(({ line, billed, rated }) => [line, billed, rated])).toEqual([
      ['4.1/FR-LYS-01-P/2025-04-01', '613.35', '460.01'],
      ['4.1/RO-PIT-01-P/2025-04-01', '519.38', '259.69'],
      ['4.4/RO-PIT-01-R1/2025-04-01', '46.06', '23.03'],
      ['6/CTR-HELV-001/2025-04-01', '-2746.30', '-2702.69'],
    ]);
    const why = { cause: 're-rate', reason: 'Lyon has 50 Mbps since April' };
    const asked = await requestReRateNote(service, ANA, { ...rerated, note: 'CR-1', ...why });
    expect(asked).toMatchObject({ kind: 'credit_note', net: delta.change });
    if (asked === undefined) throw new Error('no note');
    const own = decideNote(
      service,
      { ...VAL, person: ANA.person },
      { ...asked, decision: 'approve' },
    );
    await expect(own).rejects.toMatchObject({ code: 'S0202' });
    await decideNote(service, VAL, { ...asked, decision: 'approve' });
    const credit = await issueNote(service, IDA, asked);
    expect(credit).toMatchObject({ series: 'CRN', number: 1, issuedOn: '2025-05-20' });
    expect(credit.document.corrects).toEqual({ series: invoice.series, number: invoice.number });
    // Issued, adjustment aside, and the note are what April is as known now.
    const now = await findDraft(database.db, { contract: HELV, draft: 'RR-1' });
    expect(credit.net).toBe('-392.45');
    expect(8208992n + 50000n + inCents(credit.net)).toBe(inCents(now.total));
    expect(await readDelta(service, ANA, rerated)).toMatchObject({ lines: [], change: '0.00' });
  });

  it('corrected once more by the draft of June is stopped there', async () => {
    await run('JUN', 'draft', '2025-06');
    const id = { contract: HELV, draft: 'JUN' };
    await reviewDraft(service, ANA, { ...id, how: 'take' });
    const { open } = await runControls(service, ANA, id);
    expect(open.K11R).toBeGreaterThan(0);
    const { hash } = await contentOf(database.db, await findDraft(database.db, id));
    const early = validateDraft(service, VAL, { ...id, hash });
    await expect(early).rejects.toMatchObject({ code: 'S0601' });
  });
});
