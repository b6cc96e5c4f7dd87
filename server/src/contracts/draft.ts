// Contracts, drafts: a new version of the text, and its edits. Only its author edits a draft, and
// only the text that the author last read: an edit names the hash of what it replaces.
import type { Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import { json } from '../db/json.ts';
import type { Schema } from '../db/schema.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { type ContractFiles, checkFiles, sourceHashOf } from './files.ts';
import {
  type ContractVersion,
  changeVersion,
  contextOf,
  findVersion,
  idOf,
  lockVersion,
  mustBe,
  standingOf,
  summaryOf,
  VERSION,
  type VersionId,
} from './version.ts';

/**
 * Starts a version, numbered after the last one.
 * @throws Problem S0302 when a file cannot be part of a contract, S0101 without such a contract.
 */
export async function createDraft(
  service: Service,
  actor: Actor,
  input: { readonly contract: string; readonly files: ContractFiles; readonly note?: string },
): Promise<ContractVersion> {
  const { contract, files, note = '' } = input;
  const is = await standingOf(service.database.db, contract);
  service.may(actor, 'contract.draft', { kind: 'contract', id: contract, contract, is });
  checkFiles(files);
  return inTransaction(service.database, async (transaction) => {
    await lockContract(transaction, contract);
    return writeDraft(transaction, { service, actor }, { contract, files, note });
  });
}

/** Writes the next version of a locked contract: a draft of the actor's. */
export async function writeDraft(
  transaction: Transaction<Schema>,
  { service, actor }: { readonly service: Service; readonly actor: Actor },
  input: { readonly contract: string; readonly files: ContractFiles; readonly note: string },
): Promise<ContractVersion> {
  const { contract, files, note } = input;
  const last = await transaction
    .selectFrom('contract_version')
    .select((row) => row.fn.max('version').as('version'))
    .where('contract', '=', contract)
    .executeTakeFirst();
  const id: VersionId = { contract, version: (last?.version ?? 0) + 1 };
  await transaction
    .insertInto('contract_version')
    .values({
      ...id,
      state: 'draft',
      files: json(files),
      source_hash: sourceHashOf(files),
      author: actor.person,
      note,
      created_at: service.now().toISOString(),
    })
    .execute();
  const made = await findVersion(transaction, id);
  await record(transaction, actor, service.now(), {
    action: 'contract.draft',
    kind: VERSION,
    id: idOf(id),
    after: summaryOf(made),
  });
  return made;
}

/**
 * Puts other texts in the place of a draft's; a rejected version is a draft again.
 * @param input.replaces The hash of the texts that were read before they were edited.
 * @throws Problem S0301 when they have changed since, S0303 when the draft is another person's,
 * S0102 when it is no draft any more, S0302 when a file cannot be part of a contract.
 */
export async function editDraft(
  service: Service,
  actor: Actor,
  input: VersionId & {
    readonly files: ContractFiles;
    readonly replaces: string;
    readonly note?: string;
  },
): Promise<ContractVersion> {
  const { files, replaces, note } = input;
  return inTransaction(service.database, async (transaction) => {
    const version = await lockVersion(transaction, input);
    service.may(actor, 'contract.draft', await contextOf(transaction, actor, version));
    checkFiles(files);
    if (version.author !== actor.person) {
      throw new Problem('S0303', { id: idOf(version), author: version.author });
    }
    mustBe(version, 'draft', 'rejected');
    if (version.sourceHash !== replaces) throw new Problem('S0301', { id: idOf(version) });
    const sourceHash = sourceHashOf(files);
    const isSame = sourceHash === replaces && (note ?? version.note) === version.note;
    if (isSame && version.state === 'draft') return version;
    return changeVersion(transaction, { service, actor }, version, {
      action: 'contract.edit',
      set: {
        state: 'draft',
        files: json(files),
        source_hash: sourceHash,
        plan_hash: null,
        approver: null,
        ...(note === undefined ? {} : { note }),
      },
    });
  });
}

/** Makes all who change what a contract has (versions, jobs) wait for each other. */
export async function lockContract(
  transaction: Transaction<Schema>,
  contract: string,
): Promise<void> {
  const row = await transaction
    .selectFrom('contract')
    .select('contract')
    .where('contract', '=', contract)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem('S0101', { kind: 'contract', id: contract });
}
