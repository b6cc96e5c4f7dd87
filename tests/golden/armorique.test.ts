// Golden: the French contract of Armorique Santé uses every word and every form of the language, its
// examples hold, and its English translation means and bills the same.
import { describe, expect, it } from 'vitest';
import { compileContract, createSourceFile, printFile } from '../../dsl/src/index.ts';
import { KEYWORDS } from '../../dsl/src/language/keywords.ts';
import { declaredNames } from '../../dsl/src/syntax/declared-names.ts';
import { lexBlock } from '../../dsl/src/syntax/lexer.ts';
import { splitBlocks } from '../../dsl/src/syntax/split.ts';
import { bindFacts, runExamples } from '../../engine/src/index.ts';
import { draftsOf, exampleFolder, linesById, read } from '../support/folders.ts';
import { FORMS, formsIn } from '../support/forms.ts';

const prepared = read(exampleFolder('armorique'));
const { compilation, folder } = prepared;

/** Rows of the keyword table that the contract does without, each with its reason. */
const UNUSED_WORDS: Readonly<Record<string, string>> = {
  ThenRenewed: 'this contract is not renewed; the gallery has one that is',
  'EachSpan day': 'spans that this contract does not bill by; the gallery has them',
  'EachSpan half-year': 'likewise',
  'EachSpan contract-quarter': 'likewise',
  'EachSpan contract-half-year': 'likewise',
  'EachSpan term': 'likewise',
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
  'value: at': 'no price here is asked for another day; other-periods.test.ts has it',
  'value: during': 'no value here is asked for another period',
  'value: over series': 'the index is taken at its months',
  'shape: exactly': 'a cell of one value is a plain cell, and no band here is one value wide',
};

/** Figures worked out by hand in contracts-examples/armorique/README.md: invoice, line, amount. */
const FIGURES: readonly (readonly [string, string, string, string])[] = [
  ['2026-01', '5.1/SIP-BST/2026-01-01', '350.00', '30 x 9 + 10 x 8'],
  ['2026-01', '5.2/A03/2026-01-08', '0.11', '5.5 minutes beyond the pool of 60, at 0.02'],
  ['2026-01', '5.4/ARM-2026/2026-01-01', '120.00', '2 500 messages: 3 packages at 40'],
  ['2026-01', '8/ARM-2026/2026-01-01', '-28.20', '4 % of 2 705 - 2 000'],
  ['2026-02', '4.1/MLX-P/2026-02-01', '160.71', '500 x 9 / 28'],
  ['2026-02', '4.4/MLX-P/2026-02-10', '169.64', '250 x 19 / 28'],
  ['2026-02', '4.2/BST-S/2026-02-16', '100.00', '200 x 15 / 30'],
  ['2026-02', '5.7/MLX/2026-02-01', '-10.00', '60 capped at 50'],
  ['2026-02', '5.9/BST-P/2026-02-01', '20.00', '95th percentile 540, 40 over, at 0.50'],
  ['2026-02', '6/BAIE-1/2026-03-01', '260.00', '250 x 130 / 125, in advance'],
  ['2026-03', '7/ACH-1/2026-03-17', '947.60', '1 030 USD at 0.92'],
  ['2026-03', '8.1/ARM-2026/2026-01-01', '478.85', '50 % of 9 000 - 8 042.30'],
  ['2026-03', '9/BST/2026-03-01', '-35.00', '3 hours of 744: 5 % of 700'],
  ['2026-03', '9.1/BST/2026-03-01', '-30.00', '1 h + 2 h of working time'],
  ['2026-03', '11/OUE/2026-03-01', '19.61', '1 000 x 20 / 1 020, and a cent left over'],
  ['2026-03', '17/ARM-2026/2026-03-16', '180.65', '350 x 16 / 31, five sites'],
  ['2026-04', '4.1/OUE-P/2026-03-16~2026-04', '619.35', '1 200 x 16 / 31, held in March'],
  ['2026-04', '4.1/QPR-P/2026-04-01', '400.00', 'closed, but kept for its emergencies'],
  ['2026-04', '6/BAIE-1/2026-05-01', '267.80', '260 x 133.9 / 130'],
  ['2026-04', '7.1/L1/2026-04-14', '-60.00', 'three working days late'],
  ['2026-04', '8.1/ARM-2026/2026-01-01~2026-04', '-287.97', '190.88 - 478.85'],
  ['2026-04', '9/MLX/2026-04-01', '-60.00', '15 % of 480, capped'],
  ['2026-05', '4.1/CRH-P/2026-05-01', '154.84', '480 x 10 / 31, then suspended'],
  ['2026-05', '5.1/SIP-BST/2026-04-01~2026-05', '-15.00', '30 x 8.50 since April'],
  ['2026-05', '17/ARM-2026/2026-04-01~2026-05', '-350.00', 'ended since April'],
  ['2026-06', '15/ARM-2026/2026-04-01', '-128.01', '2 % of 6 400.71'],
  ['2026-06', '20/OUE/2026-06-01', '-4.00', 'the least of a site'],
];

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
  const files = from.trees.map((tree) =>
    createSourceFile(tree.file, printFile(tree, language, from.trees)),
  );
  return { files, compilation: compileContract({ files, tables: folder.tables }) };
}

const hashes = ({ history }: typeof compilation): unknown =>
  history?.plans.map(({ knownFrom, plan }) => [knownFrom, plan.hash]);

/** Notes that the contract's own scales draw. */
const AGREED = ['C0904', 'C0904'];

describe('Armorique Santé, in French', () => {
  it('has no problem but the words that say so', () => {
    // Packages of messages and storage at the whole volume: both fall at an edge, as agreed.
    expect(prepared.problems.map(({ code }) => code)).toEqual(AGREED);
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

describe('Armorique Santé, worked figures', async () => {
  const drafts = await draftsOf(prepared, '2026-01', '2026-06');
  const lines = linesById(drafts);

  it.each(FIGURES)('%s %s is %s: %s', (period, id, amount) => {
    expect(lines.get(`${period} ${id}`)?.amount).toBe(amount);
  });

  it('the free month of the second access and the end of assistance leave no line', () => {
    const clauses = (period: string) =>
      new Set(drafts.get(period)?.lines.map(({ clause }) => clause));
    expect(clauses('2026-06').has('4.2')).toBe(false);
    expect(clauses('2026-05').has('4.2')).toBe(true);
    expect(clauses('2026-06').has('17')).toBe(false);
  });

  it('holds what is typed in by hand or billed elsewhere, and an unsold speed until it is mended', () => {
    const held = [...drafts.values()].map((one) =>
      one.held.map(({ clause, subject, code }) => `${clause} ${subject} ${code}`),
    );
    const byHand = '13 ARM-2026 R0120';
    const cable = '14 OUE R0121';
    expect(held).toEqual([
      [byHand],
      [byHand],
      ['4.1 OUE-P R0104', byHand, cable],
      [byHand, cable],
      [byHand, cable],
      [byHand, cable],
    ]);
  });

  it('its totals, added up by hand in README.md', () => {
    const totals = [...drafts.values()].map(({ total }) => total);
    expect(totals).toEqual(['7505.51', '5335.94', '6281.88', '6940.35', '5490.60', '5356.77']);
  });
});

describe('Armorique Santé, translated', () => {
  const english = translated('en');
  const back = translated('fr', english.compilation);

  it('compiles in English, with the same plans', () => {
    expect(english.compilation.problems.map(({ code }) => code)).toEqual(AGREED);
    expect(english.files.every(({ text }) => text.startsWith('language en'))).toBe(true);
    expect(hashes(english.compilation)).toEqual(hashes(compilation));
  });

  it('comes back to French with the same plans', () => {
    expect(back.compilation.problems.map(({ code }) => code)).toEqual(AGREED);
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
