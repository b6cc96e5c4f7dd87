// Differential tests, generators: whole cases. A case is small numbers; rendering makes of them a
// contract's text, the rows of its data files, and the periods asked for.
import fc from 'fast-check';
import { type Month, monthIndexOf, parseDay } from '../../../dsl/src/values/index.ts';
import type { Tables } from '../reference/thing.ts';
import { TEMPLATES } from './clauses.ts';
import { Draw } from './draw.ts';
import { type Rows, rowsArbitrary, tablesOf } from './rows.ts';
import { shifted } from './shift.ts';
import { withDeclarations } from './vocabulary.ts';

/** A clause: a template and the numbers it draws from. */
interface ClauseSpec {
  readonly template: number;
  readonly numbers: readonly number[];
}

interface AmendmentSpec {
  readonly numbers: readonly number[];
  readonly clause: ClauseSpec;
}

/** What a case is made of. */
export interface Spec {
  readonly header: readonly number[];
  readonly clauses: readonly ClauseSpec[];
  readonly amendments: readonly AmendmentSpec[];
  readonly rows: Rows;
  readonly asked: readonly number[];
}

/** A case, written out. */
export interface Scenario {
  readonly text: string;
  readonly tables: Tables;
  readonly from: Month;
  readonly through: Month;
  readonly knownOn?: number;
}

const small = (length: number) => fc.array(fc.nat(119), { minLength: length, maxLength: length });

const clause: fc.Arbitrary<ClauseSpec> = fc.record({
  template: fc.nat(TEMPLATES.length - 1),
  numbers: fc.array(fc.nat(959), { minLength: 6, maxLength: 14 }),
});

/** Cases. */
export const specArbitrary: fc.Arbitrary<Spec> = fc.record({
  header: small(10),
  clauses: fc.array(clause, { minLength: 1, maxLength: 3 }),
  amendments: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.record({ numbers: small(6), clause }), { maxLength: 2 }) },
  ),
  rows: rowsArbitrary,
  asked: small(4),
});

/** Writes a case out. */
export function render(spec: Spec): Scenario {
  const clauses: string[] = [];
  for (const [index, one] of spec.clauses.entries()) {
    const isLast = index + 1 === spec.clauses.length && spec.amendments.length === 0;
    clauses.push(fitting(clauseText(one, charging(clauses), `${index + 1}`, isLast), clauses));
  }
  const amendments = spec.amendments.map((one, index) =>
    amendmentText(one, index + 1, clauses, spec.amendments.length === 1),
  );
  const body = withDeclarations([...clauses, ...amendments].join('\n'), new Draw(spec.header));
  const isClosed = /each term/.test(body);
  const text = `${headerText(new Draw(spec.header), isClosed)}\n${body}`;
  const { from, through, knownOn } = askedIn(spec);
  const scenario: Scenario = {
    text,
    tables: tablesOf(spec.rows),
    from,
    through,
    ...(knownOn === undefined ? {} : { knownOn }),
  };
  return shifted(scenario, new Draw(spec.asked.slice(-1)).pick(0, 5, 0, 8, 11, 0, 2));
}

const STARTS = ['2024-01-01', '2023-12-15', '2024-01-31', '2023-11-01'] as const;

function startOf(draw: Draw): string {
  return draw.of(STARTS);
}

// What is due for each term needs a term that ends: one without end has too many days to walk over.
function headerText(draw: Draw, isClosed: boolean): string {
  const start = startOf(draw);
  const term = draw.pick(
    isClosed ? ' for 4 months' : '',
    isClosed ? ' for 3 months, then renewed by 1 months' : '',
    ' for 3 months',
    ' for 14 months',
    ' until 2024-03-16',
    ' through 2024-04-10',
    isClosed ? ' for 3 months, then renewed by 3 months' : ' for 2 months, then month to month',
    ' for 3 months, then renewed by 2 months',
  );
  const lines = [
    'currency EUR',
    `in force from ${start}${term}`,
    `invoiced at the ${draw.pick('start', 'end')} of each month`,
    draw.pick('', 'recurring charges in advance', 'recurring charges in arrears'),
    draw.pick('', 'part months by thirty days', '', 'part months as whole months'),
    draw.pick('months end on their last day', 'months end on the next first day', ''),
    draw.pick(
      '',
      'each line rounded to 0.1 half even',
      '',
      'each line rounded to 0.01 down',
      'each line rounded to 0.05 half down',
    ),
    draw.pick(
      '',
      '',
      'contract years from 2023-02-15',
      'contract years from 2023-04-30',
      'contract years from 2024-02-29',
    ),
    draw.pick('', '', '', 'corrections up to 1 months back'),
  ];
  const kept = lines.filter((line) => line !== '').map((line) => `  ${line}\n`);
  return `contract "C" "Case"\n${kept.join('')}`;
}

const KINDS_OF_A_SITE = /^(?:site|access|device|usage|call|incident|expense|permonth)$/;
const KINDS_OF_AN_ACCESS = /^(?:access|device|usage|call|permonth)$/;

// An exception for each X is about what is charged for an X or for what refers to one.
function fitting(text: string, clauses: readonly string[]): string {
  const kindIn = (clause: string) => /^ +for each (\w+)/m.exec(clause)?.[1];
  const subject = kindIn(text);
  return text.replace(/^( +)(?:replaces|suspends|reinstates) (\d+)$/m, (sentence, start, id) => {
    const target = kindIn(clauses[Number(id) - 1] ?? '') ?? '';
    const kinds = subject === 'site' ? KINDS_OF_A_SITE : KINDS_OF_AN_ACCESS;
    const fits = subject === undefined || target === subject || kinds.test(target);
    return fits ? sentence : `${start}adds to ${id}`;
  });
}

// The ids of those of the clauses that charge: a price revision is no base, and is put off whole.
const charging = (clauses: readonly string[]): readonly string[] =>
  clauses.flatMap((text, index) => (text.includes('  multiply ') ? [] : [`${index + 1}`]));

function clauseText(
  { template, numbers }: ClauseSpec,
  before: readonly string[],
  id: string,
  isLast: boolean,
): string {
  const draw = new Draw(numbers);
  const make = TEMPLATES[template] ?? TEMPLATES[0];
  const sentences = make?.(draw, { clauses: before, isLast, own: id }) ?? [];
  return `clause ${id} "Clause ${id}"\n${sentences.map((line) => `  ${line}\n`).join('')}`;
}

function amendmentText(
  { numbers, clause: changed }: AmendmentSpec,
  id: number,
  clauses: readonly string[],
  isOnly: boolean,
): string {
  const draw = new Draw(numbers);
  const target = draw.below(clauses.length);
  const name = `${target + 1}`;
  const signed = draw.pick('2024-01-10', '2024-02-14', '2024-03-05', '2023-12-01');
  const effective = draw.pick('2024-01-15', '2024-02-01', '2024-01-01', '2024-03-10');
  const known = draw.pick('', ' known from 2024-03-01');
  const base = clauses.join('');
  const added = indented(
    fitting(clauseText(changed, charging(clauses), `${10 + id}`, false), clauses),
  );
  const restated = indented(
    fitting(clauseText(changed, charging(clauses.slice(0, target)), name, false), clauses),
  );
  // A clause that others put off for some cannot become a price revision.
  const isPutOff = new RegExp(`(?:replaces|suspends|reinstates) ${name}\\b`).test(base);
  // Changes of what the base has, told oftener since few bases have it.
  const changes = [
    ...(/\bprices\b/.test(base) && isOnly ? [ROW_CHANGE, NEW_PRICES] : []),
    ...(/\blist price\b/.test(base) ? [NEW_LIST_PRICE] : []),
    ...(/\bladder\b/.test(base) ? [NEW_LADDER] : []),
    ...(/\byearfee\b/.test(base) ? [NEW_FEE] : []),
    ...(/up to 40 EUR/.test(clauses[target] ?? '') && isOnly
      ? [`  in clause ${name}, band up to 40 EUR becomes 2 %\n`]
      : []),
  ];
  const body = draw.of([
    isPutOff && restated.includes('  multiply ') ? added : restated,
    `  suspends ${name}\n`,
    `  ends ${name}\n`,
    added,
    `  reinstates ${name}\n`,
    `  suspends ${clauses.map((_, at) => at + 1).join(', ')}\n`,
    ...changes,
    ...changes,
    ...changes,
  ]);
  return `amendment ${id} signed ${signed} effective ${effective}${known}\n${body}`;
}

const ROW_CHANGE = '  in table prices, row Standard, over 2 : monthly becomes 150\n';

const NEW_PRICES = `  table prices by cos, zone
    cos | zone | monthly (EUR per month) | setup (EUR)
    Standard | over 0 | 60 | 20
    Gold | any | 61.20 | 21
`;

const NEW_LIST_PRICE = `  define list price for each access as
    if backup then 2 EUR per month otherwise 9.50 EUR per month
`;

const NEW_LADDER = `  scale ladder graduated
    up to 2 : 0.7
    over 2 : 0.5
`;

const NEW_FEE = '  in table yearfee : yearly becomes 2400\n';

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');

function askedIn({ header, asked }: Spec): Pick<Scenario, 'from' | 'through' | 'knownOn'> {
  const draw = new Draw(asked);
  const start = monthIndexOf(parseDay(startOf(new Draw(header))) ?? 0);
  const from = start + (draw.once(40) ? 12 : draw.pick(1, 0, 2, 3, 1, 2, 1, 3));
  const through = from + draw.pick(0, 1, 2);
  const day = draw.pick('', '', '', '2024-02-15', '2024-03-31', '2024-05-01');
  const knownOn = parseDay(day);
  return knownOn === undefined ? { from, through } : { from, through, knownOn };
}
