// Roles lent for some days: they count on those days while the giver has them, who acts by one decides
// nothing that the giver made, and the audit tells for whom.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorNamed } from '../../../server/src/access/entering.ts';
import {
  type Actor,
  createPerson,
  createToken,
  type Database,
  type Delegation,
  deactivatePerson,
  delegateRole,
  endDelegation,
  grantRole,
  listDelegations,
  may,
  Problem,
  revokeRole,
  type Service,
} from '../../../server/src/index.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { serviceOf } from '../../support/stored.ts';

const ADA: Actor = { person: 'ada', roles: ['AD'] };

async function told(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Problem) return error.code;
      throw error;
    },
  );
}

describe.each(KINDS)('delegations on %s', (kind) => {
  let database: Database;
  let service: Service;
  const clock = { now: '2026-05-06T08:00:00Z' };
  const lent: Delegation = {
    ...{ giver: 'ben', taker: 'ann', role: 'DIR', from: '2026-05-10', until: '2026-05-20' },
  };
  beforeAll(async () => {
    database = await freshDatabase(kind);
    service = serviceOf(database, clock);
    for (const id of ['ann', 'ben', 'cid']) {
      await createPerson(service, ADA, { id, name: id, email: `${id}@example.com` });
    }
    await grantRole(service, ADA, { person: 'ben', role: 'DIR' });
    await grantRole(service, ADA, { person: 'ann', role: 'BM' });
  });
  afterAll(() => database.close());

  const on = async (day: string, person = 'ann'): Promise<Actor> => {
    clock.now = `${day}T08:00:00Z`;
    const found = await actorNamed(service, person);
    clock.now = '2026-05-06T08:00:00Z';
    if (found === undefined) throw new Error('nobody');
    return found;
  };
  const approves = (actor: Actor, maker: string): string => {
    try {
      may(actor, 'adjustment.approve', { makers: [maker], amount: '60000' });
      return 'done';
    } catch (error) {
      return (error as Problem).code;
    }
  };

  it('are made by administrators, of roles that the giver has and that go together', async () => {
    const ben = { person: 'ben', roles: ['DIR'] };
    expect(await told(delegateRole(service, ben, lent))).toBe('S0201');
    const wrong: readonly (readonly [Partial<Delegation>, string])[] = [
      [{ role: 'XX' }, 'S0208'],
      [{ role: 'BM' }, 'S0101'],
      [{ taker: 'ben' }, 'S0202'],
      [{ taker: 'zed' }, 'S0101'],
      [{ until: '2026-05-09' }, 'S0212'],
      [{ from: '2026-04-01', until: '2026-05-05' }, 'S0212'],
      [{ until: '2026-08-10' }, 'S0212'],
      [{ until: 'later' }, 'S0212'],
    ];
    for (const [part, code] of wrong) {
      expect([part, await told(delegateRole(service, ADA, { ...lent, ...part }))]).toEqual([
        part,
        code,
      ]);
    }
    await grantRole(service, ADA, { person: 'cid', role: 'AD' });
    expect(await told(delegateRole(service, ADA, { ...lent, taker: 'cid' }))).toBe('S0205');
    expect(await told(delegateRole(service, ADA, lent))).toBe('done');
    expect(await told(delegateRole(service, ADA, lent))).toBe('S0209');
  });

  it('count from their first day through their last, for the taker and not their own', async () => {
    const days = ['2026-05-09', '2026-05-10', '2026-05-20', '2026-05-21'];
    const found: string[] = [];
    for (const day of days) found.push((await on(day)).roles.join(' '));
    expect(found).toEqual(['BM', 'BM DIR', 'BM DIR', 'BM']);
    const ann = await on('2026-05-15');
    expect(ann.standsFor).toEqual([{ person: 'ben', role: 'DIR' }]);
    expect(approves(ann, 'cid')).toBe('done');
    // Neither what they made themselves nor what the giver made (law 72).
    expect(approves(ann, 'ann')).toBe('S0202');
    expect(approves(ann, 'ben')).toBe('S0202');
    expect(approves(await on('2026-05-09'), 'cid')).toBe('S0203');
    // Nobody lends what was lent to them.
    expect(await told(delegateRole(service, ADA, { ...lent, giver: 'ann', taker: 'cid' }))).toBe(
      'S0101',
    );
  });

  it('are told by the audit and by their list', async () => {
    await createToken(service, await on('2026-05-15'), { label: 'x', days: 1 });
    const event = await database.db
      .selectFrom('audit_event')
      .select(['actor', 'role'])
      .where('action', '=', 'token.create')
      .executeTakeFirst();
    expect(event).toEqual({ actor: 'ann', role: 'BM DIR/ben' });
    const page = { after: 0, limit: 10 };
    const all = await listDelegations(service, ADA, page);
    expect(all).toEqual([{ ...lent, grantedBy: 'ada', endedAt: null }]);
    const ann = { person: 'ann', roles: ['BM'] };
    expect(await listDelegations(service, ann, { ...page, person: 'ann' })).toEqual(all);
    const cid = { person: 'cid', roles: ['AN'] };
    expect(await told(listDelegations(service, cid, page))).toBe('S0201');
    expect(await told(listDelegations(service, cid, { ...page, person: 'ben' }))).toBe('S0201');
  });

  it('end with the role of the giver, or when they are taken back', async () => {
    const { until: _, ...id } = lent;
    await revokeRole(service, ADA, { person: 'ben', role: 'DIR' });
    expect((await on('2026-05-15')).roles).toEqual(['BM']);
    await grantRole(service, ADA, { person: 'ben', role: 'DIR' });
    expect((await on('2026-05-15')).roles).toEqual(['BM', 'DIR']);
    expect(await told(endDelegation(service, { person: 'ann', roles: ['BM'] }, id))).toBe('S0201');
    expect(await told(endDelegation(service, { person: 'ben', roles: ['DIR'] }, id))).toBe('done');
    expect(await told(endDelegation(service, ADA, id))).toBe('S0101');
    expect((await on('2026-05-15')).roles).toEqual(['BM']);
    await delegateRole(service, ADA, { ...lent, from: '2026-05-11' });
    await deactivatePerson(service, ADA, { person: 'ben' });
    expect((await on('2026-05-15')).roles).toEqual(['BM']);
  });
});
