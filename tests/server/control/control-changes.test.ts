// The control catalogue as managers edit it: faults named by place, a trial on a draft, asked for
// by one and approved by another, and the history of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Actor,
  askControlChange,
  type Control,
  type Database,
  decideControlChange,
  installControls,
  listControlChanges,
  listControls,
  listFindings,
  Problem,
  type RuleFault,
  runControls,
  type Service,
  tryControl,
} from '../../../server/src/index.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { ANA, makeBillable, writePlainDraft } from '../../support/drafts.ts';
import { serviceOf } from '../../support/stored.ts';

const BEN: Actor = { person: 'ben', roles: ['BE'] };
const BOSS: Actor = { person: 'bea', roles: ['BM'] };
const RAE: Actor = { person: 'rae', roles: ['RA'] };
const id = { contract: 'C1', draft: 'D1' };

describe.each(KINDS)('changes of controls, on %s', (kind) => {
  let database: Database;
  let service: Service;
  const control = 'K10A';
  const isNow = async (): Promise<Control | undefined> =>
    (await listControls(service, ANA)).find((one) => one.control === control);
  beforeAll(async () => {
    database = await freshDatabase(kind);
    service = serviceOf(database, { now: '2026-05-06T08:00:00Z' });
    await installControls(service);
    await makeBillable(database, 'C1');
    await writePlainDraft(database, { ...id, period: '2026-04' }, [
      { subject: 'A', amount: '900.00' },
      { subject: 'B', amount: '12000.00' },
      { subject: 'C', amount: '20000.00' },
    ]);
    await runControls(service, ANA, id);
  });
  afterAll(() => database.close());

  it('name every fault of a rule at its place, in both languages', async () => {
    const rule = {
      of: 'line',
      conditions: {
        all: [
          { fact: 'colour', operator: 'above', value: '1' },
          { fact: 'amount', operator: 'equal', value: '1' },
          { fact: 'amount', operator: 'above', value: 'much' },
          { not: { fact: 'amount', operator: 'above', value: { threshold: 'limit' } } },
          { any: [] },
          { fact: 'kind', operator: 'in', value: 'discount' },
          { fact: 'isCorrection', operator: 'equal', value: 'yes' },
          7,
        ],
      },
      evidence: ['amount', 'size of it'],
      atRisk: 'kind',
    };
    const thresholds = { amount: 'ten' };
    const asked = askControlChange(service, BEN, { control, rule, thresholds, reason: 'try' });
    const refusal: unknown = await asked.catch((error: unknown) => error);
    if (!(refusal instanceof Problem)) throw refusal;
    expect(refusal.code).toBe('S0610');
    const faults = refusal.details as readonly RuleFault[];
    expect(faults.map(({ at, fault }) => `${at} ${fault}`)).toEqual([
      '/thresholds/amount value',
      '/rule/conditions/all/0/fact fact',
      '/rule/conditions/all/1/operator operator',
      '/rule/conditions/all/2/value value',
      '/rule/conditions/all/3/not/value threshold',
      '/rule/conditions/all/4/any empty',
      '/rule/conditions/all/5/value value',
      '/rule/conditions/all/6/value value',
      '/rule/conditions/all/7 form',
      '/rule/evidence/1 fact',
      '/rule/atRisk value',
    ]);
    expect(faults[2]?.words.fr).toBe(
      'opérateur "equal" inadapté : above, atLeast, below, atMost, same',
    );
    expect(refusal.detail('en')).toContain('/rule/conditions/all/4/any: an empty "any" says');
    let deep: object = { fact: 'amount', operator: 'above', value: '1' };
    for (let at = 0; at < 20; at += 1) deep = { not: deep };
    const nested = { of: 'line', conditions: deep, evidence: [] };
    const tooDeep = askControlChange(service, BEN, { control, rule: nested, reason: 'try' });
    await expect(tooDeep).rejects.toMatchObject({ details: [{ fault: 'depth' }] });
  });

  it('are tried on a draft first, and nothing is written', async () => {
    const before = await listFindings(service, ANA, id);
    const trial = await tryControl(service, BEN, {
      ...id,
      control,
      thresholds: { amount: '15000' },
    });
    expect(trial).toMatchObject({
      asItIs: { findings: 2, atRisk: '32000' },
      asEdited: { findings: 1, atRisk: '20000' },
      added: [],
      gone: [{ subject: 'B', evidence: { amount: '12000.00' } }],
    });
    const off = await tryControl(service, BOSS, { ...id, control, isEnabled: false });
    expect(off.asEdited).toEqual({ findings: 0, atRisk: '0' });
    const wrong = tryControl(service, BEN, { ...id, control, thresholds: { amount: '1,5' } });
    await expect(wrong).rejects.toMatchObject({ code: 'S0610' });
    const unknown = tryControl(service, BEN, { ...id, control: 'K99' });
    await expect(unknown).rejects.toMatchObject({ code: 'S0101' });
    const stranger = tryControl(service, ANA, { ...id, control });
    await expect(stranger).rejects.toMatchObject({ code: 'S0201' });
    expect(await listFindings(service, ANA, id)).toEqual(before);
    expect(await listControlChanges(service, ANA, { control, limit: 10 })).toEqual([]);
  });

  it('count once another person approves them', async () => {
    const edit = { control, thresholds: { amount: '15000' }, reason: 'large customers' };
    await expect(askControlChange(service, ANA, edit)).rejects.toMatchObject({ code: 'S0201' });
    const silent = askControlChange(service, BEN, { ...edit, reason: ' ' });
    await expect(silent).rejects.toMatchObject({ code: 'S0614' });
    // A manager edits too, and does not approve it.
    const { change, state } = await askControlChange(service, BOSS, edit);
    expect([change, state]).toEqual([1, 'submitted']);
    expect((await isNow())?.thresholds).toEqual({ amount: '10000' });
    const second = askControlChange(service, BEN, edit);
    await expect(second).rejects.toMatchObject({ code: 'S0619' });
    const approve = { control, change, decision: 'approve' } as const;
    const own = decideControlChange(service, BOSS, approve);
    await expect(own).rejects.toMatchObject({ code: 'S0202' });
    const author = decideControlChange(service, BEN, approve);
    await expect(author).rejects.toMatchObject({ code: 'S0201' });
    await decideControlChange(service, RAE, { ...approve, comment: 'agreed' });
    expect(await isNow()).toMatchObject({ thresholds: { amount: '15000' }, changedBy: 'bea' });
    const again = decideControlChange(service, RAE, approve);
    await expect(again).rejects.toMatchObject({ code: 'S0102' });
    await runControls(service, ANA, id);
    const open = await listFindings(service, ANA, id);
    const large = open.filter((one) => one.control === control && one.state === 'open');
    expect(large.map(({ subject }) => subject)).toEqual(['C']);
  });

  it('are refused, or taken back by who asked; the history keeps all', async () => {
    const off = { control, isEnabled: false, reason: 'too loud' };
    const { change } = await askControlChange(service, BEN, off);
    const refuse = { control, change, decision: 'refuse' } as const;
    await decideControlChange(service, BOSS, { ...refuse, comment: 'no' });
    const third = await askControlChange(service, BEN, { ...off, severity: 'major' });
    await decideControlChange(service, BEN, { ...refuse, change: third.change });
    expect(await isNow()).toMatchObject({ isEnabled: true, severity: 'minor' });
    const all = await listControlChanges(service, ANA, { control, limit: 2 });
    expect(all).toMatchObject([
      { change: 3, state: 'rejected', maker: 'ben', approver: 'ben', after: { severity: 'major' } },
      { change: 2, state: 'rejected', maker: 'ben', approver: 'bea', comment: 'no' },
    ]);
    expect(await listControlChanges(service, ANA, { control, before: 2, limit: 2 })).toMatchObject([
      {
        ...{ change: 1, state: 'approved', reason: 'large customers', approver: 'rae' },
        before: { thresholds: { amount: '10000' } },
        after: { thresholds: { amount: '15000' } },
      },
    ]);
    const events = await database.db
      .selectFrom('audit_event')
      .select('action')
      .where('object_kind', '=', 'control')
      .orderBy('event')
      .execute();
    const [define, approve, no] = ['control.define', 'control.approve', 'control.refuse'];
    expect(events.map(({ action }) => action)).toEqual([
      ...[define, approve, define, no, define, no],
    ]);
  });
});
