// COPY on the embedded database: through a file in its memory. In: an instance. Out: the same for
// Kysely, with queries that know COPY.
import type { PGlite } from '@electric-sql/pglite';
import type { PGliteDialectConfig } from 'kysely';
import { CopyIn, copyAmong } from './copy.ts';

type Instance = Exclude<PGliteDialectConfig['pglite'], (...options: never[]) => unknown>;
type Query = Instance['query'];

const PLACE = `'/dev/blob'`;

/** An instance for Kysely. */
export function copyingInstance(embedded: PGlite): Instance {
  return {
    get closed() {
      return embedded.closed;
    },
    get ready() {
      return embedded.ready;
    },
    get waitReady() {
      return embedded.waitReady;
    },
    close: () => embedded.close(),
    query: copyingQuery(embedded),
    transaction: (work) =>
      embedded.transaction((transaction) =>
        work({ query: copyingQuery(transaction), rollback: () => transaction.rollback() }),
      ),
  };
}

function copyingQuery(to: Pick<PGlite, 'query'>): Query {
  return async (text, parameters, options) => {
    const copy = copyAmong(parameters);
    if (copy === undefined) return to.query(text, parameters, options);
    if (copy instanceof CopyIn) {
      const blob = new Blob([...copy.chunks]);
      return to.query(copy.from(PLACE), [], { ...options, blob });
    }
    const { blob } = await to.query(copy.to(PLACE), [], options);
    if (blob !== undefined) copy.take(new Uint8Array(await blob.arrayBuffer()));
    return { rows: [], fields: [] };
  };
}
