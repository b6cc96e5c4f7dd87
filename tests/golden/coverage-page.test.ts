// The coverage page: one table a family, and every example that it names is there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { namesIn, repoRoot } from '../../scripts/support/sources.ts';

const page = (name: string): string => readFileSync(join(repoRoot, 'docs', name), 'utf8');
const coverage = page('coverage.md');
const rows = coverage.split('\n').filter((line) => /^\| (?!mechanism|family|---)/.test(line));
const examples = rows.map((row) => row.split(' | ').at(-1) ?? '');
const named = (letter: string): readonly string[] =>
  examples.flatMap((cell) =>
    [...cell.matchAll(new RegExp(`\\b${letter} ([\\w.-]+)`, 'g'))].map(([, found]) => found ?? ''),
  );

it('names folders of the gallery that are there', () => {
  const { folders } = namesIn('contracts-examples/gallery');
  const numbers = folders.map((name) => name.split('-')[0]);
  expect(named('G').length).toBeGreaterThan(150);
  expect(named('G').filter((number) => !numbers.includes(number))).toEqual([]);
});

it('names clauses and contracts of the language page', () => {
  const stated = [...page('language.md').matchAll(/^ *(?:clause|contract) "?([\w.-]+)/gm)];
  const known = stated.map(([, name]) => name);
  expect(named('L').length).toBeGreaterThan(20);
  expect(named('L').filter((name) => !known.includes(name))).toEqual([]);
});

it('has each family once', () => {
  const titles = [...coverage.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
  expect(titles).toEqual([...new Set(titles)]);
  expect(rows.length).toBeGreaterThan(280);
});
