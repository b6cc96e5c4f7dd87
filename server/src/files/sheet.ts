// Files, spreadsheets: our own port to XLSX; the package behind it is named here alone. In: bytes
// of a workbook. Out: the cells of its first sheet as the texts that a CSV file would hold.
import { streamXlsxRows, writeXlsx } from 'hucre/xlsx';

/** A row of a sheet and the line on which it stands, the first being 1. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

// What a spreadsheet itself keeps of a number.
const DIGITS = 15;
/** The most rows that a sheet has. */
const SHEET_ROWS = 1_048_576;

/**
 * The rows of the first sheet that are not blank.
 * @param rowsMax The most rows read.
 * @throws Error of the package when the workbook cannot be read.
 */
export async function readSheet(bytes: Uint8Array, rowsMax: number): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const { index, values } of streamXlsxRows(bytes, { maxRows: rowsMax })) {
    if (index < 0 || index >= SHEET_ROWS) throw new RangeError(`no row of a sheet: ${index + 1}`);
    const cells = values.map(textOf);
    if (cells.some((cell) => cell !== '')) rows.push({ line: index + 1, cells });
  }
  return rows;
}

/** A workbook of one sheet whose cells are all texts, so that none is a formula. */
export async function writeSheet(
  name: string,
  rows: readonly (readonly string[])[],
): Promise<Uint8Array> {
  const sheet = { name, rows: rows.map((cells) => cells.slice()) };
  return new Uint8Array(await writeXlsx({ sheets: [sheet] }));
}

function textOf(value: unknown): string {
  if (typeof value === 'number') return numberText(value);
  if (value instanceof Date) {
    const text = value.toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
  }
  if (typeof value === 'boolean') return `${value}`;
  return typeof value === 'string' ? value.trim() : '';
}

/** Decimal digits without an exponent: 0.1 + 0.2 is 0.3, as the sheet shows it. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  const [mantissa = '', exponent = '0'] = value.toExponential(DIGITS - 1).split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/^-/, '').replace('.', '');
  const point = Number(exponent) + 1;
  const padded = point > 0 ? digits.padEnd(point, '0') : '0'.repeat(1 - point) + digits;
  const cut = Math.max(point, 1);
  const fraction = padded.slice(cut).replace(/0+$/, '');
  return `${sign}${padded.slice(0, cut)}${fraction === '' ? '' : `.${fraction}`}`;
}
