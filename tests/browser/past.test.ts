// What was done and said: the history beside objects, contracts too; comments on a draft and on a line
// of it; the sentences of findings as readers of each language write amounts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTS, KINDS, PAST } from '../../editor/src/parts/past.texts.ts';
import { COMMENTS, DRAFT, EXPLAIN } from '../../editor/src/screens/draft/draft.texts.ts';
import { say, type Text } from '../../editor/src/texts/text.ts';
import { expectSound, LANGUAGES, openStage, type Stage, watched } from '../support/browser.ts';
import type { Person } from '../support/hands.ts';
import { ask } from '../support/month-journey.ts';

const DRAFT_AT = '/drafts/CTR-HELV-001/first-helvarion-2025-04';
const LINE = '4.1/DE-MUC-02-P/2025-03-12~2025-04';

describe('what was done', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    const path = '/contracts/CTR-HELV-001/drafts/first-helvarion-2025-04';
    const analyst = await person('an');
    await ask(analyst, 'POST', `${path}/review`, { how: 'take' });
    await ask(analyst, 'POST', `${path}/controls`, {});
  });
  afterAll(() => stage.close());

  const at = (path: string) => `${stage.server.origin}${path}`;
  const person = async (who: string): Promise<Person> => {
    return { page: await stage.page(who), origin: stage.server.origin, language: 'en' };
  };

  it.each(LANGUAGES)('stands beside contracts and drafts in %s', async (language) => {
    const words = (text: Text) => say(text, language);
    const page = await stage.page('bm', language);
    for (const [path, button, act] of [
      [
        '/contracts/CTR-HELV-001',
        say(PAST.openOf, language, { id: 'CTR-HELV-001/1' }),
        'contract.publish',
      ],
      [DRAFT_AT, words(PAST.open), 'draft.take'],
      ['/runs/first-helvarion-2025-04', words(PAST.open), 'run.launch'],
    ] as const) {
      await page.goto(at(path));
      await watched(page, `past-${act}-${language}`, async () => {
        await page.getByRole('button', { name: button, exact: true }).click();
        const panel = page.getByRole('dialog', { name: words(PAST.title) });
        const told = ACTS[act];
        if (told === undefined) throw new Error(`no words for ${act}`);
        await panel.getByText(words(told), { exact: true }).first().waitFor();
        // Every act has words of the reader's language: no name of the audit is left.
        expect(await panel.getByText(/^[a-z_]+\.[a-z_]+$/).count()).toBe(0);
        await expectSound(page, `past-${act}-${language}`);
      });
    }
  });

  it('is told whole to an auditor, to an analyst their own, and leads to the words', async () => {
    const refused: string[] = [];
    for (const who of ['an', 'au'] as const) {
      const page = await stage.page(who, 'fr');
      page.on('response', (answer) => {
        if (answer.status() === 403) refused.push(answer.url());
      });
      await page.goto(at(`${DRAFT_AT}?line=${encodeURIComponent('4.1/BE-ANR-01-P/2025-04-01')}`));
      await watched(page, `past-around-${who}`, async () => {
        await page.getByRole('button', { name: say(PAST.open, 'fr') }).click();
        const panel = page.getByRole('dialog', { name: say(PAST.title, 'fr') });
        await panel.getByText(say(ACTS['draft.take'] as Text, 'fr'), { exact: true }).waitFor();
        const run = say(KINDS.run as Text, 'fr', { id: 'first-helvarion-2025-04' });
        const isAuditor = who === 'au';
        expect((await panel.getByText(run).count()) > 0).toBe(isAuditor);
        expect((await panel.getByText(say(PAST.own, 'fr')).count()) > 0).toBe(!isAuditor);
        await page.keyboard.press('Escape');
        await panel.waitFor({ state: 'detached' });
        // A run is a link to who may read runs.
        const toRun = page.getByRole('link', { name: 'first-helvarion-2025-04', exact: true });
        expect((await toRun.count()) > 0).toBe(!isAuditor);
      });
    }
    expect(refused).toEqual([]);
    const page = await stage.page('au', 'fr');
    await page.goto(at(`${DRAFT_AT}?line=${encodeURIComponent('4.1/BE-ANR-01-P/2025-04-01')}`));
    await watched(page, 'words-of-clause', async () => {
      const words = say(EXPLAIN.clause, 'fr', { clause: '4.1', version: 1 });
      await page.getByRole('link', { name: words }).click();
      await page
        .getByRole('button', { name: /^4\.1 / })
        .and(page.locator('[aria-current]'))
        .waitFor();
      expect(page.url()).toContain('version=1');
    });
  });

  it.each(LANGUAGES)('is commented, on a draft and on a line of it in %s', async (language) => {
    const words = (text: Text) => say(text, language);
    const page = await stage.page('an', language);
    await watched(page, `comments-${language}`, async () => {
      await page.goto(at(`${DRAFT_AT}?line=${encodeURIComponent(LINE)}`));
      const ofLine = page.getByLabel(words(COMMENTS.sayOfLine));
      await ofLine.fill(`opened on the 12th (${language})`);
      // What is typed is not lost by going away.
      await page.reload();
      expect(await ofLine.inputValue()).toContain('opened on the 12th');
      await page.getByRole('button', { name: words(COMMENTS.send) }).click();
      await page.getByText(`opened on the 12th (${language})`).waitFor();
      await page.getByRole('tab', { name: words(DRAFT.comments) }).click();
      await page.getByLabel(words(COMMENTS.say), { exact: true }).fill(`all seen (${language})`);
      await page.getByRole('button', { name: words(COMMENTS.send) }).click();
      await page.getByText(`all seen (${language})`).waitFor();
      await expectSound(page, `comments-${language}`);
      // From what was said to the line that it is about.
      await page
        .getByRole('link', { name: say(COMMENTS.ofLine, language, { line: LINE }) })
        .first()
        .click();
      await ofLine.waitFor();
    });
    // Somebody else reads it.
    const senior = await stage.page('os', language);
    await senior.goto(at(`${DRAFT_AT}?tab=comments`));
    await senior.getByText(`all seen (${language})`).waitFor();
  });

  it.each(LANGUAGES)('is found by controls in sentences of %s', async (language) => {
    const page = await stage.page('an', language);
    await page.goto(at(`${DRAFT_AT}?tab=findings`));
    await watched(page, `findings-words-${language}`, async () => {
      const amount = language === 'en' ? /-?EUR\s[\d,]+\.\d\d/ : /\d,\d\d\sEUR/;
      await page.getByRole('cell').getByText(amount).first().waitFor();
      const sentences = await page.locator('tbody td:nth-child(3)').allInnerTexts();
      expect(sentences.length).toBeGreaterThan(0);
      // No amount as a machine writes it: a point before cents without a currency, in French at all.
      const bare = language === 'en' ? /(?<![\d.,]|EUR\s)\d+\.\d\d(?![\d.])/ : /\d\.\d\d(?![\d.])/;
      expect(sentences.filter((one) => bare.test(one))).toEqual([]);
      await expectSound(page, `findings-words-${language}`);
    });
  });

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
