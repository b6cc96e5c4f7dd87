// Held: what stops an evaluation. In: a code of the rating catalogue and what fills its texts. Out:
// the one exception of the engine; rate/ catches it and holds the subject, visibly.

/**
 * Why a value could not be had: a code of the catalogue and the values of its texts. Thrown; not an
 * Error, whose stack would cost more than the evaluation that it ends.
 */
export class Held {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;

  constructor(code: string, values: Readonly<Record<string, string>>) {
    this.code = code;
    this.values = values;
  }
}

const MISSING: ReadonlySet<string> = new Set(['R0101', 'R0102', 'R0105', 'R0111', 'R0113']);

/** Whether a value is only missing: no attribute, row, series value, end date, member of a set. */
export function isMissing(held: Held): boolean {
  return MISSING.has(held.code);
}
