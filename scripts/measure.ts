// Prints the size of the sources and the counts that should stay at zero. It judges nothing: the
// limits are kept by tests/tidy.
import { scan } from './support/scan.ts';
import { lineCount, percentile, typescriptIn, workspaces } from './support/sources.ts';

const anyType = /(?:[:<|&(,]\s*|\bas\s+)any\b(?!\s*[:(])/g;
const enumKeyword = /\benum\s+\w+\s*\{/g;
const defaultExport = /\bexport\s+default\b|\bas\s+default\b/g;

const rows = [...workspaces, 'all' as const].map((name) => {
  const folders = name === 'all' ? workspaces : [name];
  const files = typescriptIn(...folders.map((folder) => `${folder}/src`));
  const lines = files.map((file) => lineCount(file.text));
  const code = files.map((file) => scan(file.text).bare).join('\n');
  const count = (pattern: RegExp) => [...code.matchAll(pattern)].length;
  return {
    folder: name,
    files: files.length,
    lines: lines.reduce((sum, more) => sum + more, 0),
    median: percentile(lines, 0.5),
    p90: percentile(lines, 0.9),
    max: Math.max(0, ...lines),
    any: count(anyType),
    enum: count(enumKeyword),
    'default exports': count(defaultExport),
  };
});

const columns = ['folder', 'files', 'lines', 'median', 'p90', 'max', 'any', 'enum'] as const;
const titles = [...columns, 'default exports' as const];
console.log(titles.map((title) => title.padStart(8)).join(' '));
for (const row of rows) {
  console.log(
    titles.map((title) => String(row[title]).padStart(Math.max(8, title.length))).join(' '),
  );
}
