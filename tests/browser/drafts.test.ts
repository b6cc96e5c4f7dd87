// An analyst's month by clicks, in both languages: run, reviewed, adjusted, approved by another,
// validated by another, issued, seen in the register; no findings on the way.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STILL_OPEN } from '../../editor/src/parts/still-open.texts.ts';
import { DRAFT, LINES, STEPS } from '../../editor/src/screens/draft/draft.texts.ts';
import { say } from '../../editor/src/texts/text.ts';
import {
  axeFindings,
  expectSound,
  LANGUAGES,
  openStage,
  type Stage,
  shoot,
  watched,
} from '../support/browser.ts';
import type { Person } from '../support/hands.ts';
import { hasFocus } from '../support/keyboard.ts';
import {
  approve,
  askAdjustment,
  control,
  explainFinding,
  issue,
  launchMonth,
  showPart,
  takeDraft,
  validate,
} from '../support/month-journey.ts';

const MONTHS = {
  en: { contract: 'CTR-HELV-001', period: '2025-05', account: 'BA-HELV-001' },
  fr: { contract: 'CTR-CORV-002', period: '2025-07', account: 'BA-CORV-002' },
} as const;

describe('a month', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it.each(LANGUAGES)('goes from a run to the register in %s', async (language) => {
    const person = async (who: string): Promise<Person> => {
      const page = await stage.page(who, language);
      return { page, origin: stage.server.origin, language };
    };
    const { contract, period, account } = MONTHS[language];
    const analyst = await person('an');
    const { page } = analyst;
    await watched(page, `month-${language}`, async () => {
      const run = await launchMonth(analyst, { contract, period });
      await takeDraft(analyst);
      // What was pressed is gone: the next step beside it has the focus.
      const next = page.getByRole('button', { name: say(STEPS.controls, language) });
      await expect.poll(() => hasFocus(next)).toBe(true);
      for (const tab of ['variance', 'held', 'comments', 'lines'] as const) {
        await page
          .getByRole('tab', { name: say(DRAFT[tab], language) })
          .first()
          .click();
        await page.getByRole('tabpanel').waitFor();
        await page.waitForLoadState('networkidle');
        await expectSound(page, `draft-${tab}-${language}`);
      }
      const label = `Goodwill ${language}`;
      await askAdjustment(analyst, label, '-120.00');
      const expert = await person('be');
      await watched(expert.page, `approve-${language}`, () => approve(expert, label));
      // What is billed is in every list, and the lines add up to it.
      await page.reload();
      await page.getByRole('status').getByText(say(STILL_OPEN.controls, language)).waitFor();
      await showPart(analyst, 'lines');
      await page.getByLabel(say(LINES.find, language)).fill(label);
      await page.getByRole('rowgroup').getByText(label).first().waitFor();
      await page.getByLabel(say(LINES.find, language)).fill('');
      await control(analyst);
      await explainFinding(analyst, 'as agreed with the customer');
      await expect.poll(() => hasFocus(page.getByRole('tabpanel').locator('tbody'))).toBe(true);
      expect(await axeFindings(page)).toEqual([]);
      await shoot(page, `draft-findings-${language}`);
      // A finding leads to the lines that it speaks of, and so does what moved since last month.
      const panel = page.getByRole('tabpanel');
      await panel.getByRole('link').first().click();
      await page.waitForURL(/tab=(?:lines|held)&.*find=|find=.*tab=(?:lines|held)/);
      await page.getByRole('tab', { name: say(DRAFT.variance, language) }).click();
      await panel.getByRole('link').first().click();
      await page.getByRole('region', { name: say(LINES.table, language) }).waitFor();
      // The expert loaded the inventory of the examples: another validates.
      const senior = await person('os');
      await watched(senior.page, `validate-${language}`, () => validate(senior, contract, run));
      const manager = await person('bm');
      await watched(manager.page, `issue-${language}`, () => issue(manager, account));
      expect(await axeFindings(manager.page)).toEqual([]);
      await shoot(manager.page, `register-${language}`);
    });
  });

  it('opens a line to what made it, by keys', async () => {
    const page = await stage.page('an');
    const draft = 'CTR-HELV-001/first-helvarion-2025-04';
    await page.goto(`${stage.server.origin}/drafts/${draft}?by=none`);
    await watched(page, 'explain', async () => {
      const lines = page.getByRole('region', { name: 'Lines of the draft' });
      await lines.focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      const panel = page.getByRole('complementary', { name: 'Explanation' });
      await panel.getByText('Port and access').first().waitFor();
      await panel.getByRole('listitem').first().waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await shoot(page, 'draft-explained');
      // Into the explanation and back by F6; the arrows and Escape go on where one was.
      await page.keyboard.press('F6');
      await expect.poll(() => hasFocus(panel)).toBe(true);
      await page.keyboard.press('F6');
      await expect.poll(() => hasFocus(lines)).toBe(true);
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
    });
  });

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
