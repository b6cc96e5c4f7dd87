// Support: a data file imported by the interface, as two people do it. In: a page for each. Out: the
// number of the import, applied.
import type { APIRequestContext } from 'playwright-core';

interface Sent {
  readonly origin: string;
  readonly contract: string;
  readonly dataset: string;
  readonly text: string;
  readonly knownOn: string;
}

/** Uploads as one person, checks, and applies as another. */
export async function importFile(
  maker: APIRequestContext,
  checker: APIRequestContext,
  { origin, contract, dataset, text, knownOn }: Sent,
): Promise<number> {
  // A connection that rested while lines were checked may be closed by the server just then.
  const patient = { maxRetries: 2, timeout: 120_000 };
  const headers = { origin };
  const at = `${origin}/api/v1/contracts/${contract}/imports`;
  const query = new URLSearchParams({ dataset, fileName: 'sent.csv' });
  const told = async (
    asked: ReturnType<APIRequestContext['post']>,
  ): Promise<{ readonly batch: number }> => {
    const answer = await asked;
    if (!answer.ok()) throw new Error(`${answer.status()}: ${await answer.text()}`);
    return (await answer.json()) as { readonly batch: number };
  };
  const bytes = { ...headers, 'content-type': 'text/csv' };
  const sent = { data: Buffer.from(text), headers: bytes, ...patient };
  const { batch } = await told(maker.post(`${at}?${query}`, sent));
  const checked = { headers, ...patient };
  await told(maker.post(`${at}/${batch}/validation`, checked));
  await told(checker.post(`${at}/${batch}/application`, { ...checked, data: { knownOn } }));
  return batch;
}
