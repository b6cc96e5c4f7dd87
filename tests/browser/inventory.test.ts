// The inventory in a real browser: any day, the history of an item, the grid as a spreadsheet, and
// 50,000 items.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  axeFindings,
  expectSound,
  LANGUAGES,
  LARGE,
  openStage,
  SMALL,
  type Stage,
  shoot,
  watched,
} from '../support/browser.ts';
import { scrolled } from '../support/scroll.ts';
import { importFile } from '../support/upload.ts';

const ACCESSES = 'contract=CTR-HELV-001&dataset=data/accesses.csv';
const WORDS = {
  en: {
    grid: /Items of/,
    before: 'The change before',
    lines: 'lines',
    history: 'History of',
    ...{ last: /through 11 Mar 2025$/, next: /^from 12 Mar 2025$/ },
  },
  fr: {
    grid: /Articles de/,
    before: 'Le changement précédent',
    lines: 'lignes',
    history: 'Historique de',
    ...{ last: /au 11 mars 2025$/, next: /^depuis le 12 mars 2025$/ },
  },
};

describe('the inventory', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const at = (path: string) => `${stage.server.origin}${path}`;

  it.each(LANGUAGES)('shows a day and the history of an item in %s', async (language) => {
    const words = WORDS[language];
    for (const size of [SMALL, LARGE]) {
      const page = await stage.page('be', language, size);
      await page.goto(at(`/inventory?${ACCESSES}&day=2025-03-12`));
      await watched(page, 'inventory', async () => {
        const grid = page.getByRole('grid', { name: words.grid });
        await grid.getByText('BE-ANR-01-P', { exact: true }).waitFor();
        const filter = page.getByLabel(/circuit/).first();
        await filter.fill('MUC-02');
        const row = grid.getByRole('row').filter({ hasText: 'DE-MUC-02-P' });
        await row.getByText('100', { exact: true }).waitFor();
        await expectSound(page, `inventory-${language}-${size.width}`);
        await page.getByRole('button', { name: words.before }).click();
        await row.getByText('50', { exact: true }).waitFor();
        // By keys alone from here: the line is opened, and closed.
        await grid.focus();
        await page.keyboard.press('Enter');
        const drawer = page.getByRole('dialog', { name: words.history });
        await drawer.getByText('accesses.csv').first().waitFor();
        // Two states have no day in common: one ends on the day before the other begins.
        await drawer.getByText(words.last).first().waitFor();
        await drawer.getByText(words.next).first().waitFor();
        expect(page.url()).toContain('item=DE-MUC-02-P');
        expect(await axeFindings(page)).toEqual([]);
        await shoot(page, `history-${language}-${size.width}`);
        await page.keyboard.press('Escape');
        await drawer.waitFor({ state: 'hidden' });
      });
    }
  });

  it('is a spreadsheet by keys: moves, selects, copies, sorts, and keeps it in the address', async () => {
    const page = await stage.page('an');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(at(`/inventory?${ACCESSES}&day=2025-04-01`));
    const grid = page.getByRole('grid', { name: WORDS.en.grid });
    await watched(page, 'grid', async () => {
      await grid.getByText('BE-ANR-01-P', { exact: true }).waitFor();
      await grid.focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowRight');
      await page.getByText('4 cells selected').waitFor();
      await page.keyboard.press('Control+c');
      await page.getByText('4 cells copied').waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toBe('BE-ANR-01\tprimary\r\nBE-ANR-01\tsecond');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Shift+ArrowDown');
      await page.getByText('sum 150').waitFor();
      // The headings are above the first line: sorted twice, the most comes first.
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      const sorted = grid.getByRole('columnheader', { name: /bandwidth/ });
      await expect.poll(() => sorted.getAttribute('aria-sort')).toBe('descending');
      expect(decodeURIComponent(page.url())).toContain('-attribute+bandwidth');
      await page.keyboard.press('Control+End');
      await page.keyboard.press('Control+Home');
      await page.getByRole('button', { name: 'Columns' }).click();
      await page.getByRole('checkbox', { name: 'site' }).uncheck();
      await page.keyboard.press('Escape');
      await grid.getByRole('columnheader', { name: /site/ }).waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Views' }).click();
      await page.getByLabel('Name of the view').fill('widest first');
      await page.getByRole('button', { name: 'Save this view' }).click();
      await page.goto(at(`/inventory?${ACCESSES}&day=2025-04-01`));
      await grid.getByRole('columnheader', { name: /site/ }).waitFor();
      await page.getByRole('button', { name: 'Views' }).click();
      await page.getByRole('button', { name: 'widest first', exact: true }).click();
      await grid.getByRole('columnheader', { name: /site/ }).waitFor({ state: 'hidden' });
      await page.reload();
      await grid.getByText('BE-ANR-01-P', { exact: true }).waitFor({ state: 'hidden' });
      await expect.poll(() => sorted.getAttribute('aria-sort')).toBe('descending');
    });
  });

  it('holds 50,000 items', async () => {
    const maker = await stage.page('an');
    const checker = await stage.page('os');
    const line = (n: number) => `BIG-${n},DE-MUC-02,main,${'SML'[n % 3]},2025-01-01,,2025-01-01`;
    const lines = Array.from({ length: 50_000 }, (_, n) => line(n + 1));
    const text = ['cpe,site,role,class,valid_from,valid_to,known_from', ...lines].join('\n');
    const contract = 'CTR-HELV-001';
    await importFile(maker.request, checker.request, {
      ...{ origin: stage.server.origin, contract, dataset: 'data/cpe.csv', text },
      knownOn: '2025-01-01',
    });
    const page = await stage.page('be');
    const started = performance.now();
    await page.goto(at(`/inventory?contract=${contract}&dataset=data/cpe.csv&day=2025-04-01`));
    await watched(page, 'fifty-thousand', async () => {
      const grid = page.getByRole('grid', { name: WORDS.en.grid });
      await page.getByText(/50,0\d\d lines/).waitFor();
      console.log(`50,000 items shown after ${Math.round(performance.now() - started)} ms`);
      const frames = await scrolled(page, '[role=grid]', 60);
      console.log(`frames while scrolled, ms: ${JSON.stringify(frames)}`);
      await grid.focus();
      await page.keyboard.press('Control+End');
      // In the order of keys as texts.
      await grid.getByText('BIG-9999', { exact: true }).waitFor();
      await page.getByLabel('Filter of cpe').fill('=BIG-49999');
      await page.getByText(/^1 of 50,0\d\d lines$/).waitFor();
      await shoot(page, 'inventory-50000');
    });
  });

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
