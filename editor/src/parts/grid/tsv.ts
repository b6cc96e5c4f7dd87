// Grid, text: cells as spreadsheets exchange them. In: cells. Out: TSV for the clipboard, CSV for a
// file, and back; a cell that a spreadsheet would take for a formula is marked as text.
// With apostrophes before it, too: so that what is marked twice comes back marked once.
const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^[+-]?[\d\s\u00a0\u202f.,]+%?$/;
const BYTE_ORDER_MARK = '\ufeff';

/** A cell that no spreadsheet computes: an apostrophe stands before what would be a formula. */
export function plainCell(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

type Cells = readonly (readonly string[])[];

function written(cells: Cells, delimiter: string): string {
  const special = new RegExp(`["\\r\\n${delimiter}]`);
  const cell = (text: string): string => {
    const plain = plainCell(text);
    return special.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  return cells.map((row) => row.map(cell).join(delimiter)).join('\r\n');
}

/** Cells for the clipboard. */
export const toTsv = (cells: Cells): string => written(cells, '\t');

/** Cells for a file that a spreadsheet of the language opens by a double click. */
export function toCsv(cells: Cells, language: 'en' | 'fr'): string {
  return `${BYTE_ORDER_MARK}${written(cells, language === 'fr' ? ';' : ',')}\r\n`;
}

/** Cells of a clipboard, as a spreadsheet or `toTsv` writes them. */
export function fromTsv(text: string): Cells {
  const rows: string[][] = [[]];
  const cells = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r\n|\n|\r|$)/g;
  for (const [whole, cell = '', end] of text.matchAll(cells)) {
    if (whole === '' && end === '') break;
    const bare = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    rows.at(-1)?.push(bare.startsWith("'") && FORMULA.test(bare) ? bare.slice(1) : bare);
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  // A spreadsheet ends each line, the last one too.
  if (rows.length > 1 && rows.at(-1)?.length === 0) rows.pop();
  return rows;
}
