// An import in a real browser, by two people: a file with two bad lines is sent, its columns named, its
// lines checked, the sound ones applied by another person, seen in the inventory, and taken back.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  axeFindings,
  isTooWide,
  LANGUAGES,
  openStage,
  type Stage,
  shoot,
  watched,
} from '../support/browser.ts';

const ROUTERS = 'contract=CTR-HELV-001&dataset=data/cpe.csv';
const WORDS = {
  en: {
    ...{ missing: 'Still missing', check: 'Check the lines', lines: /Lines of import/ },
    ...{ rejected: '2 rejected', fresh: '1 new', changed: '1 change', apply: 'Apply' },
    ...{
      another: /another person/,
      file: 'Rejected lines as a file',
      toInventory: 'To the inventory',
    },
    ...{ undo: 'Take back', reason: 'Reason', undone: /was taken back/, grid: /Items of/ },
    ...{ day: /is no date|not a/, agree: /compared agree/, gone: 'not in the network' },
  },
  fr: {
    ...{ missing: 'Il manque encore', check: 'Contrôler les lignes', lines: /Lignes de l’import/ },
    ...{ rejected: '2 refusées', fresh: '1 nouvelle', changed: '1 changement', apply: 'Appliquer' },
    ...{ another: /une autre personne/, file: 'Lignes refusées en fichier' },
    ...{ toInventory: 'Vers l’inventaire', undo: 'Annuler l’import', reason: 'Motif' },
    ...{ undone: /a été annulé/, grid: /Articles de/, day: /n’est pas une/ },
    ...{ agree: /concorde/, gone: 'absent du réseau' },
  },
};

const fileOf = (key: string, column: string) => ({
  name: 'routers.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      `${column};site;role;class;valid_from;valid_to;known_from;remark`,
      `${key};DE-MUC-02;main;M;2025-06-01;;2025-06-01;a new one`,
      `${key};DE-MUC-02;main;L;2025-07-01;;2025-07-01;grown`,
      'BAD-1;DE-MUC-02;main;XXL;2025-06-01;;2025-06-01;no such class',
      'BAD-2;DE-MUC-02;main;M;31/31/2025;;2025-06-01;no such day',
    ].join('\n'),
  ),
});

describe('imports', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const at = (path: string) => `${stage.server.origin}${path}`;
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  it.each(LANGUAGES)('go from file to inventory and back in %s', async (language) => {
    const words = WORDS[language];
    const key = `NEW-${language}`;
    // Which column it is, is kept: the second file has another one.
    const column = `router ${language}`;
    const maker = await stage.page('an', language);
    const checker = await stage.page('os', language);
    await maker.goto(at(`/imports/new?${ROUTERS}`));
    await watched(maker, `import-${language}`, async () => {
      await maker.locator('input[type=file]').setInputFiles(fileOf(key, column));
      await maker.getByText(words.missing).waitFor();
      expect(await axeFindings(maker)).toEqual([]);
      await shoot(maker, `import-columns-${language}`);
      await maker.getByRole('combobox', { name: column }).click();
      await maker.getByRole('option', { name: /^cpe/ }).click();
      await button(maker, words.check).click();
      const grid = maker.getByRole('grid', { name: words.lines });
      await maker.getByText(words.rejected, { exact: true }).click();
      await grid.getByText('BAD-1', { exact: true }).waitFor();
      await maker.getByText(words.fresh, { exact: true }).waitFor();
      await maker.getByText(words.changed, { exact: true }).waitFor();
      const rows = grid.getByRole('row').filter({ hasText: 'BAD-' });
      expect(await rows.count()).toBe(2);
      // A code, a cause and a remedy.
      for (const row of await rows.all()) expect(await row.innerText()).toMatch(/R0\d{3}/);
      await maker.getByText(words.another).waitFor();
      expect(await button(maker, words.apply).count()).toBe(0);
      expect(await axeFindings(maker)).toEqual([]);
      expect(await isTooWide(maker)).toBe(false);
      await shoot(maker, `import-preview-${language}`);
      const sending = maker.waitForEvent('download');
      await button(maker, words.file).click();
      expect((await sending).suggestedFilename()).toBe('routers.csv');
    });
    await checker.goto(maker.url());
    await watched(checker, `apply-${language}`, async () => {
      await button(checker, words.apply).click();
      await shoot(checker, `import-apply-${language}`);
      await checker.getByRole('dialog').getByRole('button', { name: words.apply }).click();
      await checker.getByRole('link', { name: words.toInventory }).click();
      const filter = checker.getByLabel(/^(?:Filter of|Filtre de) cpe$/);
      await filter.fill(key);
      const grid = checker.getByRole('grid', { name: words.grid });
      const row = grid.getByRole('row').filter({ hasText: key });
      await row.getByText('L', { exact: true }).waitFor();
      await checker.goto(at(`/inventory?${ROUTERS}&day=2025-06-15&item=${key}`));
      const drawer = checker.getByRole('dialog');
      await drawer
        .getByRole('link', { name: /routers.csv/ })
        .first()
        .click();
      await button(checker, words.undo).click();
      await checker.getByLabel(words.reason).fill('sent by mistake');
      await checker.getByRole('dialog').getByRole('button', { name: words.undo }).click();
      await checker.getByText(words.undone).waitFor();
      await shoot(checker, `import-undone-${language}`);
      await checker.goto(at('/imports?contract=CTR-HELV-001'));
      await checker.getByText('routers.csv').first().waitFor();
      expect(await axeFindings(checker)).toEqual([]);
      await shoot(checker, `imports-${language}`);
    });
  });

  it.each(LANGUAGES)('are held against an extract of the network in %s', async (language) => {
    const words = WORDS[language];
    const page = await stage.page('be', language);
    const rows = ['cpe;site;class', 'DE-MUC-02-R1;DE-MUC-02;L', 'XX-1;DE-MUC-02;S'];
    await page.goto(at(`/reconciliation?${ROUTERS}&day=2025-04-01`));
    await watched(page, `reconciliation-${language}`, async () => {
      await page.locator('input[type=file]').setInputFiles({
        ...{ name: 'net.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) },
      });
      await page.getByText(words.agree).waitFor();
      await page.getByText(words.gone).first().waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await shoot(page, `reconciliation-${language}`);
      const item = page.getByRole('grid').getByRole('link').nth(3);
      const key = await item.innerText();
      await item.click();
      await page.getByRole('dialog').getByText(key).first().waitFor();
    });
  });

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
