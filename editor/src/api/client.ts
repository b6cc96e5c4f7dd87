// Requests: the server's typed client, with the reader's language and failures as errors. In: calls
// of routes. Out: what they answered, typed, or an ApiProblem.
import { createClient } from '@avenant/server/client';
import { QueryClient } from '@tanstack/react-query';
import type { ClientResponse } from 'hono/client';
import { currentLanguage } from '../texts/language.tsx';
import { ApiProblem, problemOf, unreachable } from './problem.ts';

async function send(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const headers = new Headers(init?.headers);
  headers.set('accept-language', currentLanguage());
  try {
    return await fetch(input, { ...init, headers });
  } catch {
    throw unreachable();
  }
}

/** The server, by its routes. */
export const client = createClient(window.location.origin, {}, send);

/** What a route answers when it does what it was asked. (304 is between server and browser.) */
export type Answer<R> =
  R extends ClientResponse<infer T, infer S, infer F>
    ? S extends 304
      ? never
      : F extends 'json'
        ? T
        : undefined
    : never;

/** Waits for an answer and reads it. @throws ApiProblem. */
export async function read<R extends ClientResponse<unknown, number, string>>(
  asked: Promise<R>,
): Promise<Answer<R>> {
  const response = await asked;
  if (!response.ok) throw await problemOf(response as unknown as Response);
  if (response.status === 204) return undefined as Answer<R>;
  return (await response.json()) as Answer<R>;
}

/** Asks an address of the server. @throws ApiProblem. */
export async function reach(address: string, init?: RequestInit): Promise<Response> {
  const response = await send(address, init);
  if (!response.ok) throw await problemOf(response);
  return response;
}

/**
 * Asks a path that the typed client cannot: files up and down, headers.
 * @throws ApiProblem.
 */
export const ask = (path: string, init?: RequestInit): Promise<Response> =>
  reach(`/api/v1${path}`, init);

// Who opens a screen sees what is, also what another one did a moment ago; the parts of one screen
// that ask the same ask once.
const STALE_MS = 500;

/** What is named of an object: the rest is not asked. */
export const named = <T extends object>(some: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as never;

/** What was read of the server, for as long as it is taken for fresh. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // Asked even while the browser thinks that it is offline: a failure is told, not waited out.
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: STALE_MS,
      // A refusal stays one; what could not be reached is tried again.
      retry: (failures, error) =>
        failures < 2 && !(error instanceof ApiProblem && error.status > 0 && error.status < 500),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
