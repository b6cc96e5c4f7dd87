// Requests, imports: files that become inventory, stage by stage. In: files, mappings, days. Out:
// imports as they stand.
import { type Answer, ask, client, queries, read } from './client.ts';
import { readAll } from './pages.ts';

const imports = client.contracts[':contract'].imports;
const one = imports[':batch'];

/** An import. */
export type Import = Answer<Awaited<ReturnType<(typeof one)['$get']>>>;

/** What an import would change. */
export type ImportPreview = Answer<Awaited<ReturnType<(typeof one)['preview']['$get']>>>;

/** What an extract of the network differs in. */
export type Reconciliation = Answer<
  Awaited<ReturnType<(typeof client.contracts)[':contract']['reconciliations']['$post']>>
>;

/** Which import. */
export interface ImportId {
  readonly contract: string;
  readonly batch: string;
}

const param = ({ contract, batch }: ImportId) => ({ param: { contract, batch } });

/** The imports of a contract. */
export const importsQuery = (contract: string) => ({
  queryKey: ['imports', contract],
  queryFn: () => readAll((query) => read(imports.$get({ param: { contract }, query }))),
});

/** An import. */
export const importQuery = (id: ImportId) => ({
  queryKey: ['import', id.contract, id.batch],
  queryFn: () => read(one.$get(param(id))),
});

/** What a validated import would change now. */
export const previewQuery = (id: ImportId) => ({
  queryKey: ['import preview', id.contract, id.batch],
  queryFn: () => read(one.preview.$get(param(id))),
});

/** Reads again what an import changes. */
export async function refreshImports(): Promise<void> {
  await queries.invalidateQueries({
    predicate: ({ queryKey: [first] }) =>
      ['imports', 'import', 'items', 'item history'].includes(`${first}`),
  });
}

const BYTES = { 'content-type': 'application/octet-stream' };
const pathOf = (contract: string) => `/contracts/${encodeURIComponent(contract)}`;

/** Sends a file; answers the import, and the number of the one that brought the very same bytes. */
export async function sendFile(
  contract: string,
  dataset: string,
  file: File,
): Promise<Import & { readonly loadedBefore: number | null }> {
  const query = new URLSearchParams({ dataset, fileName: file.name });
  const asked = { method: 'POST', headers: BYTES, body: file };
  const response = await ask(`${pathOf(contract)}/imports?${query}`, asked);
  return (await response.json()) as Import & { readonly loadedBefore: number | null };
}

/** Says which column is which, and reads every line. */
export async function checkImport(
  id: ImportId,
  mapping: Readonly<Record<string, string | null>>,
): Promise<void> {
  await read(one.mapping.$put({ ...param(id), json: { mapping } }));
  const preview = await read(one.validation.$post(param(id)));
  queries.setQueryData(previewQuery(id).queryKey, preview);
  await refreshImports();
}

/** Makes its sound lines facts. */
export async function applyImport(id: ImportId, knownOn: string): Promise<void> {
  await read(one.application.$post({ ...param(id), json: { knownOn } }));
  await refreshImports();
}

/** Puts away an import that was never applied. */
export async function discardImport(id: ImportId, reason: string): Promise<void> {
  await read(one.discarding.$post({ ...param(id), json: { reason } }));
  await refreshImports();
}

/** Takes an applied import back. */
export async function undoImport(id: ImportId, reason: string): Promise<void> {
  await read(one.undoing.$post({ ...param(id), json: { reason } }));
  await refreshImports();
}

/** The rejected lines, as the same kind of file. */
export async function rejectedFile({ contract, batch }: ImportId): Promise<Blob> {
  return (await ask(`${pathOf(contract)}/imports/${batch}/rejected`)).blob();
}

/** Compares with what the network carries. */
export async function reconcile(
  asked: { readonly contract: string; readonly dataset: string; readonly day: string },
  file: File,
): Promise<Reconciliation> {
  const { contract, dataset, day } = asked;
  const query = new URLSearchParams({ dataset, day, fileName: file.name });
  const sent = { method: 'POST', headers: BYTES, body: file };
  const response = await ask(`${pathOf(contract)}/reconciliations?${query}`, sent);
  return (await response.json()) as Reconciliation;
}
