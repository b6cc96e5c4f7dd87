// Workbench, text: the editor over the files of the bench, with the day of its hovers below. In: a
// bench, where to go. Out: where the cursor went, another day.
import { useMemo } from 'react';
import type { MarginMark, Spot } from '../../contract/monaco/pane.ts';
import { TextEditor } from '../../contract/text-editor.tsx';
import { type Bench, useKnown } from '../../contract/use-bench.ts';
import { useWriting } from '../../parts/address-input.tsx';
import { isDay } from '../../parts/days.ts';
import { useSpeech } from '../../texts/language.tsx';
import classes from './bench.module.css';
import { WORKBENCH } from './workbench.texts.ts';

const NONE: readonly never[] = [];

/** What the text pane shows and tells. */
export interface BenchTextProps {
  readonly bench: Bench;
  readonly file: string;
  /** The clause that is lit. */
  readonly clause: string | undefined;
  readonly target: (Spot & { readonly focus?: boolean }) | undefined;
  readonly marks: readonly MarginMark[];
  /** The day of hovers; ISO. */
  readonly day: string;
  readonly readOnly: boolean;
  readonly onCursor: (file: string, offset: number) => void;
  readonly onFile: (file: string) => void;
  readonly onDay: (day: string | undefined) => void;
}

/** The text of the bench, to read and to write. */
export function BenchText({ bench, clause, day, onDay, ...editor }: BenchTextProps) {
  const { t } = useSpeech();
  const dayWriting = useWriting(day, (text) => onDay(isDay(text) ? text : undefined));
  const workers = useKnown(bench, (known) => known.workers);
  const reading = useKnown(bench, (known) => known.reading);
  const lit = useMemo(
    () => reading?.clauses.filter((one) => one.clause === clause) ?? NONE,
    [reading, clause],
  );
  return (
    <div className={classes.pane} data-room>
      {workers !== undefined && (
        <TextEditor
          {...{ ...editor, day, lit, desk: bench.desk, words: workers.words }}
          problems={reading?.problems ?? NONE}
        />
      )}
      <div className={classes.keys}>
        <label className={classes.day}>
          {t(WORKBENCH.hoverDay)}
          <input type="date" {...dayWriting} />
        </label>
        <span>{t(WORKBENCH.keys)}</span>
      </div>
    </div>
  );
}
