// Inventory, extracts kept: what a comparison with the network found, so that controls know of it.
// In: a file from the network. Out: the comparison; its last word for a day stands.
import { createHash } from 'node:crypto';
import { record } from '../audit/record.ts';
import { json } from '../db/json.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { type Extract, type Reconciliation, reconcile } from './reconcile.ts';

/** What is kept of a comparison: keys that one side lacks. */
export type Compared = Pick<Reconciliation, 'missingHere' | 'missingThere'>;

/**
 * Compares the inventory with an extract, as `reconcile`, and keeps what it found.
 * @throws Problem as `reconcile`.
 */
export async function keepExtract(
  service: Service,
  actor: Actor,
  extract: Extract,
): Promise<Reconciliation> {
  const { contract, dataset, day, fileName, bytes } = extract;
  service.may(actor, 'inventory.import', { kind: 'inventory', contract, dataset });
  const reconciliation = await reconcile(service, actor, extract);
  const { missingHere, missingThere, compared, matched } = reconciliation;
  const kept = {
    file_name: fileName,
    content_hash: createHash('sha256').update(bytes).digest('hex'),
    found: json({ missingHere, missingThere } satisfies Compared),
    maker: actor.person,
    created_at: service.now().toISOString(),
  };
  await inTransaction(service.database, async (transaction) => {
    await transaction
      .insertInto('network_extract')
      .values({ contract, dataset, day, ...kept })
      .onConflict((on) => on.columns(['contract', 'dataset', 'day']).doUpdateSet(kept))
      .execute();
    await record(transaction, actor, service.now(), {
      action: 'inventory.reconcile',
      kind: 'inventory',
      id: `${contract}/${dataset}/${day}`,
      after: {
        ...{ fileName, hash: kept.content_hash, compared, matched },
        ...{ missingHere: missingHere.length, missingThere: missingThere.length },
      },
    });
  });
  return reconciliation;
}
