// HTTP, OpenAPI: the document of the routes, written from the code that answers. In: the routes.
// Out: an OpenAPI 3.1 document in which every route may fail with a problem and asks for a session.
import type { apiRoutes } from './app.ts';

/** Where the interface is. */
export const API_BASE = '/api/v1';
const VERSION = '1';

const PROBLEM = {
  type: 'object',
  description: 'What went wrong (RFC 9457), in the language of Accept-Language',
  required: ['type', 'status', 'title', 'detail', 'instance', 'code', 'request'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    title: { type: 'string' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    code: { type: 'string', pattern: '^S\\d{4}$' },
    request: { type: 'string', description: 'The number of the request in our log' },
    errors: { type: 'array', description: 'One entry a place', items: {} },
  },
};

const REFUSAL = {
  description: 'A problem',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', maxLength: 200 },
  description: 'Sent twice, a request is done once and answered alike',
};

type Operation = Record<string, unknown> & {
  readonly parameters?: readonly unknown[];
  readonly responses?: Readonly<Record<string, unknown>>;
};

/** The document. */
export function openApiOf(api: ReturnType<typeof apiRoutes>) {
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Avenant', version: VERSION },
    servers: [{ url: API_BASE }],
    security: [{ session: [] }, { token: [] }],
  });
  const paths = Object.fromEntries(
    Object.entries(document.paths ?? {}).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item as Record<string, Operation>).map(([method, operation]) => [
          method,
          {
            ...operation,
            ...(method === 'get' ? {} : { parameters: [...(operation.parameters ?? []), KEY] }),
            responses: { ...operation.responses, default: REFUSAL },
          },
        ]),
      ),
    ]),
  );
  return {
    ...document,
    paths,
    components: {
      ...document.components,
      schemas: { ...document.components?.schemas, Problem: PROBLEM },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'avenant.session_token' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}
