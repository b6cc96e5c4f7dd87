// Files short enough to read at a sitting, each opening with what it is for.
import { describe, expect, it } from 'vitest';
import {
  lineCount,
  percentile,
  type RepoFile,
  typescriptIn,
  workspaceSources,
} from '../../scripts/support/sources.ts';

const linesMax = 500;
const linesMedianMax = 120;
const linesP90Max = 300;
const columnsMax = 100;

/** Tables of data, which no limit of size binds; one star stands for the rest of a file name. */
const dataTables: readonly string[] = [
  'dsl/src/diagnostics/catalogue*.ts',
  'server/src/problem/*-problems.ts',
];

function isNamedBy(table: string, path: string): boolean {
  const [start = '', end] = table.split('*');
  if (end === undefined) return path === table;
  const rest = path.slice(start.length);
  return path.startsWith(start) && rest.endsWith(end) && !rest.includes('/');
}

const isDataTable = (path: string) =>
  path.endsWith('.texts.ts') || dataTables.some((table) => isNamedBy(table, path));
const isMeasured = ({ path }: RepoFile) => !path.endsWith('.gen.ts') && !isDataTable(path);
const opensWithComment = ({ text }: RepoFile) => /^(?:#![^\n]*\n)?\s*(?:\/\/|\/\*)/.test(text);
const isTooLong = ({ text }: RepoFile) => lineCount(text) > linesMax;
const wideLines = ({ path, text }: RepoFile) =>
  text
    .split('\n')
    .flatMap((line, at) => ([...line].length > columnsMax ? [`${path}:${at + 1}`] : []));

const sources = workspaceSources().filter(isMeasured);
const tools = typescriptIn('scripts', 'bench').filter(isMeasured);
const tests = typescriptIn('tests').filter(isMeasured);

describe('sizes', () => {
  it('every source file opens with a comment that says its stage', () => {
    const silent = [...workspaceSources(), ...tools, ...tests].filter((f) => !opensWithComment(f));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it(`no file is longer than ${linesMax} lines`, () => {
    const long = [...sources, ...tools, ...tests].filter(isTooLong);
    expect(long.map(({ path, text }) => `${path}: ${lineCount(text)}`)).toEqual([]);
  });

  it(`no line of a source is wider than ${columnsMax} columns`, () => {
    expect([...sources, ...tools].flatMap(wideLines)).toEqual([]);
  });

  it(`half of the sources have at most ${linesMedianMax} lines, nine in ten ${linesP90Max}`, () => {
    const lines = sources.map(({ text }) => lineCount(text));
    expect(percentile(lines, 0.5)).toBeLessThanOrEqual(linesMedianMax);
    expect(percentile(lines, 0.9)).toBeLessThanOrEqual(linesP90Max);
  });

  it('the list of data tables names existing files only', () => {
    const paths = workspaceSources().map(({ path }) => path);
    const idle = dataTables.filter((table) => !paths.some((path) => isNamedBy(table, path)));
    expect(idle).toEqual([]);
  });

  it('these rules see planted faults', () => {
    const plant = (text: string): RepoFile => ({ path: 'dsl/src/a.ts', text });
    expect(opensWithComment(plant("import { a } from './a.ts';\n// late"))).toBe(false);
    expect(opensWithComment(plant('#!/usr/bin/env node\n// The command.\n'))).toBe(true);
    expect(isTooLong(plant('//\n'.repeat(linesMax)))).toBe(false);
    expect(isTooLong(plant('//\n'.repeat(linesMax + 1)))).toBe(true);
    expect(wideLines(plant(`a\n${'é'.repeat(100)}\n${'b'.repeat(101)}`))).toEqual([
      'dsl/src/a.ts:3',
    ]);
    expect(isNamedBy('dsl/src/b*.ts', 'dsl/src/beta.ts')).toBe(true);
    expect(isNamedBy('dsl/src/b*.ts', 'dsl/src/b/gamma.ts')).toBe(false);
    expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9);
    expect(percentile([5, 1, 9], 0.5)).toBe(5);
  });
});
