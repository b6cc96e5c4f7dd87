// Support: a fresh database with all tables for each test file, embedded and on a real server.
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../server/src/index.ts';

/** Both kinds, for `describe.each`. */
export const KINDS = ['embedded', 'postgresql'] as const;

/** A kind of database. */
export type Kind = (typeof KINDS)[number];

/** A database of its own with all tables and no rows; the caller closes it. */
export async function freshDatabase(kind: Kind): Promise<Database> {
  if (kind === 'embedded') {
    const snapshot = new Blob([readFileSync(inject('snapshot'))]);
    return openDatabase({ kind: 'memory', snapshot });
  }
  return openDatabase({ kind: 'server', url: await freshServerUrl() });
}

/** The address of a fresh database on the real server, for tests that need several processes. */
export async function freshServerUrl(): Promise<string> {
  const server = inject('postgres');
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(`create database ${name} template migrated`);
  await client.end();
  return `${server}/${name}`;
}
