// COPY: what goes in comes out, character for character, as part of the caller's transaction.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyRowsIn, copyRowsOut } from '../../../server/src/db/copy.ts';
import { type Field, RowReader, rowChunks } from '../../../server/src/db/copy-text.ts';
import { type Database, inTransaction } from '../../../server/src/index.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';

// Plain, long, empty and none; what COPY escapes; what looks like what COPY escapes.
const special = fc.constantFrom(
  ...['\\', '\t', '\n', '\r', '\b', '\f', '\v', '\\N', '\\.', '\\t', '"', "'", ' ', 'é', '𝄞'],
);
const text = fc.oneof(
  { arbitrary: fc.string({ unit: 'binary' }).filter((one) => !one.includes('\0')), weight: 2 },
  { arbitrary: fc.array(special, { maxLength: 6 }).map((parts) => parts.join('')), weight: 3 },
  { arbitrary: fc.constantFrom('', 'N', 'x'.repeat(70_000)), weight: 1 },
);
const field: fc.Arbitrary<Field> = fc.option(text, { nil: null, freq: 4 });
const table = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(field, { minLength: width, maxLength: width })));

function read(chunks: Iterable<Uint8Array<ArrayBuffer>>): Field[][] {
  const rows: Field[][] = [];
  const reader = new RowReader((fields) => rows.push([...fields]));
  for (const chunk of chunks) reader.take(chunk);
  return rows;
}

describe('the text of COPY', () => {
  it('is read as it was written, wherever it is cut', () => {
    fc.assert(
      fc.property(table, fc.array(fc.integer({ min: 1, max: 40 })), (rows, cuts) => {
        const whole = Buffer.concat([...rowChunks(rows, (row) => row)]);
        const parts: Uint8Array<ArrayBuffer>[] = [];
        let from = 0;
        for (const size of cuts) {
          parts.push(new Uint8Array(whole.subarray(from, from + size)));
          from += size;
        }
        parts.push(new Uint8Array(whole.subarray(from)));
        expect(read(parts)).toEqual(rows);
      }),
    );
  });
});

describe.each(KINDS)('COPY on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  const bringIn = (rows: Iterable<readonly Field[]>) =>
    inTransaction(database, (transaction) =>
      copyRowsIn(
        transaction,
        'customer',
        ['customer', 'name'],
        rowChunks(rows, (row) => row),
      ),
    );

  async function bringOut(prefix: string): Promise<Field[][]> {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    const query = `select name, nullif(customer, '') from customer
      where starts_with(customer, current_setting('avenant.prefix')) order by customer collate "C"`;
    await inTransaction(database, (transaction) =>
      copyRowsOut(transaction, query, { prefix }, (chunk) => chunks.push(chunk.slice())),
    );
    return read(chunks);
  }

  it('brings out what it brought in, values of the query whatever they hold', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(text), text, async (names, noise) => {
        run += 1;
        const prefix = `${run}'"\\${noise.slice(0, 20)}/`;
        const place = (at: number) => `${prefix}${`${at}`.padStart(6, '0')}`;
        await bringIn(names.map((name, at) => [place(at), name]));
        expect(await bringOut(prefix)).toEqual(names.map((name, at) => [name, place(at)]));
      }),
      { numRuns: 40 },
    );
  });

  it('brings a million characters out and in, chunk by chunk', async () => {
    const names = Array.from({ length: 20_000 }, (_, at) => `${at}`.padStart(60, '-'));
    await bringIn(names.map((name, at) => [`big/${`${at}`.padStart(6, '0')}`, name]));
    expect((await bringOut('big/')).map(([name]) => name)).toEqual(names);
  });

  it('tells none from the empty text', async () => {
    await bringIn([['', '']]);
    expect((await bringOut('')).find(([, key]) => key === null)).toEqual(['', null]);
    await expect(bringIn([['none', null]])).rejects.toMatchObject({ code: '23502' });
  });

  it('brings in all or none, and the connection goes on', async () => {
    const twice = [
      ['once', 'a'],
      ['once', 'b'],
    ];
    await expect(bringIn(twice)).rejects.toMatchObject({ code: '23505' });
    function* broken() {
      for (let at = 0; at < 5_000; at += 1) yield [`broken ${at}`, 'x'.repeat(50)];
      throw new RangeError('no more');
    }
    await expect(bringIn(broken())).rejects.toThrow('no more');
    expect(await bringOut('once')).toEqual([]);
    expect(await bringOut('broken')).toEqual([]);
  });

  it('of a taker that cannot go on ends, and the connection goes on', async () => {
    const failing = inTransaction(database, async (transaction) => {
      const query = 'select repeat(customer, 50) from customer';
      const copied = copyRowsOut(transaction, query, {}, () => {
        throw new RangeError('enough');
      });
      await expect(copied).rejects.toThrow('enough');
      return transaction.selectFrom('customer').select('customer').limit(1).execute();
    });
    expect(await failing).toHaveLength(1);
  });

  it('is undone with its transaction', async () => {
    const undone = inTransaction(database, async (transaction) => {
      await copyRowsIn(
        transaction,
        'customer',
        ['customer', 'name'],
        rowChunks([['undone', 'x']], (row) => row),
      );
      throw new RangeError('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await bringOut('undone')).toEqual([]);
  });
});
