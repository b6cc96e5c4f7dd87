// Inventory, rights: a data file of items is inventory, one of records only is usage and incidents,
// one of a series is a price index or exchange rate: each has its row of the matrix. In: a data
// file and what is to be done with it. Out: nothing, or the refusal.
import type { Operation } from '../access/operations.ts';
import type { Db } from '../db/database.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { contractWords, datasetOf } from './words.ts';

/** What is done with a data file. */
export type Stage = 'read' | 'import' | 'apply' | 'undo';

type Kind = 'items' | 'records' | 'series';

const RIGHTS: Readonly<Record<Kind, Readonly<Record<Stage, Operation>>>> = {
  items: {
    ...{ read: 'inventory.read', import: 'inventory.import' },
    ...{ apply: 'inventory.apply', undo: 'inventory.undo' },
  },
  records: {
    ...{ read: 'usage.read', import: 'usage.import' },
    ...{ apply: 'usage.import', undo: 'usage.import' },
  },
  series: {
    ...{ read: 'price.read', import: 'index.load' },
    ...{ apply: 'index.approve', undo: 'index.approve' },
  },
};

/** A data file of a contract. */
export interface DatasetName {
  readonly contract: string;
  readonly dataset: string;
}

/**
 * Checks the right to do something with a data file: for each kind of fact that it holds. A file
 * that the contract does not name is asked for as inventory.
 * @param about What else is known of the act, such as its maker.
 * @throws Problem as `Service.may`.
 */
export async function mayDo(
  service: Service,
  actor: Actor,
  db: Db,
  { contract, dataset }: DatasetName,
  stage: Stage,
  about: object = {},
): Promise<void> {
  const kinds = await kindsOf(db, { contract, dataset });
  for (const kind of kinds) {
    service.may(actor, RIGHTS[kind][stage], { kind: 'import', contract, dataset, ...about });
  }
}

async function kindsOf(db: Db, { contract, dataset }: DatasetName): Promise<readonly Kind[]> {
  try {
    const { types, series } = datasetOf((await contractWords(db, contract)).plan, dataset);
    const hasItems = types.some(({ kind }) => kind === 'item');
    const hasRecords = types.some(({ kind }) => kind === 'record');
    return [
      ...(hasItems ? (['items'] as const) : []),
      ...(hasRecords ? (['records'] as const) : []),
      ...(series.length > 0 ? (['series'] as const) : []),
    ];
  } catch (error) {
    if (error instanceof Problem) return ['items'];
    throw error;
  }
}
