// The index of the diagnostic pages is the one that scripts/diagnostics-index.ts writes today.
import { expect, it } from 'vitest';
import { diagnosticsIndex, indexPath } from '../../scripts/support/diagnostics-index.ts';
import { readRepoFile } from '../../scripts/support/sources.ts';

it('the index of docs/diagnostics is fresh', () => {
  expect(readRepoFile(indexPath).text).toBe(diagnosticsIndex());
});
