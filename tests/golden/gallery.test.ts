// Golden: the gallery, one mechanism a folder. Each contract is clean and canonical, says the same
// in the other language, and bills what its expected.csv worked out by hand.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  compileContract,
  createSourceFile,
  type Language,
  printFile,
} from '../../dsl/src/index.ts';
import { type RatedPeriod, runExamples } from '../../engine/src/index.ts';
import { namesIn, repoRoot } from '../../scripts/support/sources.ts';
import { draftsOf, read } from '../support/folders.ts';

const HOME = 'contracts-examples/gallery';
const HEADINGS = 'invoice,line,amount,working';
const { folders } = namesIn(HOME);

type Row = { readonly invoice: string; readonly text: string; readonly working: string };

/** The rows of an expected.csv: what stands after the third comma is the working. */
function rowsOf(folder: string): readonly Row[] {
  const file = readFileSync(join(repoRoot, HOME, folder, 'expected.csv'), 'utf8');
  const [headings, ...rows] = file.trimEnd().split('\n');
  expect(headings).toBe(HEADINGS);
  return rows.map((row) => {
    const [invoice = '', line = '', amount = '', ...working] = row.split(',');
    return { invoice, text: `${invoice} ${line} ${amount}`, working: working.join(',') };
  });
}

/** What a draft holds, in the same texts. */
function textsOf({ period, lines, held }: RatedPeriod): readonly string[] {
  const texts = [
    ...lines.map(({ id, amount }) => `${period} ${id} ${amount}`),
    ...held.map(({ clause, subject, code }) => `${period} ${clause}/${subject} held ${code}`),
  ];
  return texts.length > 0 ? texts : [`${period}  nothing`];
}

const otherThan = (language: Language): Language => (language === 'en' ? 'fr' : 'en');

type Compiled = ReturnType<typeof compileContract>;

/** All texts of a contract, printed from its trees. */
const printed = ({ trees }: Compiled, language: Language) =>
  trees.map((tree) => createSourceFile(tree.file, printFile(tree, language, trees)));

const hashes = ({ history }: Compiled): unknown =>
  history?.plans.map(({ knownFrom, plan }) => [knownFrom, plan.hash]);

/** Contracts whose prices fall for the whole quantity: so many edges are told of, as agreed. */
const CLIFFS: Readonly<Record<string, number>> = {
  '16-price-by-final-duration': 2,
  '27-tiers': 2,
  '29-mesures-de-choix': 1,
  '109-re-rated-on-leaving': 2,
};

describe('the gallery', () => {
  it.each(folders)('%s is clean in both languages, and bills as worked out', async (folder) => {
    const prepared = read(join(repoRoot, HOME, folder));
    const { compilation, problems, folder: source } = prepared;
    const cliffs = new Array<string>(CLIFFS[folder] ?? 0).fill('C0904');
    expect(problems.map(({ code }) => code)).toEqual(cliffs);

    const [first] = compilation.trees;
    const own = first?.language ?? 'en';
    expect(printed(compilation, own)).toEqual(source.files);
    const files = printed(compilation, otherThan(own));
    const translated = compileContract({ files, tables: source.tables });
    expect(translated.problems.map(({ code }) => code)).toEqual(cliffs);
    expect(hashes(translated)).toEqual(hashes(compilation));
    expect(printed(translated, own)).toEqual(source.files);

    const results = await runExamples(compilation, source.files, source.tables);
    expect(results.filter(({ holds }) => !holds)).toEqual([]);

    const rows = rowsOf(folder);
    const named = [...new Set(rows.map(({ invoice }) => invoice))].toSorted();
    const drafts = await draftsOf(prepared, named[0] ?? '', named.at(-1) ?? '');
    const found = [...drafts.values()]
      .filter(({ period }) => named.includes(period))
      .flatMap(textsOf);
    expect(found.toSorted()).toEqual(rows.map(({ text }) => text).toSorted());
  });

  it('holds what is read, and nothing else', () => {
    const extra = folders.flatMap((folder) => {
      const contract = readFileSync(join(repoRoot, HOME, folder, 'contract.avn'), 'utf8');
      const { files, folders: inside } = namesIn(join(HOME, folder));
      const unread = files.filter((name) => !contract.includes(`"${name}"`));
      return [...unread, ...inside].map((name) => `${folder}/${name}`);
    });
    const usual = folders.flatMap((name) => [`${name}/contract.avn`, `${name}/expected.csv`]);
    expect(extra.toSorted()).toEqual(usual.toSorted());
    expect(folders.filter((name) => !/^\d{2,3}(-[a-z0-9]+)+$/.test(name))).toEqual([]);
  });

  it('shows the working of every amount', () => {
    const bare = folders.flatMap((folder) =>
      rowsOf(folder).filter(({ text, working }) => !text.endsWith('nothing') && working === ''),
    );
    expect(bare.map(({ text }) => text)).toEqual([]);
  });

  it('is written in both languages', () => {
    const french = folders.filter((folder) =>
      readFileSync(join(repoRoot, HOME, folder, 'contract.avn'), 'utf8').startsWith('langue fr'),
    );
    expect(french.length).toBeGreaterThan(4);
    expect(french.length).toBeLessThan(folders.length / 2);
  });
});
