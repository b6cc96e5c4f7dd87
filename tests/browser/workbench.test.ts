// The workbench in a real browser: a price changed and its invoice, a line opened, a mistake mended,
// nothing lost by a reload, in both languages.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  expectSound,
  LANGUAGES,
  LARGE,
  openStage,
  SMALL,
  type Stage,
  shoot,
  watched,
} from '../support/browser.ts';
import { retype } from '../support/typing.ts';

const AT = '/contracts/CTR-HELV-001?month=2025-04';

describe('the workbench', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const open = async (page: Page, more = '') => {
    await page.goto(`${stage.server.origin}${AT}${more}`);
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await page.getByTestId('totals').waitFor();
  };
  const total = (page: Page) => page.getByTestId('totals').innerText();

  it('shows what a price changes while it is typed, and opens a line to its clause', async () => {
    const page = await stage.page('be', 'en', LARGE);
    await watched(page, 'workbench-price', async () => {
      await open(page, '&file=annex-prices.avn');
      expect(await total(page)).toContain('82,589.92');
      await retype(page, '210', '300');
      await page.locator('[data-change=changed]').first().waitFor();
      expect(await total(page)).not.toContain('82,589.92');
      await page.locator('[data-change=changed]').first().click();
      await page.getByRole('region', { name: 'Explanation' }).waitFor();
      await page.locator('.clause-lit').first().waitFor();
      await page.getByRole('tab', { name: 'contract.avn' }).waitFor();
      expect(decodeURIComponent(page.url())).toContain('clause="4.4"');
      await shoot(page, 'workbench-price');
      const times = await page.evaluate(() => {
        const all = performance.getEntriesByName('avenant.rated');
        return all.map(({ duration }) => Math.round(duration));
      });
      console.log(`workbench: typed to rated, in the browser, ms: ${times.join(' ')}`);
      await page.getByRole('button', { name: 'Discard' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
      await page.getByText('as published').waitFor();
      expect(await total(page)).toContain('82,589.92');
      await page.getByRole('switch', { name: 'Only what differs' }).click();
      await page.getByText('No line differs').waitFor();
      await page.getByRole('button', { name: 'Show all lines' }).click();
      await page.locator('[data-change=same]').first().waitFor();
    });
  });

  it('keeps what is typed over a reload, and mends a mistake at a click', async () => {
    const page = await stage.page('be');
    await watched(page, 'workbench-mend', async () => {
      await open(page, '&file=contract.avn');
      await retype(page, 'zone of site', 'zonne of site');
      const problems = page.getByRole('region', { name: 'Problems' });
      await problems.getByText('zonne').first().waitFor();
      await page.reload();
      await problems.getByText('zonne').first().waitFor();
      await shoot(page, 'workbench-problem');
      await problems.getByRole('button', { name: 'Mend' }).first().click();
      await problems.getByText('zonne').first().waitFor({ state: 'detached' });
    });
  });

  it.each(LANGUAGES)('is readable in %s, at both sizes, in both languages of text', async (own) => {
    for (const size of [SMALL, LARGE]) {
      const page = await stage.page('be', own, size);
      await watched(page, `workbench-${own}`, async () => {
        await open(page, '&file=contract.avn&line=4.1%2FDE-MUC-02-P%2F2025-03-12~2025-04');
        const name = own === 'fr' ? 'Langue du texte' : 'Language of the text';
        await page.getByRole('radiogroup', { name }).getByText('FR').click();
        await page.getByText('langue').first().waitFor();
        await page.getByRole('button', { name: '369' }).first().waitFor();
        await expectSound(page, `workbench-${own}-${size.width}`);
      });
    }
  });

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
