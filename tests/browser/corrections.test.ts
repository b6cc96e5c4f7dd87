// What was issued is corrected, by clicks: a credit and a debit note from a line of an invoice, and a
// back-dated publication rated again, each asked for by one, approved by another, issued by a third.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STATE_WORDS } from '../../editor/src/parts/badges.texts.ts';
import { CONFIRM } from '../../editor/src/parts/confirm.texts.ts';
import { DOCUMENT, LINE, NOTE } from '../../editor/src/screens/invoices/invoices.texts.ts';
import { CAUSES, RE_RATE, RE_RATES } from '../../editor/src/screens/re-rates/re-rates.texts.ts';
import { say, type Text } from '../../editor/src/texts/text.ts';
import { expectSound, LANGUAGES, openStage, type Stage, watched } from '../support/browser.ts';
import { exampleFolder } from '../support/folders.ts';
import type { Person } from '../support/hands.ts';
import { approve, ask, issue, validatedDraft } from '../support/month-journey.ts';

const CONTRACT = 'CTR-HELV-001';
const AMENDMENT = `
amendment 2 "Silver at 5 %" signed 2025-05-12 effective 2025-03-01
  in table service share, row any, Silver : share becomes 5 %
`;

describe('what was issued', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    const [analyst, senior, manager] = [await person('an'), await person('os'), await person('bm')];
    await validatedDraft(analyst, senior, { contract: CONTRACT, draft: 'first-helvarion-2025-04' });
    await issue(manager, 'BA-HELV-001');
  });
  afterAll(() => stage.close());

  const person = async (who: string, language: 'en' | 'fr' = 'en'): Promise<Person> => {
    return { page: await stage.page(who, language), origin: stage.server.origin, language };
  };

  it.each([
    ['en', 'credit_note', '12.50'],
    ['fr', 'debit_note', '7,25'],
  ] as const)('takes a note from one of its lines in %s', async (language, kind, amount) => {
    const asker = await person('an', language);
    const { page, origin } = asker;
    const words = (text: Text) => say(text, language);
    const reason = `promised to the customer ${language}`;
    await watched(page, `note-${language}`, async () => {
      await page.goto(`${origin}/invoices`);
      await page
        .getByRole('link', { name: /^INV \d+/ })
        .first()
        .click();
      const grid = page.getByRole('grid', { name: words(DOCUMENT.lines) });
      // By a double click, or by keys.
      const cell = grid.getByText('BE-ANR-01-P').first();
      if (language === 'en') await cell.dblclick();
      else await cell.click();
      if (language === 'fr') await page.keyboard.press('Enter');
      const panel = page.getByRole('dialog', { name: words(LINE.title) });
      await panel.getByRole('listitem').first().waitFor();
      await expectSound(page, `invoice-line-${language}`);
      await panel.getByRole('button', { name: words(DOCUMENT.ask) }).click();
      await panel.waitFor({ state: 'detached' });
      const dialog = page.getByRole('dialog');
      await dialog.getByText(words(NOTE[kind]), { exact: true }).click();
      // The lines of that subject stand first, and no others.
      await dialog
        .getByLabel(new RegExp(`^${words(NOTE.amount)} `))
        .first()
        .fill(amount);
      await dialog.getByLabel(words(NOTE.reason)).fill(reason);
      await expectSound(page, `note-asked-${language}`);
      await dialog.getByRole('button', { name: words(NOTE.send), exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      const notes = page.getByRole('row').filter({ hasText: reason });
      await notes.getByText(words(STATE_WORDS.note.submitted[0])).waitFor();
    });
    // Whoever asked may not decide; another does, and a third issues.
    await page.goto(`${origin}/approvals`);
    expect(
      await page.getByRole('row').filter({ hasText: reason }).getByRole('button').count(),
    ).toBe(0);
    await approve(await person('os', language), reason, 'note');
    const issuer = await person('bm', language);
    await approve(issuer, reason, 'note_issue');
    await issuer.page.goto(`${origin}/invoices`);
    const register = issuer.page
      .getByRole('row')
      .filter({ hasText: words(STATE_WORDS.document[kind][0]) });
    await register.first().waitFor();
    const net = language === 'en' ? '-EUR 12.50' : /7,25/;
    await register.getByText(net).first().waitFor();
    await expectSound(issuer.page, `register-notes-${language}`);
  });

  it('is rated again after a back-dated publication, and billed by a note', async () => {
    const [author, second] = [await person('be'), await person('bm')];
    const at = `/contracts/${CONTRACT}/versions`;
    const folder = exampleFolder('helvarion');
    const names = ['contract.avn', 'annex-prices.avn', 'examples.avn', 'vocabulary.avn'];
    const files = Object.fromEntries(
      names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
    );
    files['contract.avn'] += AMENDMENT;
    const { version } = (await ask(author, 'POST', at, { files })) as { version: number };
    await ask(author, 'POST', `${at}/${version}/compilation`);
    await ask(author, 'POST', `${at}/${version}/test`, {});
    const { sourceHash } = (await ask(second, 'GET', `${at}/${version}`)) as { sourceHash: string };
    const tag = { 'if-match': `"${sourceHash}"` };
    await ask(second, 'POST', `${at}/${version}/approval`, {}, tag);
    await approve(second, CONTRACT, 'publication');
    const analyst = await person('an', 'fr');
    const { page, origin } = analyst;
    const words = (text: Text) => say(text, 'fr');
    const act = async (what: Text, reason?: string) => {
      await page.getByRole('button', { name: words(what), exact: true }).click();
      const dialog = page.getByRole('dialog');
      if (reason !== undefined) await dialog.getByLabel(words(CONFIRM.reason)).fill(reason);
      await dialog.getByRole('button', { name: words(what), exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await watched(page, 're-rate', async () => {
      // What waits is on the first screen.
      await page.goto(origin);
      await page.getByRole('link', { name: CONTRACT, exact: true }).first().waitFor();
      await expectSound(page, 'home-re-rate');
      await page.goto(`${origin}/re-rates`);
      await page.getByText(words(CAUSES.version)).first().waitFor();
      await expectSound(page, 're-rates-fr');
      const title = say(RE_RATES.titleOf, 'fr', { contract: CONTRACT, job: '1' });
      await page.getByRole('link', { name: title }).click();
      await act(RE_RATE.start);
      const months = page.getByRole('table', { name: words(RE_RATE.parts) });
      await months.getByRole('link', { name: /EUR/ }).first().waitFor();
      await expectSound(page, 're-rate-fr');
      const change = await months.getByRole('link', { name: /EUR/ }).first().innerText();
      // The silver share went from 6 % to 5 %: April is billed less.
      expect(change).toMatch(/^-[\d\s]+,\d\d\sEUR/);
      await act(RE_RATE.ask, 'amendment 2');
      const notes = page.getByRole('table', { name: words(RE_RATE.notes) });
      await notes.getByText(words(STATE_WORDS.note.submitted[0])).waitFor();
      // What is asked for is left to nobody else to bill.
      await months.getByRole('link', { name: /^0,00/ }).first().waitFor();
      expect(await page.getByRole('button', { name: words(RE_RATE.drop) }).count()).toBe(0);
    });
    await approve(await person('os'), 'amendment 2', 'note');
    await approve(second, 'amendment 2', 'note_issue');
    await watched(page, 're-rated', async () => {
      await page.reload();
      await page.getByText(words(STATE_WORDS.reRate.posted[0]), { exact: true }).waitFor();
      await expectSound(page, 're-rate-billed-fr');
    });
  });

  it.each(LANGUAGES)('is rated again by hand, and given up in %s', async (language) => {
    const { page, origin } = await person('bs', language);
    const words = (text: Text) => say(text, language);
    await page.goto(`${origin}/re-rates?contract=${CONTRACT}`);
    await watched(page, `re-rate-opened-${language}`, async () => {
      await page.getByRole('button', { name: words(RE_RATES.open), exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(words(RE_RATES.reference)).fill('inventory of April, late');
      await dialog.getByLabel(words(RE_RATES.firstPeriod)).fill('2025-04');
      await expectSound(page, `re-rate-open-${language}`);
      await dialog.getByRole('button', { name: words(RE_RATES.open), exact: true }).click();
      await page.getByText(words(RE_RATE.untouched)).waitFor();
      await page.getByRole('button', { name: words(RE_RATE.drop), exact: true }).click();
      await dialog.getByLabel(words(CONFIRM.reason)).fill('already corrected');
      await dialog.getByRole('button', { name: words(RE_RATE.drop), exact: true }).click();
      await page.getByText(words(STATE_WORDS.reRate.dropped[0]), { exact: true }).waitFor();
    });
  });

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
