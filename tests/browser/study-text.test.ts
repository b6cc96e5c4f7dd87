// The text of a study in a real browser: copied from a contract that pre-sales may not read
// elsewhere, typed in the editor, and the number of it that makes a wanted total.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACT_CHOICE } from '../../editor/src/parts/contract-choice.texts.ts';
import { CONTRACTS } from '../../editor/src/screens/contracts/contracts.texts.ts';
import { SEEK } from '../../editor/src/screens/studies/seek.texts.ts';
import { STUDIES } from '../../editor/src/screens/studies/studies.texts.ts';
import { TEMPLATES } from '../../editor/src/screens/studies/templates.ts';
import { say, type Text } from '../../editor/src/texts/text.ts';
import { repoRoot } from '../../scripts/support/sources.ts';
import {
  expectSound,
  LANGUAGES,
  LARGE,
  openStage,
  type Stage,
  shoot,
  watched,
} from '../support/browser.ts';

const PLANNED = {
  en: { 'accesses.csv': 'id,country,bandwidth,start,end\nA1,FR,1000,2027-01-01,\n' },
  fr: { 'acces.csv': 'id,pays,débit,début,fin\nA1,FR,1000,2027-01-01,\n' },
};

describe('the text of a study', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const at = (path: string) => `${stage.server.origin}${path}`;

  it.each(LANGUAGES)('begins with that of a contract in %s', async (language) => {
    const words = (text: Text) => say(text, language);
    const page = await stage.page('ps', language);
    const title = `Like Helvarion ${language}`;
    await page.goto(at('/studies'));
    await watched(page, `study-copy-${language}`, async () => {
      await page.getByRole('button', { name: words(STUDIES.create), exact: true }).click();
      const box = (text: Text) => page.getByRole('textbox', { name: words(text) });
      await box(STUDIES.identifier).fill(`COPY-${language}`);
      await box(STUDIES.name).fill(title);
      await page.getByRole('radio', { name: words(STUDIES.copy) }).check();
      await page.getByRole('combobox', { name: words(CONTRACT_CHOICE.contract) }).click();
      await page.getByRole('option', { name: /HELV-001/ }).click();
      await expectSound(page, `study-copy-${language}`);
      await page.getByRole('button', { name: words(STUDIES.start), exact: true }).click();
      // Its own clauses, judged: nothing of the customer's inventory came with them.
      await page.getByRole('cell', { name: /^4\.1 / }).waitFor();
      await page.getByRole('tab', { name: words(STUDIES.text) }).click();
      await page.getByRole('tab', { name: 'annex-prices.avn' }).click();
      await page.locator('.monaco-editor .view-line').first().waitFor();
      await page.getByText('port price').first().waitFor();
      await expectSound(page, `study-text-${language}`);
    });
    await watched(page, `study-plan-${language}`, async () => {
      const tab = (name: Text) => page.getByRole('tab', { name: words(name), exact: true });
      // Without any data the months say what misses, and lead there; the index is among it.
      await tab(STUDIES.projection).click();
      await page.getByText('data/syntec.csv').waitFor();
      await page.getByRole('button', { name: words(STUDIES.toPlan) }).click();
      await page.getByRole('combobox', { name: words(STUDIES.dataset) }).click();
      await page.getByRole('option', { name: 'data/sites.csv' }).click();
      // Another file's lines are not taken unseen; those of the file itself come at once.
      const file = (name: string) => join(repoRoot, 'contracts-examples/helvarion/data', name);
      const input = page.locator('input[type=file]');
      await input.setInputFiles(file('accesses.csv'));
      const dialog = page.getByRole('dialog');
      await dialog.getByText(/country, zone, city/).waitFor();
      await dialog.getByText(/circuit, role, mbps/).waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await input.setInputFiles(file('sites.csv'));
      await page.getByText('CC-1120', { exact: true }).first().waitFor();
      await expectSound(page, `study-plan-${language}`);
    });
    // The contract itself stays closed to pre-sales.
    const answer = await page.request.get(at('/api/v1/contracts/CTR-HELV-001/versions/1'));
    expect(answer.status()).toBe(403);
    await page.goto(at('/contracts'));
    await page.getByText(words(CONTRACTS.none)).waitFor();
  });

  it.each(LANGUAGES)('is typed, and sought for a total in %s', async (language) => {
    const words = (text: Text) => say(text, language);
    const page = await stage.page('ps', language, LARGE);
    const study = `SEEK-${language}`;
    const text = TEMPLATES[0]?.text[language] ?? '';
    const scenarios = [
      { name: words(STUDIES.offered), files: { 'contract.avn': text }, data: PLANNED[language] },
    ];
    const made = await page.request.post(at('/api/v1/studies'), {
      data: { study, title: study, about: '', fromPeriod: '2027-01', scenarios },
      headers: { origin: stage.server.origin },
    });
    expect(made.status()).toBe(201);
    await page.goto(at(`/studies/${study}?part=text`));
    await watched(page, `study-seek-${language}`, async () => {
      const tab = (name: Text) => page.getByRole('tab', { name: words(name), exact: true });
      await page.locator('.monaco-editor .view-line').first().waitFor();
      await page.locator('.monaco-editor').first().click();
      await page.keyboard.press('Control+End');
      // What is typed is computed: a word that means nothing is told beside the text.
      await page.keyboard.type('nonsense');
      await page.getByText(words(STUDIES.broken)).or(page.getByRole('note')).first().waitFor();
      await page.getByText(words(STUDIES.unsaved)).waitFor();
      await page.getByRole('button', { name: words(STUDIES.discard) }).click();
      await page.getByRole('note').waitFor({ state: 'detached' });
      await page.getByText('nonsense').waitFor({ state: 'detached' });
      // 12 x 980.00 less 5 % of what exceeds 800.00 are 11 652.00: 11 760 - 12 x 180 x d.
      await tab(STUDIES.seek).click();
      const choose = async (option: RegExp, total: string) => {
        await page.getByRole('combobox', { name: words(SEEK.number) }).click();
        await page.getByRole('option', { name: option }).click();
        await page.getByLabel(say(SEEK.total, language, { currency: 'EUR' })).fill(total);
        await page.getByRole('button', { name: words(SEEK.go), exact: true }).click();
      };
      const found = page.getByRole('region', { name: words(SEEK.found) });
      await choose(/ 5 %/, '11 500');
      const isFrench = language === 'fr';
      const row = (name: Text) =>
        found
          .getByRole('row')
          .filter({ has: page.getByRole('rowheader', { name: words(name), exact: true }) });
      // 260 / 2 160 is 12.037 %: no share of two decimals makes it exactly.
      await row(SEEK.write)
        .getByText(isFrench ? '12,04 %' : '12.04 %', { exact: true })
        .waitFor();
      await row(SEEK.or)
        .getByText(isFrench ? '12,03 %' : '12.03 %', { exact: true })
        .waitFor();
      await expectSound(page, `study-seek-${language}`);
      await choose(/ 5 %/, '20 000');
      await found.getByRole('alert').waitFor();
      await shoot(page, `study-seek-missed-${language}`);
      // 10 % exactly, written into a scenario of its own.
      await choose(/ 5 %/, '11 544');
      await row(SEEK.write).getByText(words(SEEK.exact)).waitFor();
      await row(SEEK.write)
        .getByRole('button', { name: words(SEEK.apart) })
        .click();
      await tab(STUDIES.compare).click();
      const total = isFrench ? /11\s544,00/ : '11,544.00';
      await page.getByRole('cell', { name: total }).first().waitFor();
      await tab(STUDIES.text).click();
      await page.locator('.view-line').filter({ hasText: '10' }).last().waitFor();
    });
  });

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
