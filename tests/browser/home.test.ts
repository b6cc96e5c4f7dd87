// My work of several roles: what waits, no findings, and the guide that stays away once put away.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STATES } from '../../editor/src/parts/states.texts.ts';
import { FIRST, FIRST_WORDS, HOME } from '../../editor/src/screens/home/home.texts.ts';
import { NEWS, NEWS_SENTENCES } from '../../editor/src/shell/news.texts.ts';
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
import { ask } from '../support/month-journey.ts';

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

  it.each(LANGUAGES)('is told of by a bell, whoever names one, in %s', async (language) => {
    const id = 'first-helvarion-2025-04';
    const { origin } = stage.server;
    const manager = { page: await stage.page('bm'), origin, language };
    const text = `@demo-an ${language}?`;
    await ask(manager, 'POST', `/contracts/CTR-HELV-001/drafts/${id}/comments`, { text });
    const page = await stage.page('an', language);
    await page.goto(`${origin}/contracts`);
    await watched(page, `news-${language}`, async () => {
      const bell = (count: number) => {
        const name = say(count === 0 ? NEWS.none : NEWS.some, language, { count });
        return page.getByRole('button', { name, exact: true });
      };
      await bell(1).focus();
      await page.keyboard.press('Enter');
      const who = 'Bruno Marty';
      const told = say(NEWS_SENTENCES['draft.comment'], language, { who, id });
      const entry = page.getByRole('menuitem', { name: told }).filter({ hasText: text });
      await entry.waitFor();
      await bell(0).waitFor();
      await expectSound(page, `news-${language}`);
      await page.keyboard.press('Escape');
      await entry.waitFor({ state: 'detached' });
      expect(await bell(0).evaluate((one) => one === document.activeElement)).toBe(true);
      await page.keyboard.press('Enter');
      const hasFocus = () => entry.evaluate((one) => one === document.activeElement);
      await expect.poll(hasFocus, { timeout: 15_000 }).toBe(true);
      await page.keyboard.press('Enter');
      // By name, and not as the audit calls them.
      const said = page.getByRole('main').getByText(who).first();
      await said.waitFor();
      expect(await said.getAttribute('title')).toBe('demo-bm');
      await page.getByRole('main').getByText(text).waitFor();
      await page.reload();
      await bell(0).waitFor();
    });
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

  it('guides nobody to what their roles do not do', async () => {
    for (const [who, steps] of [
      ['au', [FIRST_WORDS.explain]],
      ['an', [FIRST_WORDS.explain, FIRST_WORDS.run]],
    ] as const) {
      const page = await stage.page(who, 'fr');
      await page.goto(stage.server.origin);
      const guide = page.getByRole('region', { name: say(FIRST.title, 'fr') });
      await guide.waitFor();
      const shown = await guide.getByRole('checkbox').count();
      expect([who, shown]).toEqual([who, steps.length]);
      for (const step of steps) await guide.getByLabel(say(step, 'fr'), { exact: true }).waitFor();
    }
    const presales = await stage.page('ps', 'fr');
    await presales.goto(stage.server.origin);
    await presales.getByRole('heading', { name: say(HOME.title, 'fr') }).waitFor();
    expect(await presales.getByRole('checkbox').count()).toBe(0);
    const page = await stage.page('au', 'fr');
    for (const path of ['/orders/new', '/imports/new']) {
      await page.goto(`${stage.server.origin}${path}`);
      await page.getByText(say(STATES.notYours, 'fr')).waitFor();
      expect(await page.getByRole('button', { name: /chiffrer|Choisir/ }).count()).toBe(0);
    }
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
