// Support: what the server's tests share, made once: a PostgreSQL whose template database has all
// tables, and a snapshot of the embedded database with the same.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate, openDatabase } from '../../server/src/index.ts';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly postgres: string;
    readonly snapshot: string;
  }
}

/** Makes both; gives how to end them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'avenant-databases-'));
  const [server, snapshot] = await Promise.all([startMigrated(), writeSnapshot(folder)]);
  project.provide('postgres', server.url);
  project.provide('snapshot', snapshot);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function startMigrated() {
  const server = await startPostgres();
  const client = new pg.Client({ connectionString: `${server.url}/postgres` });
  await client.connect();
  await client.query('create database migrated');
  await client.end();
  const database = await openDatabase({ kind: 'server', url: `${server.url}/migrated` });
  await migrate(database);
  await database.close();
  return server;
}

async function writeSnapshot(folder: string): Promise<string> {
  const database = await openDatabase({ kind: 'memory' });
  await migrate(database);
  const dump = await database.embedded?.dumpDataDir('none');
  if (dump === undefined) throw new Error('no snapshot');
  await database.close();
  const file = join(folder, 'snapshot.tar');
  writeFileSync(file, new Uint8Array(await dump.arrayBuffer()));
  return file;
}
