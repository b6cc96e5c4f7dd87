// Calendar, question: the cycles of a contract. In: its number. Out: its cycles, once for all who
// show them.
import { queryOptions } from '@tanstack/react-query';
import { client, read } from '../../api/client.ts';

/** Asks for the cycles of a contract. */
export const cyclesQuery = (contract: string) =>
  queryOptions({
    queryKey: ['cycles', contract],
    queryFn: () =>
      read(
        client.contracts[':contract'].cycles.$get({
          param: { contract },
          query: { limit: '100' },
        }),
      ),
  });
