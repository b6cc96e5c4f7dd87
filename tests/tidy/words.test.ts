// docs/words.md is the one that scripts/words.ts writes today.
import { expect, it } from 'vitest';
import { readRepoFile } from '../../scripts/support/sources.ts';
import { wordsPage, wordsPath } from '../../scripts/support/words.ts';

it('the list of words is fresh', () => {
  expect(readRepoFile(wordsPath).text).toBe(wordsPage());
});
