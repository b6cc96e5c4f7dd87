// Grid, edits: lines of texts that are typed into, with undo. In: lines. Out: the lines as they
// stand and what changes them.
import { useCallback, useMemo, useState } from 'react';

/** A line that can be edited: its cells by column. */
export interface EditLine {
  readonly id: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** A cell that becomes another: of a line by its id, or of the nth line to be added. */
export interface CellChange {
  readonly line: string | number;
  readonly column: string;
  readonly text: string;
}

/** What changes the lines of a grid. */
export interface GridEdits {
  readonly change: (changes: readonly CellChange[]) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Whether lines may be added, by pasting below the last one. */
  readonly grows: boolean;
}

interface History {
  readonly past: readonly (readonly EditLine[])[];
  readonly now: readonly EditLine[];
  readonly next: readonly (readonly EditLine[])[];
}

const STEPS_MAX = 200;

/** The lines after changes; added lines get ids after those there. */
export function changed(
  lines: readonly EditLine[],
  changes: readonly CellChange[],
): readonly EditLine[] {
  const cells = new Map(lines.map((line) => [line.id, { ...line.cells }]));
  const added = new Map<number, Record<string, string>>();
  for (const { line, column, text } of changes) {
    const old = typeof line === 'string' ? cells.get(line) : (added.get(line) ?? {});
    if (old === undefined) continue;
    old[column] = text;
    if (typeof line === 'number') added.set(line, old);
  }
  const last = lines.reduce((most, { id }) => Math.max(most, Number.parseInt(id, 10) || 0), 0);
  const touched = new Set(changes.map(({ line }) => line));
  const kept = lines.map((line) =>
    touched.has(line.id) ? { id: line.id, cells: cells.get(line.id) ?? {} } : line,
  );
  const more = [...added].toSorted(([a], [b]) => a - b).map(([, own]) => own);
  return [...kept, ...more.map((own, at) => ({ id: `${last + at + 1}`, cells: own }))];
}

/** Lines with their edits. `grows`: whether pasting below the last line adds some. */
export function useEditLines(first: readonly EditLine[], grows = true) {
  const [history, setHistory] = useState<History>({ past: [], now: first, next: [] });
  const replace = useCallback((lines: readonly EditLine[]) => {
    setHistory(({ past, now }) => ({
      past: [...past, now].slice(-STEPS_MAX),
      now: lines,
      next: [],
    }));
  }, []);
  const edits = useMemo<GridEdits>(
    () => ({
      grows,
      change: (changes) => {
        if (changes.length === 0) return;
        setHistory(({ past, now }) => ({
          past: [...past, now].slice(-STEPS_MAX),
          now: changed(now, changes),
          next: [],
        }));
      },
      undo: () =>
        setHistory((at) => {
          const before = at.past.at(-1);
          if (before === undefined) return at;
          return { past: at.past.slice(0, -1), now: before, next: [at.now, ...at.next] };
        }),
      redo: () =>
        setHistory((at) => {
          const [after, ...later] = at.next;
          if (after === undefined) return at;
          return { past: [...at.past, at.now], now: after, next: later };
        }),
    }),
    [grows],
  );
  return { lines: history.now, edits, replace };
}
