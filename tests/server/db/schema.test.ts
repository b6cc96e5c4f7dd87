// The types of the tables are those of the catalogue, on both databases.
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/src/index.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';

/** Columns as the files of the schema have them: `table.column`, its type without what is told of writing it. */
function declared(): ReadonlyMap<string, string> {
  const text = ['schema.ts', 'schema-control.ts', 'schema-outbox.ts']
    .map((name) => new URL(`../../../server/src/db/${name}`, import.meta.url))
    .map((url) => readFileSync(url, 'utf8'))
    .join('\n');
  const interfaces = new Map<string, string>();
  for (const [, name = '', body = ''] of text.matchAll(/interface (\w+) \{\n([\s\S]*?)\n\}/g)) {
    interfaces.set(name, body);
  }
  const columns = new Map<string, string>();
  for (const [, table = '', type = ''] of (interfaces.get('Schema') ?? '').matchAll(
    /(\w+): (\w+);/g,
  )) {
    const body =
      interfaces
        .get(type)
        ?.replaceAll(/\n\s*\|/g, ' |')
        .replaceAll(/:\n\s*/g, ': ') ?? '';
    for (const [, column = '', value = ''] of body.matchAll(/^ {2}(\w+): ([^;]+);/gm)) {
      columns.set(`${table}.${column}`, kindOf(value));
    }
  }
  return columns;
}

function kindOf(type: string): string {
  const plain = type.replace(/^Generated<(.*)>$/, '$1');
  const nullable = plain.endsWith('| null') ? ' or nothing' : '';
  const bare = plain.replace(/ \| null$/, '').replace(/^\|? ?'.*'$/, 'string');
  return bare + nullable;
}

const KIND_OF: Readonly<Record<string, string>> = {
  text: 'string',
  numeric: 'string',
  date: 'string',
  'timestamp with time zone': 'string',
  integer: 'number',
  bigint: 'Count',
  boolean: 'boolean',
  jsonb: 'Json',
};

describe.each(KINDS)('tables on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  it('have the columns that schema.ts says, and no others', async () => {
    const { rows } = await sql<{ name: string; type: string; nullable: string }>`
      select table_name || '.' || column_name as name, data_type as type, is_nullable as nullable
      from information_schema.columns
      where table_schema = 'public' and table_name not like 'kysely_%'`.execute(database.db);
    const found = new Map(
      rows.map(({ name, type, nullable }) => [
        name,
        `${KIND_OF[type] ?? type}${nullable === 'YES' ? ' or nothing' : ''}`,
      ]),
    );
    const sorted = (columns: ReadonlyMap<string, string>) => [...columns].sort();
    expect(found.size).toBeGreaterThan(150);
    expect(sorted(declared())).toEqual(sorted(found));
  });

  it('give days, instants and amounts as text', async () => {
    const { rows } = await sql`select date '2026-02-28' as day, numeric '1.50' as amount,
      timestamptz '2026-03-29 02:30:00.5+02' as instant, bigint '9007199254740993' as count
      `.execute(database.db);
    const instant = '2026-03-29T00:30:00.5Z';
    expect(rows).toEqual([
      { day: '2026-02-28', amount: '1.50', instant, count: '9007199254740993' },
    ]);
  });
});
