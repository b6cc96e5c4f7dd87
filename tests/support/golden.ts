// Test support: expected files. A result is compared with the file that keeps it; UPDATE_GOLDEN=1
// rewrites the file instead, and the diff is read before it is committed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from 'vitest';
import type { RatedPeriod } from '../../engine/src/index.ts';

const isUpdating = process.env.UPDATE_GOLDEN === '1';

/** Compares a text with an expected file, or rewrites the file. */
export function expectFile(path: string, text: string): void {
  if (isUpdating) {
    mkdirSync(dirname(path), { recursive: true });
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
    return;
  }
  expect(existsSync(path) ? readFileSync(path, 'utf8') : 'no such file').toBe(text);
}

/** A draft as it is kept: JSON with a row for each line and each held item. */
export function draftText({ period, knownOn, total, lines, held }: RatedPeriod): string {
  const rows = (items: readonly unknown[]) =>
    items.length === 0 ? '[]' : `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  return `{
"period": ${JSON.stringify(period)},
"knownOn": ${JSON.stringify(knownOn)},
"total": ${JSON.stringify(total)},
"lines": ${rows(lines.map(({ id, amount, from, to }) => [id, amount, from, to]))},
"held": ${rows(held.map(({ clause, subject, code }) => [clause, subject, code]))}
}
`;
}
