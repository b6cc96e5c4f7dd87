// Work, mine: what is in hand besides decisions: imports with rejected rows, versions being
// written, runs that failed, re-rates that have not ended. In: who asks. Out: short lists of what
// they may see.
import type { ReRateJob } from '../contracts/re-rate.ts';
import { refusalOf } from '../service/refusal.ts';
import type { Actor, Service } from '../service/service.ts';

/** An import some of whose rows were refused, and which nobody has settled. */
export interface RefusedImport {
  readonly contract: string;
  readonly batch: number;
  readonly dataset: string;
  readonly fileName: string;
  readonly rejected: number;
  readonly maker: string;
}

/** A version of a contract that is being written. */
export interface OpenVersion {
  readonly contract: string;
  readonly version: number;
  readonly state: 'draft' | 'compiled' | 'tested' | 'rejected';
  readonly author: string;
  readonly note: string;
  readonly createdAt: string;
}

/** A run some of whose contracts could not be rated. */
export interface FailedRun {
  readonly run: string;
  readonly period: string;
  readonly maker: string;
  readonly endedAt: string | null;
}

/** A re-rate that has not ended. */
export type OpenReRate = Omit<ReRateJob, 'maker'>;

/** What is in hand. */
export interface Work {
  readonly imports: readonly RefusedImport[];
  readonly versions: readonly OpenVersion[];
  readonly runs: readonly FailedRun[];
  readonly reRates: readonly OpenReRate[];
}

const SHOWN_MAX = 50;

/** What is in hand, as far as who asks may see it; what they may not is empty. */
export async function readWork(service: Service, actor: Actor): Promise<Work> {
  const { db } = service.database;
  const sees = (operation: string): boolean =>
    refusalOf(service, actor, operation, { kind: 'work' }) === null;
  const imports = !sees('inventory.read')
    ? []
    : await db
        .selectFrom('import_batch')
        .select(['contract', 'batch', 'dataset', 'file_name as fileName', 'maker'])
        .select('rows_rejected as rejected')
        .where('rows_rejected', '>', 0)
        .where('state', 'in', ['validated', 'applied'])
        .orderBy('created_at', 'desc')
        .limit(SHOWN_MAX)
        .execute();
  const versions = !sees('contract.read')
    ? []
    : await db
        .selectFrom('contract_version')
        .select(['contract', 'version', 'state', 'author', 'note', 'created_at as createdAt'])
        .where('state', 'in', ['draft', 'compiled', 'tested', 'rejected'])
        .orderBy('created_at', 'desc')
        .limit(SHOWN_MAX)
        .execute();
  const runs = !sees('run.read')
    ? []
    : await db
        .selectFrom('run')
        .select(['run', 'period', 'maker', 'ended_at as endedAt'])
        .where('state', '=', 'failed')
        .orderBy('created_at', 'desc')
        .limit(SHOWN_MAX)
        .execute();
  const reRates = !sees('run.read')
    ? []
    : await db
        .selectFrom('re_rate_job')
        .select(['contract', 'job', 'cause', 'reference', 'state'])
        .select(['from_period as fromPeriod', 'through_period as throughPeriod'])
        .where('state', 'in', ['open', 'running', 'noted'])
        .orderBy('created_at', 'desc')
        .orderBy('job', 'desc')
        .limit(SHOWN_MAX)
        .execute();
  return { imports, versions: versions as readonly OpenVersion[], runs, reRates };
}
