// Support: whether a screen is laid out as it must be at the size of its window. In: a page. Out:
// what is wider than its place, cut off, laid over something else, or crushed; in words.
/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** What is wrong with the layout of a page. */
export function layoutFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const TOLERANCE = 2;
    const LOWEST = 80;
    const faults: string[] = [];
    const nameOf = (element: Element): string => {
      const words = element.getAttribute('aria-label') ?? (element as HTMLElement).innerText;
      return `${element.tagName.toLowerCase()} "${words.slice(0, 40)}"`.replaceAll('\n', ' ');
    };
    const styleOf = (element: Element) => getComputedStyle(element);
    const content = document.querySelector('#content > div:last-of-type');
    if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is too wide');
    if (content !== null && content.scrollWidth > content.clientWidth + TOLERANCE) {
      faults.push(`the screen is too wide: ${content.scrollWidth} in ${content.clientWidth}`);
    }

    const isShown = (element: Element): boolean => {
      const { width, height, right } = element.getBoundingClientRect();
      // What lies to the left of the window comes when it has the focus.
      if (right <= 0) return false;
      const { visibility, clipPath, opacity } = styleOf(element);
      const isDrawn = width > 3 && height > 3 && visibility === 'visible' && opacity !== '0';
      return isDrawn && clipPath === 'none' && element.closest('.monaco-editor') === null;
    };
    // The label of a switch of several is what one sees and clicks of it.
    const kinds = 'a, button, input, select, textarea, .mantine-SegmentedControl-label';
    const controls = [...document.querySelectorAll(kinds)].filter(isShown);

    /** The nearest ancestor that scrolls; what is hidden by it can be scrolled to. */
    const scrollerOf = (element: Element): Element | null => {
      for (let at = element.parentElement; at !== null; at = at.parentElement) {
        const { overflowX, overflowY } = styleOf(at);
        if (/auto|scroll/.test(`${overflowX} ${overflowY}`)) return at;
      }
      return null;
    };
    const cutBy = (element: Element): Element | undefined => {
      const box = element.getBoundingClientRect();
      for (let at = element.parentElement; at !== null; at = at.parentElement) {
        const { overflowX, overflowY, position } = styleOf(at);
        if (/auto|scroll/.test(`${overflowX} ${overflowY}`)) return undefined;
        const around = at.getBoundingClientRect();
        const isWide = box.right > around.right + TOLERANCE || box.left < around.left - TOLERANCE;
        const isHigh = box.bottom > around.bottom + TOLERANCE || box.top < around.top - TOLERANCE;
        const isClip = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
        if ((isClip(overflowX) && isWide) || (isClip(overflowY) && isHigh)) return at;
        // What is fixed to the window is seen as far as the window goes.
        const isOut = box.right > innerWidth + TOLERANCE || box.bottom > innerHeight + TOLERANCE;
        if (position === 'fixed') return isOut || box.left < 0 || box.top < 0 ? at : undefined;
      }
      return undefined;
    };
    for (const control of controls) {
      const by = cutBy(control);
      if (by !== undefined) faults.push(`${nameOf(control)} is cut off by ${by.className}`);
      const words = control.querySelector('.mantine-Button-label');
      if (words !== null && words.scrollWidth > words.clientWidth + TOLERANCE) {
        faults.push(`${nameOf(control)} does not show all its words`);
      }
    }

    // Lines of a grid pass below its headings; a field holds its own signs.
    const apart = controls.filter((one) => one.closest('[role=grid], [role=toolbar]') === null);
    const placed = apart.map((element) => ({
      element,
      box: element.getBoundingClientRect(),
      scroller: scrollerOf(element),
      field: element.closest('.mantine-Input-wrapper, .mantine-PasswordInput-wrapper'),
    }));
    for (const [place, a] of placed.entries()) {
      for (const b of placed.slice(place + 1)) {
        const isOne = a.element.contains(b.element) || b.element.contains(a.element);
        if (isOne || a.scroller !== b.scroller) continue;
        if (a.field !== null && a.field === b.field) continue;
        const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (wide > TOLERANCE && high > TOLERANCE) {
          faults.push(`${nameOf(a.element)} lies over ${nameOf(b.element)}`);
        }
      }
    }

    for (const part of document.querySelectorAll('[role=grid], .monaco-editor')) {
      const { width, height } = part.getBoundingClientRect();
      if (width > 0 && height > 0 && height < LOWEST) {
        faults.push(`${nameOf(part)} is only ${Math.round(height)} high`);
      }
    }
    return faults;
  });
}
