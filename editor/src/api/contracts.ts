// Requests, contracts: what several screens ask of them. In: a contract. Out: queries.
import { queryOptions, useQuery } from '@tanstack/react-query';
import { type Answer, client, read } from './client.ts';
import { PAGE } from './pages.ts';

/** The contracts that one may see. */
export const contractsQuery = queryOptions({
  queryKey: ['contracts', 'all'],
  queryFn: () => read(client.contracts.$get({ query: { limit: PAGE } })),
});

type Datasets = Answer<
  Awaited<ReturnType<(typeof client.contracts)[':contract']['datasets']['$get']>>
>;

/** A data file of a contract. */
export type Dataset = Datasets['items'][number];

/** The items of a data file in the words of its contract. */
export type ItemWords = NonNullable<Dataset['items']>;

/** The data files of a contract; nothing is asked while there is no contract. */
export const useDatasets = (contract: string | undefined) =>
  useQuery({
    queryKey: ['datasets', contract],
    queryFn: () =>
      read(client.contracts[':contract'].datasets.$get({ param: { contract: contract ?? '' } })),
    enabled: contract !== undefined,
  });
