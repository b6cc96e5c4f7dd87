// Parts, walk: a list that the tabulator comes to once, and whose items the arrows go through. In:
// keys within an element whose items are marked `data-item`. Out: the focus at another item.
import type { KeyboardEvent } from 'react';

/** Hears the arrows, Home and End. */
export function walkItems(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-item]')];
  const at = items.indexOf(event.target as HTMLElement);
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
  const next = at < 0 ? undefined : items[steps[event.key as keyof typeof steps] ?? -1];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
