// Requests, entry: what the sign-in page is told before anybody is known. In: nothing. Out: the
// demo accounts, if there are any, and whether one may sign in elsewhere.
import { useQuery } from '@tanstack/react-query';
import type { Text } from '../texts/text.ts';
import { reach } from './client.ts';

/** What the server tells before anybody is known. */
export interface Entry {
  /** One a role; none on a real server. */
  readonly demo: readonly { readonly email: string; readonly role: string; readonly name: Text }[];
  /** The password of the demo accounts. */
  readonly demoPassword: string | null;
  readonly singleSignOn: boolean;
}

/** What the sign-in page shows. */
export const useEntry = () =>
  useQuery({
    queryKey: ['entry'],
    queryFn: async (): Promise<Entry> => {
      return (await (await reach('/api/entry')).json()) as Entry;
    },
  });
