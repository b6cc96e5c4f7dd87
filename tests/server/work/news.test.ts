// What concerns a person: told of the audit alone to who made it, asked for it or is named, as far
// as they may read, and new until they have seen it.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installControls } from '../../../server/src/index.ts';
import { textOf } from '../../support/contract-service.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { makeBillable, writePlainDraft } from '../../support/drafts.ts';
import { AS, appOn, codeOf, type TestApp } from '../../support/http.ts';

const ANALYST = 'amy AN';
const AT = '/api/v1/contracts/CTR-1';
const DRAFT = `${AT}/drafts/RUN-1`;

describe.each(KINDS)('news on %s', (kind) => {
  let on: TestApp;
  beforeAll(async () => {
    const database = await freshDatabase(kind);
    await installControls({ database });
    on = await appOn(database);
    await makeBillable(database, 'CTR-1');
    const of = { contract: 'CTR-1', draft: 'RUN-1', period: '2026-02' };
    await writePlainDraft(database, of, [{ subject: 'L1', amount: '30.00' }]);
  });
  afterAll(() => on.close());

  const news = async (as: string) => (await (await on.client(as).news.$get()).json()).items;
  const told = async (as: string) => (await news(as)).map(({ action }) => action);
  const does = async (as: string, method: string, path: string, json: object = {}) => {
    const answer = await on.ask(as, method, path, { json });
    expect([path, answer.ok]).toEqual([path, true]);
    return answer;
  };
  const says = (as: string, text: string) => does(as, 'POST', `${DRAFT}/comments`, { text });

  it('tells whom a comment names, and nobody else', async () => {
    await says(AS.second, 'Why 30? @amy, see the annex; mail a@bob and b@amy.fr');
    expect(await news(ANALYST)).toMatchObject([
      {
        ...{ action: 'draft.comment', kind: 'draft', actor: 'ben', contract: 'CTR-1' },
        ...{ id: 'RUN-1', draft: 'RUN-1', line: null, isNew: true },
        words: 'Why 30? @amy, see the annex; mail a@bob and b@amy.fr',
      },
    ]);
    for (const other of ['bob AN', 'am AN', 'amy.l AN', 'a AN']) {
      expect(await told(other)).toEqual([]);
    }
    await says(AS.second, 'Ask @amy.l.');
    expect(await told('amy.l AN')).toEqual(['draft.comment']);
    expect(await told(ANALYST)).toEqual(['draft.comment']);
    await says(ANALYST, 'I am @amy');
    expect(await told(ANALYST)).toEqual(['draft.comment']);
  });

  it('tells of no object that one may not read', async () => {
    expect(await told('amy AD')).toEqual([]);
    expect(await told('amy')).toEqual([]);
  });

  it('tells who prepares a draft what others do to it, and who prepared it before no more', async () => {
    await does('eve AN', 'POST', `${DRAFT}/review`, { how: 'take' });
    await does(ANALYST, 'POST', `${DRAFT}/review`, { how: 'take' });
    const hold = { how: 'hold', reason: 'a price is wrong' };
    await does('pia AN', 'POST', `${DRAFT}/review`, hold);
    const [held] = await news(ANALYST);
    expect(held).toMatchObject({ action: 'draft.hold', words: 'a price is wrong', actor: 'pia' });
    expect(await told('eve AN')).toEqual(['draft.take']);
    await does(ANALYST, 'POST', `${DRAFT}/review`, { how: 'release' });
    expect((await told(ANALYST))[0]).toBe('draft.hold');
  });

  it('tells who asked for an adjustment how it was decided', async () => {
    const adjustment = { adjustment: 'A-1', label: 'Goodwill', amount: '-6.00' };
    const more = { reason: 'promised', cause: 'gesture' };
    await does(ANALYST, 'POST', `${DRAFT}/adjustments`, { ...adjustment, ...more });
    const decision = { decision: 'refuse', comment: 'not promised' };
    await does(AS.releaser, 'POST', `${AT}/adjustments/A-1/decision`, decision);
    expect((await news(ANALYST))[0]).toMatchObject({
      ...{ action: 'adjustment.refuse', kind: 'adjustment', contract: 'CTR-1', id: 'A-1' },
      ...{ draft: 'RUN-1', state: 'rejected', words: 'not promised' },
    });
    expect(await told(AS.releaser)).toEqual([]);
  });

  it('tells an author of a rejection, and the maker of a run of its end', async () => {
    const files = textOf('CTR-1', '30.00');
    await does(AS.author, 'POST', `${AT}/versions`, { files });
    await does(AS.author, 'POST', `${AT}/versions/2/compilation`);
    await does(AS.second, 'POST', `${AT}/versions/2/rejection`, { reason: 'clause 4 is missing' });
    expect(await news(AS.author)).toMatchObject([
      {
        action: 'contract.reject',
        kind: 'contract_version',
        id: '2',
        words: 'clause 4 is missing',
      },
    ]);
    const run = { run: 'RUN-9', contracts: ['CTR-1'], mode: 'draft', period: '2026-03' };
    await does(ANALYST, 'POST', '/api/v1/runs', run);
    await expect
      .poll(async () => (await news(ANALYST))[0], { timeout: 20_000 })
      .toMatchObject({ action: 'run.end', kind: 'run', id: 'RUN-9', contract: null });
    expect((await news(ANALYST))[0]?.state).toMatch(/^(completed|failed)$/);
  });

  it('marks as seen up to an event, never back, and none that is not there', async () => {
    const [newest, ...older] = await news(ANALYST);
    const second = older[0]?.event ?? 0;
    await does(ANALYST, 'PUT', '/api/v1/news/seen', { event: second });
    const fresh = async () => (await news(ANALYST)).filter(({ isNew }) => isNew);
    expect((await fresh()).map(({ event }) => event)).toEqual([newest?.event]);
    await does(ANALYST, 'PUT', '/api/v1/news/seen', { event: newest?.event });
    await does(ANALYST, 'PUT', '/api/v1/news/seen', { event: second });
    expect(await fresh()).toEqual([]);
    const far = { json: { event: 2_000_000_000 } };
    const refused = await on.ask(ANALYST, 'PUT', '/api/v1/news/seen', far);
    expect([refused.status, await codeOf(refused)]).toEqual([404, 'S0101']);
    // A mark of one's own says nothing of the business: the audit keeps none of it.
    const { rows } = await sql`
      select 1 from audit_event where action like 'news%'`.execute(on.service.database.db);
    expect(rows).toEqual([]);
    const says = await on.ask(AS.author, 'GET', '/api/v1/news');
    expect(await says.json()).toMatchObject({ items: [{ isNew: true }] });
  });
});
