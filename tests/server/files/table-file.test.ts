// Tables sent to the server: the kind is told by the content, caps hold before memory is spent, and
// a table that goes out comes back the same and runs no formula.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem, readTableFile, TABLE_LIMITS, writeTableFile } from '../../../server/src/index.ts';
import { zipOf } from '../../support/zip.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const XLSX = { kind: 'xlsx', delimiter: ',' } as const;

async function codeOf(bytes: Uint8Array, limits = TABLE_LIMITS): Promise<string> {
  try {
    await readTableFile('file', bytes, limits);
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'read';
}

describe('tables sent', () => {
  it.each([
    ['commas', 'a,b\n1,é\n'],
    ['semicolons', 'a;b\n1;é\n'],
    ['tabs', 'a\tb\n1\té\n'],
    ['a mark at the start', '\uFEFFa;b\r\n1;é\r\n'],
  ])('with %s are read', async (_, text) => {
    const { columns, rows, lines, kind } = await readTableFile('x.bin', bytesOf(text));
    expect({ columns, rows, lines, kind }).toEqual({
      ...{ columns: ['a', 'b'], rows: [['1', 'é']], lines: [2], kind: 'csv' },
    });
  });

  it('of older spreadsheets keep their accents', async () => {
    const bytes = new Uint8Array([...bytesOf('a;b\n1;'), 0xe9, 0x0a]);
    expect((await readTableFile('x', bytes)).rows).toEqual([['1', 'é']]);
  });

  it('are refused by what they are: other kinds, broken ones, too many rows or bytes', async () => {
    expect(await codeOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBe('S0402');
    expect(await codeOf(bytesOf('%PDF-1.7\0\0'))).toBe('S0402');
    expect(await codeOf(bytesOf('PK\u0003\u0004not a zip'))).toBe('S0402');
    expect(await codeOf(bytesOf('a,b\n"1,2\n3,4\n'))).toBe('S0403');
    expect(await codeOf(bytesOf(''))).toBe('S0403');
    expect(await codeOf(bytesOf('a\n1\n2\n3\n'), { ...TABLE_LIMITS, rowsMax: 2 })).toBe('S0405');
    expect(await codeOf(bytesOf('a\n1\n2\n3\n'), { ...TABLE_LIMITS, bytesMax: 4 })).toBe('S0401');
    expect(await codeOf(bytesOf(`${'a,'.repeat(600)}\n1\n`))).toBe('S0405');
    const book = await writeTableFile(XLSX, [['a'], ['1'], ['2'], ['3']]);
    expect(await codeOf(book)).toBe('read');
    expect(await codeOf(book, { ...TABLE_LIMITS, rowsMax: 2 })).toBe('S0405');
    expect(await codeOf(book.slice(0, -8))).toBe('S0402');
  });

  it('that unpack to more than the cap are refused, whatever they say of their size', async () => {
    const content = new Uint8Array(64 * 1024 * 1024);
    const bomb = zipOf([{ name: 'xl/worksheets/sheet1.xml', content, saidSize: 10 }]);
    expect(bomb.length).toBeLessThan(100_000);
    const limits = { ...TABLE_LIMITS, bytesMax: 16 * 1024 * 1024 };
    expect(await codeOf(bomb, limits)).toBe('S0401');
  });

  it('of any bytes are read or refused with a code', async () => {
    const start = fc.constantFrom([], [0x50, 0x4b, 3, 4], [0xef, 0xbb, 0xbf]);
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), async (head, bytes) => {
        expect(await codeOf(new Uint8Array([...head, ...bytes]))).toMatch(/^read$|^S04/);
      }),
    );
  });

  it('damaged anywhere are read or refused with a code', async () => {
    const book = await writeTableFile(XLSX, [
      ['a', 'b'],
      ['1', 'x'],
    ]);
    const place = fc.nat({ max: book.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.nat({ max: 255 }), async (at, byte) => {
        const damaged = book.slice();
        damaged[at] = byte;
        expect(await codeOf(damaged)).toMatch(/^read$|^S04/);
      }),
      { numRuns: 200 },
    );
  });

  it('come back as they went out, and no cell of a text is a formula', async () => {
    const text = fc
      .string({ unit: fc.constantFrom(...'=+-@a1;,"\' \t\n') })
      .map((cell) => cell.trim());
    const cell = text.filter((one) => !/^'[=+\-@]/.test(one));
    const row = fc.tuple(fc.constant('key'), cell, cell);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        const all = [['a', 'b', 'c'], ...rows];
        const bytes = await writeTableFile({ kind: 'csv', delimiter: ';' }, all);
        expect((await readTableFile('x', bytes)).rows).toEqual(rows);
        const book = await readTableFile('x', await writeTableFile(XLSX, all));
        expect(book.rows.map((cells) => [0, 1, 2].map((at) => cells[at] ?? ''))).toEqual(rows);
      }),
      { numRuns: 60 },
    );
    const cells = ['=1+1', '+A1', '-A1', '@x', '-12.5', '+3'];
    const written = await writeTableFile({ kind: 'csv', delimiter: ';' }, [cells]);
    const safe = "'=1+1;'+A1;'-A1;'@x;-12.5;+3\n";
    expect(new TextDecoder().decode(written)).toBe(safe);
  });
});
