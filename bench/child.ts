// Bench, children: a measurement in a process of its own, where nothing is warm or in memory. In: a
// script and its arguments. Out: the JSON that it prints.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs a script of the bench and reads what it prints. */
export function child<T>(
  script: string,
  args: readonly string[],
  flags: readonly string[] = [],
): T {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [...flags, path, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  });
  if (status !== 0) throw new Error(`${script}: ${stderr}`);
  return JSON.parse(stdout) as T;
}
