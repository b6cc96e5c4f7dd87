// Command line, columns: rows of texts set out for reading. In: cells. Out: lines.

/** How a column stands: numbers to the right. */
export type Side = 'left' | 'right';

/** Rows as lines of aligned columns, two spaces apart. */
export function aligned(
  rows: readonly (readonly string[])[],
  sides: readonly Side[],
  indent = '  ',
): readonly string[] {
  const widths = sides.map((_, at) => Math.max(0, ...rows.map((row) => (row[at] ?? '').length)));
  return rows.map((row) => {
    const cells = sides.map((side, at) => {
      const cell = row[at] ?? '';
      const width = widths[at] ?? 0;
      return side === 'left' ? cell.padEnd(width) : cell.padStart(width);
    });
    return `${indent}${cells.join('  ')}`.trimEnd();
  });
}

/** A text of at most so many characters. */
export function clipped(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
