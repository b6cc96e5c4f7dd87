// HTTP, the application: all routes behind their guards. In: what it is given. Out: an application
// that answers requests, each failure as a problem.
import type { Context, Handler } from 'hono';
import { IDENTITY_BASE } from '../access/identity.ts';
import { Problem } from '../problem/problem.ts';
import type { AppDeps, AppEnv } from './deps.ts';
import { DOCS_STYLE, docsPage } from './docs-page.ts';
import { fitting, known, sameOrigin, signedIn, strictTransport } from './guard.ts';
import { once } from './idempotency.ts';
import { openMetrics } from './metrics.ts';
import { API_BASE, openApiOf } from './openapi.ts';
import { answerProblem, problemOf } from './problem.ts';
import { rateLimit } from './rate-limit.ts';
import { accessRoutes } from './routes/access.ts';
import { auditRoutes } from './routes/audit.ts';
import { commentRoutes } from './routes/comments.ts';
import { contractRoutes } from './routes/contracts.ts';
import { controlRoutes } from './routes/control.ts';
import { catalogueRoutes } from './routes/controls.ts';
import { cycleRoutes } from './routes/cycles.ts';
import { draftRoutes } from './routes/drafts.ts';
import { inventoryRoutes } from './routes/inventory.ts';
import { invoiceRoutes } from './routes/invoices.ts';
import { orderRoutes } from './routes/orders.ts';
import { partyRoutes } from './routes/parties.ts';
import { reRateRoutes } from './routes/re-rates.ts';
import { runRoutes } from './routes/runs.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { studyRoutes } from './routes/studies.ts';
import { unbilledRoutes } from './routes/unbilled.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { workRoutes } from './routes/work.ts';
import { area } from './validation.ts';
import { entryOf, webApp } from './web.ts';

/** All routes of the interface, with their types. */
export function apiRoutes(deps: AppDeps) {
  return area()
    .route('/', contractRoutes(deps))
    .route('/', studyRoutes(deps))
    .route('/', partyRoutes(deps))
    .route('/', inventoryRoutes(deps))
    .route('/', orderRoutes(deps))
    .route('/', cycleRoutes(deps))
    .route('/', runRoutes(deps))
    .route('/', draftRoutes(deps))
    .route('/', controlRoutes(deps))
    .route('/', catalogueRoutes(deps))
    .route('/', commentRoutes(deps))
    .route('/', unbilledRoutes(deps))
    .route('/', invoiceRoutes(deps))
    .route('/', workRoutes(deps))
    .route('/', reRateRoutes(deps))
    .route('/', sessionRoutes(deps))
    .route('/', webhookRoutes(deps))
    .route('/', accessRoutes(deps))
    .route('/', auditRoutes(deps));
}

/** The routes as a typed client sees them. */
export type ApiRoutes = ReturnType<typeof apiRoutes>;

/** Makes the application. */
export function createApp(deps: AppDeps) {
  const { service, limits, origin, log, stopping, web } = deps;
  const metrics = openMetrics(service.database);
  const byAddress = rateLimit(limits.requestsAMinute);
  const byPerson = rateLimit(limits.requestsAMinute);
  const api = apiRoutes(deps);
  const app = area();

  app.use(known, strictTransport(origin));
  app.use(async (c, next) => {
    const start = performance.now();
    await next();
    note(c, start);
  });
  app.use(sameOrigin(origin));
  app.get('/health', (c) => c.json({ status: 'alive' }));
  app.get('/ready', async (c) => {
    if (stopping.aborted) throw new Problem('S0115');
    await service.database.db.selectFrom('audit_head').select('event').execute();
    return c.json({ status: 'ready' });
  });
  app.get('/api/entry', entryOf(web));
  app.get('/api/docs.css', (c) => c.body(DOCS_STYLE, 200, { 'content-type': 'text/css' }));
  app.get('/api/docs', (c) => {
    c.header('content-security-policy', "default-src 'none'; style-src 'self'");
    return c.html(docsPage(openApiOf(api), c.get('language')));
  });
  app.get(`${API_BASE}/openapi.json`, (c) => c.json(openApiOf(api)));
  app.all(`${IDENTITY_BASE}/*`, fitting(deps), identityOf(deps));
  const signed = signedIn(deps, byAddress, byPerson);
  app.get('/metrics', signed, async (c) => {
    service.may(c.get('actor'), 'run.read', { kind: 'metrics' });
    return c.body(await metrics.text(), 200, { 'content-type': metrics.contentType });
  });
  app.use(`${API_BASE}/*`, signed, fitting(deps), once(deps));
  app.route(API_BASE, api);
  if (web !== undefined) app.use(webApp(web));

  app.notFound((c) => {
    const { path, method } = c.req;
    const allowed = methodsOf(app.routes, path);
    return answerProblem(
      c,
      allowed.length === 0 || allowed.includes(method)
        ? new Problem('S0113', { path })
        : new Problem('S0110', { path, allowed: allowed.join(', ') }),
    );
  });
  app.onError((error, c) => answerProblem(c, problemOf(error) ?? new Problem('S0100')));
  return app;

  function note(c: Context<AppEnv>, start: number): void {
    const milliseconds = Math.round(performance.now() - start);
    const { method } = c.req;
    const { status } = c.res;
    const pattern = c.req.matchedRoutes.findLast(({ path }) => !path.endsWith('*'))?.path;
    const route = pattern ?? 'none';
    metrics.request(method, route, status, milliseconds / 1000);
    const { error } = c;
    const ours = error !== undefined && problemOf(error) === undefined ? error : undefined;
    log({
      ...{ at: service.now().toISOString(), request: c.get('request'), method, route, status },
      milliseconds,
      ...(ours === undefined ? {} : { error: ours.stack ?? ours.message }),
    });
  }
}

// The library's own words for a failure are not ours: its status becomes one of our problems.
function identityOf({ identity }: AppDeps): Handler<AppEnv> {
  return async (c) => {
    const found = await identity(c.req.raw, c.get('address'));
    if (found.status < 400) return found;
    const { status } = found;
    const code = IDENTITY_PROBLEMS[status] ?? (status >= 500 ? 'S0100' : 'S0104');
    const { path } = c.req;
    const seconds = found.headers.get('x-retry-after') ?? '60';
    return answerProblem(c, new Problem(code, { path, seconds }));
  };
}

const IDENTITY_PROBLEMS: Readonly<Record<number, 'S0206' | 'S0108' | 'S0113' | 'S0107'>> = {
  401: 'S0206',
  403: 'S0108',
  404: 'S0113',
  429: 'S0107',
};

/** The methods that some route answers at a path. */
function methodsOf(
  routes: readonly { readonly method: string; readonly path: string }[],
  path: string,
): readonly string[] {
  const matching = routes.filter(({ method, path: pattern }) => {
    if (method === 'ALL' || pattern.endsWith('*')) return false;
    const parts = pattern.split('/');
    const asked = path.split('/');
    return (
      parts.length === asked.length &&
      parts.every((part, at) => part.startsWith(':') || part === asked[at])
    );
  });
  return [...new Set(matching.map(({ method }) => method))].sort();
}
