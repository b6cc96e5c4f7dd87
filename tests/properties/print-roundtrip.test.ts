// What the printer writes, the parser reads back: for random trees in both languages, through the
// other language, and with comments put anywhere in a printed text.
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
      { numRuns: 300 },
    );
  });

  it('in French and back in English gives the same text and tree', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const english = printFile(fileOf(blocks, 'en'), 'en');
        const french = printFile(read(english), 'fr');
        const back = printFile(read(french), 'en');
        expect(back).toBe(english);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps comments wherever they are put, and is stable with them', () => {
    const notes = fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 4 });
    fc.assert(
      fc.property(anyBlocks, notes, (blocks, places) => {
        const lines = printFile(fileOf(blocks, 'en'), 'en').trimEnd().split('\n');
        places.forEach(([place, beside], index) => {
          const at = place % lines.length;
          const line = lines[at] ?? '';
          const comment = `-- note ${index}`;
          const indent = ' '.repeat(line.length - line.trimStart().length);
          const commented = line.includes('--') && !line.includes('"');
          if (beside && line !== '' && !commented) lines[at] = `${line} ${comment}`;
          else lines.splice(at, 0, indent + comment);
        });
        const text = printFile(read(lines.join('\n')), 'en');
        for (const index of places.keys()) expect(text).toContain(`-- note ${index}`);
        expect(printFile(read(text), 'en')).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});
