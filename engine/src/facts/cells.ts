// Cells: the text of one cell of a data file to a value. In: the text and the declared type. Out:
// the value in base units, undefined for an empty cell, or BAD when it cannot be read so.
import type { UnitTag, ValueType } from '@avenant/dsl';
import { fromText, multiply, normalizeName, parseDecimal } from '@avenant/dsl/values';
import { readDay, readInstant, readMonth } from './cell-dates.ts';
import type { Value } from './fact.ts';

/** What reading a cell that is not of its type gives. */
export const BAD: unique symbol = Symbol('bad cell');

/** How cells of each type look, the same in every language. */
export const LOOKS = {
  number: '1234.50',
  text: 'A1',
  boolean: 'yes, no, true, false, oui, non, 1, 0',
  date: '2026-04-16',
  instant: '2026-04-16T08:30',
  month: '2026-04',
  reference: 'A1',
} as const;

/** A value read; undefined: the cell is empty. */
export type CellValue = Value | undefined | typeof BAD;

const NUMBER = /^([+-]?)(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,](\d+))?(?:\s*(\D.*))?$/u;

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'true', 'oui', 'vrai', '1'].map((word): [string, boolean] => [word, true]),
  ...['no', 'false', 'non', 'faux', '0'].map((word): [string, boolean] => [word, false]),
]);

/** A function that reads the cells of one column; a reference is read as its target's key. */
export function cellReader(type: ValueType): (cell: string) => CellValue {
  const read = trimmedReader(type);
  return (cell) => {
    const text = cell.trim();
    return text === '' ? undefined : (read(text) ?? BAD);
  };
}

function trimmedReader(type: ValueType): (text: string) => Value | undefined {
  switch (type.kind) {
    case 'number':
      return numberReader(type.unit);
    case 'text':
    case 'reference':
      return (text) => text;
    case 'one of':
      return oneOfReader(type.values);
    case 'boolean':
      return (text) => BOOLEANS.get(text.toLowerCase());
    case 'date':
      return readDay;
    case 'instant':
      return readInstant;
    case 'month':
      return readMonth;
  }
}

/** A comma and three digits after it, which could group thousands. */
const AMBIGUOUS = /^[+-]?[1-9]\d{0,2},\d{3}(?!\d)/u;

/**
 * Reads plain decimals, with a decimal point or comma, spaces between thousands, and after them
 * the unit's own word or nothing. The value is in base units: shown times the unit's factor.
 */
function numberReader(unit: UnitTag | undefined): (text: string) => Value | undefined {
  const factor = unit === undefined ? undefined : fromText(unit.factor);
  const label = unit === undefined ? undefined : normalizeName(unit.label);
  return (text) => {
    const match = NUMBER.exec(text);
    // `1,240` may be one thousand or one and a quarter: nobody but its author can say.
    if (match === null || AMBIGUOUS.test(text)) return undefined;
    const word = match[4];
    if (word !== undefined && normalizeName(word) !== label) return undefined;
    const whole = (match[2] ?? '').replace(/\D/gu, '');
    const decimals = match[3];
    const plain = `${match[1]}${whole}${decimals === undefined ? '' : `.${decimals}`}`;
    const shown = parseDecimal(plain);
    return shown === undefined || factor === undefined ? shown : multiply(shown, factor);
  };
}

// The listed value that the text is: as written, else in any case and spacing.
function oneOfReader(values: readonly string[]): (text: string) => string | undefined {
  const exact = new Set(values);
  const folded = new Map(values.map((value): [string, string] => [normalizeName(value), value]));
  return (text) => (exact.has(text) ? text : folded.get(normalizeName(text)));
}
