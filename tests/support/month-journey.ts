// Support: an analyst's month by clicks, a step a function. In: pages of people who are signed in,
// and a language. Out: the steps done; the words are those of the screens.
import type { Page } from 'playwright-core';
import { CONFIRM } from '../../editor/src/parts/confirm.texts.ts';
import { DECISIONS, KINDS } from '../../editor/src/screens/decisions/decisions.texts.ts';
import { ADJUST, DRAFT, FINDINGS, STEPS } from '../../editor/src/screens/draft/draft.texts.ts';
import { INVOICES, ISSUE } from '../../editor/src/screens/invoices/invoices.texts.ts';
import { LAUNCH, RUN, RUNS } from '../../editor/src/screens/runs/runs.texts.ts';
import { say, type Text } from '../../editor/src/texts/text.ts';

/** Somebody at a page, in a language. */
export interface Person {
  readonly page: Page;
  readonly origin: string;
  readonly language: 'en' | 'fr';
}

/** A month of a contract. */
export interface Month {
  readonly contract: string;
  readonly period: string;
}

const button = ({ page, language }: Person, text: Text) =>
  page.getByRole('button', { name: say(text, language), exact: true });

const dialog = ({ page }: Person) => page.getByRole('dialog');

/** Asks for a run of a month, and waits for its end; its name. */
export async function launchMonth(who: Person, { contract, period }: Month): Promise<string> {
  const { page, origin, language } = who;
  await page.goto(`${origin}/runs`);
  await button(who, RUNS.launch).click();
  await dialog(who).getByLabel(say(RUNS.period, language)).fill(period);
  await dialog(who).getByLabel(new RegExp(contract)).check();
  const name = await dialog(who).getByLabel(say(LAUNCH.name, language)).inputValue();
  await dialog(who)
    .getByRole('button', { name: say(LAUNCH.go, language) })
    .click();
  await page.getByRole('heading', { name }).waitFor();
  return name;
}

/** From the console of a run that ended to the review of its draft, taken into review. */
export async function takeDraft(who: Person): Promise<void> {
  const { page, language } = who;
  await page.getByRole('link', { name: say(RUN.draft, language) }).click();
  await button(who, STEPS.take).click();
  await button(who, STEPS.take).waitFor({ state: 'detached' });
}

/** Asks for an adjustment of the open draft. */
export async function askAdjustment(who: Person, label: string, amount: string): Promise<void> {
  const { page, language } = who;
  await page.getByRole('tab', { name: say(DRAFT.adjustments, language) }).click();
  await button(who, ADJUST.ask).click();
  await dialog(who).getByLabel(say(ADJUST.label, language)).fill(label);
  const of = say(ADJUST.amount, language, { currency: 'EUR' });
  await dialog(who).getByLabel(of).fill(amount);
  await dialog(who).getByLabel(say(ADJUST.reason, language)).fill('promised on the phone');
  await dialog(who)
    .getByRole('button', { name: say(ADJUST.send, language), exact: true })
    .click();
  await page.getByRole('cell', { name: label, exact: true }).waitFor();
}

/** Decides in the inbox, as approving a kind does, what has a name. */
export async function approve(
  who: Person,
  label: string | RegExp,
  kind: keyof typeof KINDS = 'adjustment',
): Promise<void> {
  const { page, origin, language } = who;
  await page.goto(`${origin}/approvals?kind=${kind}`);
  const row = page.getByRole('row').filter({ hasText: label });
  const { does } = KINDS[kind];
  await row.getByRole('button', { name: say(does, language) }).click();
  await dialog(who)
    .getByRole('button', { name: say(does, language) })
    .click();
  await row.waitFor({ state: 'detached' });
}

/** Runs the controls over the open draft, and shows what they found. */
export async function control(who: Person): Promise<void> {
  const { page, language } = who;
  await page.reload();
  await page.getByRole('tab', { name: say(DRAFT.findings, language) }).click();
  const ran = page.waitForResponse((answer) => answer.url().endsWith('/controls'));
  await button(who, STEPS.controls).first().click();
  await ran;
  await page.getByText(say(FINDINGS.unchecked, language)).waitFor({ state: 'detached' });
}

/** Explains the first finding that waits for it, if there is one; whether there was. */
export async function explainFinding(who: Person, words: string): Promise<boolean> {
  const { page, language } = who;
  const first = button(who, FINDINGS.explain).first();
  if ((await button(who, FINDINGS.explain).count()) === 0) return false;
  await first.click();
  await dialog(who).getByLabel(say(CONFIRM.reason, language)).fill(words);
  await dialog(who)
    .getByRole('button', { name: say(FINDINGS.explain, language) })
    .click();
  await dialog(who).waitFor({ state: 'detached' });
  await page.getByRole('cell').getByText(words).waitFor();
  return true;
}

/** Validates a draft in its review. */
export async function validate(who: Person, contract: string, draft: string): Promise<void> {
  const { page, origin, language } = who;
  await page.goto(`${origin}/approvals`);
  const row = page.getByRole('row').filter({ hasText: contract });
  const open = say(DECISIONS.open, language);
  await row.filter({ hasText: draft }).getByRole('link', { name: open }).click();
  await button(who, STEPS.validate).click();
  await dialog(who)
    .getByRole('button', { name: say(STEPS.validate, language) })
    .click();
  await dialog(who).waitFor({ state: 'detached' });
}

/** Issues an account's month, and opens the register at it. */
export async function issue(who: Person, account: string): Promise<void> {
  const { page, origin, language } = who;
  await page.goto(`${origin}/invoices`);
  const ready = page.getByRole('region', { name: say(ISSUE.ready, language) });
  await ready.getByText(account).waitFor();
  await ready
    .getByRole('button', { name: say(ISSUE.issue, language) })
    .first()
    .click();
  await dialog(who)
    .getByRole('button', { name: say(ISSUE.issue, language) })
    .click();
  await dialog(who).waitFor({ state: 'detached' });
  await page.getByLabel(say(INVOICES.account, language)).fill(account);
  await page
    .getByRole('link', { name: /^INV \d+/ })
    .first()
    .waitFor();
}

/** Does what an analyst and a second person do to validate a draft, without a screen. */
export async function validatedDraft(
  preparer: Person,
  validator: Person,
  { contract, draft }: { readonly contract: string; readonly draft: string },
): Promise<void> {
  const at = `/contracts/${contract}/drafts/${draft}`;
  await ask(preparer, 'POST', `${at}/review`, { how: 'take' });
  await ask(preparer, 'POST', `${at}/controls`, {});
  const { hash } = (await ask(validator, 'GET', `${at}/content`)) as { hash: string };
  await ask(validator, 'POST', `${at}/validation`, {}, { 'if-match': `"${hash}"` });
}

/** What the server answers to somebody, without a screen. */
export async function ask(
  { page, origin }: Person,
  method: 'GET' | 'POST',
  path: string,
  data?: object,
  headers = {},
): Promise<unknown> {
  const answer = await page.request.fetch(`${origin}/api/v1${path}`, {
    ...{ method, headers: { origin, ...headers } },
    ...(data === undefined ? {} : { data }),
  });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}
