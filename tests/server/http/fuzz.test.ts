// Malformed and half right requests, made from the document itself: whatever comes, the answer is what
// the document says, or a problem with a code; never a failure of ours.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  approveVersion,
  createPerson,
  installControls,
  publishVersion,
} from '../../../server/src/index.ts';
import { makeContract, SECOND, serviceOn, tested, textOf } from '../../support/contract-service.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { appOn, codeOf, HERE, type TestApp } from '../../support/http.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly additionalProperties?: Schema;
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: Schema;
}
interface Route {
  readonly path: string;
  readonly method: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
  readonly isFile: boolean;
}

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 3900);
const EVERYBODY = 'zoe AN BS OS BE BM DIR PS OD FI RA AU AD';
const REAL = [
  'FUZZ',
  'CUS-FUZZ',
  'BA-FUZZ',
  '1',
  'lines.csv',
  'R-1',
  'L1',
  '2026-02',
  '2026-02-01',
];
const NASTY = [
  ...['', ' ', '\u0000', 'a\u0000b', '\ud800', '%00', '%', '../..', "'; drop table run; --", '🙂'],
  ...['0', '-1', '99999999999999999999', '1e9', 'NaN', '2026-02-30', '0000-01-01', '9999-12'],
  ...['__proto__', 'constructor', 'x'.repeat(10_000), '"', '\\', '\r\nx: y', 'é', '٣'],
];

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...REAL) },
  { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
);
const anything = fc.oneof(text, fc.jsonValue(), fc.constantFrom(null, 1e308, -0, [], {}));

function arbitraryOf(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
): fc.Arbitrary<unknown> {
  const { $ref, properties, items, additionalProperties } = schema;
  const right = (): fc.Arbitrary<unknown> => {
    if ($ref !== undefined)
      return arbitraryOf(schemas[$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    if (properties !== undefined) {
      return fc.record(
        Object.fromEntries(
          Object.entries(properties).map(([name, one]) => [name, arbitraryOf(one, schemas)]),
        ),
      );
    }
    if (items !== undefined) return fc.array(arbitraryOf(items, schemas), { maxLength: 3 });
    if (additionalProperties !== undefined) {
      return fc.dictionary(text, arbitraryOf(additionalProperties, schemas), { maxKeys: 3 });
    }
    return [schema.type].flat().includes('integer') ? fc.integer() : text;
  };
  return fc.oneof({ weight: 12, arbitrary: right() }, { weight: 1, arbitrary: anything });
}

const headers = fc.dictionary(
  fc.constantFrom('if-match', 'if-none-match', 'idempotency-key', 'accept-language', 'range'),
  fc.oneof(fc.stringMatching(/^[ -~]{0,40}$/), fc.constantFrom('"', '*', 'fr;q=9', ';;,;q=')),
  { maxKeys: 2 },
);

function requestOf(route: Route, schemas: Readonly<Record<string, Schema>>) {
  const body: fc.Arbitrary<string | Uint8Array<ArrayBuffer>> = route.isFile
    ? fc.oneof(
        fc.uint8Array({ maxLength: 300 }).map((bytes) => new Uint8Array(bytes)),
        fc.array(text, { maxLength: 8 }).map((cells) => `line,start,end\n${cells.join(',')}`),
        fc.constant('PK\u0003\u0004 no workbook'),
      )
    : fc.oneof(
        {
          weight: 8,
          arbitrary: arbitraryOf(route.body ?? {}, schemas).map((one) => JSON.stringify(one)),
        },
        { weight: 1, arbitrary: fc.string() },
        { weight: 1, arbitrary: fc.constantFrom('', '{', 'null', '[]', '{"a":1}'.repeat(2)) },
      );
  const kinds = route.isFile
    ? ['text/csv', 'application/octet-stream']
    : ['application/json', 'application/json; charset=utf-8'];
  return fc.record({
    route: fc.constant(route),
    values: fc.tuple(...route.parameters.map(({ schema }) => arbitraryOf(schema, schemas))),
    left: fc.constantFrom(0, 0, 0, 1),
    method: fc.oneof({ weight: 15, arbitrary: fc.constant(route.method) }, fc.constantFrom('PUT')),
    kind: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...kinds) }, fc.constantFrom('x', '')),
    ...{ headers, body },
  });
}

const encoded = (value: unknown): string =>
  encodeURIComponent(`${typeof value === 'object' ? JSON.stringify(value) : value}`.toWellFormed());

describe.each(KINDS)('%s', (kind) => {
  let on: TestApp;
  let routes: Route[];
  let schemas: Readonly<Record<string, Schema>>;
  beforeAll(async () => {
    const database = await freshDatabase(kind);
    const service = serviceOn(database);
    await makeContract(service, 'FUZZ');
    const version = await tested(service, 'FUZZ', textOf('FUZZ', '30.00'));
    await approveVersion(service, SECOND, version);
    await publishVersion(service, SECOND, version);
    await installControls({ database });
    const zoe = { id: 'zoe', name: 'Zoe', email: 'zoe@example.com' };
    await createPerson(service, { person: 'root', roles: ['AD'] }, zoe);
    const limits = { requestsAMinute: 1e6, jsonBytes: 100_000, fileBytes: 100_000 };
    on = await appOn(database, { limits });
    const asked = await on.app.request('/api/v1/openapi.json');
    const document = (await asked.json()) as {
      components: { schemas: typeof schemas };
      paths: Record<string, object>;
    };
    schemas = document.components.schemas;
    routes = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item as Record<string, never>).map(([method, route]): Route => {
        const { parameters = [], requestBody } = route as {
          parameters?: Parameter[];
          requestBody?: { content: Record<string, { schema: Schema }> };
        };
        return {
          ...{ path, method: method.toUpperCase(), parameters },
          body: requestBody?.content['application/json']?.schema,
          isFile: requestBody !== undefined && !('application/json' in requestBody.content),
        };
      }),
    );
  });
  afterAll(() => on.close());

  it(`answers ${REQUESTS} malformed requests without a failure of its own`, async () => {
    const codes = new Map<string, number>();
    const live = routes.filter(({ path }) => !path.endsWith('/progress'));
    const requests = fc.oneof(...live.map((route) => requestOf(route, schemas)));
    await fc.assert(
      fc.asyncProperty(requests, async ({ route, values, left, method, kind, headers, body }) => {
        const given = route.parameters.map((one, at) => ({ ...one, value: values[at] }));
        let path = route.path;
        const query: string[] = [];
        for (const one of given.slice(left)) {
          if (one.in === 'path') path = path.replace(`{${one.name}}`, encoded(one.value) || '-');
          if (one.in === 'query') query.push(`${one.name}=${encoded(one.value)}`);
        }
        const address = `${HERE}/api/v1${path}?${query.join('&')}`;
        const hasBody = method !== 'GET';
        const answer = await on.app.request(address, {
          method,
          headers: { ...headers, 'x-test-actor': EVERYBODY, 'content-type': kind },
          ...(hasBody ? { body } : {}),
        });
        const ours = on.log.at(-1)?.error;
        expect([address, ours]).toEqual([address, undefined]);
        expect(answer.status).toBeLessThan(500);
        const code = answer.status < 400 ? `${answer.status}` : await codeOf(answer);
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }),
      { numRuns: REQUESTS },
    );
    // They went deep: past the shapes, into the operations.
    expect(codes.size).toBeGreaterThan(10);
    expect(codes.get('200') ?? 0).toBeGreaterThan(10);
  }, 240_000);
});
