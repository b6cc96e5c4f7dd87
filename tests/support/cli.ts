// Test support: the real command run on folders made for a test, in this process or in its own. In:
// arguments. Out: exit code and what it wrote, which may never hold a stack trace.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { avenant as command } from '../../cli/src/avenant.ts';
import { repoRoot } from '../../scripts/support/sources.ts';
import { STANDARD, STANDARD_DATA } from './standard-contract.ts';

/** What a run of the command came to. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `avenant` with arguments, in this process. */
export async function avenant(...args: readonly string[]): Promise<Ran> {
  let [out, err] = ['', ''];
  const code = await command(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return withoutStack({ code, out, err });
}

/** Runs `avenant` as a process of its own, as people do: a second, mostly to load it. */
export function avenantProcess(...args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(repoRoot, 'cli/src/main.ts'), ...args],
    { encoding: 'utf8', cwd: repoRoot, maxBuffer: 64 * 1024 * 1024 },
  );
  return withoutStack({ code: status, out: stdout, err: stderr });
}

function withoutStack(ran: Ran): Ran {
  const stack = /^\s+at .+:\d+:\d+\)?$/m.exec(`${ran.out}\n${ran.err}`);
  if (stack !== null) throw new Error(`a stack trace:\n${ran.out}\n${ran.err}`);
  return ran;
}

/** The JSON that the command writes on its output. */
export function json<T>({ out }: Ran): T {
  return JSON.parse(out) as T;
}

const made: string[] = [];

/** Removes the folders made so far. */
export function removeFolders(): void {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true });
}

/** An empty folder that is removed after the tests. */
export function emptyFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'avenant-cli-'));
  made.push(path);
  return path;
}

/** The standard contract in a folder, with some of its files written otherwise. */
export function folderWith(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  language: 'en' | 'fr' = 'en',
): string {
  const path = emptyFolder();
  const all = { 'contract.avn': STANDARD[language], ...STANDARD_DATA, ...files };
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

/** The standard contract in English. */
export const ENGLISH = STANDARD.en;

/** A file of the standard contract. */
export function standardFile(name: string): string {
  const text = STANDARD_DATA[name];
  if (text === undefined) throw new Error(`no standard file ${name}`);
  return text;
}
