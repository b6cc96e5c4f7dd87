// Writes docs/words.md from the tables of the language.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from './support/sources.ts';
import { wordsPage, wordsPath } from './support/words.ts';

writeFileSync(join(repoRoot, wordsPath), wordsPage());
console.log(wordsPath);
