// Support: zoom, as a browser does it. In: a page, a window, how far it is zoomed. Out: the page laid
// out so.
//
// Zoomed to 200 %, a window of 1280x800 holds 640x400 pixels of style sheets, each drawn by 2x2 of
// the screen: media queries ask for 640 pixels, `devicePixelRatio` is 2, and lengths are rounded to
// the screen's pixels. Chromium lays out by the product of zoom and the screen's own scale, so that
// a window so small on a screen of scale 2 is the same layout. A small window alone is not: hair
// lines, letters and rounding are those of scale 1. A pinch (`setPageScaleFactor`) is not, either:
// it enlarges what is laid out already.
/// <reference lib="dom" />
import type { CDPSession, Page } from 'playwright-core';
import type { Size } from './browser.ts';

/** A window, and how far it is zoomed: 2 is 200 %. */
export interface Zoomed extends Size {
  readonly zoom: number;
}

// What a session sets is undone when it ends: each lives as long as its page.
const sessions = new WeakMap<Page, CDPSession>();

/** Gives a page a window that is zoomed. @throws Error when the page is not laid out so. */
export async function setWindow(page: Page, { width, height, zoom }: Zoomed): Promise<void> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  const inside = { width: width / zoom, height: height / zoom };
  const metrics = { ...inside, deviceScaleFactor: zoom, mobile: false };
  await session.send('Emulation.setDeviceMetricsOverride', metrics);
  await page.waitForFunction(
    (wanted) =>
      innerWidth === wanted.width &&
      innerHeight === wanted.height &&
      devicePixelRatio === wanted.deviceScaleFactor,
    metrics,
  );
}
