// Runs by clicks: asked for by keys, followed to the end; a failure opens to its reason and remedy; a
// run is discarded.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RUNS } from '../../editor/src/screens/runs/runs.texts.ts';
import { say } from '../../editor/src/texts/text.ts';
import {
  axeFindings,
  expectSound,
  LANGUAGES,
  LARGE,
  openStage,
  type Stage,
  shoot,
  watched,
} from '../support/browser.ts';
import { launchMonth, validatedDraft } from '../support/month-journey.ts';

const HELVARION = { contract: 'CTR-HELV-001', draft: 'first-helvarion-2025-04' };

describe('runs', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it.each(LANGUAGES)('are listed with what a run asks for in %s', async (language) => {
    const page = await stage.page('an', language, LARGE);
    await page.goto(`${stage.server.origin}/runs`);
    await watched(page, `runs-${language}`, async () => {
      await page.getByRole('link', { name: 'first-helvarion-2025-04' }).waitFor();
      await expectSound(page, `runs-${language}`);
      await page.goto(`${stage.server.origin}/runs?launch=true`);
      // The month that comes next for its contracts is proposed.
      const month = page.getByRole('dialog').getByLabel(say(RUNS.period, language));
      await expect.poll(() => month.inputValue()).toBe('2024-11');
      expect(await axeFindings(page)).toEqual([]);
      await shoot(page, `launch-${language}`);
    });
  });

  it('tell why they failed, and what to do; and are discarded', async () => {
    const page = await stage.page('an');
    const origin = stage.server.origin;
    const analyst = { page, origin, language: 'en' } as const;
    const senior = { page: await stage.page('os'), origin, language: 'en' } as const;
    await validatedDraft(analyst, senior, HELVARION);
    await watched(page, 'run-failed', async () => {
      const name = await launchMonth(analyst, { ...HELVARION, period: '2025-04' });
      await page.getByRole('button', { name: 'Why it failed' }).click();
      await page.getByText('Reopen it in its review').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await shoot(page, 'run-failed');
      await page.goto(`${origin}/runs?state=failed`);
      await page.getByRole('link', { name }).click();
      await page.getByRole('button', { name: 'Discard' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
      await page.getByText('discarded').first().waitFor();
    });
  });

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
