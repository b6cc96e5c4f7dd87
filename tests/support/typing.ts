// Support: hands on the text of the workbench. In: a page and words. Out: the cursor on words, or
// other words in their place; words from the clipboard. Also for benches.
import type { Page } from 'playwright-core';

/** Puts the cursor onto some words of the text, which are selected: as a person finds them. */
export async function findInText(page: Page, words: string): Promise<void> {
  await page.locator('.monaco-editor').first().click();
  await page.keyboard.press('Control+F');
  await page.keyboard.type(words);
  await page.keyboard.press('Escape');
}

/** Puts other words in the place of some: finds them and types. */
export async function retype(page: Page, words: string, others: string): Promise<void> {
  await findInText(page, words);
  await page.keyboard.type(others);
}

/** Pastes where the focus is, as from another program. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('Control+V');
}

/** Puts a whole text in the place of what stands in the editor. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-editor .view-line').first().click();
  await page.keyboard.press('Control+A');
  await paste(page, text);
}
