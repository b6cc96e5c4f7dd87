// Control, changes of the catalogue: asked for by one, approved by another, kept for good. In: what
// is to change of a control. Out: rows of `control_change` and, once approved, of `control`; a rule
// that is not understood is never stored.
import type { Selectable, Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import { json } from '../db/json.ts';
import type { ControlChangeTable, ControlTable, Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { understood } from './rule-check.ts';
import { CONTROL, type Control } from './settings.ts';

/** What is changed of a control: only what is named. */
export interface ControlEdit {
  readonly control: string;
  readonly severity?: ControlTable['severity'];
  readonly isEnabled?: boolean;
  /** As JSON: facts, operators and thresholds are checked. */
  readonly rule?: unknown;
  readonly thresholds?: unknown;
}

/** What of a control can change. */
export type ControlState = Pick<Control, 'severity' | 'isEnabled' | 'rule' | 'thresholds'>;

/** Which change. */
export interface ControlChangeId {
  readonly control: string;
  readonly change: number;
}

/** A change of a control: what it was, what it is to be, who asked, who decided. */
export interface ControlChange extends ControlChangeId {
  readonly state: ControlChangeTable['state'];
  readonly before: ControlState;
  readonly after: ControlState;
  readonly reason: string;
  readonly maker: string;
  readonly createdAt: string;
  readonly approver: string | null;
  readonly comment: string;
  readonly decidedAt: string | null;
}

/**
 * Who defines controls edits them; so does who approves them, for another to approve.
 * @throws Problem S0201.
 */
export function mayEdit({ may }: Service, actor: Actor, control: string): void {
  const about = { kind: CONTROL, id: control };
  try {
    may(actor, 'control.define', about);
  } catch (refusal) {
    try {
      may(actor, 'control.approve', { ...about, makers: [] });
    } catch {
      throw refusal;
    }
  }
}

/**
 * Asks for a change of a control; nothing changes until another person approves it.
 * @throws Problem S0201, S0101, S0610 on a rule that is not understood, S0614 without a reason,
 * S0619 while another change of it waits.
 */
export async function askControlChange(
  service: Service,
  actor: Actor,
  input: ControlEdit & { readonly reason: string },
): Promise<ControlChange> {
  const { control, reason } = input;
  mayEdit(service, actor, control);
  if (reason.trim() === '') throw new Problem('S0614', { kind: CONTROL, id: control });
  const at = service.now();
  return inTransaction(service.database, async (transaction) => {
    const before = await lockControl(transaction, control);
    const after = edited(before, input);
    understood(control, after.rule, after.thresholds);
    const past = await transaction
      .selectFrom('control_change')
      .select(['change', 'state'])
      .where('control', '=', control)
      .orderBy('change', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (past?.state === 'submitted') {
      throw new Problem('S0619', { control, change: `${past.change}` });
    }
    const row = await transaction
      .insertInto('control_change')
      .values({
        ...{ control, change: (past?.change ?? 0) + 1, state: 'submitted', reason },
        ...{ before: json(before), after: json(after) },
        ...{ maker: actor.person, created_at: at.toISOString() },
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    const event = { action: 'control.define', kind: CONTROL, id: control };
    await record(transaction, actor, at, { ...event, before, after, reason });
    return asChange(row);
  });
}

/**
 * Approves a change, which then counts, or refuses it. Its maker may only take it back.
 * @throws Problem S0201, S0202 for its maker, S0101, S0102 when it is decided, S0610 when its rule
 * speaks of what there is no more.
 */
export async function decideControlChange(
  service: Service,
  actor: Actor,
  input: ControlChangeId & {
    readonly decision: 'approve' | 'refuse';
    readonly comment?: string;
  },
): Promise<ControlChange> {
  const { control, change, decision, comment = '' } = input;
  const id = `${control}/${change}`;
  const at = service.now();
  return inTransaction(service.database, async (transaction) => {
    await lockControl(transaction, control);
    const row = await transaction
      .selectFrom('control_change')
      .selectAll()
      .where('control', '=', control)
      .where('change', '=', change)
      .executeTakeFirst();
    if (row === undefined) throw new Problem('S0101', { kind: CONTROL, id });
    const { maker, state, before, after } = asChange(row);
    const isApproved = decision === 'approve';
    const isOwn = maker === actor.person;
    if (!isApproved && isOwn) mayEdit(service, actor, control);
    else service.may(actor, 'control.approve', { kind: CONTROL, id: control, makers: [maker] });
    if (state !== 'submitted') {
      throw new Problem('S0102', { kind: CONTROL, id, state, wanted: 'submitted' });
    }
    if (isApproved) await write(transaction, { control, maker, at }, after);
    const decided = await transaction
      .updateTable('control_change')
      .set({
        ...{ state: isApproved ? 'approved' : 'rejected', approver: actor.person, comment },
        decided_at: at.toISOString(),
      })
      .where('control', '=', control)
      .where('change', '=', change)
      .returningAll()
      .executeTakeFirstOrThrow();
    const action = isApproved ? 'control.approve' : 'control.refuse';
    const event = { action, kind: CONTROL, id: control };
    await record(transaction, actor, at, { ...event, before, after, reason: comment });
    return asChange(decided);
  });
}

/** The changes of a control, the newest first: those before a number. */
export async function listControlChanges(
  service: Service,
  actor: Actor,
  asked: {
    readonly control: string;
    readonly before?: number | undefined;
    readonly limit: number;
  },
): Promise<readonly ControlChange[]> {
  const { control, before, limit } = asked;
  service.may(actor, 'control.read', { kind: CONTROL, id: control });
  let rows = service.database.db
    .selectFrom('control_change')
    .selectAll()
    .where('control', '=', control);
  if (before !== undefined) rows = rows.where('change', '<', before);
  return (await rows.orderBy('change', 'desc').limit(limit).execute()).map(asChange);
}

/** A control as an edit would leave it. */
export function edited(
  before: ControlState,
  edit: ControlEdit,
): Omit<ControlState, 'rule' | 'thresholds'> & {
  readonly rule: unknown;
  readonly thresholds: unknown;
} {
  return {
    severity: edit.severity ?? before.severity,
    isEnabled: edit.isEnabled ?? before.isEnabled,
    rule: edit.rule ?? before.rule,
    thresholds: edit.thresholds ?? before.thresholds,
  };
}

// A change is made by whoever asked for it: who defines a control waives none of its findings.
async function write(
  transaction: Transaction<Schema>,
  by: { readonly control: string; readonly maker: string; readonly at: Date },
  after: ControlState,
): Promise<void> {
  const { control, maker, at } = by;
  const { severity, isEnabled, rule, thresholds } = after;
  understood(control, rule, thresholds);
  await transaction
    .updateTable('control')
    .set({
      ...{ severity, enabled: isEnabled, rule: json(rule), thresholds: json(thresholds) },
      ...{ changed_by: maker, changed_at: at.toISOString() },
    })
    .where('control', '=', control)
    .execute();
}

async function lockControl(
  transaction: Transaction<Schema>,
  control: string,
): Promise<ControlState> {
  const row = await transaction
    .selectFrom('control')
    .select(['severity', 'enabled as isEnabled', 'rule', 'thresholds'])
    .where('control', '=', control)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem('S0101', { kind: CONTROL, id: control });
  return row as unknown as ControlState;
}

function asChange(row: Selectable<ControlChangeTable>): ControlChange {
  const { control, change, state, before, after, reason, maker, approver, comment } = row;
  return {
    ...{ control, change, state, reason, maker, approver, comment },
    before: before as unknown as ControlState,
    after: after as unknown as ControlState,
    createdAt: row.created_at,
    decidedAt: row.decided_at,
  };
}
