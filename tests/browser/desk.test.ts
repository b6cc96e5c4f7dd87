// The workbench's desk in a real browser: what is in force on a day, what can be billed, two windows
// that save the same draft, prices from and to a spreadsheet, two versions and their money.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSound, LARGE, openStage, type Stage, shoot, watched } from '../support/browser.ts';
import { pasteText, retype } from '../support/typing.ts';

const AT = '/contracts/CTR-HELV-001?month=2025-04';
const poll = <T>(ask: () => T) => expect.poll(ask, { timeout: 15_000 });

describe('the desk', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const open = async (page: Page, more = '') => {
    await page.goto(`${stage.server.origin}${AT}${more}`);
    await page.getByTestId('totals').waitFor();
  };
  const total = (page: Page) => page.getByTestId('totals').innerText();

  it('tells over a word what is in force on the chosen day', async () => {
    const page = await stage.page('be', 'en', LARGE);
    await watched(page, 'desk-hover', async () => {
      await open(page, '&file=annex-prices.avn');
      const price = page.locator('.view-line span').getByText('240', { exact: true }).last();
      await price.hover();
      const told = page.locator('.monaco-hover');
      await told.getByText('On 2025-04-30: 240 EUR per month').waitFor();
      await shoot(page, 'desk-hover');
      await page.getByLabel('Values in force on').fill('2024-02-29');
      await page.waitForURL(/day=.*2024-02-29/);
      await page.getByRole('heading', { level: 1 }).hover();
      await told.first().waitFor({ state: 'hidden' });
      await price.hover();
      await told.getByText('On 2024-02-29: 240 EUR per month').waitFor();
    });
  });

  it('judges each clause on the inventory as it is, over a year', async () => {
    const page = await stage.page('be', 'fr');
    await watched(page, 'desk-feasibility', async () => {
      await open(page);
      await page.getByRole('tab', { name: 'Faisabilité' }).click();
      await page.getByText('12 factures : avril 2025 – mars 2026').waitFor();
      const row = (clause: string) => page.getByRole('row').filter({ hasText: clause });
      const access = row('4.1 Port and access');
      await access.getByText('automatique', { exact: true }).waitFor();
      await access.getByText(/646\s629,52/).waitFor();
      await access.getByText('chaque mois').waitFor();
      // What comes once: a termination fee.
      await row('10 Early termination').getByText('juillet 2025', { exact: true }).waitFor();
      await expectSound(page, 'desk-feasibility');
    });
  });

  it('loses nothing when another window saved the same draft', async () => {
    const [mine, other] = [await stage.page('be'), await stage.page('be')];
    await watched(mine, 'desk-conflict', async () => {
      await open(mine);
      await mine.getByRole('button', { name: 'New version' }).click();
      await mine.waitForURL(/version=2/);
      const draft = '&version=2&file=contract.avn';
      await open(mine, draft);
      await open(other, draft);
      await retype(other, 'Port and access', 'Ports and access');
      await other.getByRole('button', { name: 'Save' }).click();
      await other.getByText('Saved', { exact: true }).waitFor();
      await retype(mine, 'Second access', 'Backup access');
      await mine.keyboard.press('Control+S');
      const refused = mine.getByRole('dialog');
      await refused.getByText('S0301').waitFor();
      await shoot(mine, 'desk-refused');
      await mine.keyboard.press('Escape');
      // What I typed is still there, over a reload, beside what was saved; I choose.
      await mine.locator('.view-line', { hasText: 'Backup access' }).first().waitFor();
      await mine.reload();
      await mine.getByText('made from an earlier text').waitFor();
      await mine.locator('.view-line', { hasText: 'Ports and access' }).first().waitFor();
      await shoot(mine, 'desk-conflict');
      await mine.getByRole('button', { name: 'Put mine in place' }).click();
      await mine.locator('.view-line', { hasText: 'Backup access' }).first().waitFor();
      await mine.keyboard.press('Control+S');
      await mine.getByText('Saved', { exact: true }).waitFor();
      await other.reload();
      await other.locator('.view-line', { hasText: 'Backup access' }).first().waitFor();
    });
  });

  it('takes another annex into the draft, bills it, and lets it go', async () => {
    const page = await stage.page('be');
    await watched(page, 'desk-files', async () => {
      await open(page, '&version=2&file=contract.avn');
      await page.getByRole('button', { name: 'Add a file' }).click();
      const adding = page.getByRole('dialog', { name: 'Add a file' });
      await adding.getByLabel('Name of the file').fill('annex/portal');
      await expectSound(page, 'desk-add-file');
      await adding.getByRole('button', { name: 'Add empty' }).click();
      const tab = page.getByRole('tab', { name: 'annex-portal.avn' });
      await tab.and(page.locator('[aria-selected=true]')).waitFor();
      await pasteText(page, 'language en\n\nclause 11 "Portal"\n  each month\n  charge 100 EUR\n');
      await poll(() => total(page)).toContain('82,689.92');
      await page.keyboard.press('Control+S');
      await page.getByText('Saved', { exact: true }).waitFor();
      await expectSound(page, 'desk-files');
      await page.reload();
      await page.getByRole('button', { name: 'Remove annex-portal.avn' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
      await tab.waitFor({ state: 'detached' });
      await poll(() => total(page)).toContain('82,589.92');
      await page.keyboard.press('Control+S');
      await page.getByText('Saved', { exact: true }).waitFor();
      await page.reload();
      await page.getByTestId('totals').waitFor();
      expect(await tab.count()).toBe(0);
    });
  });

  it('takes prices from a spreadsheet and gives them back', async () => {
    const page = await stage.page('be', 'en', LARGE);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await watched(page, 'desk-paste', async () => {
      await open(page, '&view=prices');
      const grid = page.getByRole('grid', { name: 'port price' });
      const before = await total(page);
      await grid.getByRole('gridcell', { name: '240', exact: true }).click();
      await page.evaluate(() => navigator.clipboard.writeText('250\r\n325\r\n'));
      await page.keyboard.press('Control+V');
      await grid.getByRole('gridcell', { name: '325', exact: true }).waitFor();
      await poll(() => total(page)).not.toBe(before);
      await page.locator('[data-change=changed]').first().waitFor();
      await page.getByRole('button', { name: 'Copy the table' }).click();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied.split('\n').slice(0, 4)).toEqual([
        'zone\tbandwidth (Mbps)\tmonthly (EUR per month)',
        '1\t10\t250',
        '1\t20\t325',
        '1\t50\t420',
      ]);
      await expectSound(page, 'desk-paste');
      await page
        .getByRole('radiogroup', { name: 'What lies in the middle' })
        .getByText('Compare')
        .click();
      // The text as published beside the one on the desk, and the money between them.
      const money = page.getByRole('region', { name: 'Money of 2025-04' });
      const clause = money.getByRole('row').filter({ hasText: '4.1 Port and access' });
      await clause.getByText('EUR 56,138.66').waitFor();
      const all = await money.getByRole('row').last().innerText();
      const amounts = all.match(/-?EUR\s[\d,.]+/g)?.map((one) => cents(one)) ?? [];
      expect(amounts).toHaveLength(3);
      const [was = 0n, is = 0n, difference = 0n] = amounts;
      expect(was).toBe(8_258_992n);
      expect(difference).not.toBe(0n);
      expect(is - was).toBe(difference);
      await page.locator('.monaco-diff-editor').waitFor();
      await page.getByRole('tab', { name: 'examples.avn' }).click();
      await page.getByText('examples.avn — no change in this file').waitFor();
      await expectSound(page, 'desk-compare');
    });
  });

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});

/** `EUR 82,589.92` as cents. */
const cents = (shown: string): bigint => BigInt(shown.replaceAll(/[^\d-]/g, ''));
