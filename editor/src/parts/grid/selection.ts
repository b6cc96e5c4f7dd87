// Grid, selection: where one is and what is selected, as places among the lines and columns shown.
// In: keys and places. Out: the next selection. Line -1 is that of the headings.

/** A cell by its line and column among those shown. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A rectangle: the corner where it began, which is where one is, and the one that moves. */
export interface Selection {
  readonly at: Place;
  readonly far: Place;
}

/** How much is shown. */
export interface Extent {
  readonly lines: number;
  readonly columns: number;
  /** Lines of a page. */
  readonly page: number;
}

/** The rectangle of a selection, inclusive. */
export function boundsOf({ at, far }: Selection) {
  return {
    top: Math.max(0, Math.min(at.line, far.line)),
    bottom: Math.max(at.line, far.line),
    left: Math.min(at.column, far.column),
    right: Math.max(at.column, far.column),
  };
}

/** A selection of one cell. */
export const alone = (at: Place): Selection => ({ at, far: at });

/** A selection within what is shown, after lines or columns went away. */
export function within(selection: Selection, extent: Extent): Selection {
  const clamp = ({ line, column }: Place): Place => ({
    line: Math.max(-1, Math.min(line, extent.lines - 1)),
    column: Math.max(0, Math.min(column, extent.columns - 1)),
  });
  const { at, far } = selection;
  const [a, b] = [clamp(at), clamp(far)];
  const isSame =
    a.line === at.line && a.column === at.column && b.line === far.line && b.column === far.column;
  return isSame ? selection : { at: a, far: b };
}

/** A key with what was held. */
export interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** The selection after a key that moves; undefined: the key does not. */
export function moved(
  selection: Selection,
  pressed: Pressed,
  extent: Extent,
): Selection | undefined {
  const isFar = pressed.ctrlKey || pressed.metaKey;
  if (isFar && pressed.key.toLowerCase() === 'a') {
    const far = { line: extent.lines - 1, column: extent.columns - 1 };
    return { at: { line: 0, column: 0 }, far };
  }
  const from = pressed.shiftKey ? selection.far : selection.at;
  const to = target(from, pressed.key, isFar, extent);
  if (to === undefined) return undefined;
  const next = pressed.shiftKey ? { at: selection.at, far: to } : alone(to);
  return within(next, extent);
}

function target(
  { line, column }: Place,
  key: string,
  isFar: boolean,
  { lines, columns, page }: Extent,
): Place | undefined {
  switch (key) {
    case 'ArrowUp':
      return { line: isFar ? 0 : line - 1, column };
    case 'ArrowDown':
      return { line: isFar ? lines - 1 : line + 1, column };
    case 'ArrowLeft':
      return { line, column: isFar ? 0 : column - 1 };
    case 'ArrowRight':
      return { line, column: isFar ? columns - 1 : column + 1 };
    case 'PageUp':
      return { line: Math.max(0, line - page), column };
    case 'PageDown':
      return { line: line + page, column };
    case 'Home':
      return { line: isFar ? 0 : line, column: 0 };
    case 'End':
      return { line: isFar ? lines - 1 : line, column: columns - 1 };
  }
  return undefined;
}
