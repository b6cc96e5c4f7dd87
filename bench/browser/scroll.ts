// Bench, scrolling: 50,000 items in the grid of the inventory, in a real browser, scrolled a
// screenful a frame. In: settings. Out: how long frames take, against the 50 ms from which on
// people see jerks.
import type { Browser } from 'playwright-core';
import { scrolled } from '../../tests/support/scroll.ts';
import { importFile } from '../../tests/support/upload.ts';
import { atMost, isSo, type Part } from '../result.ts';
import { entered, served } from './served.ts';

const ITEMS = 50_000;
const FRAMES = 400;
const FRAME_MS = 50;
const CONTRACT = 'CTR-HELV-001';
const DATASET = 'data/cpe.csv';

/** The grid while it is scrolled. */
export const scroll: Part = ({ smoke, say }) =>
  served(async ({ browser, origin }) => {
    const items = smoke ? 2_000 : ITEMS;
    await load(browser, origin, items);
    const page = await entered(browser, origin, 'be');
    const started = performance.now();
    const path = `/inventory?contract=${CONTRACT}&dataset=${DATASET}&day=2025-04-01`;
    await page.goto(`${origin}${path}`);
    await page.getByText(/\d lines$/).waitFor();
    const shown = Math.round(performance.now() - started);
    const { count, median, p95, most } = await scrolled(page, '[role=grid]', smoke ? 20 : FRAMES);
    say(`scroll: ${items} items, shown after ${shown} ms; ${count} frames, a screenful each`);
    say(`  half within ${median} ms, 95 % within ${p95} ms, all within ${most} ms`);
    const drawn = await page.locator('[role=grid] [role=row]').count();
    const isPart = isSo('scroll: a part of the lines is drawn', drawn > 2 && drawn < 200);
    if (smoke) return [isPart];
    return [isPart, atMost(`scroll: 95th percentile / ${FRAME_MS} ms`, p95 / FRAME_MS, 1)];
  });

async function load(browser: Browser, origin: string, items: number): Promise<void> {
  const maker = await entered(browser, origin, 'an');
  const checker = await entered(browser, origin, 'os');
  const line = (n: number) => `BIG-${n},DE-MUC-02,main,${'SML'[n % 3]},2025-01-01,,2025-01-01`;
  const lines = Array.from({ length: items }, (_, n) => line(n + 1));
  const text = ['cpe,site,role,class,valid_from,valid_to,known_from', ...lines].join('\n');
  await importFile(maker.request, checker.request, {
    ...{ origin, contract: CONTRACT, dataset: DATASET, text, knownOn: '2025-01-01' },
  });
}
