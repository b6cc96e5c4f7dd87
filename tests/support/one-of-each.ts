// Support: one object of every kind that routes name, so that a refusal is about the right and not
// about a missing object.
import { sql } from 'kysely';
import {
  type Database,
  installControls,
  issueInvoices,
  json,
  type Service,
} from '../../server/src/index.ts';
import { IDA, makeBillable, validated, writePlainDraft } from './drafts.ts';

/** The names of the objects, by the parameter of a path that stands for them. */
export const NAMED: Readonly<Record<string, string>> = {
  contract: 'C1',
  version: '1',
  batch: '1',
  order: 'O1',
  run: 'D1',
  draft: 'D1',
  finding: 'F1',
  adjustment: 'A1',
  note: 'N1',
  control: 'K04',
  issuer: 'LE-issuer',
  series: 'INV',
  number: '1',
  customer: 'CUS-1',
  account: 'BA-C1',
  person: 'zoe',
  role: 'AN',
  label: 'T1',
  webhook: 'W1',
  message: 'evt_1',
  job: '1',
  change: '1',
  study: 'ST1',
  period: '2026-04',
};

const AT = '2026-05-01T00:00:00Z';

/** Makes them all. */
export async function makeOneOfEach(database: Database, service: Service): Promise<void> {
  const { db } = database;
  const period = '2026-04';
  const lines = [{ subject: 'L1', amount: '10000.00' }];
  await installControls({ database });
  for (const contract of ['C1', 'C2']) await makeBillable(database, contract);
  await writePlainDraft(database, { contract: 'C2', draft: 'D2', period }, lines);
  await validated(service, { contract: 'C2', draft: 'D2' });
  await issueInvoices(service, IDA, { account: 'BA-C2', period });
  await writePlainDraft(database, { contract: 'C1', draft: 'D1', period }, lines);
  await db
    .insertInto('import_batch')
    .values({
      ...{ contract: 'C1', batch: 1, dataset: 'lines.csv', file_name: 'lines.csv' },
      ...{ content_hash: '1', state: 'validated', source: json({}), mapping: json({}) },
      ...{ maker: 'ana', created_at: AT },
    })
    .execute();
  await db
    .insertInto('purchase_order')
    .values({
      ...{ contract: 'C1', order_number: 'O1', action: 'add', dataset: 'lines.csv' },
      ...{ item_key: 'L1', attributes: json({}), requested_on: '2026-05-01', state: 'validated' },
      ...{ maker: 'odo', created_at: AT, reasons: json([]) },
    })
    .execute();
  await db
    .insertInto('finding')
    .values({
      ...{ contract: 'C1', finding: 'F1', control: 'K04', draft: 'D1', severity: 'minor' },
      ...{ subject: 'L1', evidence: json({}), state: 'assigned', owner: 'odo' },
    })
    .execute();
  await db
    .insertInto('adjustment')
    .values({
      ...{ contract: 'C1', adjustment: 'A1', draft: 'D1', reason: 'r', label: 'l' },
      ...{ amount: '-10', currency: 'EUR', cause: 'c', state: 'submitted', maker: 'ana' },
      created_at: AT,
    })
    .execute();
  await db
    .insertInto('note')
    .values({
      ...{ contract: 'C1', note: 'N1', kind: 'credit_note', issuer: 'LE-issuer' },
      ...{ series: 'INV', number: 1, cause: 'c', reason: 'r', lines: json([]), net: '-10' },
      ...{ content_hash: '', state: 'submitted', maker: 'ana', created_at: AT },
    })
    .execute();
  const ON = '2026-05-04';
  await db
    .insertInto('billing_cycle')
    .values({
      ...{ contract: 'C1', period, inputs_on: ON, usage_on: ON, draft_on: ON, approval_on: ON },
      ...{ issue_on: ON, state: 'open', known_on: null, maker: 'ana' },
    })
    .execute();
  await db
    .insertInto('re_rate_job')
    .values({
      ...{ contract: 'C1', job: 1, cause: 'facts', reference: 'r', from_period: period },
      ...{ through_period: period, state: 'open', maker: 'ana', created_at: AT },
    })
    .execute();
  await sql`insert into webhook (webhook, url, secret, events, state, maker, created_at)
    values ('W1', 'https://example.com/', 'whsec_x', '["run.end"]', 'active', 'ada', ${AT})`.execute(
    db,
  );
  await sql`insert into webhook_delivery
    (webhook, message, type, body, state, next_at, created_at)
    values ('W1', 'evt_1', 'run.end', '{}', 'dead', ${AT}, ${AT})`.execute(db);
  await db
    .insertInto('control_change')
    .values({
      ...{ control: 'K04', change: 1, state: 'submitted', before: json({}), after: json({}) },
      ...{ reason: 'r', maker: 'ben', created_at: AT },
    })
    .execute();
  await db
    .insertInto('study')
    .values({
      ...{ study: 'ST1', title: 't', about: 'a', state: 'draft', scenarios: json([]) },
      ...{ content_hash: '', author: 'pat', changed_at: AT },
    })
    .execute();
  await db
    .insertInto('person')
    .values({
      ...{ id: 'zoe', name: 'Zoe', email: 'zoe@example.com', email_verified: true },
      ...{ created_at: AT, updated_at: AT },
    })
    .execute();
  await db
    .insertInto('person_role')
    .values({ person: 'zoe', role: 'AN', granted_by: 'x' })
    .execute();
  await db
    .insertInto('api_token')
    .values({ token_hash: 'h', person: 'zoe', label: 'T1', created_at: AT, expires_at: AT })
    .execute();
}
