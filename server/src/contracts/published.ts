// Contracts, publication in force: what rating reads. In: a contract, and a day when the question
// is asked as known on it. Out: the version's files.
import { formatDay, parseDay } from '@avenant/dsl/values';
import type { Db } from '../db/database.ts';
import type { ContractFiles } from './files.ts';

/** A version that was in force for rating. */
export interface PublishedVersion {
  readonly contract: string;
  readonly version: number;
  readonly files: ContractFiles;
  readonly sourceHash: string;
  /** Hash of the plan with every amendment known. */
  readonly planHash: string;
  /** First service day that it may bill otherwise than the version before it. */
  readonly effectiveFrom: string;
  readonly publishedAt: string;
}

/**
 * The version in force for rating: the one published now or, asked as known on a day, the last one
 * published by the end of that day (UTC). Which amendments count is told by their own dates inside
 * the text. Undefined when nothing was published by then.
 */
export async function publishedOn(
  db: Db,
  contract: string,
  knownOn?: string,
): Promise<PublishedVersion | undefined> {
  const versions = db
    .selectFrom('contract_version')
    .select(['version', 'files', 'source_hash', 'plan_hash', 'effective_from', 'published_at'])
    .where('contract', '=', contract);
  const found =
    knownOn === undefined
      ? versions.where('state', '=', 'published')
      : versions
          .where('state', 'in', ['published', 'superseded'])
          .where('published_at', '<', `${dayAfter(knownOn)}T00:00:00Z`)
          .orderBy('published_at', 'desc')
          .orderBy('version', 'desc')
          .limit(1);
  const row = await found.executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    contract,
    version: row.version,
    files: row.files as ContractFiles,
    sourceHash: row.source_hash,
    planHash: row.plan_hash ?? '',
    effectiveFrom: row.effective_from ?? '',
    publishedAt: row.published_at ?? '',
  };
}

function dayAfter(text: string): string {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`not a date: ${text}`);
  return formatDay(day + 1);
}
