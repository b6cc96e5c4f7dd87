// Help: every word that starts a block or a sentence, and every phrase of the language but the
// smallest, is explained in one sentence in each language; and no help outlives its word.
import { describe, expect, it } from 'vitest';
import { KEYWORDS } from '../../../../dsl/src/language/keywords.ts';
import { KEYWORD_HELP } from '../../../../dsl/src/service/index.ts';
import { BLOCK_STARTS, SENTENCES } from '../../../../dsl/src/syntax/starts.ts';

/** Words too small to explain. */
const SMALL = ['Weekday', 'Boolean', 'And', 'Or', 'Not', 'Then', 'To', 'For', 'On', 'At'];

const isExplained = ({ token, payload }: { token: string; payload?: string }): boolean =>
  KEYWORD_HELP[`${token} ${payload}`] !== undefined || KEYWORD_HELP[token] !== undefined;

describe('help', () => {
  it('covers every sentence starter', () => {
    const starts = new Set([
      ...BLOCK_STARTS,
      ...Object.values(SENTENCES).flatMap((kind) => kind.starts),
    ]);
    const rows = KEYWORDS.filter(({ token }) => starts.has(token));
    expect(rows.length).toBeGreaterThan(60);
    expect(rows.filter((row) => !isExplained(row)).map(({ en }) => en[0])).toEqual([]);
  });

  it('covers the phrases inside sentences', () => {
    const left = KEYWORDS.filter((row) => !isExplained(row) && !SMALL.includes(row.token));
    expect(left.map(({ token, en }) => `${token}: ${en[0]}`)).toEqual([]);
  });

  it('explains only words that are', () => {
    const keys = new Set(KEYWORDS.flatMap(({ token, payload }) => [token, `${token} ${payload}`]));
    expect(Object.keys(KEYWORD_HELP).filter((key) => !keys.has(key))).toEqual([]);
  });

  it.each(Object.entries(KEYWORD_HELP))('%s is one sentence in each language', (_, { en, fr }) => {
    for (const text of [en, fr]) {
      expect(text).toMatch(/^\p{Lu}[^\n]*\.$/u);
      expect(text.length).toBeLessThan(100);
    }
    expect(en).not.toBe(fr);
  });
});
