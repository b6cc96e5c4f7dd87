// Raw tables: a data file as read, before anything is made of its cells.
import { DAY_MAX, DAY_MIN, type Day, parseDay } from '@avenant/dsl/values';

/** A data file's header and rows, cells as written. */
export interface RawTable {
  /** The file's path as people know it. */
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The line in the file of the first row; absent: 2, the header being line 1. */
  readonly firstLine?: number;
  /** The line of each row, where blank lines or cells of several lines part them. */
  readonly lines?: readonly number[];
  /** The ISO day on which each row came: it was known on no day before, whatever its cells say. */
  readonly cameOn?: readonly string[];
  /** The ISO day from which each row is known no more, having been taken back; null: it stands. */
  readonly takenBackOn?: readonly (string | null)[];
}

/** The line in its file of a row. */
export function lineOfRow({ lines, firstLine }: RawTable, index: number): number {
  return lines?.[index] ?? index + (firstLine ?? 2);
}

/** The days between which a row counts as known, whatever its cells say. */
export interface RowKnowledge {
  readonly came: Day;
  readonly takenBack: Day;
}

const ALWAYS: RowKnowledge = { came: DAY_MIN, takenBack: DAY_MAX };

/** A reader of the days of a row by its index. */
export function knowledgeReader({
  cameOn,
  takenBackOn,
}: RawTable): (index: number) => RowKnowledge {
  if (cameOn === undefined && takenBackOn === undefined) return () => ALWAYS;
  const days = new Map<string, Day>();
  const dayOf = (text: string, otherwise: Day): Day => {
    const day = days.get(text) ?? parseDay(text) ?? otherwise;
    days.set(text, day);
    return day;
  };
  return (index) => {
    const came = cameOn?.[index];
    const back = takenBackOn?.[index] ?? null;
    return {
      came: came === undefined ? DAY_MIN : dayOf(came, DAY_MIN),
      takenBack: back === null ? DAY_MAX : dayOf(back, DAY_MAX),
    };
  };
}
