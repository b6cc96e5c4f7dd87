// The reference page: every contract text on it compiles by itself on the page's first one, its
// French is its translation, and the invoices under it are what it bills. Blocks of the cookbook
// compile on that first contract too.
import { readFileSync } from 'node:fs';
import { compileContract, wordsOf } from '@avenant/dsl';
import { describe, expect, it, test } from 'vitest';
import { billed, filesOf, inFrench, isWhole, pageBlocks, shortOf } from '../support/page.ts';

const page = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');
const cookbook = readFileSync(new URL('../../docs/cookbook.md', import.meta.url), 'utf8');
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const blocks = pageBlocks(page);
const [first] = blocks;
if (first === undefined) throw new Error('the page has no contract');

/** Problems of some files, as `code: message`. */
const problems = (texts: readonly string[]): readonly string[] =>
  compileContract({ files: filesOf(texts) }).problems.map(
    (item) => `${item.code} ${item.place.line}: ${wordsOf(item, 'en').message}`,
  );

const titleOf = (text: string): string =>
  /^ *(?:clause|define|example|table|contract) .*$/m.exec(text)?.[0].trim() ?? text.slice(0, 40);

describe('docs/language.md', () => {
  const named = blocks.map((block, i) => ({
    ...block,
    title: `${i + 1}: ${titleOf(block.text)}`,
    texts: block === first || isWhole(block.text) ? [block.text] : [first.text, block.text],
    block,
  }));

  it.each(named)('$title compiles, reads so in French and bills so', async (one) => {
    expect(problems(one.texts)).toEqual([]);
    const french = inFrench(one.texts);
    for (const line of one.french) expect(french).toContain(line.trim().replaceAll(/\s+/g, ' '));
    for (const { period, lines } of one.invoices) {
      const found = await billed(first, one.block, period, lines);
      expect(found.toSorted()).toEqual(lines.map(shortOf).toSorted());
    }
  });

  test('most of it is rated and shown in French', () => {
    expect(blocks.filter(({ invoices }) => invoices.length > 0).length).toBeGreaterThan(16);
    expect(blocks.filter(({ french }) => french.length > 0).length).toBeGreaterThan(18);
  });
});

describe('docs/cookbook.md', () => {
  const texts = (markdown: string) => pageBlocks(markdown).map(({ text }) => text);
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
    const untold = problems([first.text, block]).filter(
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
    const [contract] = pageBlocks(readme);
    expect(problems([contract?.text ?? ''])).toEqual([]);
  });
});
