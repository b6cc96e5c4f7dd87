// Requests, audit: what was done to an object. In: its kind and id. Out: events, the newest first;
// of those who may read only their own acts, these.
import { useQuery } from '@tanstack/react-query';
import { type Answer, client, read } from './client.ts';
import { ApiProblem } from './problem.ts';
import { useSession } from './session.ts';

/** Something that was done. */
export type AuditEvent = Answer<Awaited<ReturnType<typeof client.audit.$get>>>['items'][number];

/** What is known of an object's past. */
export interface Past {
  readonly events: readonly AuditEvent[];
  /** Whether only one's own acts are shown. */
  readonly isOwn: boolean;
}

const MOST = '100';
const FORBIDDEN = 403;

/** What was done to an object. */
export function usePast(kind: string, id: string) {
  const { data: session } = useSession();
  return useQuery({
    queryKey: ['audit', kind, id],
    queryFn: async (): Promise<Past> => {
      const query = { kind, id, limit: MOST };
      try {
        return { events: (await read(client.audit.$get({ query }))).items, isOwn: false };
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.status !== FORBIDDEN) throw error;
        const own = { ...query, actor: session?.person ?? '' };
        return { events: (await read(client.audit.$get({ query: own }))).items, isOwn: true };
      }
    },
  });
}
