// Inventory, lists: data files of a contract, its imports, one order. In: who asks. Out: what
// stands.
import type { PlanType, RatingPlan, ValueType } from '@avenant/dsl';
import type { Actor, Service } from '../service/service.ts';
import { asBatch, type Batch, type BatchId, findBatch } from './batch.ts';
import type { OrderLine } from './order-rows.ts';
import { findOrder, type Order, type OrderId } from './orders.ts';
import { mayDo } from './rights.ts';
import { columnsOf, contractWords, datasetOf, fileReferredTo, type WantedColumn } from './words.ts';

/** An attribute as the vocabulary declares it. */
export interface AttributeWords {
  readonly name: string;
  readonly kind: ValueType['kind'];
  /** Such as `Mbps` or `EUR`; null: none. */
  readonly unit: string | null;
  /** What it may be; empty: anything of its kind. */
  readonly choices: readonly string[];
  /** The data file of the items that it refers to; null: it refers to none. */
  readonly refersTo: string | null;
  readonly required: boolean;
}

/** The items of a data file in the words of the contract. */
export interface ItemWords {
  readonly name: string;
  /** The column of the identity. */
  readonly key: string;
  readonly attributes: readonly AttributeWords[];
  /** What can be ordered of them. */
  readonly actions: readonly OrderLine['action'][];
}

/** A data file that a contract names, with the columns that it reads. */
export interface DatasetWords {
  readonly dataset: string;
  readonly columns: readonly WantedColumn[];
  /** Null: its rows are no items with a key. */
  readonly items: ItemWords | null;
}

/** A contract by its number and title: what whoever keeps its inventory may know of it. */
export interface ContractTitle {
  readonly contract: string;
  readonly title: string;
}

/** The contracts whose inventory one may read, in the order of their numbers. */
export async function listStocked(
  service: Service,
  actor: Actor,
): Promise<readonly ContractTitle[]> {
  service.may(actor, 'inventory.read', { kind: 'inventory' });
  return service.database.db
    .selectFrom('contract')
    .select(['contract', 'title'])
    .orderBy('contract')
    .execute();
}

/** The data files that the contract names. @throws Problem S0407. */
export async function listDatasets(
  service: Service,
  actor: Actor,
  { contract }: { readonly contract: string },
): Promise<readonly DatasetWords[]> {
  service.may(actor, 'inventory.read', { kind: 'inventory', contract });
  const { plan } = await contractWords(service.database.db, contract);
  const series = plan.series.filter(({ columns }) => columns !== undefined);
  const names = new Set([...plan.types, ...series].map(({ file, name }) => file ?? name));
  return [...names].map((dataset) => {
    const words = datasetOf(plan, dataset);
    const type = words.types.find(({ kind, key }) => kind === 'item' && key !== undefined);
    const items = type === undefined ? null : itemWords(plan, type);
    return { dataset, columns: columnsOf(words), items };
  });
}

function itemWords(plan: RatingPlan, { name, key = '', time, attributes }: PlanType): ItemWords {
  const hasEnd = time.kind === 'between' && time.to !== undefined;
  return {
    ...{ name, key },
    actions: [
      ...(time.kind === 'always' ? [] : (['add', 'change'] as const)),
      ...(hasEnd ? (['move', 'cease'] as const) : []),
    ],
    attributes: attributes.map(({ name, type, optional }) => ({
      ...{ name, kind: type.kind, required: !optional },
      unit: type.kind === 'number' ? (type.unit?.label ?? null) : null,
      choices: type.kind === 'one of' ? type.values : [],
      refersTo: type.kind === 'reference' ? (fileReferredTo(plan, type.type) ?? null) : null,
    })),
  };
}

/** The imports of a contract after a number, in the order of their numbers. */
export async function listImports(
  service: Service,
  actor: Actor,
  asked: {
    readonly contract: string;
    readonly dataset?: string;
    readonly state?: Batch['state'];
    readonly after: number;
    readonly limit: number;
  },
): Promise<readonly Batch[]> {
  const { contract, dataset, state, after, limit } = asked;
  if (dataset === undefined) service.may(actor, 'inventory.read', { kind: 'import', contract });
  else await mayDo(service, actor, service.database.db, { contract, dataset }, 'read');
  let rows = service.database.db
    .selectFrom('import_batch')
    .selectAll()
    .where('contract', '=', contract)
    .where('batch', '>', after);
  if (dataset !== undefined) rows = rows.where('dataset', '=', dataset);
  if (state !== undefined) rows = rows.where('state', '=', state);
  return (await rows.orderBy('batch').limit(limit).execute()).map(asBatch);
}

/** One import. @throws Problem S0101. */
export async function readImport(service: Service, actor: Actor, id: BatchId): Promise<Batch> {
  const { db } = service.database;
  const found = await findBatch(db, id).catch((error) => {
    // Whoever may read no import learns of none.
    service.may(actor, 'inventory.read', { kind: 'import', contract: id.contract });
    throw error;
  });
  await mayDo(service, actor, db, found, 'read');
  return found;
}

/** One order. @throws Problem S0101. */
export async function readOrder(service: Service, actor: Actor, id: OrderId): Promise<Order> {
  service.may(actor, 'order.read', { kind: 'order', id: id.order, contract: id.contract });
  return findOrder(service.database.db, id);
}
