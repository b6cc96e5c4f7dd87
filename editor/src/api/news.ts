// Requests, news: what others did that concerns who is signed in. In: nothing. Out: news, asked for
// anew now and then while somebody looks; how far they were seen.
import { useQuery } from '@tanstack/react-query';
import { type Answer, client, queries, read } from './client.ts';

type Read = Answer<Awaited<ReturnType<typeof client.news.$get>>>;

/** Something that was done and concerns who is signed in. */
export type News = Read['items'][number];

const KEY = ['news'];
const EVERY_MS = 30_000;

/** The newest first. A page that nobody sees does not ask. */
export const useNews = () =>
  useQuery({
    queryKey: KEY,
    queryFn: () => read(client.news.$get()),
    refetchInterval: EVERY_MS,
    staleTime: EVERY_MS,
  });

/** Marks what is up to an event as seen. @throws ApiProblem. */
export async function markSeen(event: number): Promise<void> {
  await read(client.news.seen.$put({ json: { event } }));
  queries.setQueryData<Read>(
    KEY,
    (known) =>
      known && {
        items: known.items.map((one) => ({ ...one, isNew: one.isNew && one.event > event })),
      },
  );
}
