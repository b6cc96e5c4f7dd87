// Controls: what they find, what people do about it, what stops a validation; rules as data.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Actor,
  addComment,
  askControlChange,
  type ControlEdit,
  contentOf,
  createAdjustment,
  type Database,
  decideAdjustment,
  decideControlChange,
  evaluateRules,
  type Finding,
  findDraft,
  installControls,
  listComments,
  listControls,
  listFindings,
  listUnbilled,
  OPERATORS,
  Problem,
  reviewDraft,
  runControls,
  type Service,
  STANDARD_CONTROLS,
  treatFinding,
  unbilledFile,
  unbilledReasons,
  validateDraft,
  varianceOf,
} from '../../../server/src/index.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { ANA, makeBillable, type PlainLine, VAL, writePlainDraft } from '../../support/drafts.ts';
import { serviceOf } from '../../support/stored.ts';

const BOSS: Actor = { person: 'bea', roles: ['BM'] };
const RAE: Actor = { person: 'rae', roles: ['RA'] };
const C = 'C1';
const MARCH: readonly PlainLine[] = [
  ...['A', 'B', 'C', 'D', 'E'].map((subject) => ({
    ...{ subject, amount: '100.00', quantity: '10', unitPrice: '10' },
  })),
  { subject: 'F', amount: '3000.00', clause: '2', from: '2026-03-01', to: '2026-04-11' },
  { subject: 'G', amount: '1000.00', clause: '2', from: '2026-03-01', to: '2026-03-29' },
  { subject: 'H', amount: '2000.00', clause: '3' },
];
const APRIL: readonly PlainLine[] = [
  { subject: 'A', amount: '110.00', quantity: '10', unitPrice: '11' },
  { subject: 'B', amount: '0.00' },
  { subject: 'C', amount: '-5.00' },
  { subject: 'D', amount: '100.00' },
  { subject: 'E', amount: '20000.00' },
  { subject: 'F', amount: '3000.00', clause: '2' },
  { subject: 'G', amount: '1000.00', clause: '2' },
  { subject: 'I', amount: '1.00', clause: '4' },
  { subject: 'I', amount: '1.00', clause: '4', to: '2026-04-15' },
  { subject: 'A', amount: '9.00', from: '2025-01-01', to: '2025-02-01', corrects: '2025-01' },
];

describe.each(KINDS)('controls on %s', (kind) => {
  let database: Database;
  let service: Service;
  const id = { contract: C, draft: 'D2' };
  const found = async (control: string): Promise<readonly Finding[]> => {
    const all = await listFindings(service, ANA, id);
    return all.filter((one) => one.control === control);
  };
  // Asked for by one, approved by another.
  const changeControl = async (edit: ControlEdit & { reason: string }): Promise<void> => {
    const { control, change } = await askControlChange(service, BOSS, edit);
    await decideControlChange(service, RAE, { control, change, decision: 'approve' });
  };
  const subjects = async (control: string): Promise<readonly string[]> =>
    (await found(control)).map(({ subject }) => subject).sort();
  beforeAll(async () => {
    database = await freshDatabase(kind);
    service = serviceOf(database, { now: '2026-05-06T08:00:00Z' });
    await installControls(service);
    await makeBillable(database, C);
    await writePlainDraft(database, { contract: C, draft: 'D1', period: '2026-03' }, MARCH);
    // The same line twice cannot be stored: the second has its own name.
    const lines = APRIL.map((line, at) => (at === 8 ? { ...line, from: '2026-04-02' } : line));
    await writePlainDraft(database, { ...id, period: '2026-04' }, lines);
    await database.db
      .updateTable('rated_line')
      .set({ valid_from: '2026-04-01' })
      .where('draft', '=', 'D2')
      .where('position', '=', 9)
      .execute();
    await database.db
      .insertInto('held_item')
      .values([
        {
          ...{ contract: C, draft: 'D2', position: 1, clause: '1', subject: 'J', code: 'R0102' },
          details: JSON.stringify({ table: 'port', keys: 'zone 9', day: '2026-04-01' }) as never,
        },
        {
          ...{ contract: C, draft: 'D2', position: 2, clause: '1', subject: 'K', code: 'R0101' },
          details: JSON.stringify({ subject: 'K', attribute: 'zone' }) as never,
        },
      ])
      .execute();
    await reviewDraft(service, ANA, { ...id, how: 'take' });
  });
  afterAll(() => database.close());

  it('find what is odd, with evidence and what is at risk', async () => {
    const before = await contentOf(database.db, await findDraft(database.db, id));
    const early = validateDraft(service, VAL, { ...id, hash: before.hash });
    await expect(early).rejects.toMatchObject({ code: 'S0612' });
    const { rows, profiles } = await runControls(service, ANA, id);
    expect(profiles).toBeLessThan(rows);
    expect(await subjects('K10Z')).toEqual(['B']);
    expect(await subjects('K10N')).toEqual(['C']);
    expect(await subjects('K10O')).toEqual(['E']);
    expect(await subjects('K10A')).toEqual(['E']);
    expect(await subjects('K07')).toEqual(['A']);
    expect(await subjects('K04')).toEqual(['I', 'I']);
    expect(await subjects('K11O')).toEqual(['F', 'I']);
    expect(await subjects('K11G')).toEqual(['G']);
    expect(await subjects('K28')).toEqual(['A']);
    expect(await subjects('K05')).toEqual(['K']);
    expect(await subjects('K06')).toEqual(['J']);
    expect(await subjects('K09L')).toEqual(['E']);
    expect(await subjects('K09S')).toEqual(['E', 'H']);
    expect(await subjects('K09A')).toEqual([C]);
    expect(await subjects('K20')).toEqual([C]);
    const [outlier] = await found('K10O');
    expect(outlier).toMatchObject({ atRisk: '20000.00', severity: 'major', state: 'open' });
    expect(outlier?.evidence).toMatchObject({ median: '100.00', outlierRatio: '200' });
    expect(outlier?.words.fr).toContain('E : 20000.00, la moitié des lignes');
    const [gap] = await found('K11G');
    expect(gap?.evidence).toMatchObject({ gapDays: '3' });
    const [site] = await found('K09S');
    expect(site?.evidence).toMatchObject({ previousAmount: '100.00', change: '19900.00' });
    const all = await listFindings(service, ANA, id);
    expect(all[0]?.severity).toBe('blocking');
  });

  it('change nothing when they run again on the same content', async () => {
    const before = await listFindings(service, ANA, id);
    const [one] = await found('K10Z');
    const words = 'free of charge';
    await treatFinding(service, ANA, { ...id, finding: one?.finding ?? '', how: 'explain', words });
    await runControls(service, ANA, id);
    const after = await listFindings(service, ANA, id);
    expect(after).toHaveLength(before.length);
    expect((await found('K10Z'))[0]).toMatchObject({ state: 'explained', explanation: words });
  });

  it('stop a validation until what blocks is corrected or waived', async () => {
    const { hash } = await contentOf(database.db, await findDraft(database.db, id));
    const early = validateDraft(service, VAL, { ...id, hash });
    await expect(early).rejects.toMatchObject({ code: 'S0601', values: { count: '5' } });
    const [late, ...rest] = [
      ...(await found('K28')),
      ...(await found('K04')),
      ...(await found('K11O')),
    ];
    const finding = late?.finding ?? '';
    const explained = { ...id, finding, how: 'explain', words: 'agreed' } as const;
    await treatFinding(service, ANA, explained);
    const closed = treatFinding(service, ANA, { ...id, finding, how: 'close' });
    await expect(closed).rejects.toMatchObject({ code: 'S0102' });
    const waived = { ...id, how: 'waive', words: 'agreed with the customer' } as const;
    const own = treatFinding(service, { ...BOSS, person: 'ana' }, { ...waived, finding });
    await expect(own).rejects.toMatchObject({ code: 'S0202' });
    const silent = treatFinding(service, BOSS, { ...waived, finding, words: '' });
    await expect(silent).rejects.toMatchObject({ code: 'S0614' });
    await treatFinding(service, BOSS, { ...waived, finding });
    for (const one of rest) {
      await treatFinding(service, BOSS, { ...waived, finding: one.finding });
    }
    await validateDraft(service, VAL, { ...id, hash });
    const again = runControls(service, ANA, id);
    await expect(again).rejects.toMatchObject({ code: 'S0102' });
    await reviewDraft(service, ANA, { ...id, how: 'reopen', reason: 'one more look' });
  });

  it('tell the rights of the severity, and of who wrote the control', async () => {
    const asked: object[] = [];
    const may = (_: Actor, action: string, context: object): void => {
      if (action === 'finding.waive') asked.push(context);
      const { done = [] } = context as { done?: readonly string[] };
      if (done.length > 0) throw new Problem('S0201', { action });
    };
    const strict = { ...service, may };
    const [one] = await found('K20');
    const waive = { ...id, finding: one?.finding ?? '', how: 'waive', words: 'known' } as const;
    const threshold = { control: 'K20', severity: 'minor', reason: 'same' } as const;
    await changeControl(threshold);
    await expect(treatFinding(strict, BOSS, waive)).rejects.toMatchObject({ code: 'S0201' });
    await treatFinding(strict, VAL, waive);
    expect(asked.at(-1)).toMatchObject({ severity: 'minor', makers: [], done: [] });
  });

  it('are corrected when what they found is gone, and open again when it is back', async () => {
    await changeControl({
      ...{ control: 'K10A', thresholds: { amount: '30000' }, reason: 'a large customer' },
    });
    await runControls(service, ANA, id);
    expect((await found('K10A'))[0]?.state).toBe('corrected');
    const back = { control: 'K10A', thresholds: { amount: '10' }, reason: 'too lax' };
    await changeControl(back);
    await runControls(service, ANA, id);
    expect((await found('K10A')).filter(({ state }) => state === 'open').length).toBeGreaterThan(3);
    const off = { control: 'K10A', isEnabled: false, reason: 'too loud' };
    await changeControl(off);
    await runControls(service, ANA, id);
    expect((await found('K10A')).filter(({ state }) => state === 'open')).toEqual([]);
  });

  it('are data that is checked before it is stored', async () => {
    const rule = (conditions: unknown) => ({ of: 'line', conditions, evidence: ['amount'] });
    const one = { fact: 'amount', operator: 'above', value: '1' };
    const wrong = [
      rule({ ...one, fact: 'colour' }),
      rule({ ...one, operator: 'resembles' }),
      rule({ ...one, value: { threshold: 'none' } }),
      rule({ any: [] }),
      rule({ all: [{ not: { ...one, fact: 'x' } }] }),
      { ...rule(one), evidence: ['x'] },
      { ...rule(one), of: 'planet' },
      'amount > 1',
    ];
    for (const each of wrong) {
      const change = { control: 'K10Z', rule: each, reason: 'try' };
      await expect(changeControl(change)).rejects.toMatchObject({ code: 'S0610' });
    }
    const text = { control: 'K10A', thresholds: { amount: 'much' }, reason: 'try' };
    await expect(changeControl(text)).rejects.toMatchObject({ code: 'S0610' });
    const mine = rule({ all: [one, { fact: 'isCorrection', operator: 'equal', value: true }] });
    await changeControl({ control: 'K10Z', rule: mine, reason: 'other' });
    await runControls(service, ANA, id);
    expect((await found('K10Z')).filter(({ state }) => state === 'open')).toMatchObject([
      { subject: 'A', evidence: { amount: '9.00' } },
    ]);
    const all = await listControls(service, ANA);
    expect(all.find(({ control }) => control === 'K10Z')).toMatchObject({ changedBy: 'bea' });
  });

  it('tell what was not billed and why, in both languages', async () => {
    const asked = { from: '2026-04', through: '2026-04', limit: 10 };
    const all = await listUnbilled(service, ANA, asked);
    expect(all.map(({ subject, code }) => [subject, code])).toEqual([
      ['J', 'R0102'],
      ['K', 'R0101'],
    ]);
    expect(all[0]?.message.en).toBe('table `port` has no row for zone 9 on 2026-04-01');
    expect(all[0]?.message.fr).toContain('n’a aucune ligne pour zone 9');
    const [after] = all;
    if (after === undefined) throw new Error('nothing held');
    expect(await listUnbilled(service, ANA, { ...asked, after })).toEqual(all.slice(1));
    expect(await listUnbilled(service, ANA, { ...asked, code: 'R0101' })).toEqual(all.slice(1));
    expect(await listUnbilled(service, ANA, { ...asked, limit: 1 })).toEqual(all.slice(0, 1));
    expect(await listUnbilled(service, ANA, { ...asked, contract: 'C9' })).toEqual([]);
    const later = { ...asked, from: '2026-05', through: '2026-06' };
    expect(await listUnbilled(service, ANA, later)).toEqual([]);
    expect(await unbilledReasons(service, ANA, asked)).toMatchObject([
      { code: 'R0101', items: 1, contracts: 1 },
      { code: 'R0102', items: 1, contracts: 1 },
    ]);
  });

  it('tell what was not billed as a file in which no cell is a formula', async () => {
    const evil = { subject: '=HYPERLINK("http://x")' };
    const one = database.db.updateTable('held_item').set(evil);
    await one.where('position', '=', 2).where('draft', '=', 'D2').execute();
    const asked = { from: '2026-04', through: '2026-04', language: 'fr' } as const;
    const parts: string[] = [];
    for await (const part of unbilledFile(service, ANA, asked)) parts.push(part);
    const [head, first, second, ...rest] = parts.join('').split('\n');
    expect(head).toMatch(/^contrat,compte,période,projet,clause,élément,type,motif/);
    expect(first).toMatch(/^C1,BA-C1,2026-04,D2,1,J,,R0102,/);
    expect(second).toContain(`,"'=HYPERLINK(""http://x"")",`);
    expect(rest).toEqual(['']);
    const stranger = { person: 'sam', roles: ['PS'] };
    expect(() => unbilledFile(service, stranger, asked)).toThrow(Problem);
  });

  it('may be spoken of, line by line, in threads that stay', async () => {
    const { db } = database;
    const { line } = await db
      .selectFrom('rated_line')
      .select('line')
      .where('draft', '=', 'D2')
      .where('position', '=', 2)
      .executeTakeFirstOrThrow();
    const ask = await addComment(service, ANA, { ...id, line, text: 'why nothing?' });
    const answer = { ...id, answers: ask.comment, text: 'free of charge' };
    expect(await addComment(service, VAL, answer)).toMatchObject({ line, answers: 2, comment: 3 });
    await addComment(service, ANA, { ...id, text: 'all seen' });
    const page = { ...id, after: 0, limit: 10 };
    const all = await listComments(service, ANA, page);
    expect(all.map(({ author, text }) => `${author}: ${text}`)).toEqual([
      // Why it was reopened stands among them.
      'ana: one more look',
      ...['ana: why nothing?', 'val: free of charge', 'ana: all seen'],
    ]);
    expect(await listComments(service, ANA, { ...page, line, after: 2 })).toEqual(all.slice(2, 3));
    const wrong = [
      { ...id, line: 'none', text: 'x' },
      { ...id, answers: 9, text: 'x' },
      { ...id, draft: 'D9', text: 'x' },
    ];
    for (const one of wrong) {
      await expect(addComment(service, ANA, one)).rejects.toMatchObject({ code: 'S0101' });
    }
    const silent = addComment(service, ANA, { ...id, text: ' ' });
    await expect(silent).rejects.toMatchObject({ code: 'S0614' });
    const reader = addComment(service, { person: 'aud', roles: ['AU'] }, { ...id, text: 'x' });
    await expect(reader).rejects.toMatchObject({ code: 'S0201' });
    const events = await db
      .selectFrom('audit_event')
      .select('actor')
      .where('action', '=', 'draft.comment')
      .orderBy('event')
      .execute();
    expect(events.map(({ actor }) => actor)).toEqual(['ana', 'ana', 'val', 'ana']);
  });

  it('explain the difference to last month by cause, to the cent', async () => {
    const variance = await varianceOf(service, ANA, id);
    expect(variance).toMatchObject({ previousTotal: '6500.00', total: '24216.00' });
    expect(variance.change).toBe('17716.00');
    expect(variance.causes).toMatchObject({ price: '10.00', correction: '9.00', new: '2.00' });
    expect(variance.causes.ended).toBe('-2000.00');
    const before = await findDraft(database.db, { ...id, draft: variance.previousDraft ?? '' });
    expect(before.total).toBe('6500.00');
  });

  it('count adjustments together, whoever approves them', async () => {
    const asked: object[] = [];
    const may = (_: Actor, action: string, context: object): void => {
      if (action === 'adjustment.approve') asked.push(context);
    };
    const strict = { ...service, may };
    const adjust = (adjustment: string, amount: string) =>
      createAdjustment(service, ANA, {
        ...{ contract: C, draft: 'D2', adjustment, amount, label: 'gesture' },
        ...{ cause: 'goodwill', reason: 'late delivery' },
      });
    await adjust('ADJ-1', '-4000.00');
    await adjust('ADJ-2', '-3000.00');
    await expect(adjust('ADJ-2', '1')).rejects.toMatchObject({ code: 'S0616' });
    const own = decideAdjustment(strict, ANA, {
      contract: C,
      adjustment: 'ADJ-1',
      decision: 'approve',
    });
    await expect(own).rejects.toMatchObject({ code: 'S0202' });
    expect(asked.at(-1)).toMatchObject({ amount: '7000', makers: ['ana'] });
    const refused = { contract: C, adjustment: 'ADJ-2', decision: 'refuse' } as const;
    expect(await decideAdjustment(strict, VAL, refused)).toMatchObject({ state: 'rejected' });
    const { hash } = await contentOf(database.db, await findDraft(database.db, id));
    await runControls(service, ANA, id);
    const open = validateDraft(service, VAL, { ...id, hash });
    await expect(open).rejects.toMatchObject({ code: 'S0602' });
    const agreed = { contract: C, adjustment: 'ADJ-1', decision: 'approve' } as const;
    expect(await decideAdjustment(strict, VAL, agreed)).toMatchObject({ state: 'applied' });
    expect(asked.at(-1)).toMatchObject({ amount: '4000' });
    const after = await contentOf(database.db, await findDraft(database.db, id));
    expect(after.net).toBe('20216.00');
    expect(after.lines.at(-1)).toMatchObject({ line: 'adjustment/ADJ-1', amount: '-4000.00' });
    const stale = validateDraft(service, VAL, { ...id, hash });
    await expect(stale).rejects.toMatchObject({ code: 'S0603' });
    const unseen = validateDraft(service, VAL, { ...id, hash: after.hash });
    await expect(unseen).rejects.toMatchObject({ code: 'S0612' });
    await runControls(service, ANA, id);
    const self = validateDraft(service, { ...VAL, person: 'ana' }, { ...id, hash: after.hash });
    await expect(self).rejects.toMatchObject({ code: 'S0202' });
    await validateDraft(service, VAL, { ...id, hash: after.hash });
    await reviewDraft(service, ANA, { ...id, how: 'hold', reason: 'the customer asks' });
    const approvals = await database.db
      .selectFrom('approval')
      .select('state')
      .where('object_id', '=', 'C1/D2')
      .execute();
    expect(new Set(approvals.map(({ state }) => state))).toEqual(new Set(['void']));
  });

  it('see a total that is not the sum of the lines, and let it not pass', async () => {
    await reviewDraft(service, ANA, { ...id, how: 'release' });
    const wrong = { total: '24216.01' };
    await database.db.updateTable('draft').set(wrong).where('draft', '=', 'D2').execute();
    await runControls(service, ANA, id);
    expect((await found('K24'))[0]).toMatchObject({
      ...{ severity: 'blocking', evidence: { total: '24216.01', sumOfLines: '24216.00' } },
    });
    const state = await findDraft(database.db, id);
    expect(state.checkedHash).toBeNull();
    const hidden = { state: 'on_hold' } as const;
    const at = database.db.updateTable('billing_account').set(hidden);
    await at.where('account', '=', 'BA-C1').execute();
    await runControls(service, ANA, id);
    expect(await subjects('K22')).toEqual([C]);
  });
});

describe('rules', () => {
  it('ask the engine once for each distinct profile, and give what each row would have got', async () => {
    const rules = STANDARD_CONTROLS.filter(({ rule }) => rule.of === 'line').map((one) => {
      const text = JSON.stringify(one.rule);
      const filled = text.replaceAll(
        /\{"threshold":"(\w+)"\}/g,
        (_, name: string) => `"${one.thresholds[name]}"`,
      );
      return { control: one.control, rule: JSON.parse(filled) as typeof one.rule };
    });
    const rows = Array.from({ length: 500 }, (_, at) => ({
      facts: {
        ...{ amount: `${(at % 7) - 1}`, size: `${at * 50}`, isCorrection: at % 5 === 0 },
        ...{ isAdjustment: at % 11 === 0, copies: `${1 + (at % 2)}`, overlapDays: '0' },
        ...{ outlierRatio: at % 3 === 0 ? null : `${at % 30}`, hasOrder: at % 4 === 0 },
      },
    }));
    const { hits, profiles } = await evaluateRules(rules, rows);
    expect(profiles).toBeLessThan(120);
    for (const row of rows) {
      const alone = await evaluateRules(rules, [row]);
      const together = hits.filter((hit) => hit.row === row).map(({ control }) => control);
      expect(together).toEqual(alone.hits.map(({ control }) => control));
    }
  });

  it('compare decimals exactly, and nothing with what is not known', () => {
    expect(OPERATORS.above?.('0.30000000000000000001', '0.3')).toBe(true);
    expect(OPERATORS.below?.('-10', '-9.5')).toBe(true);
    for (const name of ['above', 'atLeast', 'below', 'atMost', 'same']) {
      expect(OPERATORS[name]?.(null, '0')).toBe(false);
    }
    expect(OPERATORS.in?.('R0101', ['R0101'])).toBe(true);
    expect(OPERATORS.notIn?.('R0101', ['R0101'])).toBe(false);
  });
});
