// Bench, a browser on a server: the built application as its users have it. In: what is measured.
// Out: what it found; everything that was started is stopped.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { repoRoot } from '../../scripts/support/sources.ts';
import { type Cookies, enter, openBrowser } from '../../tests/support/chromium.ts';
import { serveFolder } from '../../tests/support/demo-server.ts';

const VIEW = { width: 1920, height: 1080 };

/** What is there to be measured. */
export interface Served {
  readonly browser: Browser;
  /** Where the server answers. */
  readonly origin: string;
}

/** Builds the application, serves it with the examples and opens a browser. */
export async function served<T>(measure: (on: Served) => Promise<T>): Promise<T> {
  execFileSync(process.execPath, ['scripts/build.ts'], { cwd: repoRoot });
  const folder = await mkdtemp(join(tmpdir(), 'avenant-bench-'));
  const server = await serveFolder(folder);
  const browser = await openBrowser();
  try {
    return await measure({ browser, origin: server.origin });
  } finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A page of somebody: newly signed in, or known by what a page of theirs was given. */
export async function entered(
  browser: Browser,
  origin: string,
  who: string,
  known?: Cookies,
): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEW, reducedMotion: 'reduce' });
  const page = await context.newPage();
  if (known === undefined) await enter(page, origin, who);
  else await context.addCookies(known);
  return page;
}
