// Credit and debit notes: never more than the line and the invoice, approved by others, own series.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Actor,
  type ContentLine,
  type Database,
  decideNote,
  deltaOf,
  hashOf,
  type InvoiceId,
  issueInvoices,
  issueNote,
  type NewNote,
  noteLinesOf,
  readDelta,
  requestNote,
  requestReRateNote,
  type Service,
} from '../../../server/src/index.ts';
import { balanceAfter, mustLeave } from '../../../server/src/invoices/balance.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { ANA, IDA, makeBillable, VAL, validated, writePlainDraft } from '../../support/drafts.ts';
import { serviceOf } from '../../support/stored.ts';

const BOSS: Actor = { person: 'bea', roles: ['BM'] };
const DIR: Actor = { person: 'dora', roles: ['DIR'] };
const FIN: Actor = { person: 'finn', roles: ['FI'] };
const C = 'C1';
const LINES = [
  { subject: 'A', amount: '100.10' },
  { subject: 'B', amount: '60000.00' },
  { subject: 'C', amount: '-0.37' },
] as const;

describe.each(KINDS)('notes on %s', (kind) => {
  let database: Database;
  let service: Service;
  let invoice: InvoiceId;
  let count = 0;
  const note = (position: number, amount: string, more: Partial<NewNote> = {}) => {
    count += 1;
    const lines = [{ position, amount }];
    const asked = { contract: C, note: `N${count}`, kind: 'credit_note', invoice, lines } as const;
    return requestNote(service, ANA, { ...asked, cause: 'error', reason: 'wrong', ...more });
  };
  beforeAll(async () => {
    database = await freshDatabase(kind);
    service = serviceOf(database, { now: '2026-05-06T08:00:00Z' });
    await makeBillable(database, C);
    await writePlainDraft(database, { contract: C, draft: 'D1', period: '2026-04' }, LINES);
    await validated(service, { contract: C, draft: 'D1' });
    const [made] = await issueInvoices(service, IDA, { account: `BA-${C}`, period: '2026-04' });
    if (made === undefined) throw new Error('nothing issued');
    invoice = made;
  });
  afterAll(() => database.close());

  it('are approved by another, then issued under their own series, naming the original', async () => {
    const asked = await note(1, '40.10');
    expect(asked).toMatchObject({ net: '-40.10', state: 'submitted' });
    const early = issueNote(service, IDA, asked);
    await expect(early).rejects.toMatchObject({ code: 'S0102' });
    const own = decideNote(service, { ...VAL, person: 'ana' }, { ...asked, decision: 'approve' });
    await expect(own).rejects.toMatchObject({ code: 'S0202' });
    await decideNote(service, VAL, { ...asked, decision: 'approve' });
    const issued = await issueNote(service, IDA, asked);
    expect(issued).toMatchObject({ series: 'CRN', number: 1, kind: 'credit_note', net: '-40.10' });
    const { series, number } = invoice;
    expect(issued.document.corrects).toEqual({ series, number });
    expect(issued.document).toMatchObject({ cause: 'error', reason: 'wrong' });
    expect(issued.document.lines.map(({ original, amount }) => [original, amount])).toEqual([
      [1, '-40.10'],
    ]);
    expect(issued.documentHash).toBe(hashOf(issued.document));
    await expect(issueNote(service, IDA, asked)).rejects.toMatchObject({ code: 'S0102' });
  });

  it('credit no more than is left of a line, asked for or issued', async () => {
    await expect(note(1, '60.01')).rejects.toMatchObject({
      code: 'S0607',
      values: { left: '60.00' },
    });
    const asked = await note(1, '60.00');
    await expect(note(1, '0.01')).rejects.toMatchObject({ code: 'S0607' });
    await decideNote(service, VAL, { ...asked, decision: 'refuse' });
    const debit = await note(1, '5.00', { kind: 'debit_note', cause: 'other' });
    expect(debit.net).toBe('5.00');
    const again = await note(1, '65.00', { cause: 'other' });
    await decideNote(service, VAL, { ...again, decision: 'refuse' });
    await decideNote(service, VAL, { ...debit, decision: 'approve' });
    expect(await issueNote(service, IDA, debit)).toMatchObject({ series: 'DBN', number: 1 });
    await expect(note(3, '0.01')).rejects.toMatchObject({ code: 'S0607' });
  });

  it('want an amount, a cause, a line of the invoice', async () => {
    for (const amount of ['0', '-1.00', '1.005', 'x']) {
      await expect(note(1, amount)).rejects.toMatchObject({ code: 'S0609' });
    }
    await expect(note(9, '1.00')).rejects.toMatchObject({ code: 'S0101' });
    await expect(note(1, '1.00', { cause: ' ' })).rejects.toMatchObject({ code: 'S0614' });
    await expect(note(1, '1.00', { note: 'N1' })).rejects.toMatchObject({ code: 'S0616' });
  });

  it('above the second threshold are decided by a director and by finance, summed up', async () => {
    const asked = await note(2, '30000.00', { cause: 'sla' });
    const small = decideNote(service, VAL, { ...asked, decision: 'approve' });
    await expect(small).rejects.toMatchObject({ code: 'S0203' });
    await decideNote(service, BOSS, { ...asked, decision: 'approve' });
    // Together with the first one this is above the threshold, split or not.
    const second = await note(2, '20000.01', { cause: 'sla' });
    const by = (actor: Actor) => decideNote(service, actor, { ...second, decision: 'approve' });
    await expect(by(BOSS)).rejects.toMatchObject({ code: 'S0203' });
    await expect(by(FIN)).rejects.toMatchObject({ code: 'S0613', values: { role: 'DIR' } });
    expect(await by(DIR)).toMatchObject({ state: 'submitted' });
    await expect(by(DIR)).rejects.toMatchObject({ code: 'S0202' });
    const director: Actor = { person: 'dan', roles: ['DIR'] };
    await expect(by(director)).rejects.toMatchObject({ code: 'S0613', values: { role: 'FI' } });
    expect(await by(FIN)).toMatchObject({ state: 'approved' });
    expect(await issueNote(service, IDA, second)).toMatchObject({ net: '-20000.01', number: 2 });
  });

  it('that changed after their approval are not issued', async () => {
    const asked = await note(2, '10.00', { cause: 'claim' });
    await decideNote(service, VAL, { ...asked, decision: 'approve' });
    const other = { reason: 'another' };
    await database.db.updateTable('note').set(other).where('note', '=', asked.note).execute();
    await expect(issueNote(service, IDA, asked)).rejects.toMatchObject({ code: 'S0603' });
  });

  it('of a re-rate bill the difference once; without any there is none', async () => {
    const rated = [
      { subject: 'A', amount: '90.10' },
      { subject: 'C', amount: '-0.50' },
      { subject: 'D', amount: '7.00' },
      { subject: 'B', amount: '60000.00' },
    ];
    const of = { contract: C, period: '2026-04', mode: 're_rate' } as const;
    await writePlainDraft(database, { ...of, draft: 'RR1' }, rated);
    const run = { contract: C, run: 'RR1' };
    const delta = await readDelta(service, ANA, run);
    expect(delta.lines.map(({ line, change }) => [line, change])).toEqual([
      ['1/A/2026-04-01', '-10.00'],
      ['1/C/2026-04-01', '-0.13'],
      ['1/D/2026-04-01', '7.00'],
    ]);
    expect(delta).toMatchObject({ billed: '60099.73', rated: '60096.60', change: '-3.13' });
    const why = { cause: 're-rate', reason: 'amendment' };
    const asked = await requestReRateNote(service, ANA, { ...run, note: 'RN1', ...why });
    expect(asked).toMatchObject({ kind: 'credit_note', net: '-3.13', run: 'RR1' });
    expect(await requestReRateNote(service, ANA, { ...run, note: 'RN2', ...why })).toBeUndefined();
    if (asked === undefined) throw new Error('no note');
    await decideNote(service, VAL, { ...asked, decision: 'approve' });
    await issueNote(service, IDA, asked);
    expect(await readDelta(service, ANA, run)).toMatchObject({ lines: [], change: '0.00' });
    const draft = readDelta(service, ANA, { contract: C, run: 'D1' });
    await expect(draft).rejects.toMatchObject({ code: 'S0615' });
  });
});

const cents = (value: bigint): string => {
  const size = `${value < 0n ? -value : value}`.padStart(3, '0');
  return `${value < 0n ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
};
const inCents = (text: string): bigint => BigInt(text.replace('.', ''));
const lineOf = (name: number, amount: bigint, position: number): ContentLine => ({
  ...{ position, line: `1/${name}/2026-04-01`, clause: '1', kind: 'recurring', label: `${name}` },
  ...{ subject: `${name}`, subjectType: null, amount: cents(amount), from: null, to: null },
  ...{ quantity: null, quantityUnit: null, unitPrice: null, unitPriceUnit: null, corrects: null },
});
const period = fc
  .uniqueArray(fc.tuple(fc.nat(12), fc.bigInt(-500n, 5000n)), { selector: ([name]) => name })
  .map((all) => all.map(([name, amount], at) => lineOf(name, amount, at + 1)));
const total = (lines: readonly { amount: string }[]): bigint =>
  lines.reduce((sum, { amount }) => sum + inCents(amount), 0n);

describe('differences of a re-rate', () => {
  it('with what was issued and posted are what is rated, line by line (law 53)', () => {
    fc.assert(
      fc.property(period, fc.array(period, { minLength: 1, maxLength: 3 }), (issued, runs) => {
        const posted: ReturnType<typeof noteLinesOf>[number][] = [];
        for (const rated of runs) {
          const deltas = deltaOf({ issued, changes: posted }, rated, 'EUR');
          const balance = balanceAfter(issued, [posted]);
          const lines = noteLinesOf(deltas, issued, balance, 'EUR');
          // No line is credited below nothing (law 57), whatever the run says.
          for (const [position, left] of balanceAfter(issued, [posted, lines]).lines) {
            const was = balance.lines.get(position);
            expect(left.n >= 0n || (was !== undefined && left.n * was.d >= was.n * left.d)).toBe(
              true,
            );
          }
          posted.push(...lines);
          expect(total(issued) + total(posted)).toBe(total(rated));
          expect(deltaOf({ issued, changes: posted }, rated, 'EUR')).toEqual([]);
        }
      }),
    );
  });

  it('are none for unchanged lines', () => {
    fc.assert(
      fc.property(period, (lines) => {
        expect(deltaOf({ issued: lines, changes: [] }, lines, 'EUR')).toEqual([]);
      }),
    );
  });
});

describe('what is left of an invoice', () => {
  it('is never less than nothing, however credits are split (law 57)', () => {
    const amounts = fc.array(fc.tuple(fc.nat(4), fc.bigInt(1n, 4000n)), { maxLength: 12 });
    fc.assert(
      fc.property(period, amounts, (lines, credits) => {
        const invoice = { issuer: 'I', series: 'S', number: 1, currency: 'EUR' } as never;
        const taken: { original: number; amount: string }[][] = [];
        for (const [position, size] of credits) {
          const note = [{ original: position + 1, amount: cents(-size) }];
          try {
            mustLeave(invoice, balanceAfter(lines, taken), note);
            taken.push(note);
          } catch (error) {
            expect(['S0607', 'S0608', 'S0101']).toContain((error as { code: string }).code);
          }
        }
        const left = balanceAfter(lines, taken);
        const credited = (at: number): bigint =>
          taken
            .flat()
            .reduce((sum, one) => sum - (one.original === at ? inCents(one.amount) : 0n), 0n);
        for (const { position, amount } of lines) {
          const most = inCents(amount) > 0n ? inCents(amount) : 0n;
          expect(credited(position)).toBeLessThanOrEqual(most);
        }
        if (taken.length > 0) expect(left.net.n).toBeGreaterThanOrEqual(0n);
      }),
    );
  });
});
