// Grid, columns: what a column of a grid is. In: nothing (types). Out: columns of rows of any kind.
import type { ReactNode } from 'react';

/** A column. */
export interface GridColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** The text of a cell: what is sorted, filtered, copied, and shown unless `show` says other. */
  readonly text: (row: Row) => string;
  /** Numbers are compared as exact decimals and stand to the right. */
  readonly kind?: 'text' | 'number';
  readonly show?: (row: Row) => ReactNode;
  /** Pixels until somebody drags it. */
  readonly width?: number;
  /** What a cell may be, offered while it is filtered or edited. */
  readonly choices?: readonly string[];
  /** What is wrong with a cell, in words; undefined: nothing is. */
  readonly fault?: (row: Row) => string | undefined;
  /** Whether its cells may be typed into, in a grid with edits. */
  readonly isFixed?: boolean;
}

const WIDTH = 110;
const OF_LETTER = 7.6;
const BESIDE_TITLE = 34;

/** Pixels of a column until somebody drags it: what it says, or what its title needs. */
export function widthOf({ width, title }: GridColumn<never>): number {
  return width ?? Math.max(WIDTH, Math.ceil(title.length * OF_LETTER) + BESIDE_TITLE);
}

/** The narrowest that a column gets. */
export const WIDTH_MIN = 48;
/** Pixels of a line. */
export const LINE_HEIGHT = 28;
/** Pixels of the headings with the filters below them. */
export const HEAD_HEIGHT = 58;
