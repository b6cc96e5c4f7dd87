// My work of several roles: what waits, no findings, and the guide that stays away once put away.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOME } from '../../editor/src/screens/home/home.texts.ts';
import { say } from '../../editor/src/texts/text.ts';
import {
  axeFindings,
  expectSound,
  LANGUAGES,
  LARGE,
  openStage,
  SMALL,
  type Stage,
  watched,
} from '../support/browser.ts';

describe('my work', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it.each(LANGUAGES)('shows an analyst the drafts to review in %s', async (language) => {
    for (const size of [SMALL, LARGE]) {
      const page = await stage.page('an', language, size);
      await page.goto(stage.server.origin);
      await watched(page, `home-${language}`, async () => {
        const drafts = page.getByRole('region', { name: say(HOME.review, language) });
        await drafts.getByRole('link', { name: 'CTR-HELV-001' }).waitFor();
        await expectSound(page, `home-${language}-${size.width}`);
      });
    }
  });

  it('guides the first steps until it is put away', async () => {
    const page = await stage.page('be');
    await page.goto(stage.server.origin);
    await watched(page, 'first-steps', async () => {
      const guide = page.getByRole('region', { name: 'The first five minutes' });
      await guide.getByRole('checkbox', { name: /Run the next month/ }).check();
      await page.reload();
      expect(await guide.getByRole('checkbox', { name: /Run the next month/ }).isChecked()).toBe(
        true,
      );
      await guide.getByRole('button', { name: 'Put this guide away' }).click();
      await page.reload();
      await page.getByRole('heading', { name: 'My work' }).waitFor();
      expect(await guide.count()).toBe(0);
    });
  });

  it.each(['dir', 'fi', 'ad'])('of %s is quiet and without an error', async (who) => {
    const page = await stage.page(who);
    await page.goto(stage.server.origin);
    await page.getByText('Nothing waits for you').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
