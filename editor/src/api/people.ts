// Requests, people: what they and their roles are called. In: nothing. Out: names by the ids that
// objects hold.
import { useQuery } from '@tanstack/react-query';
import type { Text } from '../texts/text.ts';
import { client, read } from './client.ts';

// People come and change their names seldom.
const STALE_MS = 300_000;

/** Names of people by their ids; empty until they are known. */
export function useNames(): ReadonlyMap<string, string> {
  const { data } = useQuery({
    queryKey: ['names'],
    queryFn: async () => {
      const { items } = await read(client.people.names.$get());
      return new Map(items.map(({ person, name }) => [person, name]));
    },
    staleTime: STALE_MS,
  });
  return data ?? NONE;
}

const NONE: ReadonlyMap<string, string> = new Map();

/** Roles in words, by their letters; empty until they are known. */
export function useRoles(): ReadonlyMap<string, Text> {
  const { data } = useQuery({
    queryKey: ['roles'],
    queryFn: async () => {
      const { items } = await read(client.roles.$get({ query: {} }));
      return new Map(items.map(({ role, en, fr }) => [role, { en, fr }]));
    },
    staleTime: STALE_MS,
  });
  return data ?? NO_ROLES;
}

const NO_ROLES: ReadonlyMap<string, Text> = new Map();
