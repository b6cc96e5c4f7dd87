// Requests, audit: what was done to an object and to what belongs to it. In: its kind and id. Out:
// events, the newest first; of those who may read only their own acts, these.
import { useQuery } from '@tanstack/react-query';
import { type Answer, client, read } from './client.ts';
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

/** What was done to an object: to a draft or document also what was done to what belongs to it. */
export function usePast(kind: string, id: string) {
  const { data: session } = useSession();
  const isOwn = session?.mayAlways.includes('audit.read') !== true;
  const person = session?.person ?? '';
  return useQuery({
    queryKey: ['audit', kind, id, isOwn, person],
    queryFn: async (): Promise<Past> => {
      const query = { kind, id, around: 'true', limit: MOST } as const;
      const asked = isOwn ? { ...query, actor: person } : query;
      return { events: (await read(client.audit.$get({ query: asked }))).items, isOwn };
    },
  });
}
