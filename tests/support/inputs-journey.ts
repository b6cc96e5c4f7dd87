// Support: what comes in before a month is billed, a step a function: its cycle, orders, what the
// network says, a late file. In: people at their pages, each with hands that click or press keys.
// Out: the steps done; the words are those of the screens.
import type { Locator } from 'playwright-core';
import { STATE_WORDS } from '../../editor/src/parts/badges.texts.ts';
import { CONTRACT_CHOICE } from '../../editor/src/parts/contract-choice.texts.ts';
import { FILE_DROP } from '../../editor/src/parts/file-drop.texts.ts';
import { CALENDAR, CYCLE_STEPS } from '../../editor/src/screens/calendar/calendar.texts.ts';
import { CYCLE_DAYS } from '../../editor/src/screens/calendar/cycle-days.ts';
import { DECISIONS, KINDS } from '../../editor/src/screens/decisions/decisions.texts.ts';
import { IMPORTS } from '../../editor/src/screens/imports/imports.texts.ts';
import { INVENTORY } from '../../editor/src/screens/inventory/inventory.texts.ts';
import { ORDERS } from '../../editor/src/screens/orders/orders.texts.ts';
import { RECONCILIATION } from '../../editor/src/screens/reconciliation/reconciliation.texts.ts';
import { month as monthWords } from '../../editor/src/texts/format.ts';
import { say, type Text } from '../../editor/src/texts/text.ts';
import { handsOf, type Person } from './hands.ts';
import type { Month } from './month-journey.ts';

/** A data file of a contract, as somebody sends it. */
export interface SentRows {
  readonly contract: string;
  readonly dataset: string;
  readonly name: string;
  readonly rows: readonly string[];
}

const fileOf = ({ name, rows }: SentRows) => ({
  ...{ name, mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) },
});

const button = ({ page, language }: Person, text: Text) =>
  page.getByRole('button', { name: say(text, language), exact: true });
const dialog = ({ page }: Person) => page.getByRole('dialog');
const does = (who: Person, text: Text) =>
  dialog(who).getByRole('button', { name: say(text, who.language), exact: true });

/** Shows a screen of a contract. */
async function goToOf(
  who: Person,
  screen: Text,
  contract: string,
  heading: Text = screen,
): Promise<void> {
  const { page, language } = who;
  const hands = handsOf(who);
  await hands.goTo(say(screen, language));
  // The screen before may have such a choice, too.
  await page.getByRole('heading', { level: 1, name: say(heading, language) }).waitFor();
  const choice = page.getByRole('combobox', { name: say(CONTRACT_CHOICE.contract, language) });
  await hands.choose(choice.first(), new RegExp(contract));
}

/** The line of a month in the open calendar. */
export function cycleOf({ page, language }: Person, { period }: Month): Locator {
  return page.getByRole('row').filter({ hasText: monthWords(period, language) });
}

/** Opens the calendar of a contract. */
export async function openCalendar(who: Person, { contract }: Month): Promise<void> {
  await goToOf(who, CALENDAR.title, contract);
}

/** Plans the cycle of a month; days that are not told are the usual ones. */
export async function planCycle(
  who: Person,
  month: Month,
  days: Partial<Record<(typeof CYCLE_DAYS)[number], string>>,
): Promise<void> {
  const { language } = who;
  const hands = handsOf(who);
  await openCalendar(who, month);
  await hands.press(button(who, CALENDAR.plan));
  await hands.write(dialog(who).getByLabel(say(CALENDAR.period, language)), month.period);
  for (const one of CYCLE_DAYS) {
    const nth = days[one];
    const field = dialog(who).getByLabel(say(CALENDAR[one], language));
    if (nth !== undefined) await hands.write(field, nth);
  }
  await hands.press(does(who, CALENDAR.plan));
  await dialog(who).waitFor({ state: 'detached' });
  await cycleOf(who, month).getByText(say(STATE_WORDS.cycle.open[0], language)).waitFor();
}

/** Freezes the cycle of a month, after its cut-off. */
export async function freezeCycle(who: Person, month: Month): Promise<void> {
  const { language } = who;
  const hands = handsOf(who);
  const freeze = CYCLE_STEPS.freeze.name;
  await openCalendar(who, month);
  const row = cycleOf(who, month);
  await hands.press(row.getByRole('button', { name: say(freeze, language), exact: true }));
  await hands.press(does(who, freeze));
  await row.getByText(say(STATE_WORDS.cycle.frozen[0], language)).waitFor();
}

/** Shows the orders that came after the cut-off of a month; they stand in the dialog given. */
export async function showLateOrders(who: Person, month: Month): Promise<Locator> {
  const { language } = who;
  await openCalendar(who, month);
  const late = cycleOf(who, month).getByRole('button', { name: say(CALENDAR.late, language) });
  await handsOf(who).press(late);
  await dialog(who).getByText(say(CALENDAR.lateAbout, language)).waitFor();
  return dialog(who);
}

/** Opens an order from the list of all of its contract. */
export async function openOrder(who: Person, contract: string, order: string): Promise<void> {
  const { page, language } = who;
  await goToOf(who, ORDERS.title, contract);
  const grid = page.getByRole('grid', { name: say(ORDERS.title, language) });
  await grid.getByText(order, { exact: true }).waitFor();
  await handsOf(who).open(grid, order);
  await page.getByRole('heading', { name: say(ORDERS.one, language, { order }) }).waitFor();
}

/** Accepts the open order for the day that it asks for. */
export async function acceptOrder(who: Person): Promise<void> {
  const hands = handsOf(who);
  await hands.press(button(who, ORDERS.accept));
  await hands.press(does(who, ORDERS.accept));
  const there = say(ORDERS.toInventory, who.language);
  await who.page.getByRole('link', { name: there, exact: true }).waitFor();
}

/** Holds an extract of the network against the inventory of a day, and opens what differs. */
export async function reconcile(
  who: Person,
  extract: SentRows & { readonly day: string; readonly differs: string },
): Promise<void> {
  const { page, language } = who;
  const hands = handsOf(who);
  const { contract, dataset, day, differs } = extract;
  await goToOf(who, SCREENS.reconciliation, contract, RECONCILIATION.title);
  const file = page.getByRole('combobox', { name: say(RECONCILIATION.dataset, language) });
  await hands.choose(file, dataset);
  await hands.write(page.getByLabel(say(RECONCILIATION.day, language), { exact: true }), day);
  await hands.attach(button(who, FILE_DROP.choose), fileOf(extract));
  const grid = page.getByRole('grid', { name: say(RECONCILIATION.grid, language) });
  await grid.getByText(differs, { exact: true }).waitFor();
  await hands.open(grid, differs);
  const history = say(INVENTORY.item, language, { key: differs });
  const panel = page.getByRole('dialog', { name: history });
  await panel.getByText(say(INVENTORY.said, language)).waitFor();
}

/** Leaves what lies over the screen. */
export async function leave(who: Person): Promise<void> {
  await handsOf(who).leave();
  await dialog(who).waitFor({ state: 'detached' });
}

/** Sends a file whose columns are those of the contract, and has its lines checked. */
export async function sendFile(who: Person, sent: SentRows): Promise<void> {
  const { page, language } = who;
  const hands = handsOf(who);
  await goToOf(who, IMPORTS.title, sent.contract);
  await hands.press(page.getByRole('link', { name: say(IMPORTS.create, language) }));
  const file = page.getByRole('combobox', { name: say(IMPORTS.dataset, language) });
  await hands.choose(file, sent.dataset);
  await hands.attach(button(who, FILE_DROP.choose), fileOf(sent));
  await hands.press(button(who, IMPORTS.check));
  await page.getByRole('grid').waitFor();
}

/** Applies, from the inbox, the one import of a contract that waits, as known from a day. */
export async function applyFile(who: Person, contract: string, knownOn: string): Promise<void> {
  const { page, language } = who;
  const hands = handsOf(who);
  await hands.goTo(say(DECISIONS.title, language));
  const row = page.getByRole('row').filter({ hasText: contract });
  const waits = row.filter({ hasText: say(KINDS.import.name, language) });
  await hands.press(waits.getByRole('link', { name: say(DECISIONS.open, language) }));
  await page.getByRole('heading', { level: 1, name: /^Import \d+$/ }).waitFor();
  await hands.press(button(who, IMPORTS.apply));
  await hands.write(dialog(who).getByLabel(say(IMPORTS.knownFrom, language)), knownOn);
  await hands.press(does(who, IMPORTS.apply));
  await page.getByText(say(STATE_WORDS.import.applied[0], language), { exact: true }).waitFor();
}

const SCREENS = { reconciliation: { en: 'Reconciliation', fr: 'Rapprochement' } };
