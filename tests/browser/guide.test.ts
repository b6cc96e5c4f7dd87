// The guided first five minutes, done: each step ticks itself as its work is done, not by opening a
// screen.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage, shoot, watched } from '../support/browser.ts';
import { launchMonth } from '../support/month-journey.ts';
import { retype } from '../support/typing.ts';

const STEPS = [/Change a price/, /See the invoice/, /Open a line/, /Run the next month/];

describe('the guide', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('ticks itself off as the work is done', async () => {
    const page = await stage.page('be');
    const { origin } = stage.server;
    const guide = page.getByRole('region', { name: 'The first five minutes' });
    const ticked = async () => {
      await page.goto(origin);
      await guide.waitFor();
      const boxes = STEPS.map((name) => guide.getByRole('checkbox', { name }).isChecked());
      return (await Promise.all(boxes)).map(Number).join('');
    };
    await watched(page, 'guide', async () => {
      expect(await ticked()).toBe('0000');
      // Words that are no price change nothing of the guide.
      const annex = `${origin}/contracts/CTR-HELV-001?month=2025-04&file=annex-prices.avn`;
      const write = async (words: string, others: string) => {
        await page.goto(annex);
        await page.getByTestId('totals').waitFor();
        await retype(page, words, others);
        await page.getByText('annex-prices.avn •').waitFor();
      };
      await write('Annex A', 'Annex B');
      expect(await ticked()).toBe('0000');
      await write('210', '300');
      await page.locator('[data-change=changed]').first().waitFor();
      expect(await ticked()).toBe('1100');
      const draft = 'drafts/CTR-HELV-001/first-helvarion-2025-04';
      await page.goto(`${origin}/${draft}`);
      await page.getByRole('button', { name: 'DE-MUC-02-P' }).first().click();
      await page.getByRole('complementary').getByRole('list').first().waitFor();
      expect(await ticked()).toBe('1110');
      await launchMonth({ page, origin, language: 'en' }, HELVARION);
      expect(await ticked()).toBe('1111');
      await shoot(page, 'guide-done');
    });
  });

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});

const HELVARION = { contract: 'CTR-HELV-001', period: '2025-05' };
