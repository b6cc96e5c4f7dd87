// Demo, examples: the example contracts with their data, the cycles of two months and a first run
// of each. In: the folder of the examples. Out: contracts in force, facts by the operations of
// imports, runs that are asked for. Doing it again, or after a stop half way, ends in the same
// place; what people did since stays.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { formatMonth, parseMonth } from '@avenant/dsl/values';
import { type SeededContract, seedContract } from '../contracts/seed.ts';
import { applyImport } from '../inventory/apply.ts';
import { validateImport } from '../inventory/check.ts';
import { uploadImport } from '../inventory/upload.ts';
import { contractInForce, datasetOf } from '../inventory/words.ts';
import { planCycle } from '../runs/cycles.ts';
import { launchRun } from '../runs/operations.ts';
import type { Queue } from '../runs/queue.ts';
import type { Actor, Service } from '../service/service.ts';

/** An example and the month that its first run drafts. */
export interface ShownExample {
  readonly folder: string;
  readonly period: string;
}

/** The examples that a new data folder holds. */
export const SHOWN: readonly ShownExample[] = [
  { folder: 'helvarion', period: '2025-04' },
  { folder: 'corvenne', period: '2025-06' },
  { folder: 'brightmoor', period: '2024-10' },
];

const IMPORTER: Actor = { person: 'demo-bs', roles: ['BS'] };
/** Who applies what was sent, and plans the months. */
const APPLIER: Actor = { person: 'demo-os', roles: ['OS'] };
/** Who brings values of indices, and who approves them. */
const LOADER: Actor = { person: 'demo-be', roles: ['BE'] };
const APPROVER: Actor = { person: 'demo-fi', roles: ['FI'] };

/** The working days of the cut-offs. */
const CUT_OFFS = { inputs: -1, usage: 2, draft: 3, approval: 5, issue: 6 };

/** Before all that the examples tell: their rows count from the days that they tell themselves. */
const KNOWN_ON = '2000-01-01';

/** The name of an example's first run, and of its draft. */
export const firstRunOf = ({ folder, period }: ShownExample): string => `first-${folder}-${period}`;

/**
 * Loads the examples that are not there; none where contracts of others are.
 * @param options.told Hears the name of each example as its turn comes.
 * @param options.signal Ends it between two examples.
 */
export async function loadExamples(
  service: Service,
  queue: Queue,
  examples: string,
  {
    told = () => undefined,
    signal,
  }: { readonly told?: (folder: string) => void; readonly signal?: AbortSignal } = {},
): Promise<void> {
  const { db } = service.database;
  const runs = await db.selectFrom('run').select('run').where('run', 'like', 'first-%').execute();
  const drafted = new Set(runs.map(({ run }) => run));
  const missing = SHOWN.filter((one) => !drafted.has(firstRunOf(one)));
  if (missing.length === 0) return;
  const others = await db
    .selectFrom('contract_version')
    .select('contract')
    .where('author', 'not like', 'demo-%')
    .limit(1)
    .executeTakeFirst();
  if (others !== undefined) return;
  for (const example of missing) {
    if (signal?.aborted === true) return;
    told(example.folder);
    const seeded = await seedContract(service, join(examples, example.folder));
    await loadData(service, seeded);
    const { contract } = seeded;
    const { period } = example;
    for (const month of [period, monthAfter(period)]) {
      await planCycle(service, APPLIER, { contract, period: month, days: CUT_OFFS });
    }
    const asked = { run: firstRunOf(example), mode: 'draft' as const, period };
    await launchRun(service, queue, IMPORTER, { ...asked, contracts: [contract] });
  }
}

const monthAfter = (month: string): string => formatMonth((parseMonth(month) ?? 0) + 1);

async function loadData(service: Service, { contract, datasets }: SeededContract): Promise<void> {
  const there = await service.database.db
    .selectFrom('import_batch')
    .select('dataset')
    .where('contract', '=', contract)
    .where('state', 'in', ['applied', 'undone'])
    .execute();
  const loaded = new Set(there.map(({ dataset }) => dataset));
  const { plan } = await contractInForce(service.database.db, contract);
  for (const { dataset, path } of datasets) {
    if (loaded.has(dataset)) continue;
    const isSeries = datasetOf(plan, dataset).series.length > 0;
    const [importer, applier] = isSeries ? [LOADER, APPROVER] : [IMPORTER, APPLIER];
    const bytes = new Uint8Array(readFileSync(path));
    const file = { contract, dataset, fileName: basename(path), bytes };
    const { batch } = await uploadImport(service, importer, file);
    await validateImport(service, importer, { contract, batch });
    await applyImport(service, applier, { contract, batch, knownOn: KNOWN_ON });
  }
}
