// The grid without a browser: texts to and from spreadsheets, filters, order, selection, edits, views.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptied, pasted } from '../../../editor/src/parts/grid/clipboard.ts';
import { compareNumbers, compareTexts } from '../../../editor/src/parts/grid/compare.ts';
import { changed, type EditLine } from '../../../editor/src/parts/grid/edits.ts';
import { cellTest } from '../../../editor/src/parts/grid/filter.ts';
import { alone, boundsOf, moved, within } from '../../../editor/src/parts/grid/selection.ts';
import { fromTsv, plainCell, toCsv, toTsv } from '../../../editor/src/parts/grid/tsv.ts';
import {
  filteredBy,
  hiddenBy,
  movedBy,
  readView,
  sortedBy,
} from '../../../editor/src/parts/grid/view.ts';

describe('cells for spreadsheets', () => {
  it('are no formulas, while numbers stay numbers', () => {
    for (const cell of ['=1+1', '+cmd', '-cmd', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("x")']) {
      expect(plainCell(cell)).toBe(`'${cell}`);
    }
    for (const cell of ['-277.37', '+3', '-1 020,00', '100', 'a=b', '', '-5 %']) {
      expect(plainCell(cell)).toBe(cell);
    }
    expect(toCsv([['=a;b', 'x"y']], 'fr')).toBe('\ufeff"\'=a;b";"x""y"\r\n');
    expect(toCsv([['a;b', 'c,d']], 'en')).toBe('\ufeffa;b,"c,d"\r\n');
  });

  it('come back as they went, through the clipboard', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '1', '"', "'", '\t', '\n', '=', '-', ','),
    });
    const width = fc.integer({ min: 1, max: 4 });
    const cells = width.chain((n) =>
      fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 4 }),
    );
    fc.assert(
      fc.property(cells, (rows) => {
        // A row of one empty cell at the end is what spreadsheets end a block with.
        fc.pre(rows.length === 1 || (rows.at(-1) ?? []).join('') !== '');
        expect(fromTsv(toTsv(rows))).toEqual(rows);
      }),
    );
    expect(fromTsv('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });
});

describe('the order of cells', () => {
  it('of numbers is exact, with a point or a comma, what is none last', () => {
    const cells = [
      '10',
      '9',
      '1 020,00',
      '-3',
      '0.1',
      '9007199254740993',
      '9007199254740992',
      'x',
      '',
    ];
    expect(cells.toSorted(compareNumbers)).toEqual([
      ...['-3', '0.1', '9', '10', '1 020,00', '9007199254740992', '9007199254740993', '', 'x'],
    ]);
    expect(compareNumbers('100', '100,0')).toBe(0);
    expect(compareNumbers('1,020.50', '1020.5')).toBe(0);
  });

  it('of texts counts the numbers within them', () => {
    expect(['R10', 'R2', 'r1'].toSorted(compareTexts)).toEqual(['r1', 'R2', 'R10']);
  });
});

describe('a filter', () => {
  const passing = (typed: string, cells: readonly string[], kind?: 'number') =>
    cells.filter(cellTest(typed, kind) ?? (() => true));

  it('finds parts of cells, whatever their case and accents', () => {
    expect(passing('lege', ['Liège', 'LEGE', 'Paris'])).toEqual(['LEGE']);
    expect(passing('liege', ['Liège', 'Paris'])).toEqual(['Liège']);
    expect(passing(' ', ['a', ''])).toEqual(['a', '']);
  });

  it('compares, excludes, ranges, chooses, and finds empty cells', () => {
    const cells = ['50', '100', '1000', ''];
    expect(passing('>50', cells, 'number')).toEqual(['100', '1000']);
    expect(passing('<=100', cells, 'number')).toEqual(['50', '100']);
    expect(passing('60..1000', cells, 'number')).toEqual(['100', '1000']);
    expect(passing('=100,0', cells, 'number')).toEqual(['100']);
    expect(passing('!=100', cells, 'number')).toEqual(['50', '1000', '']);
    expect(passing('=', cells)).toEqual(['']);
    expect(passing('!=', cells)).toEqual(['50', '100', '1000']);
    expect(passing('!0', ['10', '5'])).toEqual(['5']);
    expect(passing('=FR|=DE', ['FR', 'DE', 'FRA'])).toEqual(['FR', 'DE']);
    expect(passing('2025-01-01..2025-02-01', ['2024-12-31', '2025-01-15'])).toEqual(['2025-01-15']);
  });
});

describe('a selection', () => {
  const extent = { lines: 100, columns: 5, page: 20 };
  const press = (key: string, shiftKey = false, ctrlKey = false) => ({
    ...{ key, shiftKey, ctrlKey, metaKey: false },
  });

  it('moves by keys and stays within what is shown', () => {
    const at = alone({ line: 0, column: 0 });
    expect(moved(at, press('ArrowDown'), extent)).toEqual(alone({ line: 1, column: 0 }));
    expect(moved(at, press('ArrowUp'), extent)).toEqual(alone({ line: -1, column: 0 }));
    expect(moved(at, press('PageDown'), extent)?.at.line).toBe(20);
    expect(moved(at, press('End', false, true), extent)?.at).toEqual({ line: 99, column: 4 });
    expect(moved(at, press('ArrowLeft'), extent)).toEqual(at);
    expect(moved(at, press('x'), extent)).toBeUndefined();
    expect(within(alone({ line: 50, column: 4 }), { ...extent, lines: 3, columns: 2 }).at).toEqual({
      ...{ line: 2, column: 1 },
    });
  });

  it('grows with Shift from where it began, to all with Ctrl+A', () => {
    const at = alone({ line: 5, column: 2 });
    const up = moved(at, press('ArrowUp', true), extent);
    expect(up && boundsOf(up)).toEqual({ top: 4, bottom: 5, left: 2, right: 2 });
    expect(up?.at).toEqual(at.at);
    const all = moved(at, press('a', false, true), extent);
    expect(all && boundsOf(all)).toEqual({ top: 0, bottom: 99, left: 0, right: 4 });
  });
});

describe('edits', () => {
  const lines: readonly EditLine[] = [
    { id: '1', cells: { a: 'x', b: 'y' } },
    { id: '2', cells: { a: 'z', b: '' } },
  ];
  const column = (id: string, isFixed = false) => ({
    ...{ id, title: id, isFixed },
    text: ({ cells }: EditLine) => cells[id] ?? '',
  });
  const idOf = ({ id }: EditLine) => id;
  const grid = { lines, columns: [column('a'), column('b')], idOf, grows: true };

  it('change cells and leave other lines what they are', () => {
    const next = changed(lines, [{ line: '2', column: 'b', text: 'w' }]);
    expect(next[1]).toEqual({ id: '2', cells: { a: 'z', b: 'w' } });
    expect(next[0]).toBe(lines[0]);
  });

  it('pasted below the last line add lines, where a grid grows', () => {
    const changes = pasted(grid, alone({ line: 1, column: 0 }), fromTsv('p\tq\tr\r\ns\tt\r\n'));
    expect(changed(lines, changes).map(({ id, cells }) => [id, cells.a, cells.b])).toEqual([
      ['1', 'x', 'y'],
      ['2', 'p', 'q'],
      ['3', 's', 't'],
    ]);
    expect(
      pasted({ ...grid, grows: false }, alone({ line: 1, column: 0 }), [['p'], ['s']]),
    ).toEqual([{ line: '2', column: 'a', text: 'p' }]);
    const fixed = { ...grid, columns: [column('a', true), column('b')] };
    expect(pasted(fixed, alone({ line: 0, column: 0 }), [['p', 'q']])).toEqual([
      { line: '1', column: 'b', text: 'q' },
    ]);
  });

  it('of one cell fill the selection; emptied cells are empty', () => {
    const all = { at: { line: 0, column: 0 }, far: { line: 1, column: 1 } };
    expect(pasted(grid, all, [['k']])).toHaveLength(4);
    const next = changed(lines, emptied(grid, all));
    expect(next.flatMap(({ cells }) => [cells.a, cells.b])).toEqual(['', '', '', '']);
  });
});

describe('a view', () => {
  it('is read from any address, without what makes no sense', () => {
    expect(readView('x')).toEqual({});
    expect(readView({ sort: ['-a', 3], filters: { a: 'x', b: 1 }, widths: { a: 'wide' } })).toEqual(
      {
        ...{ sort: ['-a'], filters: { a: 'x' } },
      },
    );
  });

  it('sorts up, down, not at all; alone or after others', () => {
    const up = sortedBy({}, 'a', true);
    const down = sortedBy(up, 'a', true);
    expect([up, down, sortedBy(down, 'a', true)]).toEqual([{ sort: ['a'] }, { sort: ['-a'] }, {}]);
    expect(sortedBy(down, 'b', false)).toEqual({ sort: ['-a', 'b'] });
    expect(sortedBy(down, 'b', true)).toEqual({ sort: ['b'] });
  });

  it('filters, hides and moves columns, and forgets what says nothing', () => {
    expect(filteredBy(filteredBy({}, 'a', 'x'), 'a', '')).toEqual({});
    expect(hiddenBy(hiddenBy({}, 'a'), 'a')).toEqual({});
    expect(movedBy({}, ['a', 'b', 'c'], 'a', 1)).toEqual({ order: ['b', 'a', 'c'] });
    expect(movedBy({}, ['a', 'b'], 'a', -1)).toEqual({});
  });
});
