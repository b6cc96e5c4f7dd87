// A study of pre-sales in a real browser: from a template, planned lines pasted, verdicts, twelve months,
// another scenario beside it, asked and answered, and the note to print.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  axeFindings,
  expectSound,
  LANGUAGES,
  openStage,
  type Stage,
  shoot,
  watched,
} from '../support/browser.ts';

const WORDS = {
  en: {
    ...{
      create: 'New study',
      number: 'Study',
      title: 'Title',
      start: 'Start',
      plan: 'Planned data',
    },
    ...{ verdicts: 'Can we bill it?', months: 'Twelve months', beside: 'Scenarios side by side' },
    ...{ copy: 'Copy as a new scenario', save: 'Save', saved: 'Everything is saved' },
    ...{ ask: 'Ask for an answer', answer: 'Answer', note: 'Feasibility note', auto: 'automatic' },
    ...{ grid: /Planned lines/, waits: 'to answer', given: /^go, by/ },
  },
  fr: {
    ...{ create: 'Nouvelle étude', number: 'Étude', title: 'Titre', start: 'Commencer' },
    ...{ plan: 'Données prévues', verdicts: 'Peut-on le facturer ?', months: 'Douze mois' },
    ...{ beside: 'Scénarios côte à côte', copy: 'Copier en nouveau scénario' },
    ...{ save: 'Enregistrer', saved: 'Tout est enregistré', ask: 'Demander un avis' },
    ...{ answer: 'Répondre', note: 'Note de faisabilité', auto: 'automatique' },
    ...{ grid: /Lignes prévues/, waits: 'avis demandé', given: /^oui, par/ },
  },
};
const LINES = [
  'A1\tFR\t100\t2027-01-01\t',
  'A2\tDE\t1000\t2027-02-15\t',
  'A3\tFR\t1000\t2027-03-01\t',
].join('\r\n');

describe('studies', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const at = (path: string) => `${stage.server.origin}${path}`;

  it.each(LANGUAGES)('go from a template to an answer in %s', async (language) => {
    const words = WORDS[language];
    const study = `FEA-${language}`;
    const page = await stage.page('ps', language);
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const tab = (name: string) => page.getByRole('tab', { name, exact: true });
    await page.goto(at('/studies'));
    await watched(page, `study-${language}`, async () => {
      await button(words.create).click();
      await page.getByRole('textbox', { name: words.number }).fill(study);
      await page.getByRole('textbox', { name: words.title }).fill('Orvane');
      await button(words.start).click();
      await tab(words.plan).click();
      const grid = page.getByRole('grid', { name: words.grid });
      await grid.focus();
      await page.evaluate((text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        const event = { clipboardData, bubbles: true, cancelable: true };
        document.activeElement?.dispatchEvent(new ClipboardEvent('paste', event));
      }, LINES);
      await grid.getByText('A3', { exact: true }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await shoot(page, `study-plan-${language}`);
      // Typed into, undone and done again.
      await page.keyboard.press('ArrowRight');
      await page.keyboard.type('XX');
      await page.keyboard.press('Enter');
      await grid.getByText('XX', { exact: true }).waitFor();
      await page.keyboard.press('Control+z');
      await grid.getByText('XX', { exact: true }).waitFor({ state: 'hidden' });
      await tab(words.verdicts).click();
      await page.getByText(words.auto, { exact: true }).first().waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await shoot(page, `study-verdicts-${language}`);
      await tab(words.months).click();
      await page
        .getByText(language === 'en' ? '410.00' : '410,00')
        .first()
        .waitFor();
      await page.getByRole('img').first().waitFor();
      await expectSound(page, `study-months-${language}`);
      await button(words.copy).click();
      await tab(words.beside).click();
      await expect.poll(() => page.getByRole('columnheader').count()).toBe(3);
      await shoot(page, `study-beside-${language}`);
      await button(words.save).click();
      await page.getByText(words.saved).waitFor();
      await button(words.ask).click();
      await page.getByRole('dialog').getByRole('button', { name: words.ask }).click();
      await page.getByText(words.waits).waitFor();
    });
    const expert = await stage.page('be', language);
    await expert.goto(at(`/studies/${study}`));
    await watched(expert, `answer-${language}`, async () => {
      await expert.getByRole('button', { name: words.answer, exact: true }).click();
      await expert.getByRole('dialog').getByRole('button', { name: words.answer }).click();
      await expert.getByText(words.given).waitFor();
      await expert.goto(at(`/studies/${study}/note`));
      await expert.getByRole('heading', { name: words.note }).waitFor();
      await expert.getByRole('img').first().waitFor();
      expect(await axeFindings(expert)).toEqual([]);
      await shoot(expert, `study-note-${language}`);
    });
  });

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
