// Acts: what a person did before to an object, from the audit. In: the person and the objects that
// count together (a draft, its account, its period). Out: the operations, for `requireRight`.
import type { Db } from '../db/database.ts';
import { isOperation, type Operation } from './operations.ts';

/** Events that are told more closely than the right that they needed. */
const OPERATION_OF: Readonly<Record<string, Operation>> = {
  'account.change': 'account.edit',
  'account.create': 'account.edit',
  'contract.approve': 'contract.publish',
  'contract.compile': 'contract.draft',
  'contract.create': 'contract.draft',
  'contract.edit': 'contract.draft',
  'contract.test': 'contract.draft',
  'customer.create': 'customer.edit',
  'entity.create': 'customer.edit',
  'inventory.map': 'inventory.import',
  'inventory.validate': 'inventory.import',
  'split.set': 'account.edit',
};

/** An object as the audit names it. */
export interface Named {
  readonly kind: string;
  readonly id: string;
}

/** What a person did to any of the objects. */
export async function actsOf(
  db: Db,
  person: string,
  objects: readonly Named[],
): Promise<readonly Operation[]> {
  if (objects.length === 0) return [];
  const rows = await db
    .selectFrom('audit_event')
    .select('action')
    .distinct()
    .where('actor', '=', person)
    .where((where) =>
      where.or(
        objects.map(({ kind, id }) =>
          where.and([where('object_kind', '=', kind), where('object_id', '=', id)]),
        ),
      ),
    )
    .orderBy('action')
    .execute();
  const names = rows.map(({ action }) => OPERATION_OF[action] ?? action);
  return [...new Set(names.filter(isOperation))];
}
