// The frame of all screens in a real browser: signing in, both languages, both sizes, no findings.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  axeFindings,
  expectSound,
  LANGUAGES,
  LARGE,
  openStage,
  SMALL,
  type Stage,
  shoot,
  watched,
} from '../support/browser.ts';

describe('the frame', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('lets a demo account in by its button, and out again', async () => {
    const page = await stage.page('ps');
    await page.context().clearCookies();
    await page.goto(stage.server.origin);
    await page.getByRole('button', { name: 'billing expert' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await shoot(page, 'sign-in');
    await page.getByRole('button', { name: 'billing expert' }).click();
    await page.getByRole('heading', { name: 'My work' }).waitFor();
    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail address').waitFor();
  });

  it.each(LANGUAGES)('shows the contracts in %s at both sizes', async (language) => {
    for (const size of [SMALL, LARGE]) {
      const page = await stage.page('be', language, size);
      await page.goto(`${stage.server.origin}/contracts`);
      await watched(page, 'contracts', () => page.getByText('CTR-HELV-001').first().waitFor());
      await expectSound(page, `contracts-${language}-${size.width}`);
    }
  });

  it.each(['ps', 'au'])('leads %s nowhere where that one is refused', async (who) => {
    const page = await stage.page(who);
    const refused: string[] = [];
    page.on('response', (one) => {
      if (one.status() === 403) refused.push(`${new URL(page.url()).pathname}: ${one.url()}`);
    });
    await page.goto(stage.server.origin);
    await page.getByRole('heading', { name: 'My work' }).waitFor();
    const links = await page.locator('nav a[href]').all();
    const places = await Promise.all(links.map((one) => one.getAttribute('href')));
    expect(places.length).toBeGreaterThan(5);
    for (const place of places) {
      await page.goto(`${stage.server.origin}${place}`, { waitUntil: 'networkidle' });
    }
    expect(refused).toEqual([]);
  });

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
