// The plan's hash: equal for the same contract however it is laid out, commented, cut into files or
// translated; another as soon as a price, a unit, a verb, a date or a rounding is another. And the
// selectors of every plan are conditions that json-rules-engine takes.
import { readFileSync } from 'node:fs';
import {
  compileContract,
  createSourceFile,
  parseFiles,
  printFile,
  type TableFile,
} from '@avenant/dsl';
import fc from 'fast-check';
import { Engine, type RuleProperties } from 'json-rules-engine';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../cli/src/folder.ts';
import type { Condition, RatingPlan } from '../../dsl/src/plan/index.ts';
import { DECIMAL_OPERATORS } from '../../engine/src/select/operators.ts';
import { EXAMPLES, exampleFolder } from '../support/folders.ts';
import { blocksOf, declares, STANDARD } from '../support/standard-contract.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

type Tables = ReadonlyMap<string, TableFile>;
const NONE: Tables = new Map();

/** The plans of a contract's files, without errors. */
function plansOf(texts: readonly string[], tables = NONE): readonly RatingPlan[] {
  const files = texts.map((text, index) => createSourceFile(`${index}.avn`, text));
  const { history, problems } = compileContract({ files, tables });
  const errors = problems.filter(({ severity }) => severity === 'error');
  const told = errors.map(({ code, place, values }) => [code, place, values]);
  if (told.length > 0 || history === undefined) {
    throw new Error(JSON.stringify(told));
  }
  return history.plans.map(({ plan }) => plan);
}

const hashesOf = (texts: readonly string[], tables = NONE): readonly string[] =>
  plansOf(texts, tables).map(({ hash }) => hash);

const MORE = `
clause 2 "Report"
  each quarter
  charge 250 EUR

clause 3 "Calls"
  for each call where length > 30 seconds and country of site is one of FR, DE
  when number of call in the month > 3
  charge 0.01 EUR per minute * length at most 5 EUR
  rounded to 0.0001 half up

clause 4 "Credit"
  for each access where term >= 24 months
  credit 5 % of monthly of access price
  in arrears

clause 5 "Indexation"
  multiply monthly of access price by index for previous month(9) / index for 2024-09
  every 12 months from 2027-01-01
  at most 1.04
  on the price before

clause 6 "Free weeks"
  suspends 1.1
  for each access where opened of site < 2025-01-01
  in force from 2026-03-01 until 2026-04-01

clause 7 "Discount"
  discount charges of 1.1 graduated
    up to 1 000 EUR : 0 %
    otherwise : 7 %

clause 8 "Availability"
  for each site
  each month
  credit 1 EUR * count times(within(times of incident of this site, open hours(office)))

amendment 1 "Summer" signed 2026-06-12 effective 2026-07-01
  in table access price, row 100 : monthly becomes 300
`;
const contract = `${STANDARD.en}${MORE}`;

interface Contract {
  readonly name: string;
  readonly texts: readonly string[];
  readonly tables: Tables;
}

const folders: readonly Contract[] = EXAMPLES.map((name) => {
  const { files, tables } = readFolder(exampleFolder(name));
  return { name, texts: files.map(({ text }) => text), tables };
});

/** The first contract of the language page with all its fragments. */
function pageFiles(): readonly string[] {
  const [first = '', ...rest] = [
    ...read('docs/language.md').matchAll(/```avenant\n([\s\S]*?)```/g),
  ].map(([, text = '']) => text);
  return [first, ...rest.filter((text) => !/^(?:language|langue) /.test(text))];
}

const contracts: readonly Contract[] = [
  { name: 'the standard contract', texts: [contract], tables: NONE },
  { name: 'the standard contract in French', texts: [STANDARD.fr], tables: NONE },
  { name: 'the language page', texts: pageFiles(), tables: NONE },
  ...folders,
];

function printedIn(language: 'en' | 'fr', texts: readonly string[]): readonly string[] {
  const files = texts.map((text, index) => createSourceFile(`${index}.avn`, text));
  const trees = parseFiles(files).value;
  return trees.map((tree) => printFile(tree, language, trees));
}

describe('a plan has the same hash', () => {
  const expected = hashesOf([contract]);

  it('as itself compiled again, and another under each set of amendments', () => {
    expect(hashesOf([contract])).toEqual(expected);
    expect(new Set(expected).size).toBe(2);
    for (const hash of expected) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('whatever its blank lines, comments, spaces and line ends', () => {
    const change = fc.constantFrom('blank', 'comment', 'beside', 'trailing', 'wide');
    const changes = fc.array(fc.tuple(fc.nat(), change), { maxLength: 12 });
    fc.assert(
      fc.property(changes, fc.constantFrom('\n', '\r\n'), (list, end) => {
        const lines = contract.split('\n');
        for (const [place, how] of list) {
          const at = 2 + (place % (lines.length - 2));
          lines[at] = changedLine(lines[at] ?? '', how);
        }
        expect(hashesOf([lines.join('\n').replaceAll('\n', end)])).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it.each(contracts)('in either language, in canonical form, and back: $name', (one) => {
    const hashes = hashesOf(one.texts, one.tables);
    for (const language of ['en', 'fr'] as const) {
      const other = language === 'en' ? 'fr' : 'en';
      const printed = printedIn(language, one.texts);
      const back = printedIn(other, printed);
      expect(hashesOf(printed, one.tables)).toEqual(hashes);
      expect(hashesOf(back, one.tables)).toEqual(hashes);
      expect(printedIn(language, back)).toEqual(printed);
    }
  });

  it('wherever its blocks stand, in however many files, some in French', () => {
    const blocks = blocksOf(contract).filter((block) => !/^language/.test(block));
    const kindOf = (block: string) => declares(block).split(' ')[0] ?? '';
    // Blocks of one kind keep their order, which is that of lines and columns.
    const order = fc.shuffledSubarray(blocks.map(kindOf), { minLength: blocks.length });
    const cuts = fc.array(fc.boolean(), { minLength: blocks.length, maxLength: blocks.length });
    const french = fc.array(fc.boolean(), { minLength: blocks.length, maxLength: blocks.length });
    fc.assert(
      fc.property(order, cuts, french, (kinds, cut, translate) => {
        const left = Map.groupBy(blocks, kindOf);
        const files: string[][] = [];
        kinds.forEach((kind, index) => {
          const block = left.get(kind)?.shift() ?? '';
          const last = files.at(-1);
          if (last === undefined || cut[index]) files.push([block]);
          else last.push(block);
        });
        const texts = files.map((file) => `language en\n\n${file.join('')}`);
        const mixed = texts.map((text, index) =>
          translate[index] ? (printedIn('fr', [text])[0] ?? '') : text,
        );
        expect(hashesOf(mixed)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['| 120 |', '| 120.00 |'],
    ['250 EUR', '250.00 EUR'],
    ['up to 1 000 EUR', 'up to 1000 EUR'],
    ['at most 1.04', 'at most 1.040'],
    ['(EUR per month)', '( EUR  per  month )'],
  ])('when %s is written %s', (before, after) => {
    expect(contract).toContain(before);
    expect(hashesOf([contract.replaceAll(before, after)])).toEqual(expected);
  });

  it('when an example is added, which bills nothing', () => {
    const example = 'example "none"\n  invoice of 2026-01 has no 2\n';
    expect(hashesOf([`${contract}\n${example}`])).toEqual(expected);
  });
});

function changedLine(line: string, how: string): string {
  const indent = ' '.repeat(line.length - line.trimStart().length);
  switch (how) {
    case 'blank':
      return indent === '' ? `\n${line}` : line;
    case 'comment':
      return `${indent}-- a note\n${line}`;
    case 'beside':
      return line.trim() === '' ? line : `${line} -- a note`;
    case 'trailing':
      return line.trim() === '' ? line : `${line}   `;
    default: {
      // Spaces between words grow, those of texts and of the margin do not.
      const words = line.trimStart();
      return /["`]/.test(words) ? line : indent + words.replace(/ (?=[^-\d])/g, '   ');
    }
  }
}

describe('a plan has another hash', () => {
  const expected = hashesOf([contract]);
  const changes: readonly (readonly [string, string, string])[] = [
    ['a price', '10 Mbps | 120', '10 Mbps | 121'],
    ['a price by a cent', '450', '450.01'],
    ['an amended price', 'monthly becomes 300', 'monthly becomes 301'],
    ['a share', 'otherwise : 7 %', 'otherwise : 8 %'],
    ['an edge of a band', 'up to 1 000 EUR', 'up to 1 001 EUR'],
    ['a key of a row', '10 Mbps |', '20 Mbps |'],
    ['a unit of a key', '10 Mbps |', '10 kbps |'],
    ['a unit of an attribute', 'speed : Mbps', 'speed : Gbps'],
    ['a unit of a price', '0.01 EUR per minute', '0.01 EUR per hour'],
    ['a unit of a column', 'monthly (EUR per month)', 'monthly (EUR per year)'],
    ['a unit in a selector', 'length > 30 seconds', 'length > 30 minutes'],
    ['a value in a selector', 'length > 30 seconds', 'length > 31 seconds'],
    ['a relation in a selector', 'length > 30 seconds', 'length >= 30 seconds'],
    ['a list in a selector', 'is one of FR, DE', 'is one of FR, IT'],
    ['a condition', 'in the month > 3', 'in the month > 4'],
    ['the verb of a charge', 'charge 250 EUR', 'credit 250 EUR'],
    ['a surcharge for a charge', 'charge 250 EUR', 'surcharge 250 EUR'],
    ['the verb of an exception', 'suspends 1.1', 'reinstates 1.1'],
    ['a bound', 'at most 5 EUR', 'at least 5 EUR'],
    ['the kind of a scale', 'charges of 1.1 graduated', 'charges of 1.1 whole volume'],
    ['a measure', 'count times(within', 'count times(without'],
    ['the start of the term', 'in force from 2026-01-01', 'in force from 2026-01-02'],
    ['the start of a clause', 'in force from 2026-03-01', 'in force from 2026-03-02'],
    ['the end of a clause', 'until 2026-04-01', 'until 2026-05-01'],
    ['an end that is included', 'until 2026-04-01', 'through 2026-04-01'],
    ['a date in a selector', 'opened of site < 2025-01-01', 'opened of site < 2025-01-02'],
    ['the date of a revision', 'from 2027-01-01', 'from 2027-02-01'],
    ['the interval of a revision', 'every 12 months', 'every 24 months'],
    ['the base of a revision', 'on the price before', 'on the original price'],
    ['the date of an amendment', 'effective 2026-07-01', 'effective 2026-08-01'],
    ['a holiday', 'holidays 2026-01-01', 'holidays 2026-01-02'],
    ['opening hours', 'to 18:00', 'to 19:00'],
    ['a value of a series', '2025-09 : 103', '2025-09 : 104'],
    ['a date of publication', 'published 2025-10-31', 'published 2025-10-30'],
    ['a step of rounding', 'rounded to 0.0001', 'rounded to 0.01'],
    ['a mode of rounding', '0.0001 half up', '0.0001 half even'],
    ['the rounding of lines', 'currency EUR', 'currency EUR\n  each line rounded to 0.05 half up'],
    [
      'the currency of nothing yet',
      'currency EUR',
      'currency EUR\n  contract years from 2026-02-01',
    ],
    ['part months', 'currency EUR', 'currency EUR\n  part months by thirty days'],
    ['the day of drawing', 'currency EUR', 'currency EUR\n  invoiced at the start of each month'],
    ['the reach of corrections', 'currency EUR', 'currency EUR\n  corrections up to 6 months back'],
    ['the timing of a clause', 'in arrears', 'in advance'],
    ['the span of a clause', 'each quarter', 'each calendar year'],
    ['the day of a charge', 'once on service start', 'once on service end'],
    ['the title of a clause', '"Report"', '"Reports"'],
    ['a citation', '"Report"', '"Report" cites "Annex B"'],
    ['a column of a file', 'seats : number', 'seats : number in column places'],
    ['a file', '"sites.csv"', '"places.csv"'],
    ['the column of knowledge', 'key circuit', 'key circuit\n  known from recorded'],
  ];
  const seen = new Map<string, string>();

  it.each(changes)('when %s changes', (name, before, after) => {
    expect(contract).toContain(before);
    const latest = hashesOf([contract.replace(before, after)]).at(-1) ?? '';
    expect(latest).not.toBe(expected.at(-1));
    expect(seen.get(latest)).toBeUndefined();
    seen.set(latest, name);
  });

  it('for every price', () => {
    const cents = fc.nat({ max: 10_000_000 }).map((n) => `${Math.floor(n / 100)}.${n % 100}`);
    const priced = (price: string) => contract.replace('10 Mbps | 120', `10 Mbps | ${price}`);
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const equal = Number(a) === Number(b);
        expect(hashesOf([priced(a)])[0] === hashesOf([priced(b)])[0]).toBe(equal);
      }),
      { numRuns: 40 },
    );
  });
});

type Leaf = Extract<Condition, { readonly fact: string }>;

function leavesOf(condition: Condition): readonly Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  return 'not' in condition ? leavesOf(condition.not) : [condition];
}

describe('conditions', () => {
  it.each(contracts)('are taken and run by json-rules-engine: $name', async (one) => {
    const rules = plansOf(one.texts, one.tables).flatMap((plan) => plan.rules);
    const engine = new Engine();
    for (const [name, operator] of Object.entries(DECIMAL_OPERATORS)) {
      engine.addOperator(name, operator);
    }
    const facts: Record<string, unknown> = {};
    let taken = 0;
    for (const { id, conditions } of rules) {
      if (conditions === undefined) continue;
      const top = { all: [conditions] } as RuleProperties['conditions'];
      engine.addRule({ name: id, conditions: top, event: { type: id } });
      for (const { fact, value } of leavesOf(conditions)) facts[fact] = value;
      taken += 1;
    }
    // An engine refuses what is no condition, and an operator that it does not know.
    const { results, failureResults } = await engine.run(facts);
    expect(results.length + failureResults.length).toBe(taken);
  });

  it('are refused by it when they are none', async () => {
    const wrong = { all: [{ fact: 'a', operator: 'no such', value: 1 }] };
    const engine = new Engine([{ conditions: wrong, event: { type: 'wrong' } }]);
    await expect(engine.run({ a: 1 })).rejects.toThrow('no such');
    const none = { fact: 'a' } as unknown as RuleProperties['conditions'];
    expect(() => new Engine([{ conditions: none, event: { type: 'none' } }])).toThrow();
  });

  it('say what the selector says, operator by operator', () => {
    const rules = plansOf([contract])[0]?.rules ?? [];
    const of = (clause: string) => rules.find((rule) => rule.clause === clause)?.conditions;
    const decimal = (operator: string, fact: string, value: string) => ({ fact, operator, value });
    expect(of('4')).toEqual(decimal('decimalGreaterThanInclusive', 'term', '24'));
    expect(of('6')).toEqual(decimal('decimalLessThan', 'opened of site', '2025-01-01'));
    expect(leavesOf(of('3') ?? { all: [] })).toContainEqual(
      decimal('decimalGreaterThan', 'length', '30'),
    );
    expect(of('1.1')).toBeUndefined();
  });
});
