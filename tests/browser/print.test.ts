// What goes on paper: the note of a study, an invoice, an explanation: A4 pages counted, without
// navigation and buttons, rows whole, totals beside what they sum up.
/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOCUMENT } from '../../editor/src/screens/invoices/invoices.texts.ts';
import { STUDIES } from '../../editor/src/screens/studies/studies.texts.ts';
import { TEMPLATES } from '../../editor/src/screens/studies/templates.ts';
import { say } from '../../editor/src/texts/text.ts';
import { isTooWide, LANGUAGES, openStage, type Stage, shoot, watched } from '../support/browser.ts';
import { issue, validatedDraft } from '../support/month-journey.ts';

const PAPER = { width: 688, height: 1017 };

/** Puts a page on paper; how many pages it takes. */
async function printed(page: Page, name: string): Promise<number> {
  await page.emulateMedia({ media: 'print' });
  // Between its margins, an A4 page is this wide: what is wider is cut off.
  await page.setViewportSize(PAPER);
  // A chart is drawn anew for paper.
  await expect.poll(() => isTooWide(page)).toBe(false);
  await shoot(page, name);
  const bytes = await page.pdf({ preferCSSPageSize: true });
  return bytes.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

const rowsBreak = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('tr, .together')].filter(
        (one) => getComputedStyle(one).breakInside !== 'avoid',
      ).length,
  );
const isSeen = (page: Page, selector: string) => page.locator(selector).first().isVisible();

async function expectPaper(page: Page): Promise<void> {
  for (const selector of ['button', '.mantine-Button-root', 'nav', 'header']) {
    expect([selector, await isSeen(page, selector)]).toEqual([selector, false]);
  }
  expect(await rowsBreak(page)).toBe(0);
}

describe('on paper', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const at = (path: string) => `${stage.server.origin}${path}`;

  it.each(LANGUAGES)('a study is a note of two pages in %s', async (language) => {
    const page = await stage.page('ps', language);
    const study = `PAPER-${language}`;
    const text = TEMPLATES[0]?.text[language] ?? '';
    const [file, head] =
      language === 'en'
        ? ['accesses.csv', 'id,country,bandwidth,start,end']
        : ['acces.csv', 'id,pays,débit,début,fin'];
    const data = { [file]: `${head}\nA1,FR,1000,2027-01-01,\nA2,DE,100,2027-03-15,\n` };
    const scenario = {
      name: say(STUDIES.offered, language),
      files: { 'contract.avn': text },
      data,
    };
    const made = await page.request.post(at('/api/v1/studies'), {
      data: {
        ...{ study, title: 'Orvane', about: 'Two accesses from January on', fromPeriod: '2027-01' },
        scenarios: [scenario, { ...scenario, name: 'B' }],
      },
      headers: { origin: stage.server.origin },
    });
    expect(made.status()).toBe(201);
    await page.goto(at(`/studies/${study}/note`));
    await watched(page, `paper-note-${language}`, async () => {
      await page.getByRole('img', { name: say(STUDIES.chart, language) }).waitFor();
      expect(await printed(page, `paper-note-${language}`)).toBe(2);
      await expectPaper(page);
    });
  });

  it('an invoice has all its lines and its total', async () => {
    const person = async (who: string) => {
      return { page: await stage.page(who), origin: stage.server.origin, language: 'en' } as const;
    };
    const [analyst, senior, manager] = [await person('an'), await person('os'), await person('bm')];
    const draft = { contract: 'CTR-HELV-001', draft: 'first-helvarion-2025-04' };
    await validatedDraft(analyst, senior, draft);
    await issue(manager, 'BA-HELV-001');
    const { page } = manager;
    await page
      .getByRole('link', { name: /^INV \d+/ })
      .first()
      .click();
    await page.getByText('intact', { exact: true }).waitFor();
    await watched(page, 'paper-invoice', async () => {
      await page.emulateMedia({ media: 'print' });
      await page.getByRole('rowheader', { name: DOCUMENT.total.en }).waitFor();
      const [first = ''] = await page.getByText(/^\d+ lines$/).allInnerTexts();
      const rows = await page.locator('tbody tr:has(td)').count();
      expect(rows).toBe(Number.parseInt(first, 10));
      const pages = await printed(page, 'paper-invoice');
      expect(pages).toBeGreaterThan(3);
      // No page is half empty: more than a score of lines stand on each.
      expect(rows / pages).toBeGreaterThan(20);
      await expectPaper(page);
      // Back on the screen there is the grid again.
      await page.emulateMedia({ media: 'screen' });
      await page.getByRole('grid').waitFor();
    });
  });

  it.each(LANGUAGES)('an explanation is opened to its end in %s', async (language) => {
    const page = await stage.page('an', language);
    const draft = '/drafts/CTR-HELV-001/first-helvarion-2025-04';
    const line = encodeURIComponent('4.1/DE-MUC-02-P/2025-03-12~2025-04');
    await page.goto(at(`${draft}/explained?line=${line}`));
    await watched(page, `paper-explained-${language}`, async () => {
      await page.locator('li li li li').first().waitFor();
      expect(await page.locator('main [aria-expanded=false]').count()).toBe(0);
      expect(await printed(page, `paper-explained-${language}`)).toBeLessThan(4);
      await expectPaper(page);
    });
  });

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
