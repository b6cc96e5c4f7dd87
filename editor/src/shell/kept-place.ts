// Shell, kept place: who works by the keyboard never loses their place. In: the page as it changes.
// Out: when what had the focus is gone, the focus is beside where it was, else at the start of the
// dialog or screen; when it was busy, and so could not have it, it has it again.
import { useEffect } from 'react';
import { CONTENT, focusContent } from '../parts/content.ts';

// A dialog that closes needs less to bring the focus back to where it was.
const BRIEF_MS = 50;
// What opened a menu that opened a dialog is three places back.
const PLACES_MAX = 12;
const ENTRIES = 'a[href], button:not(:disabled), input:not(:disabled), [tabindex="0"]';

/** Keeps the place while the application is shown. */
export function useKeptPlace(): void {
  useEffect(() => {
    let place: HTMLElement | null = null;
    // What surrounded the last places, the nearest first: it is not to be found once they are gone.
    let around: readonly (readonly HTMLElement[])[] = [];
    let wasBusy = false;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const came = ({ target }: FocusEvent) => {
      place = target instanceof HTMLElement ? target : null;
      wasBusy = false;
      if (place !== null) around = [surroundingsOf(place), ...around.slice(0, PLACES_MAX - 1)];
    };
    const startAgain = () => {
      waiting = undefined;
      if (document.activeElement === document.body) focusNear(around);
    };
    const changes = new MutationObserver(() => {
      const isBusy = place?.matches(':disabled') === true;
      wasBusy ||= isBusy;
      if (place === null || document.activeElement !== document.body) return;
      if (!place.isConnected) waiting ??= setTimeout(startAgain, BRIEF_MS);
      // Who left by themselves, such as by a click beside, is not brought back.
      else if (wasBusy && !isBusy) place.focus({ preventScroll: true });
    });
    document.addEventListener('focusin', came);
    const what = { childList: true, subtree: true, attributeFilter: ['disabled'] };
    changes.observe(document.body, what);
    return () => {
      clearTimeout(waiting);
      document.removeEventListener('focusin', came);
      changes.disconnect();
    };
  }, []);
}

// All that surrounds something within the screen, the nearest first.
function surroundingsOf(place: HTMLElement): readonly HTMLElement[] {
  const all: HTMLElement[] = [];
  for (let at = place.parentElement; at !== null && at.id !== CONTENT; at = at.parentElement) {
    if (at === document.body) return [];
    all.push(at);
  }
  return all;
}

// Into the dialog that is open; else beside the last place of the screen that is gone, if anything
// is left there; else to the start of the screen.
function focusNear(around: readonly (readonly HTMLElement[])[]): void {
  const dialogs = document.querySelectorAll<HTMLElement>('[role=dialog][aria-modal=true]');
  const last = [...dialogs].at(-1);
  if (last !== undefined) {
    last.focus({ preventScroll: true });
    return;
  }
  const left = around.map((all) => all.find(({ isConnected }) => isConnected));
  const near = left.find((one) => one !== undefined);
  // What holds the title is the whole screen, and it starts at its own start.
  const isPart = near?.querySelector('h1') === null;
  const entry = isPart ? near?.querySelector<HTMLElement>(ENTRIES) : null;
  if (entry == null) focusContent();
  else entry.focus({ preventScroll: true });
}
