// Studies, copy: a study that begins with the text of a contract. In: a contract. Out: a study of
// the actor's. Reading for this is reading in a study: it gives the text that counts, and neither
// other people's drafts nor the customer's data.
import { compilationOf } from '../contracts/compilation.ts';
import { findVersion, idOf, standingOf } from '../contracts/version.ts';
import type { Db } from '../db/database.ts';
import type { ContractFiles } from '../files/version-files.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { type Study, type StudyContent, writeStudy } from './study.ts';

/** What a copy begins with. */
export interface CopyAsked extends Pick<StudyContent, 'title' | 'about'> {
  readonly study: string;
  readonly contract: string;
  /** The name of its first scenario. */
  readonly scenario: string;
}

/**
 * Starts a study with the published text of a contract; of one never published, its last text. It
 * looks at the months from now on where the contract runs, else at the contract's first ones.
 * @throws Problem S0201 and S0203 to who may not write studies or read contracts in one, S0101 when
 * the contract has no text, S0306 when there is a study of that name.
 */
export async function copyContract(
  service: Service,
  actor: Actor,
  { contract, scenario, ...head }: CopyAsked,
): Promise<Study> {
  service.may(actor, 'study.write', { kind: 'study', id: head.study });
  return inTransaction(service.database, async (transaction) => {
    const is = ['study', ...(await standingOf(transaction, contract))];
    service.may(actor, 'contract.read', { kind: 'contract', id: contract, contract, is });
    const origin = await textThatCounts(transaction, contract);
    const scenarios = [{ name: scenario, files: origin.files, data: {} }];
    const fromPeriod = monthNow(origin.files, service.now().toISOString().slice(0, 10));
    const content = { ...head, fromPeriod, scenarios };
    return writeStudy(transaction, { service, actor }, content, idOf(origin));
  });
}

async function textThatCounts(db: Db, contract: string) {
  const row = await db
    .selectFrom('contract_version')
    .select('version')
    .where('contract', '=', contract)
    .orderBy(({ eb }) => eb('state', '=', 'published'), 'desc')
    .orderBy('version', 'desc')
    .executeTakeFirst();
  if (row === undefined) throw new Problem('S0101', { kind: 'contract', id: contract });
  return findVersion(db, { contract, version: row.version });
}

function monthNow(files: ContractFiles, today: string): string | null {
  const contract = compilationOf(files).latest?.contract;
  const runs = contract !== undefined && contract.from <= today && today < (contract.to ?? '9999');
  return runs ? today.slice(0, 7) : null;
}
