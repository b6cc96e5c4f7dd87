// Support: what an expert does from a signed contract to a published one, a step a function. In:
// people at their pages with a mouse, and the case. Out: the steps done; the words are those of the
// screens.
import { expect } from 'vitest';
import { CONTRACT_CHOICE } from '../../editor/src/parts/contract-choice.texts.ts';
import { FILE_DROP } from '../../editor/src/parts/file-drop.texts.ts';
import { NEW_CONTRACT } from '../../editor/src/parts/new-contract.texts.ts';
import { CONTRACTS } from '../../editor/src/screens/contracts/contracts.texts.ts';
import { CUSTOMERS } from '../../editor/src/screens/customers/customers.texts.ts';
import { IMPORTS } from '../../editor/src/screens/imports/imports.texts.ts';
import { WORKBENCH } from '../../editor/src/screens/workbench/workbench.texts.ts';
import { say, type Text } from '../../editor/src/texts/text.ts';
import { handsOf, type Person } from './hands.ts';
import { paste } from './typing.ts';

/** Parties that are registered before a contract. */
export interface Parties {
  readonly customer: string;
  readonly name: string;
  readonly entity: string;
  readonly account: string;
}

const dialog = ({ page }: Person) => page.getByRole('dialog');

/** A button of the screen. */
export const button = ({ page, language }: Person, text: Text) =>
  page.getByRole('button', { name: say(text, language), exact: true });

/** Fills a field of the open dialog. */
async function fill(who: Person, label: Text, text: string): Promise<void> {
  const name = say(label, who.language);
  await handsOf(who).write(dialog(who).getByRole('textbox', { name, exact: true }), text);
}

/** Chooses in a list of the open dialog. */
async function choose(who: Person, label: Text, option: string | RegExp): Promise<void> {
  const field = dialog(who).getByRole('combobox', { name: say(label, who.language) });
  await handsOf(who).choose(field, option);
}

/** Does what the open dialog asks about, and waits for its end. */
async function does(who: Person, text: Text): Promise<void> {
  const name = say(text, who.language);
  await handsOf(who).press(dialog(who).getByRole('button', { name, exact: true }));
  await dialog(who).waitFor({ state: 'detached' });
}

/** Registers a customer, the legal entity that is billed, and the account that pays. */
export async function registerParties(who: Person, parties: Parties): Promise<void> {
  const { page, language } = who;
  const hands = handsOf(who);
  const { customer, name, entity, account } = parties;
  await hands.goTo(say(CUSTOMERS.title, language));
  await hands.press(button(who, CUSTOMERS.create));
  await fill(who, CUSTOMERS.id, customer);
  await fill(who, CUSTOMERS.name, name);
  const spoken = { en: 'English', fr: 'Français' }[language];
  await choose(who, CUSTOMERS.language, spoken);
  await does(who, CUSTOMERS.register);
  await page.getByText(say(CUSTOMERS.noAccounts, language)).waitFor();
  await hands.press(button(who, CUSTOMERS.createEntity));
  await fill(who, CUSTOMERS.id, entity);
  await fill(who, CUSTOMERS.name, name);
  await fill(who, CUSTOMERS.registration, '732829320');
  await fill(who, CUSTOMERS.vatId, 'FR44732829320');
  await does(who, CUSTOMERS.register);
  await page.getByRole('cell', { name: entity, exact: true }).waitFor();
  await hands.press(button(who, CUSTOMERS.createAccount));
  await fill(who, CUSTOMERS.id, account);
  await choose(who, CUSTOMERS.billed, new RegExp(entity));
  await choose(who, CUSTOMERS.issuer, /Ponant/);
  await does(who, CUSTOMERS.register);
  await page.getByRole('cell', { name: account, exact: true }).waitFor();
}

/** Registers a contract in the open dialog; it opens where there is no text yet. */
export async function fillContract(
  who: Person,
  contract: string,
  title: string,
  { customer, account }: Pick<Parties, 'customer' | 'account'>,
): Promise<void> {
  await fill(who, NEW_CONTRACT.number, contract);
  await fill(who, NEW_CONTRACT.title, title);
  await choose(who, NEW_CONTRACT.customer, new RegExp(customer));
  await choose(who, NEW_CONTRACT.account, new RegExp(account));
}

/** Registers a contract and begins its text. */
export async function beginContract(
  who: Person,
  contract: string,
  title: string,
  parties: Parties,
): Promise<void> {
  const { page, language } = who;
  const hands = handsOf(who);
  await hands.goTo(say(CONTRACTS.title, language));
  await hands.press(button(who, NEW_CONTRACT.create));
  await fillContract(who, contract, title, parties);
  await does(who, NEW_CONTRACT.register);
  await page.getByRole('heading', { name: contract, exact: true }).waitFor();
}

/** Shows the text, the prices or a comparison in the middle of the workbench. */
export async function view(who: Person, what: 'text' | 'prices' | 'compare'): Promise<void> {
  const { page, language } = who;
  const views = page.getByRole('radiogroup', { name: say(WORKBENCH.view, language) });
  await views.getByText(say(WORKBENCH[what], language), { exact: true }).click();
}

/** Pastes rows of a spreadsheet into a price table, from a row (1: the first) on. */
export async function pastePrices(
  who: Person,
  table: string,
  row: number,
  rows: string,
): Promise<void> {
  const grid = who.page.getByRole('grid', { name: table });
  await grid.locator(`[data-at="${row - 1}:0"]`).click();
  await paste(who.page, rows);
}

/** Types a clause at the end of the text: takes a proposal, makes a slip, mends it at a click. */
export async function typeClause(
  who: Person,
  clause: {
    head: string;
    begun: string;
    taken: string;
    rest: string;
    slip: string;
    mended: string;
  },
): Promise<void> {
  const { page, language } = who;
  const { keyboard } = page;
  const lines = page.locator('.monaco-editor .view-line');
  await page.locator('.monaco-editor').first().click();
  await keyboard.press('Control+End');
  await keyboard.press('Enter');
  await keyboard.type(`${clause.head}`);
  await keyboard.press('Enter');
  await keyboard.type(`  ${clause.begun}`);
  const proposals = page.locator('.suggest-widget.visible .monaco-list-row');
  await proposals.filter({ hasText: clause.taken }).first().click();
  await keyboard.type(clause.rest);
  await keyboard.press('Enter');
  await keyboard.type(clause.slip);
  const problems = page.getByRole('region', { name: say(WORKBENCH.problems, language) });
  const [slip = ''] = clause.slip.split(' ');
  await problems.getByText(slip).first().waitFor();
  await problems
    .getByRole('button', { name: say(WORKBENCH.fix, language) })
    .first()
    .click();
  await lines.filter({ hasText: new RegExp(clause.mended.replaceAll(' ', '\\s')) }).waitFor();
  await problems.waitFor({ state: 'detached' });
}

/** Sends a data file with columns of other names; its bad rows come back. Gives the address. */
export async function sendInventory(
  who: Person,
  contract: string,
  file: { readonly dataset: string; readonly columns: Readonly<Record<string, string>> },
  text: string,
): Promise<string> {
  const { page, language } = who;
  const hands = handsOf(who);
  await hands.goTo(say(IMPORTS.title, language));
  const chosen = page.getByRole('combobox', { name: say(CONTRACT_CHOICE.contract, language) });
  await hands.choose(chosen, new RegExp(contract));
  await hands.press(page.getByRole('link', { name: say(IMPORTS.create, language) }));
  await page.getByText(say(FILE_DROP.drop, language)).waitFor();
  await hands.attach(button(who, FILE_DROP.choose), {
    ...{ name: 'opening.csv', mimeType: 'text/csv', buffer: Buffer.from(text) },
  });
  for (const [column, of] of Object.entries(file.columns)) {
    const field = page.getByRole('combobox', { name: column, exact: true });
    if ((await field.inputValue()) !== '') continue;
    await hands.choose(field, new RegExp(`^${of}`));
  }
  return page.url();
}

/** Applies an import that another sent, as known from a day. */
export async function applyInventory(who: Person, contract: string, day: string): Promise<void> {
  const { page, language } = who;
  const hands = handsOf(who);
  await hands.goTo(say(IMPORTS.title, language));
  const chosen = page.getByRole('combobox', { name: say(CONTRACT_CHOICE.contract, language) });
  await hands.choose(chosen, new RegExp(contract));
  await hands.press(page.getByRole('grid').getByRole('link', { name: '1', exact: true }));
  await hands.press(button(who, IMPORTS.apply));
  await hands.write(dialog(who).getByLabel(say(IMPORTS.knownFrom, language)), day);
  await does(who, IMPORTS.apply);
  await page.getByRole('link', { name: say(IMPORTS.toInventory, language) }).waitFor();
}

/** What the invoice beside the text comes to, once it does. */
export async function invoiceIs(who: Person, amount: string | RegExp): Promise<void> {
  await expect
    .poll(() => who.page.getByTestId('totals').innerText(), { timeout: 15_000 })
    .toMatch(amount);
}
