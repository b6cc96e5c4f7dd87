// Control, findings: what people do about them. In: a finding and a wish. Out: another state, with
// its event. An explanation lets no blocking finding pass: that takes a correction or a waiver.
import { sql, type Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import type { FindingTable, Schema } from '../db/schema.ts';
import type { Words } from '../problem/catalogue.ts';
import { Problem } from '../problem/problem.ts';
import type { DraftId } from '../runs/drafts.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { type ControlRule, type Level, type Spoken, spokenOf } from './rule.ts';

/** Which finding. */
export interface FindingId {
  readonly contract: string;
  readonly finding: string;
}

/** A finding. */
export interface Finding extends FindingId {
  readonly control: string;
  readonly draft: string;
  readonly severity: string;
  readonly subject: string;
  readonly evidence: Readonly<Record<string, string | boolean | null>>;
  /** Decimal text in the currency of the draft. */
  readonly atRisk: string;
  readonly state: FindingTable['state'];
  readonly owner: string | null;
  readonly explanation: string;
  /** What its control is asked about: a line, what is held, the whole draft. */
  readonly of: Level;
  /** What its control is called. */
  readonly title: Words;
  /** What it says, the evidence filled in as it is. */
  readonly words: Words;
  /** The same with blanks for the evidence, and how each of it is told: for who formats it. */
  readonly message: Words;
  readonly spoken: Readonly<Record<string, Spoken>>;
}

/** What can be done about a finding. */
export type Treatment = 'assign' | 'explain' | 'waive' | 'close' | 'reopen';

interface Way {
  readonly from: readonly Finding['state'][];
  readonly to: Finding['state'];
  readonly right: string;
}

const WAYS: Readonly<Record<Treatment, Way>> = {
  assign: { from: ['open', 'assigned'], to: 'assigned', right: 'finding.treat' },
  explain: { from: ['open', 'assigned'], to: 'explained', right: 'finding.treat' },
  waive: { from: ['open', 'assigned', 'explained'], to: 'waived', right: 'finding.waive' },
  close: { from: ['explained', 'corrected', 'waived'], to: 'closed', right: 'finding.treat' },
  reopen: {
    from: ['explained', 'corrected', 'waived', 'closed'],
    to: 'open',
    right: 'finding.treat',
  },
};

const FINDING = 'finding';

/**
 * Treats a finding. Waiving is for roles by severity, never for who owns it, wrote its control or
 * explained it.
 * @throws Problem S0201 and S0203 by right, S0202, S0101, S0102, S0614 without words.
 */
export async function treatFinding(
  service: Service,
  actor: Actor,
  input: FindingId & {
    readonly how: Treatment;
    readonly words?: string;
    /** Who is to see to it, when it is assigned. */
    readonly owner?: string;
  },
): Promise<void> {
  const { contract, finding, how, words = '', owner } = input;
  const { from, to, right } = WAYS[how];
  const id = `${contract}/${finding}`;
  await inTransaction(service.database, async (transaction) => {
    const before = await lockFinding(transaction, input);
    const { severity, control } = before;
    const makers = before.owner === null ? [] : [before.owner];
    const author = await authorOf(transaction, control);
    const done = author === actor.person ? ['control.approve'] : [];
    const is = before.owner === actor.person ? ['own'] : [];
    service.may(actor, right, { kind: FINDING, id, contract, severity, makers, done, is });
    if (!from.includes(before.state)) {
      const { state } = before;
      throw new Problem('S0102', { kind: FINDING, id, state, wanted: from.join(' / ') });
    }
    // What blocks is closed only once it is corrected or waived.
    if (how === 'close' && severity === 'blocking' && before.state === 'explained') {
      const wanted = 'corrected / waived';
      throw new Problem('S0102', { kind: FINDING, id, state: before.state, wanted });
    }
    if (how === 'waive' && makers.includes(actor.person)) {
      throw new Problem('S0202', { kind: FINDING, id });
    }
    if (how !== 'assign' && how !== 'close' && words.trim() === '') {
      throw new Problem('S0614', { kind: FINDING, id });
    }
    const isOwned = how === 'assign' || how === 'explain';
    const after = {
      state: to,
      ...(isOwned ? { owner: owner ?? actor.person } : {}),
      ...(how === 'explain' || how === 'waive' ? { explanation: words } : {}),
      closed_by: to === 'closed' || to === 'waived' ? actor.person : null,
    };
    await transaction
      .updateTable('finding')
      .set(after)
      .where('contract', '=', contract)
      .where('finding', '=', finding)
      .execute();
    await record(transaction, actor, service.now(), {
      action: how === 'waive' ? 'finding.waive' : `finding.${how}`,
      ...{ kind: FINDING, id, before: { state: before.state }, after, reason: words },
    });
  });
}

async function lockFinding(transaction: Transaction<Schema>, { contract, finding }: FindingId) {
  const row = await transaction
    .selectFrom('finding')
    .select(['state', 'severity', 'control', 'owner'])
    .where('contract', '=', contract)
    .where('finding', '=', finding)
    .forUpdate()
    .executeTakeFirst();
  const id = `${contract}/${finding}`;
  if (row === undefined) throw new Problem('S0101', { kind: FINDING, id });
  return row;
}

async function authorOf(transaction: Transaction<Schema>, control: string) {
  const row = await transaction
    .selectFrom('control')
    .select('changed_by')
    .where('control', '=', control)
    .executeTakeFirstOrThrow();
  return row.changed_by;
}

/**
 * The findings of a draft, the gravest and largest first.
 * @param asked.owner Only those that this person is to see to.
 */
export async function listFindings(
  service: Service,
  actor: Actor,
  { contract, draft, owner }: DraftId & { readonly owner?: string },
): Promise<readonly Finding[]> {
  const is = owner === actor.person ? ['own'] : [];
  service.may(actor, 'finding.read', { kind: 'contract', id: contract, contract, is });
  let found = service.database.db
    .selectFrom('finding')
    .innerJoin('control', 'control.control', 'finding.control')
    .select(['finding', 'finding.control', 'draft', 'finding.severity', 'subject', 'evidence'])
    .select(['at_risk as atRisk', 'state', 'owner', 'explanation', 'words', 'rule'])
    .where('contract', '=', contract)
    .where('draft', '=', draft);
  if (owner !== undefined) found = found.where('owner', '=', owner);
  const rows = await found
    .orderBy(sql`case finding.severity when 'blocking' then 0 when 'major' then 1 else 2 end`)
    .orderBy('at_risk', 'desc')
    .orderBy('finding')
    .execute();
  return rows.map(({ words, evidence, rule, ...row }) => {
    const said = evidence as Finding['evidence'];
    const { title, message } = words as Pick<Finding, 'title' | 'message'>;
    const fill = (text: string): string =>
      text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(said[name] ?? '—'));
    const filled = { en: fill(message.en), fr: fill(message.fr) };
    const { of } = rule as Pick<ControlRule, 'of'>;
    const kinds = Object.keys(said).map((fact) => [fact, spokenOf(of, fact)] as const);
    const spoken = Object.fromEntries(kinds);
    return { ...row, contract, evidence: said, of, title, words: filled, message, spoken };
  });
}
