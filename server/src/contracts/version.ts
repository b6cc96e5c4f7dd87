// Contracts, versions: one text of a contract and how far it has come. In: rows. Out: versions, and
// the one way in which a version changes its state.
import type { Transaction, Updateable } from 'kysely';
import { actsOf } from '../access/acts.ts';
import type { Flag } from '../access/conditions.ts';
import { record } from '../audit/record.ts';
import type { Db } from '../db/database.ts';
import type { ContractVersionTable, Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import type { ContractFiles } from './files.ts';

/**
 * draft -> compiled -> tested -> approved -> published -> superseded; rejected goes back to draft.
 */
export type VersionState = ContractVersionTable['state'];

/** Which version of which contract. */
export interface VersionId {
  readonly contract: string;
  readonly version: number;
}

/** A version of a contract. */
export interface ContractVersion extends VersionId {
  readonly state: VersionState;
  readonly files: ContractFiles;
  readonly sourceHash: string;
  /** Hash of the plan with every amendment known, once compiled. */
  readonly planHash: string | null;
  readonly author: string;
  readonly approver: string | null;
  readonly note: string;
  /** First service day that it may bill otherwise than the version before, once published. */
  readonly effectiveFrom: string | null;
  readonly createdAt: string;
  readonly publishedAt: string | null;
}

/** The name under which approvals and audit events know a version. */
export const VERSION = 'contract_version';

/** The id under which they know it: `CTR-1/2`. */
export const idOf = ({ contract, version }: VersionId): string => `${contract}/${version}`;

/**
 * What the permission check is told of a version: its author, what the actor did to it before, and
 * what its contract is.
 */
export async function contextOf(db: Db, actor: Actor, version: ContractVersion): Promise<object> {
  const { contract, author } = version;
  const object = { kind: VERSION, id: idOf(version) };
  const done = await actsOf(db, actor.person, [object]);
  return { ...object, contract, makers: [author], done, is: await standingOf(db, contract) };
}

/** A contract of which nothing was ever published is a study; after that, texts amend it. */
export async function standingOf(db: Db, contract: string): Promise<readonly Flag[]> {
  const published = await rowsOf(db, contract)
    .where('state', 'in', ['published', 'superseded'])
    .limit(1)
    .execute();
  return published.length === 0 ? ['study'] : ['amendment'];
}

/** One version, read without a lock. @throws Problem S0101. */
export async function findVersion(db: Db, id: VersionId): Promise<ContractVersion> {
  return found(id, await rowsOf(db, id.contract).where('version', '=', id.version).execute());
}

/** One version, which nobody else changes before the transaction ends. @throws Problem S0101. */
export async function lockVersion(
  transaction: Transaction<Schema>,
  id: VersionId,
): Promise<ContractVersion> {
  const rows = rowsOf(transaction, id.contract).where('version', '=', id.version);
  return found(id, await rows.forUpdate().execute());
}

/** A version as asked for by a reader. @throws Problem S0101. */
export async function readVersion(
  service: Service,
  actor: Actor,
  id: VersionId,
): Promise<ContractVersion> {
  const { db } = service.database;
  const is = await standingOf(db, id.contract);
  service.may(actor, 'contract.read', { kind: VERSION, id: idOf(id), contract: id.contract, is });
  return findVersion(db, id);
}

/** The versions of a contract, the newest first. */
export async function listVersions(
  service: Service,
  actor: Actor,
  { contract }: Pick<VersionId, 'contract'>,
): Promise<ContractVersion[]> {
  const is = await standingOf(service.database.db, contract);
  service.may(actor, 'contract.read', { kind: 'contract', id: contract, contract, is });
  const rows = await rowsOf(service.database.db, contract).orderBy('version', 'desc').execute();
  return rows.map(asVersion);
}

/** Refuses what the version's state does not allow. @throws Problem S0102. */
export function mustBe(version: ContractVersion, ...wanted: readonly VersionState[]): void {
  if (wanted.includes(version.state)) return;
  const values = { kind: VERSION, id: idOf(version), state: version.state };
  throw new Problem('S0102', { ...values, wanted: wanted.join(' / ') });
}

/** Writes a change of a locked version, with its audit event. Gives the version as it is then. */
export async function changeVersion(
  transaction: Transaction<Schema>,
  by: { readonly service: Service; readonly actor: Actor },
  version: ContractVersion,
  change: {
    readonly action: string;
    readonly set: Updateable<ContractVersionTable>;
    readonly reason?: string;
  },
): Promise<ContractVersion> {
  await transaction
    .updateTable('contract_version')
    .set(change.set)
    .where('contract', '=', version.contract)
    .where('version', '=', version.version)
    .execute();
  const after = await findVersion(transaction, version);
  await record(transaction, by.actor, by.service.now(), {
    action: change.action,
    kind: VERSION,
    id: idOf(version),
    before: summaryOf(version),
    after: summaryOf(after),
    ...(change.reason === undefined ? {} : { reason: change.reason }),
  });
  return after;
}

/** What the audit keeps of a version: its hashes stand for its texts. */
export function summaryOf({ files, ...rest }: ContractVersion): object {
  return { ...rest, files: Object.keys(files).sort() };
}

function rowsOf(db: Db, contract: string) {
  return db.selectFrom('contract_version').selectAll().where('contract', '=', contract);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

function found(id: VersionId, [row]: readonly Row[]): ContractVersion {
  if (row === undefined) throw new Problem('S0101', { kind: VERSION, id: idOf(id) });
  return asVersion(row);
}

function asVersion(row: Row): ContractVersion {
  const { contract, version, state, author, approver, note } = row;
  return {
    contract,
    version,
    state,
    files: row.files as ContractFiles,
    sourceHash: row.source_hash,
    planHash: row.plan_hash,
    author,
    approver,
    note,
    effectiveFrom: row.effective_from,
    createdAt: row.created_at,
    publishedAt: row.published_at,
  };
}
