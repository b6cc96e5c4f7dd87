// Grid, status: how many lines, what is selected and its exact sum, which keys there are.
import { add, toText, ZERO } from '@avenant/dsl/values';
import { type ReactNode, useMemo } from 'react';
import { useSpeech } from '../../texts/language.tsx';
import { cellsOf } from './clipboard.ts';
import { numberOf } from './compare.ts';
import classes from './grid.module.css';
import { GRID } from './grid.texts.ts';
import { boundsOf, type Selection } from './selection.ts';
import type { Shown } from './use-shown.ts';

const SUMMED_MAX = 200_000;
// Letters of a cell from which on it is told in full, since its column may clip it.
const LONG = 24;

/** The line below a grid. */
export function Status<Row>({
  shown,
  total,
  selection,
  isEdited,
  opens,
  said,
}: {
  readonly shown: Shown<Row>;
  readonly total: number;
  readonly selection: Selection;
  readonly isEdited: boolean;
  /** Whether Enter opens a line. */
  readonly opens: boolean;
  /** What just happened, such as a copy. */
  readonly said: string;
}): ReactNode {
  const { t, count, decimal } = useSpeech();
  const n = shown.lines.length;
  const { top, bottom, left, right } = boundsOf(selection);
  const cells = (bottom - top + 1) * (right - left + 1);
  const here = shown.lines[selection.at.line];
  const column = shown.columns[selection.at.column];
  const whole = here === undefined ? '' : (column?.text(here) ?? '');
  const fault = here === undefined ? undefined : column?.fault?.(here);
  const sum = useMemo(() => sumOf(shown, selection, cells), [shown, selection, cells]);
  return (
    <div className={classes.status}>
      <span>
        {n === total ? t(GRID.lines, { n }) : t(GRID.some, { shown: count(n), n: total })}
      </span>
      {cells > 1 && <span>{t(GRID.selected, { n: cells })}</span>}
      {cells === 1 && whole.length > LONG && <span className={classes.whole}>{whole}</span>}
      {cells === 1 && fault !== undefined && <span className={classes.fault}>{fault}</span>}
      {sum !== undefined && <span>{t(GRID.sum, { sum: decimal(sum) })}</span>}
      <span role="status">{said}</span>
      <span>
        {t(GRID.keys)}
        {opens && `, ${t(GRID.openKey)}`}
        {isEdited && `. ${t(GRID.editKeys)}`}
      </span>
    </div>
  );
}

// Of cells in columns of numbers; none when another cell among them is no number.
function sumOf<Row>(
  { lines, columns }: Shown<Row>,
  selection: Selection,
  cells: number,
): string | undefined {
  const { left, right } = boundsOf(selection);
  const isNumbers = columns.slice(left, right + 1).every(({ kind }) => kind === 'number');
  if (cells < 2 || cells > SUMMED_MAX || !isNumbers) return undefined;
  const texts = cellsOf({ lines, columns }, selection).flat();
  const numbers = texts.filter((text) => text.trim() !== '').map(numberOf);
  if (numbers.includes(undefined)) return undefined;
  return toText(
    numbers.reduce<typeof ZERO>((so, one) => (one === undefined ? so : add(so, one)), ZERO),
  );
}
