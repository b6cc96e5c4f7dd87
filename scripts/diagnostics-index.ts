// Writes the index of docs/diagnostics from the catalogue of codes.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnosticsIndex, indexPath } from './support/diagnostics-index.ts';
import { repoRoot } from './support/sources.ts';

writeFileSync(join(repoRoot, indexPath), diagnosticsIndex());
console.log(indexPath);
