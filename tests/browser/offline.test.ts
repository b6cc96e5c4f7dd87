// Without a network: it is told at once, in both languages; what was typed stays and is kept, and
// goes through when the network is back.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHELL } from '../../editor/src/shell/shell.texts.ts';
import { say } from '../../editor/src/texts/text.ts';
import { expectSound, openStage, type Stage, shoot, watched } from '../support/browser.ts';
import { retype } from '../support/typing.ts';

const AT_ONCE = { timeout: 4000 };
const KEPT = 'avenant.kept.demo-be.version/CTR-HELV-001/1';

describe('without a network', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const cut = async (page: Page, language: 'en' | 'fr') => {
    await page.context().setOffline(true);
    await page.getByText(say(SHELL.offline, language)).waitFor(AT_ONCE);
  };
  const mend = async (page: Page, language: 'en' | 'fr') => {
    await page.context().setOffline(false);
    await page.getByText(say(SHELL.offline, language)).waitFor({ state: 'detached' });
  };

  it('the workbench goes on, refuses to keep at once, and keeps later', async () => {
    const page = await stage.page('be');
    await watched(page, 'offline-workbench', async () => {
      const at = '/contracts/CTR-HELV-001?month=2025-04&file=annex-prices.avn';
      await page.goto(`${stage.server.origin}${at}`);
      await page.getByTestId('totals').waitFor();
      await cut(page, 'en');
      await retype(page, '210', '300');
      // The engine is here: the invoice changes as ever.
      await page.locator('[data-change=changed]').first().waitFor();
      await page.keyboard.press('Control+S');
      const refused = page.getByRole('dialog', { name: 'The server cannot be reached' });
      await refused.getByText('Nothing was done').waitFor(AT_ONCE);
      await shoot(page, 'offline-workbench');
      await page.keyboard.press('Escape');
      const kept = () => page.evaluate((key) => localStorage.getItem(key) ?? '', KEPT);
      await expect.poll(kept).toMatch(/L\s+\|\s+300/);
      await mend(page, 'en');
      await page.keyboard.press('Control+S');
      await page.waitForURL(/version=2/);
      expect(await kept()).toBe('');
    });
  });

  it('an order is refused where it is typed, and taken from what was typed', async () => {
    const page = await stage.page('od', 'fr');
    await watched(page, 'offline-order', async () => {
      const at = '/orders/new?contract=CTR-HELV-001&dataset=data/accesses.csv';
      await page.goto(`${stage.server.origin}${at}`);
      await page.getByText('arrêt', { exact: true }).click();
      await page.getByRole('textbox', { name: 'Commande' }).fill('ORD-OFF');
      await page.getByRole('combobox', { name: 'Article', exact: true }).fill('FR-LYS-02-P');
      await page.keyboard.press('Tab');
      await page.getByLabel('Souhaitée à partir du').fill('2025-10-12');
      await cut(page, 'fr');
      const send = page.getByRole('button', { name: 'Contrôler et chiffrer' });
      await send.click();
      const refused = page.getByRole('alert').filter({ hasText: 'Le serveur est injoignable' });
      await refused.waitFor(AT_ONCE);
      await expectSound(page, 'offline-order');
      await mend(page, 'fr');
      await send.click();
      await page.getByText('Saisie et chiffrée').waitFor();
    });
  });

  it('a screen that was never opened says so, and comes when asked again', async () => {
    const page = await stage.page('bm');
    await watched(page, 'offline-screen', async () => {
      await page.goto(stage.server.origin);
      await page.getByRole('heading', { name: 'My work' }).waitFor();
      await cut(page, 'en');
      await page.getByRole('link', { name: 'Controls' }).click();
      await page.getByText('The server cannot be reached').waitFor();
      await mend(page, 'en');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('heading', { name: 'Controls' }).waitFor();
    });
  });

  // A screen that cannot be loaded is told in the console, too.
  it('tells no error but the missing network', () => {
    const isOurs = (error: string) => !/ERR_INTERNET_DISCONNECTED|ApiProblem: offline/.test(error);
    expect(stage.errors.filter(isOurs)).toEqual([]);
  });
});
