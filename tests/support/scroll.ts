// Support: scrolls an element a step a frame and measures the frames. In: a page, what scrolls. Out:
// milliseconds of the frames. Also for benches.
/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** How long frames took. */
export interface Frames {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly most: number;
}

const PIXELS = 700;

/** Scrolls down by a screenful a frame for some frames. */
export async function scrolled(page: Page, selector: string, frames: number): Promise<Frames> {
  const took = await page.evaluate(
    async ({ selector: of, frames: count, pixels }) => {
      const element = document.querySelector(of);
      if (element === null) throw new Error(`nothing is ${of}`);
      const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
      const times: number[] = [];
      let before = await frame();
      for (let n = 0; n < count; n += 1) {
        element.scrollTop += pixels;
        const now = await frame();
        times.push(now - before);
        before = now;
      }
      return times;
    },
    { selector, frames, pixels: PIXELS },
  );
  const sorted = took.toSorted((a, b) => a - b).map((time) => Math.round(time * 10) / 10);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  return { count: sorted.length, median: at(0.5), p95: at(0.95), most: at(1) };
}
