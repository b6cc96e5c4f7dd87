// The billing expert's journey, with the mouse, once in each language: customer, account and contract
// registered; the text begun and pasted, a clause typed; the price annex from a spreadsheet, with a
// double row and a gap; examples; the opening inventory by file, checked by another; the invoice
// before it is one; the version reviewed and published by a second expert; the first month, issued.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACT } from '../../../editor/src/contract/contract.texts.ts';
import { IMPORTS } from '../../../editor/src/screens/imports/imports.texts.ts';
import { WORKBENCH } from '../../../editor/src/screens/workbench/workbench.texts.ts';
import { say, type Text } from '../../../editor/src/texts/text.ts';
import {
  expectSound,
  LANGUAGES,
  openStage,
  type Stage,
  shoot,
  watched,
} from '../../support/browser.ts';
import {
  applyInventory,
  beginContract,
  button,
  invoiceIs,
  pastePrices,
  registerParties,
  sendInventory,
  typeClause,
  view,
} from '../../support/expert-steps.ts';
import { handsOf, type Person } from '../../support/hands.ts';
import * as month from '../../support/month-journey.ts';
import { comesIn, enterColleague, personOf } from '../../support/signed-in.ts';
import { pasteText } from '../../support/typing.ts';
import { ANNEX, CASES, FIRST, INVENTORY } from './varenne/varenne.ts';

const MONTH = '2025-09';

// A whole way, also where others compute beside it.
const JOURNEY_MS = 120_000;

describe('the journey of an expert', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    await enterColleague(stage, 'be2', 'BE');
  });
  afterAll(() => stage.close());

  it.each(LANGUAGES)(
    'goes from a signed contract to its invoice in %s',
    async (language) => {
      const own = CASES[language];
      const { contract, title } = own;
      const end = contract.slice(-2);
      const parties = {
        ...{ customer: `CUS-VAR-${end}`, name: 'Varenne Logistique' },
        ...{ entity: `LE-VAR-${end}`, account: `BA-VAR-${end}` },
      };
      const expert = await comesIn(stage, 'BE', language);
      const { page } = expert;
      const words = (text: Text, blanks = {}) => say(text, language, blanks);
      const told = (text: Text, blanks = {}) =>
        page.getByText(words(text, blanks)).first().waitFor();
      const sound = (who: Person, name: string) =>
        expectSound(who.page, `journey-expert-${name}-${language}`);
      const by = <T>(who: Person, act: () => Promise<T>) =>
        watched(who.page, `journey-expert-${language}`, act);

      await by(expert, async () => {
        await registerParties(expert, parties);
        await sound(expert, 'parties');
        await beginContract(expert, contract, title, parties);
        await sound(expert, 'begin');
        await handsOf(expert).press(button(expert, WORKBENCH.begin));
        await page.locator('.monaco-editor .view-line').first().waitFor();
        await pasteText(page, own.text);
        await page.getByText(own.table).first().waitFor();
        // The annex: a row that stands twice, then one that was forgotten, told beside the grid.
        await view(expert, 'prices');
        await pastePrices(expert, own.table, 1, ANNEX.sent);
        const wrong = page.getByRole('region', { name: words(WORKBENCH.problems) });
        await wrong.getByText('C0702').waitFor();
        await sound(expert, 'annex-double');
        await handsOf(expert).press(button(expert, WORKBENCH.fix));
        await wrong.getByText('C0901').waitFor();
        await sound(expert, 'annex-gap');
        await pastePrices(expert, own.table, 4, ANNEX.forgotten);
        await wrong.waitFor({ state: 'detached' });
        await view(expert, 'text');
        await typeClause(expert, own.clause);
        await handsOf(expert).press(page.getByRole('tab', { name: words(WORKBENCH.examples) }));
        await told(WORKBENCH.exampleCount, { held: 3, all: 3 });
        await sound(expert, 'examples');
        await handsOf(expert).press(button(expert, WORKBENCH.compile));
        await button(expert, WORKBENCH.test).waitFor();
      });

      const specialist = await personOf(stage, 'bs', language);
      await by(specialist, async () => {
        const text = [own.header, ...INVENTORY, ''].join('\n');
        await sendInventory(specialist, contract, own, text);
        await sound(specialist, 'columns');
        await handsOf(specialist).press(button(specialist, IMPORTS.check));
        const rejected = specialist.page.getByText(words(IMPORTS.countRejected, { n: 1 }));
        await rejected.click();
        await specialist.page.getByText('VA-4').first().waitFor();
        await sound(specialist, 'rejected');
        expect(await button(specialist, IMPORTS.apply).count()).toBe(0);
        const sending = specialist.page.waitForEvent('download');
        await handsOf(specialist).press(button(specialist, IMPORTS.takeRejected));
        expect((await sending).suggestedFilename()).toBe('opening.csv');
      });
      const checker = await personOf(stage, 'os', language);
      await by(checker, () => applyInventory(checker, contract, `${MONTH}-01`));

      await by(expert, async () => {
        await page.reload();
        const shown = page.getByLabel(words(CONTRACT.month), { exact: true });
        await expect.poll(() => shown.inputValue(), { timeout: 15_000 }).toBe(MONTH);
        await invoiceIs(expert, FIRST[language]);
        await page.getByRole('button', { name: /VA-3/ }).first().click();
        await page.getByRole('region', { name: words(CONTRACT.explanation) }).waitFor();
        await page.locator('.clause-lit').first().waitFor();
        await sound(expert, 'explained');
        await handsOf(expert).press(button(expert, WORKBENCH.test));
        await told(WORKBENCH.waitsForSecond);
        // Its maker neither approves nor publishes it.
        expect(await button(expert, WORKBENCH.approve).count()).toBe(0);
        const path = `/contracts/${contract}/versions/1/publication`;
        await expect(month.ask(expert, 'POST', path, {})).rejects.toThrow(/S0\d{3}/);
      });

      const second = await personOf(stage, 'be2', language);
      await by(second, async () => {
        await handsOf(second).goTo(contract);
        await handsOf(second).press(button(second, WORKBENCH.approve));
        await handsOf(second).press(button(second, WORKBENCH.publish));
        const asked = second.page.getByRole('dialog');
        await asked.getByRole('button', { name: words(WORKBENCH.publish) }).click();
        await asked.waitFor({ state: 'detached' });
        await sound(second, 'published');
      });

      const analyst = await personOf(stage, 'an', language);
      const run = await by(analyst, async () => {
        const name = await month.launchMonth(analyst, { contract, period: MONTH });
        await month.takeDraft(analyst);
        await analyst.page.getByRole('button', { name: 'VA-3' }).first().click();
        await analyst.page.getByRole('complementary').getByRole('listitem').first().waitFor();
        await sound(analyst, 'review');
        await month.control(analyst);
        let seen = 1;
        while (await month.explainFinding(analyst, `seen with the customer, ${seen}`)) seen += 1;
        return name;
      });
      await by(second, () => month.validate(second, contract, run));
      const manager = await personOf(stage, 'bm', language);
      await by(manager, async () => {
        await month.issue(manager, parties.account);
        await (await month.findInvoice(manager, parties.account)).click();
        await manager.page.getByText(FIRST[language]).first().waitFor();
        await sound(manager, 'invoice');
      });
      await shoot(page, `journey-expert-end-${language}`);
    },
    JOURNEY_MS,
  );

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
