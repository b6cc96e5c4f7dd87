// Control, settings: the controls as data. In: the standard ones. Out: rows of `control`, which
// change by what is asked and approved alone (`control-change`).
import { json } from '../db/json.ts';
import type { ControlTable } from '../db/schema.ts';
import type { Words } from '../problem/catalogue.ts';
import type { Actor, Service } from '../service/service.ts';
import { STANDARD_CONTROLS } from './catalogue.ts';
import type { ControlRule, ControlThresholds } from './rule.ts';

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

/** What the audit and problems call a control. */
export const CONTROL = 'control';

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
