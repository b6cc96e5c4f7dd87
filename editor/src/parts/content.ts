// Parts, content: the place of a screen within the frame. In: nothing. Out: the focus there, for
// who came by the keyboard and whose place is gone.

/** The id of the place where screens are. */
export const CONTENT = 'content';

/** Puts the focus at the start of the screen, unless something of the screen took it. */
export function focusContent(): void {
  const content = document.getElementById(CONTENT);
  if (content?.contains(document.activeElement) === true) return;
  content?.focus({ preventScroll: true });
}
