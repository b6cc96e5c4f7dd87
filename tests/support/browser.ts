// Support: a real browser on a real server. In: nothing. Out: pages that are signed in, and what
// went wrong in them.
/// <reference lib="dom" />
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { repoRoot } from '../../scripts/support/sources.ts';
import { type Cookies, enter, openBrowser } from './chromium.ts';
import { type DemoServer, serveCopy } from './demo-server.ts';

/** Languages of the application. */
export const LANGUAGES = ['en', 'fr'] as const;

/** A browser on a server of its own. */
export interface Stage {
  readonly server: DemoServer;
  /** A page of somebody who is signed in by a demo account, such as `be`; of nobody: null. */
  page(who: string | null, language?: 'en' | 'fr', size?: Size): Promise<Page>;
  /** Errors that pages told, of their own and of answers with 500. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

/** Pixels of a window. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The two sizes that screens are judged at. */
export const SMALL: Size = { width: 1280, height: 800 };
/** The larger one. */
export const LARGE: Size = { width: 1920, height: 1080 };

/** Starts a browser and a server with the examples. */
export async function openStage(): Promise<Stage> {
  const server = await serveCopy(inject('examplesFolder'));
  const browser = await openBrowser();
  const errors: string[] = [];
  const entered = new Map<string, Cookies>();
  return {
    server,
    errors,
    page: async (who, language = 'en', size = SMALL) => {
      const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
      await context.addInitScript((value) => {
        localStorage.setItem('avenant.language', value);
      }, language);
      context.setDefaultTimeout(WAITING_MS);
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
      page.on('console', (message) => {
        const isOurs = message.type() === 'error' && !/status of 4\d\d/.test(message.text());
        if (isOurs) errors.push(message.text());
      });
      if (who === null) return page;
      const known = entered.get(who) ?? (await enter(page, server.origin, who));
      entered.set(who, known);
      await context.addCookies(known);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.stop();
    },
  };
}

/** What axe finds wrong on a page, serious or worse: rule, element. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  // The policy of the page lets no script in but its own; this one comes from outside of it.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    type Found = { id: string; impact: string; nodes: { html: string; target: string[] }[] };
    const run = (window as unknown as { axe: { run: () => Promise<{ violations: Found[] }> } }).axe;
    const { violations } = await run.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, target }) => `${id}: ${target} ${html}`));
  });
}

const WAITING_MS = 15_000;
const SHOTS = join(repoRoot, 'tests/browser/dist');

/** Keeps a picture of a page, as build output. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

/** Does something with a page; when it fails, a picture of the page is kept. */
export async function watched<T>(page: Page, name: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    await shoot(page, `failed-${name}`);
    throw error;
  }
}

/** Whether a page is wider than its window, which no screen may be. */
export async function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

/** A screen as it must be: nothing serious for axe, not wider than its window; a picture is kept. */
export async function expectSound(page: Page, name: string): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
  await shoot(page, name);
}
