// Support: hands at a page, so that one journey is gone with the mouse and by the keyboard alone.
// In: somebody at a page. Out: what a person does with a screen, by either. By keys each stop must
// show that it has the focus, and nothing that a key did may lose it.
/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { SHELL } from '../../editor/src/shell/shell.texts.ts';
import { say } from '../../editor/src/texts/text.ts';
import { hasFocus, tabTo } from './keyboard.ts';

/** Somebody at a page, in a language. */
export interface Person {
  readonly page: Page;
  readonly origin: string;
  readonly language: 'en' | 'fr';
  /** Has no mouse. */
  readonly isByKeys?: boolean;
}

/** A file as it is sent. */
export interface SentFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** What a person does with a screen. Everything is waited for until it can be used. */
export interface Hands {
  /**
   * Goes to another screen by its name, or to a contract by its number; the application is opened
   * before.
   */
  goTo(name: string): Promise<void>;
  /** A button, link, tab, item of a menu, box to tick, or one of several. */
  press(what: Locator): Promise<void>;
  /** Writes into a field in place of what stands there; months and days as ISO texts. */
  write(field: Locator, text: string): Promise<void>;
  /** Chooses from a list that opens. */
  choose(field: Locator, option: string | RegExp): Promise<void>;
  /** Gives a file where a button asks for one. */
  attach(button: Locator, file: SentFile): Promise<void>;
  /** Opens the first line of a grid, or of the lines of a draft, that has these words. */
  open(lines: Locator, words: string): Promise<void>;
  /** Leaves what is open above the screen. */
  leave(): Promise<void>;
}

const KNOWN = new WeakMap<Page, Hands>();

/** The hands of a person; the same ones each time, who know where they are. */
export function handsOf(person: Person): Hands {
  const known = KNOWN.get(person.page);
  const hands = known ?? (person.isByKeys === true ? byKeys(person) : byMouse(person));
  KNOWN.set(person.page, hands);
  return hands;
}

const WAITING_MS = 15_000;
/** Waits until something is so. @throws Error that says what never was. */
async function until(ask: () => Promise<boolean>, what: string): Promise<void> {
  await vi.waitUntil(ask, { timeout: WAITING_MS, interval: 20 }).catch(() => {
    throw new Error(`never so: ${what}`);
  });
}

/** Opens the application, where it is not yet; whether the screen wanted is there, anew. */
async function enter({ page, origin }: Person, wanted: string): Promise<boolean> {
  if (!page.url().startsWith(origin)) await page.goto(origin);
  const title = page.locator('h1').first();
  if ((await title.innerText()) !== wanted) return false;
  await page.reload();
  await title.waitFor();
  return true;
}

/** Goes to another screen, and waits until it has taken the place of the one before. */
async function leaving(page: Page, go: () => Promise<void>): Promise<void> {
  const before = await page.locator('h1').first().elementHandle();
  await go();
  await until(async () => (await before?.evaluate((one) => one.isConnected)) === false, 'it comes');
}

/** What something is, for who presses it. */
const kindOf = (what: Locator): Promise<string> =>
  what.evaluate((element) => {
    const { role, tagName } = element as HTMLElement;
    return role ?? (element instanceof HTMLInputElement ? element.type : tagName.toLowerCase());
  });

function byMouse(person: Person): Hands {
  const { page, language } = person;
  const press = async (what: Locator): Promise<void> => {
    // One of several hides its own mark: one clicks its words.
    const isHidden = ['radio', 'checkbox'].includes(await kindOf(what));
    const words = isHidden ? page.locator(`label[for="${await what.getAttribute('id')}"]`) : what;
    await words.first().click();
  };
  return {
    press,
    goTo: async (name) => {
      if (await enter(person, name)) return;
      const there = page
        .getByRole('navigation', { name: say(SHELL.navigation, language), exact: true })
        .getByRole('link', { name, exact: true });
      if ((await there.count()) > 0) {
        await leaving(page, () => there.click());
        return;
      }
      await page.getByRole('button', { name: say(SHELL.search, language) }).click();
      await page.getByPlaceholder(say(SHELL.searchHint, language)).fill(name);
      const found = page.getByRole('dialog').getByText(name, { exact: true });
      await leaving(page, () => found.click());
    },
    write: (field, text) => field.fill(text),
    choose: async (field, option) => {
      await field.click();
      await page.getByRole('option', { name: option }).first().click();
    },
    attach: async (button, file) => {
      const asked = page.waitForEvent('filechooser');
      await button.click();
      await (await asked).setFiles(file);
    },
    open: async (lines, words) => {
      const isGrid = (await kindOf(lines)) === 'grid';
      if (isGrid) await lines.getByRole('gridcell').getByText(words).first().dblclick();
      else await lines.getByRole('button', { name: words }).first().click();
    },
    leave: () => page.keyboard.press('Escape'),
  };
}

function byKeys(person: Person): Hands {
  const { page, language } = person;
  // A page that was just opened has the focus nowhere yet.
  let isFresh = true;
  page.on('load', () => {
    isFresh = true;
  });
  const key = async (name: string) => {
    await page.keyboard.press(name);
    isFresh = false;
  };
  const isAt = (what: Locator) => what.evaluate((one) => one === document.activeElement);
  /** Waits for the focus to be somewhere: what a key did before must not have lost it. */
  const haveFocus = async () => {
    const isSomewhere = () => page.evaluate(() => document.activeElement !== document.body);
    if (!isFresh) await until(isSomewhere, 'something has the focus');
  };
  const reach = async (what: Locator): Promise<void> => {
    await what.waitFor({ state: 'attached' });
    const canBe = () => what.evaluate((one) => !one.matches(':disabled, [data-loading]'));
    await until(canBe, 'it can be used');
    await haveFocus();
    const isBefore = await what.evaluate((one) => {
      const { activeElement: at, body } = document;
      const where = at === null || at === body ? 0 : at.compareDocumentPosition(one);
      return (where & Node.DOCUMENT_POSITION_PRECEDING) !== 0 && !one.contains(at);
    });
    isFresh = false;
    await tabTo(page, what, isBefore ? 'Shift+Tab' : 'Tab');
  };
  /** Goes on by a key until it is so. */
  const walk = async (name: string, isThere: () => Promise<boolean>) => {
    for (let step = 0; step < STEPS_MAX; step += 1) {
      if (await isThere()) return;
      await key(name);
    }
    throw new Error(`${name} does not come there`);
  };
  const press = async (what: Locator): Promise<void> => {
    await what.waitFor({ state: 'attached' });
    const kind = await kindOf(what);
    if (kind === 'menuitem') {
      await walk('ArrowDown', () => isAt(what));
    } else if (kind === 'tab') {
      // The tabulator comes to one of them; the arrows show the next.
      await reach(what.locator('xpath=ancestor::*[@role="tablist"]'));
      return walk('ArrowRight', () => isAt(what));
    } else if (kind === 'radio') {
      await reach(what.locator('xpath=ancestor::*[@role="radiogroup" or @role="group"][1]'));
      return walk('ArrowRight', () => what.isChecked());
    } else await reach(what);
    await key(kind === 'checkbox' ? 'Space' : 'Enter');
  };
  return {
    press,
    goTo: async (name) => {
      if (await enter(person, name)) return;
      await haveFocus();
      await key('Control+K');
      const search = page.getByPlaceholder(say(SHELL.searchHint, language));
      await until(() => hasFocus(search), 'the palette has the focus');
      await page.getByRole('dialog').getByText(name, { exact: true }).waitFor();
      await page.keyboard.type(name);
      const first = page.locator('.mantine-Spotlight-action[data-selected]');
      await first.getByText(name, { exact: true }).waitFor();
      await leaving(page, () => key('Enter'));
      await search.waitFor({ state: 'detached' });
    },
    write: async (field, text) => {
      await reach(field);
      const kind = await kindOf(field);
      if (kind === 'month' || kind === 'date') {
        // To its first part; month, day and year follow each other.
        await walk('Shift+Tab', async () => !(await isAt(field)));
        await key('Tab');
        const [year = '', month = '', day = ''] = text.split('-');
        await page.keyboard.type(`${month}${day}`);
        // A day of two figures goes on by itself, a month by its name does not.
        if (day === '') await key('ArrowRight');
        await page.keyboard.type(year);
      } else {
        await key('Control+A');
        await page.keyboard.type(text);
      }
      expect(await field.inputValue()).toBe(text);
    },
    choose: async (field, option) => {
      await reach(field);
      const wanted = page.getByRole('option', { name: option }).first();
      await key('ArrowDown');
      await wanted.waitFor();
      const id = await wanted.getAttribute('id');
      await walk(
        'ArrowDown',
        async () => (await wanted.getAttribute('data-combobox-selected')) !== null,
      );
      expect(await field.getAttribute('aria-activedescendant')).toBe(id);
      await key('Enter');
      await wanted.waitFor({ state: 'hidden' });
    },
    attach: async (button, file) => {
      const asked = page.waitForEvent('filechooser');
      await press(button);
      await (await asked).setFiles(file);
    },
    open: async (lines, words) => {
      await reach(lines);
      await walk('Shift+Tab', () => isAt(lines));
      const isGrid = (await kindOf(lines)) === 'grid';
      if (isGrid) await key('Control+Home');
      await walk('ArrowDown', () =>
        lines.evaluate((all, wanted) => {
          const at = document.getElementById(all.getAttribute('aria-activedescendant') ?? '');
          const line = at ?? all.querySelector('[aria-pressed=true]');
          return line?.closest('[role=row], tr')?.textContent.includes(wanted) === true;
        }, words),
      );
      // The lines of a draft open as one comes to them.
      if (isGrid) await key('Enter');
    },
    leave: () => key('Escape'),
  };
}

const STEPS_MAX = 80;
