// Shell, kept place: who works by the keyboard never loses their place. In: the page as it changes.
// Out: when what had the focus is gone, the focus is at the start of the dialog or screen; when it
// was busy, and so could not have it, it has it again.
import { useEffect } from 'react';
import { focusContent } from '../parts/content.ts';

// A dialog that closes needs less to bring the focus back to where it was.
const BRIEF_MS = 50;

/** Keeps the place while the application is shown. */
export function useKeptPlace(): void {
  useEffect(() => {
    let place: HTMLElement | null = null;
    let wasBusy = false;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const came = ({ target }: FocusEvent) => {
      place = target instanceof HTMLElement ? target : null;
      wasBusy = false;
    };
    const startAgain = () => {
      waiting = undefined;
      if (document.activeElement === document.body) focusStart();
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

/** Puts the focus at the start of the dialog that is open, else of the screen. */
function focusStart(): void {
  const dialogs = document.querySelectorAll<HTMLElement>('[role=dialog][aria-modal=true]');
  const last = [...dialogs].at(-1);
  if (last === undefined) focusContent();
  else last.focus({ preventScroll: true });
}
