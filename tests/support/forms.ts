// Test support: the forms of the language that a contract uses: sentences, values, windows, cells,
// shapes of bands. In: trees. Out: names such as `clause: credit`, `value: if`, `window: term`.
import type {
  AmendmentSentence,
  Block,
  CalendarSentence,
  Cell,
  ClauseSentence,
  ContractSentence,
  ExampleSentence,
  FileAst,
  TypePhrase,
  TypeSentence,
} from '../../dsl/src/ast/block.ts';
import type {
  AggregatePhrase,
  Expression,
  Range,
  WindowPhrase,
} from '../../dsl/src/ast/expression.ts';

/** Every member of a union, so that a form added to the language has to be added here. */
type Every<T extends string> = Readonly<Record<T, true>>;

const BLOCKS: Every<Block['kind']> = {
  clause: true,
  table: true,
  scale: true,
  define: true,
  contract: true,
  item: true,
  record: true,
  series: true,
  calendar: true,
  derive: true,
  amendment: true,
  example: true,
};
const CONTRACT: Every<ContractSentence['kind']> = {
  currency: true,
  'in force': true,
  invoiced: true,
  'recurring timing': true,
  'part months': true,
  'months end': true,
  'line rounding': true,
  'contract years': true,
  corrections: true,
  customer: true,
  issuer: true,
};
const TYPE: Every<TypeSentence['kind']> = {
  key: true,
  attribute: true,
  'in service': true,
  dated: true,
  lasting: true,
  'known from': true,
};
const CLAUSE: Every<ClauseSentence['kind']> = {
  replaces: true,
  'adds to': true,
  suspends: true,
  reinstates: true,
  caps: true,
  floors: true,
  'in force': true,
  'for each': true,
  each: true,
  once: true,
  when: true,
  charge: true,
  credit: true,
  discount: true,
  surcharge: true,
  'charge nothing': true,
  commitment: true,
  'by hand': true,
  'not billable here': true,
  'at most': true,
  'at least': true,
  rounding: true,
  timing: true,
  'part months': true,
  shared: true,
  multiply: true,
  every: true,
  'price base': true,
};
const AMENDMENT: Every<AmendmentSentence['kind']> = {
  suspends: true,
  reinstates: true,
  ends: true,
  'row becomes': true,
  'band becomes': true,
  block: true,
};
const EXAMPLE: Every<ExampleSentence['kind']> = {
  given: true,
  'known on': true,
  has: true,
  'has no': true,
  holds: true,
  totals: true,
};
const CALENDAR: Every<CalendarSentence['kind']> = {
  'working days': true,
  open: true,
  holidays: true,
};
const VALUE: Every<Expression['kind']> = {
  number: true,
  text: true,
  date: true,
  month: true,
  boolean: true,
  name: true,
  of: true,
  at: true,
  during: true,
  'over series': true,
  'percent of': true,
  this: true,
  moment: true,
  binary: true,
  not: true,
  negate: true,
  known: true,
  missing: true,
  'one of': true,
  if: true,
  fallback: true,
  greater: true,
  lesser: true,
  'at least': true,
  'at most': true,
  rounded: true,
  converted: true,
  series: true,
  call: true,
  aggregate: true,
  times: true,
  charges: true,
  scale: true,
};
const AGGREGATE: Every<AggregatePhrase> = {
  sum: true,
  number: true,
  distinct: true,
  average: true,
  greatest: true,
  least: true,
  any: true,
  percentile: true,
  top: true,
};
const WINDOW: Every<WindowPhrase['kind']> = {
  period: true,
  month: true,
  quarter: true,
  'calendar-year': true,
  'contract-year': true,
  term: true,
  months: true,
  range: true,
  moment: true,
  ever: true,
};
const CELL: Every<Cell['kind']> = { value: true, range: true, any: true, 'not sold': true };
const SHAPE: Every<Range['shape']> = {
  'up to': true,
  under: true,
  between: true,
  'and over': true,
  over: true,
  otherwise: true,
  exactly: true,
};
const PHRASE: Every<TypePhrase['kind']> = { 'one of': true, named: true, percent: true };

const FAMILIES: Readonly<Record<string, Readonly<Record<string, true>>>> = {
  block: BLOCKS,
  contract: CONTRACT,
  type: TYPE,
  clause: CLAUSE,
  amendment: AMENDMENT,
  example: EXAMPLE,
  calendar: CALENDAR,
  value: VALUE,
  aggregate: AGGREGATE,
  window: WINDOW,
  cell: CELL,
  shape: SHAPE,
  phrase: PHRASE,
};

/** Every form there is. */
export const FORMS: readonly string[] = Object.entries(FAMILIES).flatMap(([family, members]) =>
  Object.keys(members).map((member) => `${family}: ${member}`),
);

const isNode = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The forms that trees use. */
export function formsIn(trees: readonly FileAst[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const block of trees.flatMap((tree) => tree.blocks)) visitBlock(block, found);
  return found;
}

function visitBlock(block: Block, found: Set<string>): void {
  found.add(`block: ${block.kind}`);
  const family = block.kind === 'item' || block.kind === 'record' ? 'type' : block.kind;
  for (const [key, value] of Object.entries(block)) {
    if (key !== 'sentences' || !Array.isArray(value)) visit(value, key, found);
    else for (const sentence of value) visitSentence(family, sentence, found);
  }
}

function visitSentence(family: string, sentence: unknown, found: Set<string>): void {
  if (!isNode(sentence)) return;
  found.add(`${family}: ${sentence.kind}`);
  for (const [key, value] of Object.entries(sentence)) {
    if (key === 'type' && isNode(value) && typeof value.kind === 'string')
      found.add(`phrase: ${value.kind}`);
    else if (key === 'block') visitBlock(value as Block, found);
    else visit(value, key, found);
  }
}

function visit(node: unknown, key: string, found: Set<string>): void {
  if (Array.isArray(node)) for (const item of node) visit(item, key, found);
  if (!isNode(node)) return;
  const { kind, shape } = node;
  if (typeof shape === 'string') found.add(`shape: ${shape}`);
  if (typeof kind === 'string') {
    const family = key === 'window' ? 'window' : kind in CELL ? 'cell' : 'value';
    found.add(`${family}: ${kind}`);
    if (kind === 'aggregate') found.add(`aggregate: ${node.function}`);
  }
  for (const [inner, value] of Object.entries(node)) visit(value, inner, found);
}
