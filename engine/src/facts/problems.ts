// Problems of data files. In: a code, a file, a line and the values of its texts. Out: diagnostics,
// at most a hundred for a file and a last one that counts the rest.
import type { Diagnostic, Severity } from '@avenant/dsl';

/** The most problems told of one file. */
export const PROBLEMS_MAX = 100;

/** The severities of the data problems that binding draws, as the catalogue has them. */
export const DATA_SEVERITIES = {
  R0201: 'error',
  R0202: 'error',
  R0203: 'error',
  R0204: 'error',
  R0205: 'warning',
  R0206: 'error',
  R0207: 'warning',
  R0208: 'error',
  R0209: 'warning',
  R0210: 'error',
  R0211: 'warning',
  R0212: 'info',
  R0213: 'info',
  R0214: 'error',
  R0215: 'error',
  R0216: 'error',
  R0217: 'warning',
} as const satisfies Readonly<Record<string, Severity>>;

/** A code of the data catalogue. */
export type DataCode = keyof typeof DATA_SEVERITIES;

/** What a problem says besides its code. */
export interface ProblemAt {
  readonly file: string;
  /** 1 is the header. */
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
}

/** Collects the problems of one binding. */
export class Problems {
  readonly #most: number;
  readonly #found: Diagnostic[] = [];
  readonly #perFile = new Map<string, number>();

  /** @param most Problems told of one file; the others are counted. */
  constructor(most: number = PROBLEMS_MAX) {
    this.#most = most;
  }

  /** Takes note of a problem, or only counts it when its file has had too many. */
  add(code: DataCode, at: ProblemAt): void {
    const count = (this.#perFile.get(at.file) ?? 0) + 1;
    this.#perFile.set(at.file, count);
    if (count <= this.#most) this.#found.push(diagnostic(code, at));
  }

  /** All problems, in the order of files, then lines. */
  all(): readonly Diagnostic[] {
    const files = [...this.#perFile.keys()];
    const rank = new Map(files.map((file, index): [string, number] => [file, index]));
    const sorted = this.#found.toSorted(
      (a, b) =>
        (rank.get(a.place.file) ?? 0) - (rank.get(b.place.file) ?? 0) ||
        a.place.line - b.place.line,
    );
    const over = files.flatMap((file) => {
      const count = (this.#perFile.get(file) ?? 0) - this.#most;
      if (count <= 0) return [];
      return [diagnostic('R0216', { file, line: 1, values: { file, count: `${count}` } })];
    });
    return [...sorted, ...over];
  }
}

function diagnostic(code: DataCode, { file, line, values }: ProblemAt): Diagnostic {
  return {
    code,
    severity: DATA_SEVERITIES[code],
    place: { file, line, column: 1, endLine: line, endColumn: 1 },
    values,
    labels: [],
    fixes: [],
  };
}
