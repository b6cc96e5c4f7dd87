// Control, settings: the controls as data. In: the standard ones, then what a manager makes of
// them. Out: rows of `control`; a rule that is not understood is never stored.
import { record } from '../audit/record.ts';
import { json } from '../db/json.ts';
import type { ControlTable } from '../db/schema.ts';
import type { Words } from '../problem/catalogue.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { STANDARD_CONTROLS } from './catalogue.ts';
import { type ControlRule, type ControlThresholds, understood } from './rule.ts';

/** A control. */
export interface Control {
  readonly control: string;
  readonly area: string;
  readonly severity: ControlTable['severity'];
  readonly isEnabled: boolean;
  readonly rule: ControlRule;
  readonly thresholds: ControlThresholds;
  readonly title: Words;
  readonly message: Words;
  readonly changedBy: string | null;
}

const CONTROL = 'control';

/** Adds the standard controls that are not there yet; those that are stay as they are. */
export async function installControls({ database }: Pick<Service, 'database'>): Promise<void> {
  const rows = STANDARD_CONTROLS.map((one) => {
    const { control, area, severity, rule, thresholds, title, message } = one;
    const words = json({ title, message });
    return { control, area, severity, rule: json(rule), thresholds: json(thresholds), words };
  });
  await database.db
    .insertInto('control')
    .values(rows)
    .onConflict((on) => on.doNothing())
    .execute();
}

/** All controls. */
export async function listControls(service: Service, actor: Actor): Promise<readonly Control[]> {
  service.may(actor, 'control.read', { kind: CONTROL });
  const rows = await service.database.db
    .selectFrom('control')
    .selectAll()
    .orderBy('control')
    .execute();
  return rows.map((row) => {
    const { control, area, severity, enabled: isEnabled, changed_by: changedBy } = row;
    const { title, message } = row.words as Pick<Control, 'title' | 'message'>;
    return {
      ...{ control, area, severity, isEnabled, title, message, changedBy },
      rule: row.rule as ControlRule,
      thresholds: row.thresholds as ControlThresholds,
    };
  });
}

/** What a manager changes of a control: only what is named. */
export interface ControlChange {
  readonly control: string;
  readonly severity?: ControlTable['severity'];
  readonly isEnabled?: boolean;
  /** As JSON: facts, operators and thresholds are checked. */
  readonly rule?: unknown;
  readonly thresholds?: unknown;
  readonly reason: string;
}

/**
 * Changes a control; runs of controls from then on go by it.
 * @throws Problem S0201, S0101, S0610 on a rule that is not understood, S0614 without a reason.
 */
export async function changeControl(
  service: Service,
  actor: Actor,
  change: ControlChange,
): Promise<void> {
  const { control, reason } = change;
  service.may(actor, 'control.approve', { kind: CONTROL, id: control, makers: [] });
  if (reason.trim() === '') throw new Problem('S0614', { kind: CONTROL, id: control });
  const at = service.now();
  await inTransaction(service.database, async (transaction) => {
    const before = await transaction
      .selectFrom('control')
      .select(['severity', 'enabled', 'rule', 'thresholds'])
      .where('control', '=', control)
      .forUpdate()
      .executeTakeFirst();
    if (before === undefined) throw new Problem('S0101', { kind: CONTROL, id: control });
    const after = {
      severity: change.severity ?? before.severity,
      enabled: change.isEnabled ?? before.enabled,
      rule: change.rule ?? before.rule,
      thresholds: change.thresholds ?? before.thresholds,
    };
    understood(control, after.rule, after.thresholds);
    await transaction
      .updateTable('control')
      .set({
        ...after,
        rule: json(after.rule),
        thresholds: json(after.thresholds),
        changed_by: actor.person,
        changed_at: at.toISOString(),
      })
      .where('control', '=', control)
      .execute();
    const event = { action: 'control.approve', kind: CONTROL, id: control };
    await record(transaction, actor, at, { ...event, before, after, reason });
  });
}
