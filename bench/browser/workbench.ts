// Bench, the workbench in a real browser: how soon it is there and how soon it answers a key. In:
// settings. Out: from a key to the frame that shows what it changed, of the words and of the money,
// and from nothing to the first screen, against what people notice.
/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { openBrowser } from '../../tests/support/chromium.ts';
import { findInText } from '../../tests/support/typing.ts';
import { longContract } from '../keystroke/long-contract.ts';
import { atMost, isSo, median, type Part, percentile, type Result } from '../result.ts';
import { entered, type Served, served } from './served.ts';

const LINES = 3_000;
const KEYS = 40;
const READ_MS = 100;
const RATED_MS = 150;
const SHOWN_MS = 2_500;
/** Keys that are not counted: the browser compiles what runs often. */
const WARM = 8;
/** As long as a person takes to the next key. */
const PAUSE_MS = 200;
const ANSWER_MS = 20_000;

/** From a key to what it changed, and the first screen. */
export const workbench: Part = ({ smoke, say }) =>
  served(async (on) => {
    const shown = await firstScreen(on, smoke ? 1 : 5);
    const rated = await previewed(on, smoke ? 2 : KEYS);
    const read = await diagnosed(on, smoke ? 300 : LINES, smoke ? 2 : KEYS);
    say(`workbench: first screen after ${shown.join(', ')} ms, in browsers just started`);
    tell(say, 'a price of Helvarion to its invoice', rated);
    tell(say, `a name in ${smoke ? 300 : LINES} lines to its problems`, read);
    const answered = isSo('workbench: every key is answered', rated.length + read.length > 0);
    if (smoke) return [answered];
    return [
      answered,
      goal('first screen', median(shown), SHOWN_MS),
      goal('key to invoice, 95 %', percentile(rated, 0.95), RATED_MS),
      goal('key to problems, 95 %', percentile(read, 0.95), READ_MS),
    ];
  });

function tell(say: (line: string) => void, what: string, times: readonly number[]): void {
  const [half, most] = [median(times), percentile(times, 0.95)].map((ms) => ms.toFixed(0));
  say(`  ${what}: ${times.length} keys, half within ${half} ms, 95 % within ${most} ms`);
}

const goal = (name: string, ms: number, most: number): Result =>
  atMost(`workbench: ${name} / ${most} ms`, ms / most, 1);

// Each time a browser of its own: nothing is kept from the time before.
async function firstScreen({ browser, origin }: Served, times: number): Promise<number[]> {
  const known = await (await entered(browser, origin, 'be')).context().cookies();
  const found: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const own = await openBrowser();
    const page = await entered(own, origin, 'be', known);
    const started = performance.now();
    await page.goto(origin);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('main').getByRole('link').first().waitFor();
    found.push(Math.round(performance.now() - started));
    await own.close();
  }
  return found;
}

async function previewed({ browser, origin }: Served, keys: number): Promise<number[]> {
  const page = await entered(browser, origin, 'be');
  await page.goto(`${origin}/contracts/CTR-HELV-001?month=2025-04&file=annex-prices.avn`);
  await page.getByTestId('totals').waitFor();
  await page.getByTestId('totals').getByText('82,589.92').waitFor();
  await findInText(page, '210');
  // Digits of a price: with each of them the sum is another one.
  const digits = Array.from({ length: WARM + keys }, (_, n) => `${(n % 8) + 1}`);
  const times: number[] = [];
  for (const digit of digits) {
    times.push(await answeredAfter(page, digit, '[data-testid=totals]'));
    await page.keyboard.press('Shift+ArrowLeft');
  }
  return times.slice(WARM);
}

async function diagnosed(on: Served, lines: number, keys: number): Promise<number[]> {
  const page = await entered(on.browser, on.origin, 'be');
  const contract = 'CTR-LONG-1';
  const post = async (path: string, data: unknown) => {
    const answer = await page.request.post(`${on.origin}/api/v1${path}`, {
      ...{ data, headers: { origin: on.origin } },
    });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  };
  const all = await page.request.get(`${on.origin}/api/v1/contracts`);
  const [model] = ((await all.json()) as { items: { customer: string; account: string }[] }).items;
  await post('/contracts', { ...model, contract, title: 'A long contract' });
  const files = { 'contract.avn': longContract(lines).replace('"LONG-1"', `"${contract}"`) };
  await post(`/contracts/${contract}/versions`, { files });
  await page.goto(`${on.origin}/contracts/${contract}`);
  await page.getByRole('tab', { name: 'Problems (0)' }).waitFor();
  await findInText(page, 'item line1 ');
  await page.keyboard.press('ArrowLeft');
  const times: number[] = [];
  for (let n = 0; n < WARM + keys; n += 1) {
    // A letter breaks the name, the next key takes it back.
    const key = n % 2 === 0 ? 'x' : 'Backspace';
    times.push(await answeredAfter(page, key, '[role=tab][id$=problems]'));
  }
  return times.slice(WARM);
}

/** Milliseconds from a key to the frame in which an element says something else. */
async function answeredAfter(page: Page, key: string, selector: string): Promise<number> {
  await page.evaluate(listen, { selector, limit: ANSWER_MS });
  await page.keyboard.press(key);
  const took = await page.evaluate(() => (window as unknown as Listening).answered);
  await page.waitForTimeout(PAUSE_MS);
  return took;
}

interface Listening {
  answered: Promise<number>;
}

// In the page, before the key: keys overtake what a page is asked.
function listen({ selector, limit }: { readonly selector: string; readonly limit: number }): void {
  const element = document.querySelector(selector);
  if (element === null) throw new Error(`nothing is ${selector}`);
  const answered = new Promise<number>((done, fail) => {
    let pressed = 0;
    const hear = (event: KeyboardEvent) => {
      pressed = event.timeStamp;
    };
    window.addEventListener('keydown', hear, { capture: true, once: true });
    const said = element.textContent;
    const observer = new MutationObserver(() => {
      if (element.textContent === said) return;
      observer.disconnect();
      requestAnimationFrame(() => done(performance.now() - pressed));
    });
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    setTimeout(() => fail(new Error(`no answer of ${selector}`)), limit);
  });
  (window as unknown as Listening).answered = answered;
}
