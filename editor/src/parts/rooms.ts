// Parts, rooms: F6 goes from one part of a dense screen to the next, Shift+F6 back. In: an element
// whose parts are marked `data-room`. Out: the focus, at the entry of the next part.
import type { KeyboardEvent } from 'react';

// A text and a list have one entry each; elsewhere it is what the tabulator would come to first.
const ENTRIES = [
  '.native-edit-context, .monaco-editor textarea',
  '[tabindex="0"]',
  'button, a, input',
];

const entryOf = (room: HTMLElement): HTMLElement | undefined =>
  room.tabIndex === 0
    ? room
    : (ENTRIES.map((entry) => room.querySelector<HTMLElement>(entry)).find(
        (found) => found !== null,
      ) ?? undefined);

/** Hears F6. */
export function goToNextRoom(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'F6') return;
  const rooms = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-room]')].filter(
    (room) => room.getClientRects().length > 0 && entryOf(room) !== undefined,
  );
  const at = rooms.findLastIndex((room) => room.contains(event.target as Node));
  const next = rooms.at((at + (event.shiftKey ? -1 : 1)) % rooms.length);
  if (next === undefined) return;
  event.preventDefault();
  entryOf(next)?.focus();
}
