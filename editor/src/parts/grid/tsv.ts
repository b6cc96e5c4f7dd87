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

const QUOTED = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
const BARE = /[^\t\r\n]*/y;

/** Cells of a clipboard, as a spreadsheet or `toTsv` writes them. */
export function fromTsv(text: string): Cells {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at <= text.length; at += 1) {
    QUOTED.lastIndex = at;
    BARE.lastIndex = at;
    const quoted = QUOTED.exec(text);
    const [whole = '', inner] = quoted ?? BARE.exec(text) ?? [];
    const cell = inner === undefined ? whole : inner.replaceAll('""', '"');
    row.push(cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);
    at += whole.length;
    if (text[at] === '\t') continue;
    rows.push(row);
    row = [];
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
  }
  // A spreadsheet ends each line, the last one too.
  if (rows.length > 1 && rows.at(-1)?.join() === '') rows.pop();
  return rows;
}
