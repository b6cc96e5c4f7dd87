// Every route asks for a right: who has no role is refused everywhere by name, and nothing changes.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { appOn, codeOf, HERE, type TestApp } from '../../support/http.ts';
import { makeOneOfEach, NAMED } from '../../support/one-of-each.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly example?: unknown;
}
interface Route {
  readonly path: string;
  readonly method: string;
  readonly query: readonly { readonly name: string; readonly schema: Schema }[];
  readonly body: Schema | undefined;
  readonly isFile: boolean;
}
type Schemas = Readonly<Record<string, Schema>>;

/** What everybody may who is signed in: things of their own, and what roles there are. */
const FOR_ALL = new Set([
  ...['GET /session', 'POST /session/tokens', 'GET /roles', 'GET /people/names'],
  'PUT /news/seen',
]);

/** What everybody is told of as far as they may see it: lists that are empty for nobody. */
const AS_FAR_AS_SEEN = new Set(['GET /work', 'GET /work/decisions', 'GET /news']);

/** What fits a pattern, where a name alone would not. */
const FITTING: Readonly<Record<string, string>> = {
  ...{ country: 'FR', currency: 'EUR', share: '1', amount: '10.00', events: '*', event: '*' },
};

/** The least value that fits a shape. */
function fitting(schema: Schema, schemas: Schemas, name = ''): unknown {
  const { $ref, properties, items } = schema;
  if ($ref !== undefined)
    return fitting(schemas[$ref.split('/').at(-1) ?? ''] ?? {}, schemas, name);
  if (schema.example !== undefined) return schema.example;
  if (schema.allOf !== undefined) {
    return Object.assign({}, ...schema.allOf.map((one) => fitting(one, schemas, name)));
  }
  if (schema.enum !== undefined) return schema.enum[0];
  const integer = [schema.type].flat().includes('integer');
  const told = FITTING[name] ?? NAMED[name];
  const isOne = items === undefined && properties === undefined;
  const isTold = told !== undefined && isOne && !(integer && Number.isNaN(Number(told)));
  if (isTold) return integer ? Number(told) : told;
  if (properties !== undefined) {
    const wanted = schema.required ?? [];
    return Object.fromEntries(
      wanted.map((one) => [one, fitting(properties[one] ?? {}, schemas, one)]),
    );
  }
  if ([schema.type].flat().includes('null')) return null;
  if (items !== undefined) return [fitting(items, schemas, name.replace(/s$/, ''))];
  const type = [schema.type].flat();
  if (type.includes('object')) return {};
  if (type.includes('integer') || type.includes('number')) return 1;
  if (type.includes('boolean')) return true;
  if (schema.format === 'email') return 'a@b.example';
  return 'x1';
}

async function tellsNothing(answer: Response): Promise<boolean> {
  const lists = Object.values((await answer.json()) as Record<string, unknown>);
  return lists.length > 0 && lists.every((one) => Array.isArray(one) && one.length === 0);
}

describe.each(KINDS)('routes on %s', (kind) => {
  let on: TestApp;
  let routes: Route[];
  let schemas: Schemas;
  beforeAll(async () => {
    const database = await freshDatabase(kind);
    on = await appOn(database, { clock: { now: '2026-05-06T08:00:00Z' } });
    await makeOneOfEach(database, on.service);
    const document = (await (await on.app.request('/api/v1/openapi.json')).json()) as {
      components: { schemas: Schemas };
      paths: Record<string, Record<string, Record<string, unknown>>>;
    };
    schemas = document.components.schemas;
    routes = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, route]): Route => {
        const { parameters = [], requestBody } = route as {
          parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
          requestBody?: { content: Record<string, { schema: Schema }> };
        };
        return {
          ...{ path, method: method.toUpperCase() },
          query: parameters.filter((one) => one.in === 'query' && one.required === true),
          body: requestBody?.content['application/json']?.schema,
          isFile: requestBody !== undefined && !('application/json' in requestBody.content),
        };
      }),
    );
  });
  afterAll(() => on.close());

  const asked = async ({ path, method, query, body, isFile }: Route, as: string) => {
    const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => NAMED[name] ?? `no ${name}`);
    const search = query.map(({ name, schema }) => `${name}=${fitting(schema, schemas, name)}`);
    return on.app.request(`${HERE}/api/v1${address}?${search.join('&')}`, {
      method,
      headers: {
        'x-test-actor': as,
        'if-match': `"${'a'.repeat(64)}"`,
        ...(isFile ? { 'content-type': 'text/csv' } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(isFile ? { body: 'line,start,end\nL1,2026-01-01,\n' } : {}),
      ...(body === undefined ? {} : { body: JSON.stringify(fitting(body, schemas)) }),
    });
  };
  const counts = async () => {
    const { rows } = await sql<{ name: string }>`select table_name as name
      from information_schema.tables where table_schema = 'public' order by 1`.execute(
      on.service.database.db,
    );
    const found: Record<string, unknown> = {};
    for (const { name } of rows) {
      const table = sql.table(name);
      const read = sql`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as all
        from ${table} t`;
      found[name] = (await read.execute(on.service.database.db)).rows;
    }
    return found;
  };

  it('refuse whoever has no role, each by name, and change nothing', async () => {
    expect(routes.length).toBeGreaterThan(70);
    const before = await counts();
    const open: string[] = [];
    for (const route of routes) {
      const name = `${route.method} ${route.path}`;
      if (FOR_ALL.has(name)) continue;
      const answer = await asked(route, 'nobody');
      if (AS_FAR_AS_SEEN.has(name) && (await tellsNothing(answer))) continue;
      const code = answer.status < 400 ? `${answer.status}` : await codeOf(answer);
      if (code !== 'S0201') open.push(`${name}: ${code}`);
    }
    expect(open).toEqual([]);
    expect(await counts()).toEqual(before);
  });
});
