// HTTP, client: the interface as typed functions, for whoever calls it from TypeScript. In: an
// address. Out: a client whose requests and answers have the types of the routes.
import { hc } from 'hono/client';
import type { ApiRoutes } from './app.ts';

/** A client of the interface. */
export type Client = ReturnType<typeof hc<ApiRoutes>>;

/**
 * Makes a client.
 * @param origin Where the server is, such as `http://localhost:8080`.
 * @param headers Sent with each request: a token, a language.
 */
export function createClient(
  origin: string,
  headers: Readonly<Record<string, string>> = {},
  fetch: (
    input: string | URL | Request,
    init?: RequestInit,
  ) => Promise<Response> = globalThis.fetch,
): Client {
  return hc<ApiRoutes>(`${origin}/api/v1`, { headers: { ...headers }, fetch });
}
