// An order in a real browser, by two people: a move from the form that the vocabulary makes, priced,
// accepted by another person, and seen in the inventory on the day and on the day before.
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

const ACCESSES = 'contract=CTR-HELV-001&dataset=data/accesses.csv';
const WORDS = {
  en: {
    ...{ move: 'move', number: 'Order', item: 'Item', next: 'New item', wanted: 'Wanted from' },
    ...{ months: 'Months priced', price: 'Check and price', taken: 'Taken and priced' },
    ...{ total: /Total of 3 months/, another: /another person accepts/, accept: 'Accept' },
    ...{ toInventory: 'To the inventory', before: 'The change before', grid: /Items of/ },
    ...{ add: 'add', history: /History of/, rejected: 'Why it is rejected' },
    ...{ correct: 'Correct it', absent: 'Not in data/sites.csv' },
  },
  fr: {
    ...{ move: 'déménagement', number: 'Commande', item: 'Article', next: 'Nouvel article' },
    ...{ wanted: 'Souhaitée à partir du', months: 'Mois chiffrés', price: 'Contrôler et chiffrer' },
    ...{
      taken: 'Saisie et chiffrée',
      total: /Total de 3 mois/,
      another: /une autre personne l’accepte/,
    },
    ...{ accept: 'Accepter', toInventory: 'Vers l’inventaire', before: 'Le changement précédent' },
    ...{ grid: /Articles de/, add: 'ajout', history: /Historique de/ },
    ...{ rejected: 'Pourquoi elle est rejetée', correct: 'La corriger' },
    absent: 'Absent de data/sites.csv',
  },
};
// One move a language: the stage is one.
const MOVES = {
  en: { from: 'FR-LYS-02-P', to: 'FR-PAR-02-Y', day: '2025-10-12' },
  fr: { from: 'BE-ANR-01-S', to: 'BE-BRU-01-Z', day: '2025-10-14' },
};

describe('orders', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const at = (path: string) => `${stage.server.origin}${path}`;

  it.each(LANGUAGES)('move an item, priced and accepted, in %s', async (language) => {
    const words = WORDS[language];
    const { from, to, day } = MOVES[language];
    const maker = await stage.page('od', language);
    const checker = await stage.page('os', language);
    await maker.goto(at(`/orders/new?${ACCESSES}`));
    await watched(maker, `order-${language}`, async () => {
      await maker.getByText(words.move, { exact: true }).click();
      await maker.getByRole('textbox', { name: words.number }).fill(`ORD-${language}`);
      await maker.getByRole('combobox', { name: words.item, exact: true }).fill(from);
      await maker.keyboard.press('Tab');
      await maker.getByRole('textbox', { name: words.next }).fill(to);
      await maker.getByLabel(words.wanted).fill(day);
      await maker.getByRole('combobox', { name: words.months }).click();
      await maker.getByRole('option', { name: '3', exact: true }).click();
      await maker.getByRole('combobox', { name: 'site' }).fill('FR-PAR-02');
      // What is typed is kept.
      await maker.reload();
      const site = maker.getByRole('combobox', { name: 'site' });
      await expect.poll(() => site.inputValue()).toBe('FR-PAR-02');
      expect(await axeFindings(maker)).toEqual([]);
      await shoot(maker, `order-form-${language}`);
      await maker.getByRole('button', { name: words.price }).click();
      await maker.getByText(words.taken).waitFor();
      await maker.getByText(words.total).waitFor();
      await maker.getByText(words.another).waitFor();
      const accepting = maker.getByRole('button', { name: words.accept, exact: true });
      expect(await accepting.count()).toBe(0);
      expect(await axeFindings(maker)).toEqual([]);
      expect(await isTooWide(maker)).toBe(false);
      await shoot(maker, `order-priced-${language}`);
    });
    await checker.goto(maker.url());
    await watched(checker, `accept-${language}`, async () => {
      await checker.getByRole('button', { name: words.accept, exact: true }).click();
      const dialog = checker.getByRole('dialog');
      await dialog.getByRole('button', { name: words.accept, exact: true }).click();
      await checker.getByRole('link', { name: words.toInventory }).click();
      const history = checker.getByRole('dialog', { name: words.history });
      await history.getByRole('link', { name: new RegExp(`ORD-${language}`) }).waitFor();
      await checker.keyboard.press('Escape');
      const grid = checker.getByRole('grid', { name: words.grid });
      await checker
        .getByLabel(/circuit/)
        .first()
        .fill(`=${from}|=${to}`);
      await grid.getByText(to, { exact: true }).waitFor();
      expect(await grid.getByText(from, { exact: true }).count()).toBe(0);
      await checker.getByRole('button', { name: words.before }).click();
      await grid.getByText(from, { exact: true }).waitFor();
      expect(await grid.getByText(to, { exact: true }).count()).toBe(0);
      await checker.goto(at('/orders?contract=CTR-HELV-001'));
      await checker.getByRole('link', { name: `ORD-${language}` }).waitFor();
      expect(await axeFindings(checker)).toEqual([]);
      await shoot(checker, `orders-${language}`);
    });
  });

  it.each(LANGUAGES)(
    'that the contract cannot take are rejected with reasons in %s',
    async (language) => {
      const words = WORDS[language];
      const page = await stage.page('od', language);
      await page.goto(at(`/orders/new?${ACCESSES}`));
      await watched(page, `rejected-${language}`, async () => {
        await page.getByText(words.move, { exact: true }).click();
        await page.getByRole('textbox', { name: words.number }).fill(`BAD-${language}`);
        await page.getByRole('combobox', { name: words.item, exact: true }).fill('NOBODY');
        await page.keyboard.press('Tab');
        await page.getByRole('textbox', { name: words.next }).fill('NOBODY-2');
        await page.getByLabel(words.wanted).fill('2025-10-12');
        await page.getByRole('button', { name: words.price }).click();
        await page.getByText(words.rejected).waitFor();
        await page.getByText('S0424').waitFor();
        // What was typed is corrected, under the same number: then another file tells what it lacks.
        await page.getByRole('link', { name: words.correct }).click();
        await page.getByRole('combobox', { name: words.item, exact: true }).fill('FR-LYS-01-P');
        const site = page.getByRole('combobox', { name: 'site' });
        await site.fill('FR-NOPE');
        await page.keyboard.press('Tab');
        await page.getByText(words.absent).waitFor();
        await page.getByRole('button', { name: words.price }).click();
        await page.getByText('S0430').waitFor();
        expect(await page.getByRole('note').getByText(/S04/).count()).toBe(1);
        expect(await axeFindings(page)).toEqual([]);
        await shoot(page, `order-rejected-${language}`);
      });
    },
  );

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
