// Files, tables sent to the server: bytes -> columns and rows with their lines, the kind told by
// the content and never by the name; and back to the same kind of file.
import { lineOfRow } from '@avenant/engine';
import { Problem } from '../problem/problem.ts';
import { asWritten, csvText, decoded, isBinary, readCsv } from './csv.ts';
import { readSheet, type SheetRow, writeSheet } from './sheet.ts';
import { judgeZip } from './zip-guard.ts';

/** How a table came, so that it can be sent back alike. */
export interface TableKind {
  readonly kind: 'csv' | 'xlsx';
  /** Between cells of a text. */
  readonly delimiter: string;
}

/** A table as it came. */
export interface TableFile extends TableKind {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The line of each row in the file. */
  readonly lines: readonly number[];
}

/** Caps on what is read. */
export interface TableLimits {
  readonly bytesMax: number;
  readonly rowsMax: number;
}

/** The caps unless others are told. */
export const TABLE_LIMITS: TableLimits = { bytesMax: 160 * 1024 * 1024, rowsMax: 1_000_000 };

const COLUMNS_MAX = 500;
const PARTS_MAX = 2_000;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
// Old workbooks and encrypted ones.
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Reads a table.
 * @throws Problem S0401 too large, S0402 neither text nor workbook, S0403 cannot be read, S0405 too
 * many rows or columns.
 */
export async function readTableFile(
  file: string,
  bytes: Uint8Array,
  limits: TableLimits = TABLE_LIMITS,
): Promise<TableFile> {
  if (bytes.length > limits.bytesMax) throw tooLarge(file, bytes.length, limits);
  const table = startsWith(bytes, ZIP)
    ? await fromSheet(file, bytes, limits)
    : fromText(file, bytes, limits);
  const rowsMax = `${limits.rowsMax}`;
  if (table.rows.length > limits.rowsMax || table.columns.length > COLUMNS_MAX) {
    throw new Problem('S0405', { file, limit: rowsMax, columns: `${COLUMNS_MAX}` });
  }
  if (![table.columns, ...table.rows].every(isText)) throw new Problem('S0402', { file });
  if (table.columns.length === 0) throw new Problem('S0403', { file, line: '1' });
  return table;
}

/** A table as bytes of a kind of file. */
export async function writeTableFile(
  { kind, delimiter }: TableKind,
  rows: readonly (readonly string[])[],
): Promise<Uint8Array> {
  if (kind === 'xlsx') return writeSheet('1', rows);
  return new TextEncoder().encode(csvText(rows, delimiter));
}

function tooLarge(file: string, size: number, { bytesMax }: TableLimits): Problem {
  return new Problem('S0401', { file, size: megabytes(size), limit: megabytes(bytesMax) });
}

const megabytes = (size: number): string => `${Math.ceil(size / 1024 / 1024)}`;

// No column of a database holds a zero character or half a character.
function isText(cells: readonly string[]): boolean {
  return cells.every((cell) => !cell.includes('\0') && cell.isWellFormed());
}

function startsWith(bytes: Uint8Array, sign: readonly number[]): boolean {
  return sign.every((byte, at) => bytes[at] === byte);
}

function fromText(file: string, bytes: Uint8Array, limits: TableLimits): TableFile {
  if (startsWith(bytes, COMPOUND) || isBinary(bytes)) throw new Problem('S0402', { file });
  const table = readCsv(file, decoded(bytes).replace(/^\uFEFF/, ''), limits.rowsMax + 1);
  if ('badLine' in table) throw new Problem('S0403', { file, line: `${table.badLine}` });
  const { columns, delimiter } = table;
  const rows = table.rows.map((cells) => cells.map(asWritten));
  return {
    kind: 'csv',
    delimiter,
    columns,
    rows,
    lines: rows.map((_, at) => lineOfRow(table, at)),
  };
}

async function fromSheet(file: string, bytes: Uint8Array, limits: TableLimits): Promise<TableFile> {
  const verdict = judgeZip(bytes, limits.bytesMax, PARTS_MAX);
  if (verdict === 'broken') throw new Problem('S0402', { file });
  if (verdict === 'too large') throw tooLarge(file, bytes.length, limits);
  let rows: readonly SheetRow[];
  try {
    rows = await readSheet(bytes, limits.rowsMax + 2);
  } catch {
    throw new Problem('S0402', { file });
  }
  const [head = { line: 1, cells: [] }, ...others] = rows;
  return {
    kind: 'xlsx',
    delimiter: ',',
    columns: head.cells,
    rows: others.map(({ cells }) => cells),
    lines: others.map(({ line }) => line),
  };
}
