// What the printer writes, the parser reads back: for random trees in both languages, and for
// comments put anywhere in a printed text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printFile } from '../../dsl/src/print/index.ts';
import { fileOf, meaning, read } from '../support/print-support.ts';
import { anyBlocks } from '../support/tree-arbitrary.ts';

const languages = ['en', 'fr'] as const;

describe('printing', () => {
  it.each(languages)('in %s is read back as the same tree, and printed again the same', (l) => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const text = printFile(fileOf(blocks, l), l);
        const back = read(text);
        expect(meaning(back.blocks, l)).toEqual(meaning(blocks, l));
        expect(printFile(back, l)).toBe(text);
      }),
      { numRuns: 400 },
    );
  });
});
