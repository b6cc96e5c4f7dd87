// The pre-sales engineer's journey, with the mouse, once in each language: an offer from a template,
// planned lines pasted, clauses that the customer asks for; what can be billed, what is missing and
// whom to ask; a clause that no data decides and its alternative; twelve months; both side by side;
// the note; the answer of an expert; signed, a draft of a contract.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ASKED, VERDICT, VERDICTS } from '../../../editor/src/contract/verdicts.texts.ts';
import { NEW_CONTRACT } from '../../../editor/src/parts/new-contract.texts.ts';
import { PRINT } from '../../../editor/src/parts/print.texts.ts';
import { STUDIES } from '../../../editor/src/screens/studies/studies.texts.ts';
import { STATES } from '../../../editor/src/screens/workbench/workbench.texts.ts';
import { say, type Text } from '../../../editor/src/texts/text.ts';
import { expectSound, LANGUAGES, openStage, type Stage, watched } from '../../support/browser.ts';
import { button, fillContract } from '../../support/expert-steps.ts';
import { handsOf, type Person } from '../../support/hands.ts';
import {
  pasteClauses,
  pastePlan,
  showPart,
  startStudy,
  tryOtherwise,
} from '../../support/presales-steps.ts';
import { comesIn } from '../../support/signed-in.ts';
import { OFFERS } from './offers.ts';

// A whole way, also where others compute beside it.
const JOURNEY_MS = 120_000;

describe('the journey of pre-sales', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it.each(LANGUAGES)(
    'goes from an offer to a draft of its contract in %s',
    async (language) => {
      const offer = OFFERS[language];
      const [study, title] = [`FEA-ORVANE-${language}`, `Orvane ${language}`];
      const contract = `CTR-ORVANE-${language.toUpperCase()}`;
      const words = (text: Text, blanks = {}) => say(text, language, blanks);
      const sound = (who: Person, name: string) =>
        expectSound(who.page, `journey-presales-${name}-${language}`);
      const by = <T>(who: Person, act: () => Promise<T>) =>
        watched(who.page, `journey-presales-${language}`, act);

      const seller = await comesIn(stage, 'PS', language);
      const { page } = seller;
      const row = (name: RegExp) =>
        page.getByRole('row').filter({ has: page.getByRole('cell', { name }) });
      await by(seller, async () => {
        await startStudy(seller, { study, title, about: 'Three branches, from January on' });
        await pastePlan(seller, offer.dataset, offer.planned);
        await page.getByText('A3', { exact: true }).waitFor();
        // A slip of the pen is undone.
        await page.keyboard.press('ArrowRight');
        await page.keyboard.type('XX');
        await page.keyboard.press('Enter');
        await page.getByText('XX', { exact: true }).waitFor();
        // It is marked in its cell, and told as the line that the grid counts.
        await page.locator('[aria-invalid=true]').getByText('XX').waitFor();
        await page.locator('[data-line="4"]').getByText('A3').waitFor();
        await page.keyboard.press('Control+z');
        await page.getByText('XX', { exact: true }).waitFor({ state: 'hidden' });
        await sound(seller, 'plan');
        await pasteClauses(seller, offer.clauses);
        await showPart(seller, 'verdicts');
        const [byHand] = VERDICTS.manual;
        await row(/^6 /).getByText(words(byHand), { exact: true }).waitFor();
        await row(/^8 /).getByText(offer.missing).waitFor();
        await row(/^8 /).getByText(words(ASKED.record)).waitFor();
        // A year's money is not told as a month's.
        const months = words(VERDICT.eachMonth);
        await row(/^4\.1 /)
          .getByText(words(VERDICT.over, { n: 12, months }))
          .waitFor();
        await sound(seller, 'verdicts');
        await showPart(seller, 'projection');
        await page.getByText(offer.total).first().waitFor();
        await page.getByRole('img', { name: words(STUDIES.chart) }).waitFor();
        await sound(seller, 'months');
        // What no data decides is offered otherwise, and both are held against each other.
        await tryOtherwise(seller, offer.standard, offer.asked, offer.instead);
        await showPart(seller, 'compare');
        const [automatic] = VERDICTS.automatic;
        const judged = page.getByRole('row').filter({ hasText: /^6 / });
        await judged.getByText(words(automatic), { exact: true }).waitFor();
        await judged.getByText(words(byHand), { exact: true }).waitFor();
        await page.getByRole('cell', { name: offer.cheaper }).first().waitFor();
        await sound(seller, 'beside');
        await handsOf(seller).press(button(seller, STUDIES.save));
        await page.getByText(words(STUDIES.saved)).waitFor();
        await handsOf(seller).press(button(seller, STUDIES.ask));
        const asked = page.getByRole('dialog');
        await handsOf(seller).press(asked.getByRole('button', { name: words(STUDIES.ask) }));
        await asked.waitFor({ state: 'detached' });
      });

      const expert = await comesIn(stage, 'BE', language);
      await by(expert, async () => {
        const hands = handsOf(expert);
        const dialog = expert.page.getByRole('dialog');
        await hands.goTo(words(STUDIES.title));
        await hands.press(expert.page.getByRole('link', { name: study, exact: true }));
        await hands.press(button(expert, STUDIES.answer));
        await hands.press(dialog.getByRole('radio', { name: words(STUDIES.conditions) }));
        await hands.write(dialog.getByRole('textbox'), offer.note);
        await hands.press(dialog.getByRole('button', { name: words(STUDIES.answer), exact: true }));
        await dialog.waitFor({ state: 'detached' });
        await expert.page.getByText(offer.note).waitFor();
      });
      await by(seller, async () => {
        await page.reload();
        await handsOf(seller).press(page.getByRole('link', { name: words(STUDIES.note) }));
        await page.getByRole('button', { name: words(PRINT.print) }).waitFor();
        await page.getByRole('img', { name: words(STUDIES.chart) }).waitFor();
        await page.getByText(offer.note).waitFor();
        await page.getByText(words(ASKED.record)).waitFor();
        await sound(seller, 'note');
        expect(await button(seller, STUDIES.sign).count()).toBe(0);
      });

      await by(expert, async () => {
        const hands = handsOf(expert);
        const dialog = expert.page.getByRole('dialog');
        const list = (text: Text) => dialog.getByRole('combobox', { name: words(text) });
        await hands.press(button(expert, STUDIES.sign));
        await hands.press(dialog.getByRole('button', { name: words(NEW_CONTRACT.create) }));
        const parties = { customer: 'CUS-HELV-001', account: 'BA-HELV-001' };
        await fillContract(expert, contract, title, parties);
        await sound(expert, 'register');
        await hands.press(dialog.getByRole('button', { name: words(NEW_CONTRACT.register) }));
        await hands.choose(list(STUDIES.scenario), offer.standard);
        await sound(expert, 'sign');
        await hands.press(dialog.getByRole('button', { name: words(STUDIES.signDoes) }));
        await expert.page.getByRole('heading', { name: contract, exact: true }).waitFor();
        const shown = expert.page.getByText(offer.instead.replaceAll(' ', '\u00a0')).first();
        await shown.waitFor();
        const version = expert.page.locator(`input[value*="${words(STATES.draft)}"]`);
        await version.first().waitFor();
        await sound(expert, 'draft');
      });
      await by(seller, async () => {
        await handsOf(seller).press(page.getByRole('link', { name: title }));
        await page.getByRole('link', { name: words(STUDIES.became, { contract }) }).click();
        await page.getByRole('heading', { name: contract, exact: true }).waitFor();
      });
    },
    JOURNEY_MS,
  );

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
