// The reference page: every contract text on it compiles. A fragment stands on the page's first one.
import { readFileSync } from 'node:fs';
import { compileContract, createSourceFile, wordsOf } from '@avenant/dsl';
import { describe, expect, test } from 'vitest';

const page = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** Fenced contract texts of a page, in order. */
function texts(markdown: string): string[] {
  return [...markdown.matchAll(/```avenant\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
}

/** Problems of some files, as `code: message`. */
function problems(files: readonly string[]): string[] {
  const sources = files.map((text, i) => createSourceFile(`${i}.avn`, text));
  return compileContract({ files: sources }).problems.map(
    (item) => `${item.code} ${item.place.line}: ${wordsOf(item, 'en').message}`,
  );
}

const isWhole = (text: string): boolean =>
  /^(language|langue) /.test(text) && text.includes('contra');

describe('docs/language.md', () => {
  const all = texts(page);
  const [first = ''] = all;
  const fragments = all.slice(1).filter((text) => !isWhole(text));

  test('its first contract compiles', () => {
    expect(problems([first])).toEqual([]);
  });

  test('it has fragments', () => {
    expect(fragments.length).toBeGreaterThan(12);
  });

  test('all fragments together compile on the first contract', () => {
    expect(problems([first, ...fragments])).toEqual([]);
  });

  test('whole contracts compile by themselves', () => {
    const whole = all.slice(1).filter(isWhole);
    expect(whole.length).toBeGreaterThan(0);
    for (const text of whole) expect(problems([text])).toEqual([]);
  });
});

describe('README.md', () => {
  test('its contract compiles', () => {
    const [first = ''] = texts(readme);
    expect(problems([first])).toEqual([]);
  });
});
