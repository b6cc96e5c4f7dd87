// The reference page and the cookbook: every contract text on them compiles. A fragment of the page
// stands on its first one with all others; a block of the cookbook stands on it alone.
import { readFileSync } from 'node:fs';
import { compileContract, createSourceFile, wordsOf } from '@avenant/dsl';
import { describe, expect, test } from 'vitest';

const page = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');
const cookbook = readFileSync(new URL('../../docs/cookbook.md', import.meta.url), 'utf8');
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

describe('docs/cookbook.md', () => {
  const [base = ''] = texts(page);
  const recipes = cookbook.split(/^(?=\*\*\d+\.\*\* )/m).slice(1);

  test('it has some forty-five wordings, numbered in order', () => {
    expect(recipes.length).toBeGreaterThan(44);
    expect(recipes.map((text) => Number.parseInt(text.slice(2), 10))).toEqual(
      recipes.map((_, i) => i + 1),
    );
  });

  test('every block belongs to a wording', () => {
    expect(texts(cookbook)).toHaveLength(recipes.length);
  });

  test.each(recipes.map((text) => [text.split('\n')[0], text]))('%s', (_title, recipe = '') => {
    const [block = '', ...more] = texts(recipe);
    expect(more).toEqual([]);
    // What `check` notes on a block (no error, no warning) is told under it.
    const untold = problems([base, block]).filter(
      (text) => !(text.startsWith('C0904') && recipe.includes('C0904')),
    );
    expect(untold).toEqual([]);
    expect(recipe).toMatch(/^Watch: .*\.\.\/contracts-examples\/gallery\//m);
  });

  test('a third of them give the French words', () => {
    const french = recipes.filter((text) => text.split('\n')[0]?.includes(' · «'));
    expect(french.length * 3).toBeGreaterThanOrEqual(recipes.length);
  });
});

describe('README.md', () => {
  test('its contract compiles', () => {
    const [first = ''] = texts(readme);
    expect(problems([first])).toEqual([]);
  });
});
