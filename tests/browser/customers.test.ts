// Customers and the calendar by clicks: a customer with accounts under each other and a contract
// parted over them; a cycle planned by one and frozen by another, its cut-off and what came late.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STATE_WORDS } from '../../editor/src/parts/badges.texts.ts';
import { CONFIRM } from '../../editor/src/parts/confirm.texts.ts';
import { PAST } from '../../editor/src/parts/past.texts.ts';
import { CALENDAR, CYCLE_STEPS } from '../../editor/src/screens/calendar/calendar.texts.ts';
import { CUSTOMERS } from '../../editor/src/screens/customers/customers.texts.ts';
import { say, type Text } from '../../editor/src/texts/text.ts';
import {
  expectSound,
  LANGUAGES,
  LARGE,
  openStage,
  type Stage,
  watched,
} from '../support/browser.ts';

describe('customers and cycles', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const at = (path: string) => `${stage.server.origin}${path}`;
  const choose = async (page: Page, label: string, option: RegExp) => {
    await page.getByRole('dialog').getByRole('combobox', { name: label }).click();
    await page.getByRole('option', { name: option }).click();
  };

  it.each(LANGUAGES)('are registered with accounts under each other in %s', async (language) => {
    const words = (text: Text) => say(text, language);
    const page = await stage.page('os', language, LARGE);
    const dialog = page.getByRole('dialog');
    const open = (what: Text) =>
      page.getByRole('button', { name: words(what), exact: true }).click();
    const register = async () => {
      await dialog.getByRole('button', { name: words(CUSTOMERS.register) }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    const [customer, head, branch] = [`CUS-${language}`, `BA-${language}-0`, `BA-${language}-1`];
    await page.goto(at('/customers'));
    await watched(page, `customer-${language}`, async () => {
      await open(CUSTOMERS.create);
      await dialog.getByLabel(words(CUSTOMERS.id)).fill(customer);
      await dialog.getByLabel(words(CUSTOMERS.name)).fill('Orvane');
      await expectSound(page, `customer-new-${language}`);
      await register();
      await page.getByText(words(CUSTOMERS.noAccounts)).waitFor();
      for (const [account, parent] of [
        [head, undefined],
        [branch, head],
      ] as const) {
        await open(CUSTOMERS.createAccount);
        await dialog.getByLabel(words(CUSTOMERS.id)).fill(account);
        await choose(page, words(CUSTOMERS.billed), /Helvarion/);
        await choose(page, words(CUSTOMERS.issuer), /Ponant/);
        if (parent !== undefined) await choose(page, words(CUSTOMERS.parent), new RegExp(parent));
        await register();
        await page.getByRole('cell', { name: account, exact: true }).waitFor();
      }
      // The branch stands under its head, further in.
      const left = async (name: string) => {
        const cell = page.getByRole('cell', { name, exact: true });
        return cell.evaluate((one) => Number.parseFloat(getComputedStyle(one).paddingLeft));
      };
      expect(await left(branch)).toBeGreaterThan(await left(head));
      // On hold and back: a state of its own, and told in its history.
      const change = page.getByRole('button', {
        name: say(CUSTOMERS.changes, language, { account: branch }),
      });
      await change.click();
      await page.getByRole('menuitem', { name: words(CUSTOMERS.hold) }).click();
      await page.getByText(words(STATE_WORDS.account.on_hold[0]), { exact: true }).waitFor();
      await page.getByRole('button', { name: say(PAST.openOf, language, { id: branch }) }).click();
      await dialog.getByText(language === 'en' ? 'changed' : 'modifié').waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      // What stands above another cannot be closed.
      await page
        .getByRole('button', { name: say(CUSTOMERS.changes, language, { account: head }) })
        .click();
      await page.getByRole('menuitem', { name: words(CUSTOMERS.close) }).click();
      await dialog.getByRole('button', { name: words(CUSTOMERS.close), exact: true }).click();
      await dialog.getByText(/S\d{4}/).waitFor();
      await dialog.getByRole('button', { name: words(CONFIRM.cancel) }).click();
      await expectSound(page, `customer-accounts-${language}`);
    });
  });

  it.each(LANGUAGES)(
    'part a contract over accounts by keys that make one in %s',
    async (language) => {
      const words = (text: Text) => say(text, language);
      const page = await stage.page('os', language);
      const dialog = page.getByRole('dialog');
      await page.goto(at('/customers'));
      await watched(page, `split-${language}`, async () => {
        const nav = page.getByRole('navigation', { name: words(CUSTOMERS.title) });
        await nav.getByRole('button', { name: /Helvarion/ }).click();
        const account = `BA-HELV-${language}`;
        await page.getByRole('button', { name: words(CUSTOMERS.createAccount) }).click();
        await dialog.getByLabel(words(CUSTOMERS.id)).fill(account);
        await choose(page, words(CUSTOMERS.billed), /Helvarion/);
        await choose(page, words(CUSTOMERS.issuer), /Ponant/);
        await dialog.getByRole('button', { name: words(CUSTOMERS.register) }).click();
        await dialog.waitFor({ state: 'detached' });
        const row = page.getByRole('row').filter({ hasText: 'CTR-HELV-001' });
        await row.getByRole('button', { name: words(CUSTOMERS.edit) }).click();
        const save = dialog.getByRole('button', { name: words(CUSTOMERS.save) });
        const share = (of: string) =>
          dialog.getByLabel(say(CUSTOMERS.share, language, { account: of }));
        await share('BA-HELV-001').fill(language === 'en' ? '0.6' : '0,6');
        // Shares that are left from before would count as well.
        for (const other of ['BA-HELV-en', 'BA-HELV-fr']) {
          if ((await share(other).count()) > 0) await share(other).fill('');
        }
        await share(account).fill('0.3');
        expect(await save.isDisabled()).toBe(true);
        await share(account).fill('0.4');
        await expectSound(page, `split-${language}`);
        await save.click();
        await dialog.waitFor({ state: 'detached' });
        await row.getByText(language === 'en' ? '0.4' : '0,4').waitFor();
        // Legal entities stand below what is the chosen customer's, and its contracts can be opened.
        const entities = page.getByRole('heading', { name: words(CUSTOMERS.entities) });
        expect(await nav.locator('xpath=../..').getByText('LE-CORV-002').count()).toBe(0);
        await entities.waitFor();
        await row.getByRole('link', { name: 'CTR-HELV-001' }).click();
        await page.waitForURL(/contracts\/CTR-HELV-001/);
      });
    },
  );

  it.each([
    ['en', '2025-05'],
    ['fr', '2025-06'],
  ] as const)('have cycles planned by one and moved by another in %s', async (language, period) => {
    const words = (text: Text) => say(text, language);
    const planner = await stage.page('os', language, LARGE);
    await planner.goto(at('/calendar?contract=CTR-HELV-001'));
    const month = { '2025-05': 'May 2025', '2025-06': 'juin 2025' }[period];
    await watched(planner, `calendar-${language}`, async () => {
      await planner.getByRole('button', { name: words(CALENDAR.plan), exact: true }).click();
      const dialog = planner.getByRole('dialog');
      await dialog.getByLabel(words(CALENDAR.period)).fill(period);
      await expectSound(planner, `calendar-plan-${language}`);
      await dialog.getByRole('button', { name: words(CALENDAR.plan) }).click();
      await dialog.waitFor({ state: 'detached' });
      const row = planner.getByRole('row').filter({ hasText: month });
      await row.getByText(words(STATE_WORDS.cycle.open[0])).waitFor();
      // One working day before the first of the month: the cut-off of its inputs.
      const cutOff = { '2025-05': '30 Apr 2025', '2025-06': '30 mai 2025' }[period];
      await row.getByText(cutOff).waitFor();
      // Who plans it does not freeze it.
      const freeze = words(CYCLE_STEPS.freeze.name);
      expect(await row.getByRole('button', { name: freeze }).count()).toBe(0);
    });
    const manager = await stage.page('bm', language);
    await manager.goto(at('/calendar?contract=CTR-HELV-001'));
    await watched(manager, `calendar-moved-${language}`, async () => {
      const row = manager.getByRole('row').filter({ hasText: month });
      const step = async (how: keyof typeof CYCLE_STEPS, reason?: string) => {
        const name = words(CYCLE_STEPS[how].name);
        await row.getByRole('button', { name, exact: true }).click();
        const dialog = manager.getByRole('dialog');
        if (reason !== undefined) await dialog.getByLabel(words(CONFIRM.reason)).fill(reason);
        await dialog.getByRole('button', { name, exact: true }).click();
        await dialog.waitFor({ state: 'detached' });
      };
      await step('freeze');
      await row.getByText(words(STATE_WORDS.cycle.frozen[0])).waitFor();
      await row.getByRole('button', { name: words(CALENDAR.late) }).click();
      await manager.getByRole('dialog').getByText(words(CALENDAR.lateNone)).waitFor();
      await manager.keyboard.press('Escape');
      await step('thaw', 'an order was forgotten');
      await row.getByText(words(STATE_WORDS.cycle.open[0])).waitFor();
      await row.getByRole('button', { name: new RegExp(`CTR-HELV-001/${period}`) }).click();
      await manager.getByRole('dialog').getByText('an order was forgotten').waitFor();
      await expectSound(manager, `calendar-past-${language}`);
    });
  });

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
