// Support: the browser. In: nothing. Out: a Chromium that comes with a package, or from
// AVENANT_CHROMIUM, and pages in it that are signed in.
import chromium from '@sparticuz/chromium';
import {
  type Browser,
  type BrowserContext,
  type Page,
  chromium as playwright,
} from 'playwright-core';
import { DEMO_PASSWORD } from '../../server/src/access/demo.ts';

/** Starts the browser. */
export async function openBrowser(): Promise<Browser> {
  const { AVENANT_CHROMIUM: own } = process.env;
  return playwright.launch({
    executablePath: own ?? (await chromium.executablePath()),
    // Not those that the package proposes: they switch off what pages are protected by.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
    headless: true,
    // Parts of days and months stand in the order of this language.
    env: { ...process.env, LANGUAGE: 'en_US', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
  });
}

/** What keeps somebody signed in. */
export type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** Signs a demo account in; once a person: tries are few a minute. */
export async function enter(page: Page, origin: string, who: string): Promise<Cookies> {
  const data = { email: `${who}@demo.example`, password: DEMO_PASSWORD };
  const path = `${origin}/api/v1/identity/sign-in/email`;
  const answer = await page.request.post(path, { data, headers: { origin } });
  if (!answer.ok()) throw new Error(`no entry for ${who}: ${answer.status()}`);
  return page.context().cookies();
}
