// Control, the run of the controls: over a draft as it is now. In: a draft. Out: findings, with
// their evidence; those of an earlier run that no longer hold are corrected. The draft keeps the
// hash of the content that was controlled.
import { compare } from '@avenant/dsl/values';
import type { Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import { json } from '../db/json.ts';
import type { Schema } from '../db/schema.ts';
import type { DraftId } from '../runs/drafts.ts';
import { canonical } from '../service/canonical.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { amountOf, DRAFT, type Draft, idOf, lockDraft, mustBe, readContent } from './draft.ts';
import { around, controlsInForce, type Found, findingsOf } from './findings-of.ts';

/** What a run of the controls came to. */
export interface Controlled {
  /** Open findings by control. */
  readonly open: Readonly<Record<string, number>>;
  readonly rows: number;
  /** How often the rules were evaluated. */
  readonly profiles: number;
}

/**
 * Runs the controls over a draft.
 * @throws Problem S0201, S0101, S0102 when the draft is validated or gone.
 */
export async function runControls(
  service: Service,
  actor: Actor,
  input: DraftId,
): Promise<Controlled> {
  const id = idOf(input);
  service.may(actor, 'finding.treat', { kind: DRAFT, id, contract: input.contract });
  return inTransaction(service.database, async (transaction) => {
    const draft = await lockDraft(transaction, input);
    mustBe(draft, 'generated', 'in_review', 'on_hold');
    const content = await readContent(transaction, draft);
    const material = { draft, content, ...(await around(service, transaction, draft)) };
    const controls = await controlsInForce(transaction);
    const { found, rows, profiles } = await findingsOf(material, controls);
    const open = await keep(transaction, draft, found);
    const adds = compare(content.adds, amountOf(draft.total)) === 0;
    await transaction
      .updateTable('draft')
      .set({ checked_hash: adds ? content.hash : null })
      .where('contract', '=', draft.contract)
      .where('draft', '=', draft.draft)
      .execute();
    await record(transaction, actor, service.now(), {
      action: 'draft.control',
      ...{ kind: DRAFT, id, after: { hash: content.hash, open } },
    });
    return { open, rows, profiles };
  });
}

/** So many findings go with one statement. */
const CHUNK = 1000;

// What a person said of a finding stands as long as its evidence does.
async function keep(
  transaction: Transaction<Schema>,
  { contract, draft }: Draft,
  found: readonly Found[],
): Promise<Record<string, number>> {
  const known = await transaction
    .selectFrom('finding')
    .select(['finding', 'state', 'evidence'])
    .where('contract', '=', contract)
    .where('draft', '=', draft)
    .execute();
  const before = new Map(known.map((one) => [one.finding, one]));
  const still = new Set(found.map(({ finding }) => finding));
  const fresh = found.filter((one) => {
    const was = before.get(one.finding);
    const isSame = was !== undefined && canonical(was.evidence) === canonical(one.evidence);
    return !isSame || was.state === 'corrected';
  });
  const gone = known.filter(({ finding, state }) => !still.has(finding) && state !== 'corrected');
  const outdated = [...fresh.map(({ finding }) => finding)].filter((one) => before.has(one));
  for (let at = 0; at < outdated.length; at += CHUNK) {
    await transaction
      .deleteFrom('finding')
      .where('contract', '=', contract)
      .where('finding', 'in', outdated.slice(at, at + CHUNK))
      .execute();
  }
  for (let at = 0; at < fresh.length; at += CHUNK) {
    const rows = fresh.slice(at, at + CHUNK).map((one) => {
      const { finding, control, severity, subject, evidence, atRisk } = one;
      return {
        ...{ contract, draft, finding, control, severity, subject, at_risk: atRisk },
        ...{ evidence: json(evidence), state: 'open' as const },
      };
    });
    await transaction.insertInto('finding').values(rows).execute();
  }
  for (let at = 0; at < gone.length; at += CHUNK) {
    await transaction
      .updateTable('finding')
      .set({ state: 'corrected' })
      .where('contract', '=', contract)
      .where(
        'finding',
        'in',
        gone.slice(at, at + CHUNK).map(({ finding }) => finding),
      )
      .execute();
  }
  const open = await transaction
    .selectFrom('finding')
    .select(['control', ({ fn }) => fn.countAll<string>().as('count')])
    .where('contract', '=', contract)
    .where('draft', '=', draft)
    .where('state', 'in', ['open', 'assigned', 'explained'])
    .groupBy('control')
    .orderBy('control')
    .execute();
  return Object.fromEntries(open.map(({ control, count }) => [control, Number(count)]));
}
