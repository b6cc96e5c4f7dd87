// Fuzzed files sent as imports: damaged tables and workbooks, other encodings, bombs. Whatever comes, the
// answer is an import or a problem with a code, in bounded time and memory; and what was taken can be
// validated, previewed and sent back.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveVersion, publishVersion, writeTableFile } from '../../../server/src/index.ts';
import { makeContract, SECOND, serviceOn, tested, textOf } from '../../support/contract-service.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';
import { AS, appOn, codeOf, HERE, type TestApp } from '../../support/http.ts';
import { workbookOf, zipOf } from '../../support/zip.ts';

const FILES = Number(process.env.FUZZ_FILES ?? 1100);
/** What an answer tells of a file is not the file. */
const TEXT_MAX = 100_000;
const MEGABYTE = 1024 * 1024;
const LIMITS = { requestsAMinute: 1e6, jsonBytes: MEGABYTE, fileBytes: 8 * MEGABYTE };

const ROWS = [
  ['line', 'start', 'end'],
  ['L1', '2026-01-01', ''],
  ['L2', '2026-01-15', '2026-03-01'],
  ['Lé', '2026-02-30', 'x'],
];
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const GOOD_TEXT = 'line,start,end\nL1,2026-01-01,\nL2,2026-01-15,2026-03-01\n"L""3",2026-02-01,\n';

/** A text in two bytes a character. */
function wide(text: string, isLittle: boolean, mark: boolean): Uint8Array {
  const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');
  return isLittle ? bytes : bytes.swap16();
}

const cell = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ROWS.flat()) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  fc.constantFrom('"', '""', '"\n"', '\r', '\u0000', '\ud800', '\u2028', '=1+1', 'x'.repeat(5000)),
  fc.constantFrom('1e999', '-0', '٣', '2026-13-01', '0000-00-00', '99999-01-01', '__proto__'),
);
const table = fc
  .record({
    rows: fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }),
    delimiter: fc.constantFrom(',', ';', '\t', '|', ''),
    end: fc.constantFrom('\n', '\r\n', '\r', '\n\n', ''),
    head: fc.constantFrom('line,start,end', 'line;start;end', 'LINE,Start,line', ''),
  })
  .map(({ rows, delimiter, end, head }) =>
    [head, ...rows.map((cells) => cells.join(delimiter))].join(end || '\n'),
  );
const encoded = fc
  .tuple(table, fc.constantFrom('utf8', 'latin1', 'little', 'big', 'marked', 'half'))
  .map(([text, how]): Uint8Array => {
    if (how === 'latin1') return Buffer.from(text, 'latin1');
    if (how === 'little' || how === 'big') return wide(text, how === 'little', true);
    if (how === 'marked') return utf8(`\uFEFF${text}`);
    if (how === 'half') return wide(text, true, false);
    return utf8(text);
  });

/** A good file with some bytes written over, cut out, doubled or added. */
const damaged = (good: Uint8Array) =>
  fc
    .array(
      fc.record({
        at: fc.nat({ max: good.length - 1 }),
        size: fc.nat({ max: 40 }),
        how: fc.constantFrom('write', 'cut', 'double', 'end'),
        bytes: fc.uint8Array({ maxLength: 8 }),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((changes) =>
      changes.reduce((file: Uint8Array, { at, size, how, bytes }) => {
        const [before, part, after] = [
          file.slice(0, at),
          file.slice(at, at + size),
          file.slice(at + size),
        ];
        if (how === 'write') return Buffer.concat([before, bytes, file.slice(at + bytes.length)]);
        if (how === 'cut') return Buffer.concat([before, after]);
        if (how === 'double') return Buffer.concat([before, part, part, after]);
        return before;
      }, good),
    );

const sheetCell = fc
  .record({
    place: fc.constantFrom(
      'A1',
      'C2',
      'XFD1',
      'ZZZZZZZ1',
      'A1048577',
      'A99999999999',
      '',
      '1A',
      'é',
    ),
    type: fc.constantFrom('', ' t="s"', ' t="inlineStr"', ' t="str"', ' t="b"', ' t="e"', ' t="d"'),
    value: fc.constantFrom(
      'line',
      '1e308',
      '-1',
      '99999999999',
      'NaN',
      '&bomb;',
      '&#0;',
      '<f>',
      '',
    ),
  })
  .map(({ place, type, value }) => `<c r="${place}"${type}><v>${value}</v></c>`);
const sheet = fc
  .array(
    fc.tuple(
      fc.constantFrom('1', '2', '0', '-5', '1048577', '4294967296', ''),
      fc.array(sheetCell),
    ),
    { maxLength: 5 },
  )
  .map((rows) => workbookOf(rows.map(([at, all]) => `<row r="${at}">${all}</row>`).join('')));

const ENTITIES = Array.from({ length: 9 }, (_, at) =>
  at === 0 ? '<!ENTITY e0 "bomb">' : `<!ENTITY e${at} "${`&e${at - 1};`.repeat(10)}">`,
).join('');

/** What is made to hurt, by name. */
function bombs(): ReadonlyMap<string, Uint8Array> {
  const zeros = new Uint8Array(64 * MEGABYTE);
  const row = (cells: string) => workbookOf(`<row r="1">${cells}</row>`);
  return new Map([
    ['a part that unpacks to 64 MB', zipOf([{ name: 'xl/worksheets/sheet1.xml', content: zeros }])],
    [
      'many parts that unpack to more together',
      zipOf(
        Array.from({ length: 40 }, (_, at) => ({
          name: `xl/media/${at}.xml`,
          content: zeros.subarray(0, MEGABYTE),
        })),
      ),
    ],
    [
      'ten thousand parts',
      zipOf(Array.from({ length: 10_000 }, (_, at) => ({ name: `${at}`, content: utf8('x') }))),
    ],
    ['an archive in itself', zipOf([{ name: 'a.zip', content: zipOf([]) }])],
    ['names that climb', zipOf([{ name: '../../../etc/passwd', content: utf8('x') }])],
    [
      'entities that grow',
      workbookOf(
        '<row r="1"><c r="A1" t="str"><v>&e8;</v></c></row>',
        `<!DOCTYPE worksheet [${ENTITIES}]>`,
      ),
    ],
    [
      'an entity from elsewhere',
      workbookOf(
        '<row r="1"><c r="A1" t="str"><v>&x;</v></c></row>',
        '<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
      ),
    ],
    ['a cell far to the right', row('<c r="ZZZZZZZ1"><v>1</v></c>')],
    ['a row far below', workbookOf('<row r="4000000000"><c r="A4000000000"><v>1</v></c></row>')],
    ['deep XML', row('<a>'.repeat(200_000))],
    ['a million rows and more', utf8(`line\n${'1\n'.repeat(3_900_000)}`)],
    ['a million columns and more', utf8(`${','.repeat(8_000_000)}\n`)],
    ['one quote that never closes', utf8(`line,start\n"${'x,y\n'.repeat(1_900_000)}`)],
    ['a line of quotes', utf8(`line\n${'"'.repeat(8_000_000)}`)],
    ['blank lines only', utf8('\n'.repeat(8_000_000))],
    ['zero bytes', new Uint8Array(7 * MEGABYTE)],
  ]);
}

/** What hurts only who does what it says: nothing is looked up, nothing grows. */
const HARMLESS = new Set(['entities that grow', 'an entity from elsewhere']);

describe.each(KINDS)('files on %s', (kind) => {
  let on: TestApp;
  beforeAll(async () => {
    const database = await freshDatabase(kind);
    const service = serviceOn(database);
    await makeContract(service, 'FUZZ');
    const version = await tested(service, 'FUZZ', textOf('FUZZ', '30.00'));
    await approveVersion(service, SECOND, version);
    await publishVersion(service, SECOND, version);
    on = await appOn(database, { limits: LIMITS });
  });
  afterAll(() => on.close());

  const at = '/api/v1/contracts/FUZZ/imports';
  const send = async (bytes: Uint8Array): Promise<{ code: string; batch: number }> => {
    const answer = await on.app.request(`${HERE}${at}?dataset=lines.csv&fileName=lines.csv`, {
      method: 'POST',
      headers: { 'x-test-actor': AS.importer, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    });
    expect(on.log.at(-1)?.error).toBeUndefined();
    if (answer.status >= 400) return { code: await codeOf(answer), batch: 0 };
    const text = await answer.text();
    expect(text.length).toBeLessThan(TEXT_MAX);
    expect(text).not.toContain('root:');
    const body = JSON.parse(text) as { batch: number };
    return { code: `${answer.status}`, batch: body.batch };
  };

  it(`${FILES} of all kinds are taken or refused with a code`, async () => {
    const book = await writeTableFile({ kind: 'xlsx', delimiter: ',' }, ROWS);
    const file = fc.oneof(
      encoded,
      damaged(utf8(GOOD_TEXT)),
      damaged(book),
      sheet,
      sheet.chain((one) => damaged(one)),
      fc.uint8Array({ maxLength: 600 }),
      damaged(zipOf([{ name: 'xl/workbook.xml', content: book }])),
    );
    const codes = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(file, async (bytes) => {
        const { code, batch } = await send(bytes);
        expect(code).toMatch(/^20[01]$|^S0(?:10[356]|4\d\d)$/);
        codes.set(code, (codes.get(code) ?? 0) + 1);
        if (batch === 0) return;
        for (const [method, path] of [
          ['POST', 'validation'],
          ['GET', 'preview'],
          ['GET', 'rejected'],
        ] as const) {
          const answer = await on.ask(AS.importer, method, `${at}/${batch}/${path}`);
          expect([path, on.log.at(-1)?.error]).toEqual([path, undefined]);
          expect(answer.status).toBeLessThan(500);
          await answer.arrayBuffer();
        }
      }),
      { numRuns: FILES },
    );
    expect(codes.get('201') ?? 0).toBeGreaterThan(FILES / 10);
    expect(codes.get('S0402') ?? 0).toBeGreaterThan(FILES / 10);
  }, 240_000);

  it('made to hurt are refused before they do', async () => {
    const told: Record<string, string> = {};
    for (const [name, bytes] of bombs()) {
      const start = performance.now();
      const { code } = await send(bytes);
      const seconds = (performance.now() - start) / 1000;
      told[name] = seconds < 10 ? code : `${seconds} seconds`;
    }
    const wanted = [...bombs().keys()].map((name) => [name, HARMLESS.has(name) ? 'taken' : 'S0']);
    const found = Object.entries(told).map(([name, code]) => [
      name,
      code === '201' ? 'taken' : code.replace(/^S0(?:105|40[1235])$/, 'S0'),
    ]);
    expect(found).toEqual(wanted);
    const { code } = await send(utf8(GOOD_TEXT));
    expect(code).toMatch(/^20[01]$/);
  }, 240_000);
});
