// A whole journey by the keyboard alone: an expert signs in, finds a contract in the palette, changes
// a price, sees the invoice beside it change, opens a line, and keeps it as a version. No mouse; each
// stop of the tabulator must show that it has the focus.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../server/src/access/demo.ts';
import { openStage, type Stage, shoot, watched } from '../support/browser.ts';
import { hasFocus, tabTo } from '../support/keyboard.ts';

const poll = <T>(ask: () => T) => expect.poll(ask, { timeout: 15_000 });

describe('by the keyboard alone', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  /** Signs in by the form, as anybody does. */
  const enter = async (who: string): Promise<Page> => {
    const page = await stage.page(who);
    await page.context().clearCookies();
    await page.goto(stage.server.origin);
    const email = page.getByLabel('E-mail address');
    await email.waitFor();
    await tabTo(page, email);
    await page.keyboard.type(`${who}@demo.example`);
    await tabTo(page, page.getByRole('textbox', { name: 'Password' }));
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'My work' }).waitFor();
    return page;
  };
  /** Goes somewhere by the palette. */
  const goTo = async (page: Page, words: string) => {
    await page.keyboard.press('Control+K');
    const search = page.getByPlaceholder('Screen, contract, invoice…');
    await poll(() => hasFocus(search)).toBe(true);
    await page.getByRole('dialog').getByText(words, { exact: true }).waitFor();
    await page.keyboard.type(words);
    await page.locator('.mantine-Spotlight-action[data-selected]').waitFor();
    await page.keyboard.press('Enter');
    await search.waitFor({ state: 'detached' });
  };

  it('an expert changes a price, opens a line and keeps a version', async () => {
    const page = await enter('be');
    await watched(page, 'keyboard-expert', async () => {
      await goTo(page, 'CTR-HELV-001');
      await page.getByTestId('totals').waitFor();
      const total = () => page.getByTestId('totals').innerText();
      const before = await total();
      expect(await hasFocus(page.locator('#content'))).toBe(true);
      // To the prices, by the arrows of the tabs of files; into the text.
      await tabTo(page, page.getByRole('tab', { name: 'contract.avn' }));
      await page.keyboard.press('ArrowRight');
      const prices = page.getByRole('tab', { name: 'annex-prices.avn' });
      await poll(() => hasFocus(prices)).toBe(true);
      const text = page.locator('.monaco-editor').first();
      await tabTo(page, text);
      await page.keyboard.press('Control+F');
      await page.keyboard.type('210');
      await page.keyboard.press('Escape');
      await page.keyboard.type('300');
      await poll(total).not.toBe(before);
      // In the text Tab writes; after Escape it leaves, and Shift+Tab comes back.
      expect(await hasFocus(text)).toBe(true);
      await page.keyboard.press('Escape');
      await tabTo(page, page.getByRole('tab', { name: 'Problems (0)' }));
      await tabTo(page, text, 'Shift+Tab');
      await shoot(page, 'keyboard-text');
      // Past the problems to the lines of the invoice.
      const invoice = page.getByRole('toolbar', { name: 'Lines of the invoice' });
      await page.keyboard.press('F6');
      await page.keyboard.press('F6');
      await poll(() => hasFocus(invoice)).toBe(true);
      await tabTo(page, page.getByRole('switch', { name: 'Only what differs' }), 'Shift+Tab');
      await page.keyboard.press('Space');
      const changed = page.locator('[data-change=changed]');
      await tabTo(page, changed.first());
      await page.keyboard.press('Enter');
      const explanation = page.getByRole('region', { name: 'Explanation' });
      await explanation.waitFor();
      // The arrows walk the lines; the explanation follows, the focus stays.
      const first = page.url();
      await page.keyboard.press('ArrowDown');
      await poll(() => page.url()).not.toBe(first);
      await poll(() => hasFocus(page.locator('[aria-pressed=true]').last())).toBe(true);
      const opened = new URL(page.url()).searchParams.get('line') ?? '';
      await explanation.getByText(opened.replaceAll('"', '')).first().waitFor();
      await page.keyboard.press('F6');
      expect(await hasFocus(explanation)).toBe(true);
      const fold = explanation.getByRole('button', { expanded: true }).first();
      await tabTo(page, fold);
      await page.keyboard.press('Enter');
      await explanation.getByRole('button', { expanded: true }).waitFor({ state: 'detached' });
      await shoot(page, 'keyboard-explanation');
      // The line between text and invoice moves by arrows.
      const line = page.getByRole('separator').last();
      const size = await line.getAttribute('aria-valuenow');
      await tabTo(page, line, 'Shift+Tab');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      expect(await line.getAttribute('aria-valuenow')).not.toBe(size);
      await page.keyboard.press('Control+S');
      await page.waitForURL(/version=2/);
      const shown = page.getByRole('combobox', { name: 'Version' });
      await poll(() => shown.inputValue()).toBe('Version 2 · draft');
      await poll(() => hasFocus(page.locator('#content'))).toBe(true);
    });
  });

  it('skips the frame, and comes back to where it was when a dialog closes', async () => {
    const page = await stage.page('bm');
    await watched(page, 'keyboard-skip', async () => {
      await page.goto(`${stage.server.origin}/runs`);
      const launch = page.getByRole('button', { name: 'Launch a run' });
      await launch.waitFor();
      await tabTo(page, page.getByRole('link', { name: 'To the content' }));
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await hasFocus(page.locator('#content'))).toBe(true);
      await tabTo(page, launch);
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await poll(() => hasFocus(dialog)).toBe(true);
      await page.keyboard.press('Escape');
      await poll(() => hasFocus(launch)).toBe(true);
    });
  });

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
