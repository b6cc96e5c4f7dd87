// Support: the browser. In: nothing. Out: a Chromium that comes with a package, or from
// AVENANT_CHROMIUM.
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Starts the browser. */
export async function openBrowser(): Promise<Browser> {
  const { AVENANT_CHROMIUM: own } = process.env;
  return playwright.launch({
    executablePath: own ?? (await chromium.executablePath()),
    // Not those that the package proposes: they switch off what pages are protected by.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
    headless: true,
  });
}
