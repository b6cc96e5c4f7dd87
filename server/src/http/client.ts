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
  return escaping(hc<ApiRoutes>(`${origin}/api/v1`, { headers: { ...headers }, fetch }));
}

// Names as parts of a path may hold slashes, which the library leaves as they are.
function escaping<T extends object>(client: T): T {
  return new Proxy(client, {
    get: (target, key) => {
      const part: unknown = Reflect.get(target, key);
      return typeof part === 'function' ? escaping(part) : part;
    },
    apply: (target, self, [asked, ...rest]: readonly Asked[]) => {
      const { param } = asked ?? {};
      const names = Object.entries(param ?? {}).map(([key, value]) => [
        key,
        encodeURIComponent(value),
      ]);
      const escaped = param === undefined ? asked : { ...asked, param: Object.fromEntries(names) };
      return Reflect.apply(target as unknown as () => unknown, self, [escaped, ...rest]) as unknown;
    },
  });
}

type Asked = { readonly param?: Readonly<Record<string, string>> } | undefined;
