// Golden: the French contract of Armorique Santé uses every word and every form of the language, its
// examples hold, and its English translation means and bills the same.
import { describe, expect, it } from 'vitest';
import { compileContract, createSourceFile, printFile } from '../../dsl/src/index.ts';
import { KEYWORDS } from '../../dsl/src/language/keywords.ts';
import { declaredNames } from '../../dsl/src/syntax/declared-names.ts';
import { lexBlock } from '../../dsl/src/syntax/lexer.ts';
import { splitBlocks } from '../../dsl/src/syntax/split.ts';
import { bindFacts, runExamples } from '../../engine/src/index.ts';
import { draftsOf, exampleFolder, read } from '../support/folders.ts';
import { FORMS, formsIn } from '../support/forms.ts';

const prepared = read(exampleFolder('armorique'));
const { compilation, folder } = prepared;

/** Rows of the keyword table that the contract does without, each with its reason. */
const UNUSED_WORDS: Readonly<Record<string, string>> = {
  'EachStartEnd start': 'a contract is drawn at one end of the month; Helvarion at the start',
  'MonthsEnd next-first': 'a contract has one rule of month ends',
  'PriceBase original': 'an indexation has one base; Helvarion has this one',
  'Mode half-even': 'no French invoice is rounded so; the round trip of printing has it',
  'Mode half-down': 'likewise',
  'Weekday 2': 'working days are named by their first and last',
  'Weekday 3': 'likewise',
  'Weekday 4': 'likewise',
  'Weekday 6': 'likewise',
  'Weekday 7': 'likewise',
};

/** Forms of the language that the contract does without, each with its reason. */
const UNUSED_FORMS: Readonly<Record<string, string>> = {
  'shape: exactly': 'a cell of one value is a plain cell, and no band here is one value wide',
};

const rowOf = ({ token, payload }: { token: string; payload?: unknown }): string =>
  typeof payload === 'string' ? `${token} ${payload}` : token;

function wordsUsed(): Set<string> {
  const texts = folder.files.map(({ text }) => text);
  const names = texts
    .flatMap((text) => declaredNames(text, 'fr'))
    .sort((a, b) => b.length - a.length);
  const blocks = texts.flatMap((text) => splitBlocks(text));
  const lines = blocks.flatMap(({ text }) => lexBlock(text, { language: 'fr', names }).lines);
  const tokens = lines.flatMap((line) => line.tokens);
  return new Set(tokens.map((one) => rowOf({ token: one.tokenType.name, payload: one.payload })));
}

/** The contract in another language, printed from its trees. */
function translated(language: 'en' | 'fr', from = compilation) {
  const files = from.trees.map((tree) => createSourceFile(tree.file, printFile(tree, language)));
  return { files, compilation: compileContract({ files, tables: folder.tables }) };
}

const hashes = ({ history }: typeof compilation): unknown =>
  history?.plans.map(({ knownFrom, plan }) => [knownFrom, plan.hash]);

describe('Armorique Santé, in French', () => {
  it('has no problem but the words that say so', () => {
    expect(prepared.problems.map(({ code }) => code)).toEqual([]);
  });

  it('uses every word of the keyword table', () => {
    const used = wordsUsed();
    const rows = [...new Set(KEYWORDS.map(rowOf))];
    expect(rows.filter((row) => !used.has(row))).toEqual(rows.filter((row) => row in UNUSED_WORDS));
    expect(Object.keys(UNUSED_WORDS).filter((row) => !rows.includes(row))).toEqual([]);
  });

  it('uses every form of the trees', () => {
    const used = formsIn(compilation.trees);
    expect(FORMS.filter((form) => !used.has(form))).toEqual(Object.keys(UNUSED_FORMS));
    expect([...used].filter((form) => !FORMS.includes(form))).toEqual([]);
  });

  it('holds to its examples, which are about eight clauses and more', async () => {
    const results = await runExamples(compilation, folder.files, folder.tables);
    const failed = results.filter(({ holds }) => !holds);
    expect(failed.map(({ about, expected, found }) => ({ about, expected, found }))).toEqual([]);
    const clauses = new Set(results.map(({ about }) => about.split(' ')[1]));
    expect(clauses.size).toBeGreaterThan(15);
  });
});

describe('Armorique Santé, translated', () => {
  const english = translated('en');
  const back = translated('fr', english.compilation);

  it('compiles in English, with the same plans', () => {
    expect(english.compilation.problems).toEqual([]);
    expect(english.files.every(({ text }) => text.startsWith('language en'))).toBe(true);
    expect(hashes(english.compilation)).toEqual(hashes(compilation));
  });

  it('comes back to French with the same plans', () => {
    expect(back.compilation.problems).toEqual([]);
    expect(back.files.every(({ text }) => text.startsWith('langue fr'))).toBe(true);
    expect(hashes(back.compilation)).toEqual(hashes(compilation));
  });

  it('bills the same lines in English', async () => {
    const plan = english.compilation.history?.plans.at(-1)?.plan;
    expect(plan).toBeDefined();
    const facts = plan && bindFacts(plan, folder.tables).value;
    const inEnglish = { ...prepared, compilation: english.compilation, facts };
    expect(await draftsOf(inEnglish, '2026-01', '2026-06')).toEqual(
      await draftsOf(prepared, '2026-01', '2026-06'),
    );
  });

  it('holds to its examples in English too', async () => {
    const results = await runExamples(english.compilation, english.files, folder.tables);
    expect(results.length).toBeGreaterThan(20);
    expect(results.filter(({ holds }) => !holds)).toEqual([]);
  });
});
