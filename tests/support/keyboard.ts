// Support: a page by its keyboard alone. In: a page. Out: the focus gone to things by Tab; each stop
// on the way must show that it has the focus.
/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core';

const STEPS_MAX = 80;

/** Presses Tab (or Shift+Tab) until something has the focus. @throws Error when it never has. */
export async function tabTo(page: Page, wanted: Locator, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  if (await hasFocus(wanted)) return;
  for (let step = 0; step < STEPS_MAX; step += 1) {
    await page.keyboard.press(key);
    const { name, isSeen } = await page.evaluate(focusOf);
    if (!isSeen) throw new Error(`the focus does not show on ${name}`);
    passed.push(name);
    if (await hasFocus(wanted)) return;
  }
  throw new Error(`${key} does not come to ${wanted}, but to:\n${passed.join('\n')}`);
}

/** Whether something, or something in it, has the focus. */
export async function hasFocus(wanted: Locator): Promise<boolean> {
  if ((await wanted.count()) === 0) return false;
  return wanted.first().evaluate((element) => element.contains(document.activeElement));
}

/** Tells what has the focus, and whether a reader sees that it has. */
function focusOf(): { name: string; isSeen: boolean } {
  const { activeElement: element, body } = document;
  if (element === null || element === body) return { name: 'the page itself', isSeen: true };
  const isRinged = (one: Element | null): boolean => {
    if (one === null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
  };
  // A switch of several hides its own input and rings the word beside; a text rings its frame.
  const frame = element.closest('.contract-text');
  const isFramed = frame !== null && getComputedStyle(frame, '::after').boxShadow !== 'none';
  // Of a day or month the browser lights the part that one is at, down to its calendar.
  const hasParts = element instanceof HTMLInputElement && /^(?:date|month)$/.test(element.type);
  const around = [element, element.parentElement, element.nextElementSibling];
  const isSeen = around.some(isRinged) || isFramed || hasParts;
  const { role, innerText, ariaLabel, id } = element as HTMLElement;
  const name = ariaLabel ?? (innerText === '' ? id : innerText);
  return { name: `${element.tagName} ${role ?? ''} ${name}`.replaceAll('\n', ' '), isSeen };
}
