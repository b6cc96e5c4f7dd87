// What may not be written: clocks, chance and the outside world in the core, binary floats for
// amounts, unfinished work without an issue, tests left out.
import { describe, expect, it } from 'vitest';
import { lineAt, scan } from '../../scripts/support/scan.ts';
import { type RepoFile, typescriptIn } from '../../scripts/support/sources.ts';

/** Banned in the sources of dsl and engine, by the word that the allow-list uses. */
const bans: Readonly<Record<string, RegExp>> = {
  'Date.now': /\bDate\s*\.\s*now\b/g,
  'new Date': /\bnew\s+Date\b/g,
  'Temporal.Now': /\bTemporal\s*\.\s*Now\b/g,
  'Math.random': /\bMath\s*\.\s*random\b/g,
  'process.': /(?<![\w.$])process\s*\./g,
  'console.': /(?<![\w.$])console\s*\./g,
  'fetch(': /(?<![\w.$])fetch\s*\(/g,
  parseFloat: /\bparseFloat\b/g,
  toFixed: /\btoFixed\b/g,
  'Number(': /(?<![\w.$])Number\s*\(/g,
};

/** Where a ban of the last three does not hold, as `path: word`. Keep it empty. */
const allowed: readonly string[] = [];
const allowable = ['parseFloat', 'toFixed', 'Number('];

const unfinished = /\b(?:TODO|FIXME)\b(?!.*#\d+)/g;
const leftOut =
  /\.\s*(?:skip|only|todo|skipIf|runIf)\s*\(|\b(?:xit|xtest|xdescribe|fit|fdescribe)\(/g;

const key = (fault: { path: string; word: string }) => `${fault.path}: ${fault.word}`;

function banned(file: RepoFile) {
  const { bare } = scan(file.text);
  return Object.entries(bans).flatMap(([word, pattern]) =>
    [...bare.matchAll(pattern)].map((hit) => {
      return { path: file.path, word, line: lineAt(bare, hit.index) };
    }),
  );
}

function hits(pattern: RegExp, view: 'bare' | 'comments', file: RepoFile): readonly string[] {
  const text = scan(file.text)[view];
  return [...text.matchAll(pattern)].map(
    (hit) => `${file.path}:${lineAt(text, hit.index)}: ${hit[0]}`,
  );
}

describe('bans', () => {
  it('dsl and engine have no clock, chance, outside world or binary amounts', () => {
    const faults = typescriptIn('dsl/src', 'engine/src').flatMap(banned);
    const left = faults.filter((fault) => !allowed.includes(key(fault)));
    expect(left.map((fault) => `${fault.path}:${fault.line}: ${fault.word}`)).toEqual([]);
  });

  it('the allow-list holds only what is used and may be allowed', () => {
    const used = typescriptIn('dsl/src', 'engine/src').flatMap(banned).map(key);
    expect(allowed.filter((entry) => !used.includes(entry))).toEqual([]);
    expect(allowed.filter((entry) => !allowable.some((w) => entry.endsWith(`: ${w}`)))).toEqual([]);
  });

  it('unfinished work names its issue', () => {
    const files = typescriptIn('dsl', 'engine', 'cli', 'server', 'tests', 'bench', 'scripts');
    expect(files.flatMap((file) => hits(unfinished, 'comments', file))).toEqual([]);
  });

  it('no test is left out', () => {
    expect(typescriptIn('tests').flatMap((file) => hits(leftOut, 'bare', file))).toEqual([]);
  });

  it('these rules see planted faults, and no words in strings', () => {
    const plant = (text: string): RepoFile => ({ path: 'dsl/src/a.ts', text });
    const each = [
      'const a = Date.now();',
      'const b = new Date(0);',
      'const c = Temporal.Now.instant();',
      'const d = Math.random();',
      'const e = process.env;',
      'console.log(1);',
      'const f = fetch(`x`);',
      "const g = Number.parseFloat('1');",
      'const h = `${' + 'x.toFixed(2)}`;',
      "const i = Number('1');",
    ];
    for (const text of each) expect([text, banned(plant(text)).length]).toEqual([text, 1]);
    expect(banned(plant("const a = 'Date.now'; // console.log\nconst b = /process.x/;"))).toEqual(
      [],
    );
    expect(banned(plant('const a = toNumber(x) + this.process.x;'))).toEqual([]);
    expect(hits(unfinished, 'comments', plant('// TODO later'))).toHaveLength(1);
    expect(hits(unfinished, 'comments', plant('// FIXME #12: half a cent too much'))).toEqual([]);
    expect(hits(leftOut, 'bare', plant("it.skip('x', () => {});"))).toHaveLength(1);
    expect(hits(leftOut, 'bare', plant("describe.concurrent.only('x', f);"))).toHaveLength(1);
  });
});
