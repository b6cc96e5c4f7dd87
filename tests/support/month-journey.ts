// Support: an analyst's month, a step a function. In: people at their pages, each with hands that
// click or press keys, and a language. Out: the steps done; the words are those of the screens.
import type { Locator } from 'playwright-core';
import { CONFIRM } from '../../editor/src/parts/confirm.texts.ts';
import { DECISIONS, KINDS } from '../../editor/src/screens/decisions/decisions.texts.ts';
import { ADJUST, DRAFT, FINDINGS, STEPS } from '../../editor/src/screens/draft/draft.texts.ts';
import { INVOICES, ISSUE } from '../../editor/src/screens/invoices/invoices.texts.ts';
import { LAUNCH, RUN, RUNS } from '../../editor/src/screens/runs/runs.texts.ts';
import { say, type Text } from '../../editor/src/texts/text.ts';
import { handsOf, type Person } from './hands.ts';

/** A part of the review of a draft. */
export type ReviewPart = 'lines' | 'variance' | 'findings' | 'adjustments' | 'comments';

/** A month of a contract. */
export interface Month {
  readonly contract: string;
  readonly period: string;
}

const button = ({ page, language }: Person, text: Text) =>
  page.getByRole('button', { name: say(text, language), exact: true });

const dialog = ({ page }: Person) => page.getByRole('dialog');

/** The button of the open dialog that does what it asks about. */
const does = (who: Person, text: Text) =>
  dialog(who).getByRole('button', { name: say(text, who.language), exact: true });

/** Asks for a run of a month, and waits for its end; its name. */
export async function launchMonth(who: Person, { contract, period }: Month): Promise<string> {
  const { page, language } = who;
  const hands = handsOf(who);
  await hands.goTo(say(RUNS.title, language));
  await hands.press(button(who, RUNS.launch));
  await hands.write(dialog(who).getByLabel(say(RUNS.period, language)), period);
  await hands.press(dialog(who).getByLabel(new RegExp(contract)));
  const name = await dialog(who).getByLabel(say(LAUNCH.name, language)).inputValue();
  await hands.press(does(who, LAUNCH.go));
  await page.getByRole('heading', { name }).waitFor();
  return name;
}

/** From the console of a run that ended to the review of its draft, taken into review. */
export async function takeDraft(who: Person): Promise<void> {
  const { page, language } = who;
  const hands = handsOf(who);
  await hands.press(page.getByRole('link', { name: say(RUN.draft, language), exact: true }));
  await hands.press(button(who, STEPS.take));
  await button(who, STEPS.take).waitFor({ state: 'detached' });
}

/** Shows a part of the open draft. */
export async function showPart(who: Person, part: ReviewPart): Promise<void> {
  const { page, language } = who;
  const tab = page.locator('[role=tab]').filter({ hasText: say(DRAFT[part], language) });
  await handsOf(who).press(tab.first());
  await page.getByRole('tabpanel').waitFor();
}

/** Asks for an adjustment of the open draft. */
export async function askAdjustment(who: Person, label: string, amount: string): Promise<void> {
  const { page, language } = who;
  const hands = handsOf(who);
  await showPart(who, 'adjustments');
  await hands.press(button(who, ADJUST.ask));
  await hands.write(dialog(who).getByLabel(say(ADJUST.label, language)), label);
  const of = say(ADJUST.amount, language, { currency: 'EUR' });
  await hands.write(dialog(who).getByLabel(of), amount);
  await hands.write(dialog(who).getByLabel(say(ADJUST.reason, language)), 'promised on the phone');
  await hands.press(does(who, ADJUST.send));
  await page.getByRole('cell', { name: label, exact: true }).waitFor();
}

/** Decides in the inbox, as approving a kind does, what has a name. */
export async function approve(
  who: Person,
  label: string | RegExp,
  kind: keyof typeof KINDS = 'adjustment',
): Promise<void> {
  const { page, language } = who;
  const hands = handsOf(who);
  await hands.goTo(say(DECISIONS.title, language));
  const rows = page.getByRole('row').filter({ hasText: say(KINDS[kind].name, language) });
  const row = rows.filter({ hasText: label });
  await hands.press(row.getByRole('button', { name: say(KINDS[kind].does, language) }));
  await hands.press(does(who, KINDS[kind].does));
  await row.waitFor({ state: 'detached' });
}

/** Runs the controls over the open draft, and shows what they found. */
export async function control(who: Person): Promise<void> {
  const { page, language } = who;
  await showPart(who, 'findings');
  const ran = page.waitForResponse((answer) => answer.url().endsWith('/controls'));
  await handsOf(who).press(button(who, STEPS.controls).first());
  await ran;
  await page.getByText(say(FINDINGS.unchecked, language)).waitFor({ state: 'detached' });
}

/** Explains the first finding that waits for it, if there is one; whether there was. */
export async function explainFinding(who: Person, words: string): Promise<boolean> {
  const { page, language } = who;
  const hands = handsOf(who);
  if ((await button(who, FINDINGS.explain).count()) === 0) return false;
  await hands.press(button(who, FINDINGS.explain).first());
  await hands.write(dialog(who).getByLabel(say(CONFIRM.reason, language)), words);
  await hands.press(does(who, FINDINGS.explain));
  await dialog(who).waitFor({ state: 'detached' });
  await page.getByRole('cell').getByText(words).waitFor();
  return true;
}

/** Validates a draft in its review. */
export async function validate(who: Person, contract: string, draft: string): Promise<void> {
  const { page, language } = who;
  const hands = handsOf(who);
  await hands.goTo(say(DECISIONS.title, language));
  const row = page.getByRole('row').filter({ hasText: contract });
  const link = say(DECISIONS.open, language);
  await hands.press(row.filter({ hasText: draft }).getByRole('link', { name: link }));
  await hands.press(button(who, STEPS.validate));
  await hands.press(does(who, STEPS.validate));
  await dialog(who).waitFor({ state: 'detached' });
}

/** Issues an account's month, and opens the register at it. */
export async function issue(who: Person, account: string): Promise<void> {
  const { page, language } = who;
  const hands = handsOf(who);
  await hands.goTo(say(INVOICES.title, language));
  const ready = page.getByRole('region', { name: say(ISSUE.ready, language) });
  await ready.getByText(account).waitFor();
  await hands.press(ready.getByRole('button', { name: say(ISSUE.issue, language) }).first());
  await hands.press(does(who, ISSUE.issue));
  await dialog(who).waitFor({ state: 'detached' });
  await findInvoice(who, account);
}

/** Looks for the invoices of an account in the open register. */
export async function findInvoice(who: Person, account: string): Promise<Locator> {
  const { page, language } = who;
  await handsOf(who).write(page.getByLabel(say(INVOICES.account, language)), account);
  const first = page.getByRole('link', { name: /^INV \d+/ }).first();
  await first.waitFor();
  return first;
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
