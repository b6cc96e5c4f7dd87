// Requests, contracts: what several screens ask of them. In: a contract. Out: queries, and what is
// registered.
import { useQuery } from '@tanstack/react-query';
import { type Answer, client, queries, read } from './client.ts';
import { readAll } from './pages.ts';
import { useMay } from './session.ts';

type Heads = Answer<Awaited<ReturnType<typeof client.contracts.$get>>>;

/** A contract without its texts. */
export type ContractHead = Heads['items'][number];

/** All contracts that one may see. */
export const contractsQuery = {
  queryKey: ['contracts'],
  queryFn: (): Promise<readonly ContractHead[]> =>
    readAll((query) => read(client.contracts.$get({ query }))),
};

/** The contracts of which nothing was ever published. */
export const unpublishedQuery = {
  queryKey: ['contracts', 'unpublished'],
  queryFn: (): Promise<readonly ContractHead[]> =>
    readAll((query) => read(client.contracts.$get({ query: { ...query, study: 'true' } }))),
};

/** Registers a contract, before it has any text. */
export async function registerContract(json: ContractHead): Promise<void> {
  await read(client.contracts.$post({ json }));
  const all = ['contracts', 'contracts of'];
  await queries.invalidateQueries({ predicate: ({ queryKey: [key] }) => all.includes(`${key}`) });
}

/** The contracts that one may choose from, by number and title. */
export function useContracts() {
  const may = useMay();
  const isKeeper = may('inventory.read');
  return useQuery({
    queryKey: ['contracts', 'titles', isKeeper],
    // Who keeps the inventory need not read the text of contracts.
    queryFn: (): Promise<readonly ContractTitle[]> =>
      readAll((query) =>
        isKeeper
          ? read(client.inventory.contracts.$get({ query }))
          : read(client.contracts.$get({ query })),
      ),
    enabled: isKeeper || may('contract.read'),
  });
}

/** A contract by its number and title. */
export interface ContractTitle {
  readonly contract: string;
  readonly title: string;
}

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
