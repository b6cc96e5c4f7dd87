// HTTP, web application: its built files, and what its sign-in page is told. In: the folder of a
// build. Out: its files; any other address that a person opens answers its first page.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Handler, MiddlewareHandler } from 'hono';
import { DEMO_PASSWORD, demoAddress } from '../access/demo.ts';
import { ROLES, type Role } from '../access/roles.ts';
import { Problem } from '../problem/problem.ts';
import type { AppEnv } from './deps.ts';

/** The web application as it is served. */
export interface Web {
  /** The folder of its build. */
  readonly folder: string;
  /** Whether its sign-in page offers the demo accounts. */
  readonly isDemo: boolean;
  readonly singleSignOn: boolean;
}

/** The name of the first page in a build. */
export const FIRST_PAGE = 'index.html';

// Styles are written into the page by the components; scripts never are.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** What the sign-in page is told before anybody is known. */
export function entryOf(web: Web | undefined): Handler<AppEnv> {
  const isDemo = web?.isDemo === true;
  const roles = Object.keys(ROLES) as Role[];
  const demo = roles.map((role) => ({ role, email: demoAddress(role), name: ROLES[role] }));
  const told = {
    demo: isDemo ? demo : [],
    demoPassword: isDemo ? DEMO_PASSWORD : null,
    singleSignOn: web?.singleSignOn === true,
  };
  return (c) => c.json(told);
}

/** Answers the files of a build; without one, says how it is made. @throws Problem S0116. */
export function webApp({ folder }: Web): MiddlewareHandler<AppEnv> {
  const files = serveStatic<AppEnv>({
    root: folder,
    precompressed: true,
    onFound: (path, c) => {
      // Assets carry a hash of their content in their names; pages do not.
      const isLasting = /[/\\]assets[/\\]/.test(path);
      c.header('cache-control', isLasting ? 'public, max-age=31536000, immutable' : 'no-cache');
      c.header('content-security-policy', POLICY);
    },
  });
  const page = serveStatic<AppEnv>({
    path: join(folder, FIRST_PAGE),
    precompressed: true,
    onFound: (_, c) => {
      c.header('cache-control', 'no-cache');
      c.header('content-security-policy', POLICY);
    },
  });
  return async (c, next) => {
    const { path } = c.req;
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
    const isOurs = isRead && !/^\/(?:api|health|ready|metrics)(?:\/|$)/.test(path);
    if (!isOurs) return next();
    if (!existsSync(join(folder, FIRST_PAGE))) throw new Problem('S0116');
    const isFile = /\.[a-z0-9]+$/.test(path) || path.startsWith('/assets/');
    return isFile ? files(c, next) : page(c, next);
  };
}
