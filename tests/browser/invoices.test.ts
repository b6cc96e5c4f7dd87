// Invoices by clicks: issued and opened; what was not billed and the controls beside, where a change
// is asked for that its asker does not approve.
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
import type { Person } from '../support/hands.ts';
import { issue, validatedDraft } from '../support/month-journey.ts';

const HELVARION = { contract: 'CTR-HELV-001', draft: 'first-helvarion-2025-04' };

describe('invoices', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const person = async (who: string, language: 'en' | 'fr' = 'en'): Promise<Person> => {
    return { page: await stage.page(who, language), origin: stage.server.origin, language };
  };

  it('are issued once validated, and opened with whether they are intact', async () => {
    const [analyst, senior, manager] = [await person('an'), await person('os'), await person('bm')];
    await validatedDraft(analyst, senior, HELVARION);
    const { page, origin } = manager;
    await watched(page, 'invoice', async () => {
      await issue(manager, 'BA-HELV-001');
      await page
        .getByRole('link', { name: /^INV \d+/ })
        .first()
        .click();
      await page.getByText('intact', { exact: true }).waitFor();
      await expectSound(page, 'invoice');
    });
    await page.goto(`${origin}/approvals`);
    await page.getByRole('heading', { name: 'Approvals' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await shoot(page, 'approvals');
  });

  it.each(LANGUAGES)(
    'stand beside what was not billed and the controls in %s',
    async (language) => {
      const { page, origin } = await person('bm', language);
      for (const [path, words] of [
        ['unbilled?from=2024-01&through=2026-12', 'CTR-BRIG-003'],
        ['controls', 'K04'],
      ] as const) {
        await page.goto(`${origin}/${path}`);
        await watched(page, `${path.slice(0, 8)}-${language}`, () =>
          page.getByText(words).first().waitFor(),
        );
        await expectSound(page, `${path.slice(0, 8)}-${language}`);
      }
    },
  );

  it('asks for a change of a control, which its asker does not approve', async () => {
    const { page, origin } = await person('bm');
    await page.goto(`${origin}/controls`);
    await watched(page, 'control-change', async () => {
      await page.getByRole('button', { name: 'Change K09A' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('amount').fill('7500');
      await dialog.getByLabel('Reason').fill('too many findings');
      await dialog.getByRole('button', { name: 'Ask for the change' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.goto(`${origin}/approvals`);
      const others = page.getByRole('region', { name: 'For somebody else' });
      await others.getByText('too many findings').waitFor();
      await others.getByText('S0202').waitFor();
      await shoot(page, 'approvals-own');
    });
  });

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
