// Golden: each folder of contracts-examples/bad draws the one code that it is named after, with the
// words and the underlining kept in its expected.txt.
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DATA_FILE_LIMIT } from '../../cli/src/folder.ts';
import { CATALOGUE, type Diagnostic, wordsOf } from '../../dsl/src/index.ts';
import { TOKENS } from '../../dsl/src/syntax/tokens.ts';
import { namesIn, repoRoot } from '../../scripts/support/sources.ts';
import { problemsIn, rendered, textIn } from '../support/outcome.ts';

const HOME = 'contracts-examples/bad';
const LANGUAGES = ['en', 'fr'] as const;

/**
 * Codes that cannot come alone: a file's problems are cut off only when it has very many; an item
 * that finds no row is told of before it is rated.
 */
const COMPANIONS: Readonly<Record<string, string>> = { R0216: 'R0211', R0102: 'R0302' };
/** Files too large to be kept, grown before the folder is read. */
const GROWN: Readonly<Record<string, string>> = { R0290: 'all-years.csv' };

const folders = namesIn(HOME).folders;
const codeOf = (folder: string) => folder.slice(0, 5);
const temporary: string[] = [];
afterAll(() => {
  for (const path of temporary) rmSync(path, { recursive: true });
});

function prepared(folder: string): string {
  const path = join(repoRoot, HOME, folder);
  const grown = GROWN[codeOf(folder)];
  if (grown === undefined) return path;
  const copy = mkdtempSync(join(tmpdir(), 'avenant-bad-'));
  temporary.push(copy);
  cpSync(path, copy, { recursive: true });
  writeFileSync(join(copy, grown), 'call,site,length,day\n');
  truncateSync(join(copy, grown), DATA_FILE_LIMIT + 1);
  return copy;
}

async function ownProblem(path: string, code: string): Promise<Diagnostic | undefined> {
  const found = (await problemsIn(path)).filter((one) => one.code !== COMPANIONS[code]);
  expect(found.map((one) => one.code)).toEqual([code]);
  return found[0];
}

const tokenNames = new RegExp(`(?<![\\p{L}\`])(?:${Object.keys(TOKENS).join('|')})(?!\\p{L})`, 'u');

describe('bad contracts', () => {
  it.each(folders)('%s draws its code, in the words expected', async (folder) => {
    const path = prepared(folder);
    const found = await ownProblem(path, codeOf(folder));
    if (found === undefined) return;
    const texts = LANGUAGES.map((language) => rendered(found, language, textIn(path)));
    const text = `${texts.join('\n\n')}\n`;
    const expected = join(repoRoot, HOME, folder, 'expected.txt');
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(expected, text);
    expect(existsSync(expected) ? readFileSync(expected, 'utf8') : '').toBe(text);
  });

  it.each(folders)('%s: words that a reader of contracts knows', async (folder) => {
    const found = await ownProblem(prepared(folder), codeOf(folder));
    for (const language of LANGUAGES) {
      if (found === undefined) continue;
      const { message, help = '' } = wordsOf(found, language);
      for (const text of [message, help]) {
        expect(text).not.toMatch(/\{\p{L}+\}/u);
        expect(text).not.toMatch(tokenNames);
        expect(text).not.toMatch(/\.$|undefined|``/);
      }
    }
  });

  it.each(folders.filter((name) => name.startsWith('C')))('%s underlines words', async (folder) => {
    const path = prepared(folder);
    const found = await ownProblem(path, codeOf(folder));
    if (found === undefined || found.code === 'C0322') return; // Nothing there to underline.
    const { file, line, column, endLine, endColumn } = found.place;
    const text = textIn(path)(file)?.split('\n')[line - 1] ?? '';
    const end = endLine === line ? endColumn : text.length + 1;
    expect(text.slice(column - 1, end - 1).trim()).not.toBe('');
  });

  it('folders hold what is read, and nothing else', () => {
    const extra = folders.flatMap((folder) => {
      const home = join(HOME, folder);
      const contract = readFileSync(join(repoRoot, home, 'contract.avn'), 'utf8');
      const { files, folders: inside } = namesIn(home);
      const unread = files.filter((name) => !contract.includes(`"${name}"`));
      return [...unread, ...inside].map((name) => `${folder}/${name}`);
    });
    const usual = folders.flatMap((name) => [`${name}/contract.avn`, `${name}/expected.txt`]);
    expect(extra.toSorted()).toEqual(usual.toSorted());
  });

  it('are about codes of the catalogue; about a quarter of them are in French', () => {
    const codes = Object.keys(CATALOGUE);
    expect(folders.filter((folder) => !codes.includes(codeOf(folder)))).toEqual([]);
    const french = folders.filter((folder) =>
      readFileSync(join(repoRoot, HOME, folder, 'contract.avn'), 'utf8').startsWith('langue fr'),
    );
    expect(french.length / folders.length).toBeGreaterThan(0.2);
    expect(french.length / folders.length).toBeLessThan(0.35);
  });
});
