// Requests, items: all stretches of a data file, as known on a day. In: a data file. Out: columns.
import { type Answer, client, read } from './client.ts';

const table = client.contracts[':contract']['item-table'];

/** Stretches of items by columns, as the server tells them. */
export type ItemTable = Answer<Awaited<ReturnType<(typeof table)['$get']>>>;

/** Which items. */
export interface ItemsAsked {
  readonly contract: string;
  readonly dataset: string;
  /** As known on this ISO day; absent: all that is known. */
  readonly known?: string | undefined;
}

/** All stretches of all items of a data file, in one request. */
export const itemsQuery = ({ contract, dataset, known }: ItemsAsked) => ({
  queryKey: ['items', contract, dataset, known],
  queryFn: () =>
    read(
      table.$get({
        param: { contract },
        query: { dataset, ...(known === undefined ? {} : { knownOn: known }) },
      }),
    ),
});
