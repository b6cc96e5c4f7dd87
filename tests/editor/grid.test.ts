// Tables of a text as grids: cells have their places, other words go in and nothing around them
// moves; what comes from a spreadsheet and goes to it is the same.
import { createLanguageService } from '@avenant/dsl';
import { describe, expect, it } from 'vitest';
import {
  cellIn,
  gridOfCsv,
  gridsIn,
  readTsv,
  tsvOf,
  writeCells,
} from '../../editor/src/contract/grid.ts';

const TEXT = `language en

-- before
table port price by zone, bandwidth
  zone | bandwidth (Mbps) | monthly (EUR per month)
     1 |               10 |                     240
  -- within
     2 |               10 |                     330

table care price
  monthly (EUR per month)
                       35

-- after
`;

function gridsOf(text: string) {
  const service = createLanguageService();
  service.update([{ name: 'a.avn', text }]);
  return gridsIn('a.avn', text, service.outline('a.avn'));
}

describe('a cell of a spreadsheet', () => {
  it.each([
    ['en', '425,50', '425.50'],
    ['en', '1 240,00', '1 240.00'],
    ['en', '1,240', '1,240'],
    ['en', '425.5', '425.5'],
    ['fr', '425.50', '425,50'],
    ['fr', '1.240', '1.240'],
    ['fr', 'A1.2', 'A1.2'],
  ] as const)('in %s: %s is written %s', (language, text, written) => {
    expect(cellIn(language, text)).toBe(written);
  });
});

describe('grids of a text', () => {
  it('hold headings and cells as written', () => {
    const [port, care] = gridsOf(TEXT);
    expect(port?.headings).toEqual(['zone', 'bandwidth (Mbps)', 'monthly (EUR per month)']);
    expect(port?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['1', '10', '240'],
      ['2', '10', '330'],
    ]);
    expect(care?.rows.map((row) => row.map(({ text }) => text))).toEqual([['35']]);
    for (const cell of port?.rows.flat() ?? []) {
      expect(TEXT.slice(cell.from, cell.to)).toBe(cell.text);
    }
  });

  it('take other words and keep the columns under each other', () => {
    const [port] = gridsOf(TEXT);
    if (port === undefined) throw new Error('no table');
    const changes = [
      { row: 0, column: 2, text: '1240.50' },
      { row: 1, column: 2, text: '9' },
    ];
    const after = writeCells(TEXT, port, changes);
    expect(after).toContain('     1 |               10 |                 1240.50\n');
    expect(after).toContain('     2 |               10 |                       9\n');
    expect(after.replace('1240.50', '    240').replace('  9\n', '330\n')).toBe(TEXT);
  });

  it('grow by rows beyond the last one', () => {
    const [port] = gridsOf(TEXT);
    if (port === undefined) throw new Error('no table');
    const cells = ['3', '10', '690'].map((text, column) => ({ row: 2, column, text }));
    const after = writeCells(TEXT, port, cells);
    expect(after).toContain('     3 |               10 |                     690\n');
    const [grown] = gridsOf(after);
    expect(grown?.rows.map((row) => row.map(({ text }) => text)).at(-1)).toEqual([
      '3',
      '10',
      '690',
    ]);
  });

  it('are read from reference tables, quotes and all', () => {
    const text = 'key;price\nA;10,50\n"B;C";20\n';
    const grid = gridOfCsv('p.csv', text);
    expect(grid.rows.map((row) => row.map((cell) => cell.text))).toEqual([
      ['A', '10,50'],
      ['"B;C"', '20'],
    ]);
    expect(writeCells(text, grid, [{ row: 1, column: 1, text: '25' }])).toBe(
      'key;price\nA;10,50\n"B;C";25\n',
    );
  });
});

describe('cells of a spreadsheet', () => {
  it.each([
    [[['a', 'b']]],
    [
      [
        ['1 020,00', 'x\ty'],
        ['say "so"', 'two\nlines'],
      ],
    ],
    [[['']]],
  ])('come back as they went: %j', (rows) => {
    expect(readTsv(tsvOf(rows))).toEqual(rows);
  });

  it('lose only the line end after the last row', () => {
    expect(readTsv('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });
});
