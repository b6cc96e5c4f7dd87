// Laws 72 to 74 on contracts: whatever people do in whatever order, what is published was compiled,
// tested and approved as it is, by another person than its author, and every change left an event.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Actor,
  approveVersion,
  type ContractVersion,
  compileVersion,
  createDraft,
  type Database,
  editDraft,
  listVersions,
  Problem,
  publishedOn,
  publishVersion,
  rejectVersion,
  type Service,
  testVersion,
} from '../../../server/src/index.ts';
import { makeContract, serviceOn, textOf } from '../../support/contract-service.ts';
import { freshDatabase } from '../../support/databases.ts';

const PEOPLE: readonly Actor[] = ['ana', 'ben'].map((person) => ({ person, roles: ['BE'] }));

const STEPS = ['draft', 'edit', 'compile', 'test', 'approve', 'publish', 'reject'] as const;
/** What one does next with a version: most of the time people go on. */
const NEXT: Readonly<Record<ContractVersion['state'], (typeof STEPS)[number]>> = {
  draft: 'compile',
  compiled: 'test',
  tested: 'approve',
  approved: 'publish',
  published: 'draft',
  superseded: 'draft',
  rejected: 'edit',
};

const act = fc.record({
  what: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...STEPS) },
    { weight: 3, arbitrary: fc.constant('next' as const) },
  ),
  who: fc.nat(1),
  version: fc.nat(1),
  price: fc.constantFrom('1.00', '2.00'),
  /** What the example expects may be wrong. */
  isRight: fc.constantFrom(true, true, false),
});

type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

async function perform(service: Service, contract: string, one: Act): Promise<void> {
  const actor = PEOPLE[one.who] as Actor;
  const text = textOf(contract, one.price)['contract.avn'] ?? '';
  const files = { 'contract.avn': one.isRight ? text : text.replace(': 1.00', ': 3.00') };
  const all = await listVersions(service, actor, { contract });
  const version = all[one.version % Math.max(1, all.length)];
  const what = one.what === 'next' && version !== undefined ? NEXT[version.state] : one.what;
  if (what === 'draft' || version === undefined) {
    await createDraft(service, actor, { contract, files });
    return;
  }
  switch (what) {
    case 'edit':
      await editDraft(service, actor, { ...version, files, replaces: version.sourceHash });
      return;
    case 'compile':
      await compileVersion(service, actor, version);
      return;
    case 'test':
      await testVersion(service, actor, version);
      return;
    case 'approve':
      await approveVersion(service, actor, version);
      return;
    case 'publish':
      await publishVersion(service, actor, version);
      return;
    default:
      await rejectVersion(service, actor, { ...version, reason: 'no' });
  }
}

describe('contracts', () => {
  let database: Database;
  let service: Service;
  let count = 0;
  let publications = 0;
  beforeAll(async () => {
    database = await freshDatabase('embedded');
    service = serviceOn(database);
  });
  afterAll(() => database.close());

  const snapshot = async (contract: string) => {
    const versions = await listVersions(service, PEOPLE[0] as Actor, { contract });
    const events = await database.db
      .selectFrom('audit_event')
      .select(['action', 'actor', 'object_id', 'after'])
      .where('object_kind', '=', 'contract_version')
      .where('object_id', 'like', `${contract}/%`)
      .orderBy('event')
      .execute();
    return { versions, events };
  };

  it('are published only as tested and as approved by another person', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { size: 'max', minLength: 4, maxLength: 30 }),
        async (acts) => {
          count += 1;
          const contract = `L${count}`;
          await makeContract(service, contract);
          let before = await snapshot(contract);
          for (const one of acts) {
            try {
              await perform(service, contract, one);
            } catch (error) {
              if (!(error instanceof Problem)) throw error;
              expect(await snapshot(contract)).toEqual(before);
            }
            const after = await snapshot(contract);
            const changed = after.versions.filter(
              (version) =>
                !before.versions.some((old) => JSON.stringify(old) === JSON.stringify(version)),
            );
            expect(after.events.length - before.events.length).toBe(changed.length);
            before = after;
          }
          const { versions, events } = before;
          const done = versions.filter(
            ({ state }) => state === 'published' || state === 'superseded',
          );
          publications += done.length;
          for (const version of done) mustBeSound(version, events);
          const published = versions.filter(({ state }) => state === 'published');
          expect(published.length).toBe(Math.min(1, done.length));
          expect((await publishedOn(database.db, contract))?.version).toBe(published[0]?.version);
        },
      ),
      { numRuns: 40 },
    );
    expect(publications).toBeGreaterThan(3);
  });
});

type Events = readonly { action: string; actor: string; object_id: string; after: unknown }[];

function mustBeSound(version: ContractVersion, events: Events): void {
  const own = events.filter(
    ({ object_id, after }) =>
      object_id === `${version.contract}/${version.version}` &&
      (after as { sourceHash: string }).sourceHash === version.sourceHash,
  );
  const last = (action: string) => own.findLastIndex((event) => event.action === action);
  const order = ['compile', 'test', 'approve', 'publish'].map((one) => last(`contract.${one}`));
  expect(order).not.toContain(-1);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(own[last('contract.approve')]?.actor).not.toBe(version.author);
  expect(own[last('contract.publish')]?.actor).not.toBe(version.author);
}
