// Requests, session: who is signed in and may do what; signing in and out. In: an address and a
// password. Out: the session, or nobody.
import { useQuery } from '@tanstack/react-query';
import { ask, client, queries, read } from './client.ts';
import { ApiProblem } from './problem.ts';

const KEY = ['session'];
// Asked for by every part of every screen.
const STALE_MS = 5_000;

/** Who is signed in. */
export interface Session {
  readonly person: string;
  readonly roles: readonly string[];
  /** Operations that a role allows at least in some cases. */
  readonly may: readonly string[];
  /** Those of them that a role allows in all cases. */
  readonly mayAlways: readonly string[];
}

async function readSession(): Promise<Session | null> {
  try {
    return await read(client.session.$get());
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

/** The session; null: nobody is signed in. */
export const useSession = () =>
  useQuery({ queryKey: KEY, queryFn: readSession, staleTime: STALE_MS });

/** Whether the person signed in may do something, at least in some cases, or always. */
export type May = (operation: string, always?: boolean) => boolean;

/** What the person signed in may do. */
export function useMay(): May {
  const { data } = useSession();
  const [may, mayAlways] = [new Set(data?.may), new Set(data?.mayAlways)];
  return (operation, always = false) => (always ? mayAlways : may).has(operation);
}

async function identity(path: string, body: object): Promise<Response> {
  return ask(`/identity/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Signs in. @throws ApiProblem. */
export async function signIn(email: string, password: string): Promise<void> {
  await identity('sign-in/email', { email, password });
  await queries.resetQueries();
}

/** Signs out. @throws ApiProblem. */
export async function signOut(): Promise<void> {
  await identity('sign-out', {});
  await queries.resetQueries();
}

/** Goes to the company's own sign-in, and comes back from there. @throws ApiProblem. */
export async function signInElsewhere(): Promise<void> {
  const asked = { providerId: 'single-sign-on', callbackURL: '/' };
  const response = await identity('sign-in/oauth2', asked);
  const { url } = (await response.json()) as { readonly url: string };
  window.location.assign(url);
}
