// Workbench, actions: the way of a version, asked of the server. In: a version and the desk. Out:
// the version as it stands then; what is known of versions is read anew.
import { ask, client, queries, read } from '../../api/client.ts';
import type { Desk } from '../../contract/desk.ts';
import type { Files } from '../../contract/protocol.ts';
import type { Version } from './versions.ts';

const versions = client.contracts[':contract'].versions;
type Id = Pick<Version, 'contract' | 'version'>;

const paramOf = ({ contract, version }: Id) => ({ param: { contract, version: `${version}` } });
const pathOf = ({ contract, version }: Id, end: string) =>
  `/contracts/${encodeURIComponent(contract)}/versions/${version}/${end}`;

/** Reads anew what is known of the versions of a contract. */
export async function refreshVersions({ contract }: Pick<Id, 'contract'>): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['versions', contract] }),
    queries.invalidateQueries({ queryKey: ['version', contract] }),
  ]);
}

/** Stores the texts of the desk in its draft. @throws ApiProblem: S0301 when others did so. */
export async function save(id: Id, desk: Desk): Promise<void> {
  const { toStore: files, hash } = desk;
  const response = await ask(pathOf(id, 'files'), {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-match': `"${hash}"` },
    body: JSON.stringify({ files }),
  });
  const stored = (await response.json()) as Version;
  desk.stored(stored.files, stored.sourceHash);
  await refreshVersions(id);
}

/** Starts a version with texts. @throws ApiProblem. */
export async function startDraft(contract: string, files: Files): Promise<Version> {
  const made = await read(versions.$post({ param: { contract }, json: { files } }));
  queries.setQueryData(['version', contract, made.version], made);
  await refreshVersions({ contract });
  return made;
}

/** Compiles a draft; how many errors keep it one. @throws ApiProblem. */
export async function compile(id: Id): Promise<number> {
  const { problems } = await read(versions[':version'].compilation.$post(paramOf(id)));
  await refreshVersions(id);
  return problems.filter(({ severity }) => severity === 'error').length;
}

/** Runs the examples on the server; how many there are and do not hold. @throws ApiProblem. */
export async function test(id: Id): Promise<{ readonly all: number; readonly failed: number }> {
  const { results } = await read(versions[':version'].test.$post({ ...paramOf(id), json: {} }));
  await refreshVersions(id);
  return { all: results.length, failed: results.filter(({ holds }) => !holds).length };
}

/** Approves the text that was read. @throws ApiProblem. */
export async function approve(id: Id, hash: string): Promise<void> {
  await ask(pathOf(id, 'approval'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'if-match': `"${hash}"` },
    body: '{}',
  });
  await refreshVersions(id);
}

/** Sends a version back. @throws ApiProblem. */
export async function reject(id: Id, reason: string): Promise<void> {
  await read(versions[':version'].rejection.$post({ ...paramOf(id), json: { reason } }));
  await refreshVersions(id);
}

/** Publishes an approved version; the re-rate that it opened, if any. @throws ApiProblem. */
export async function publish(id: Id): Promise<{ readonly fromPeriod: string } | null> {
  const { reRate } = await read(versions[':version'].publication.$post(paramOf(id)));
  await refreshVersions(id);
  return reRate;
}
