// Compile, indexation: a clause that multiplies prices -> an indexation of the plan. The factor is
// evaluated with the revision date as the moment; floor and cap are part of it.
import type { ClauseBlock } from '../ast/block.ts';
import type { Expression } from '../ast/expression.ts';
import type { Override, PlanIndexation, Term, ValueType } from '../plan/index.ts';
import { multiply as multiplied, parseDecimal, toSafeNumber, toText } from '../values/index.ts';
import { inside, placeIn, report, reportUnknown, type Scope, use } from './context.ts';
import { quantity, same, truth } from './expression.ts';
import { knownDay } from './literals.ts';
import { knownType } from './names.ts';
import { compileRounding } from './rounding.ts';
import { keyOf, type TableSymbol } from './symbols.ts';
import { currencyOf, NUMBER, rationalOf } from './types.ts';

/** What a clause that revises prices compiles to. */
export interface CompiledIndexation {
  readonly indexations: readonly PlanIndexation[];
  readonly overrides: readonly Override[];
}

const NONE: CompiledIndexation = { indexations: [], overrides: [] };

/** Sentences that say something of a price revision. */
const MEANINGFUL: ReadonlySet<string> = new Set([
  'multiply',
  'every',
  'price base',
  'at most',
  'at least',
  'rounding',
  'in force',
  'for each',
  'when',
  'replaces',
  'suspends',
  'reinstates',
  'adds to',
]);

/** Compiles an indexation clause, one entry a column; none after reporting what is missing. */
export function compileIndexation(
  block: ClauseBlock,
  effective: PlanIndexation['effective'][number],
  overrides: readonly Override[],
  base: Scope,
): CompiledIndexation {
  const multiply = block.sentences.find((item) => item.kind === 'multiply');
  const every = block.sentences.find((item) => item.kind === 'every');
  const priceBase = block.sentences.find((item) => item.kind === 'price base');
  for (const sentence of block.sentences) {
    if (MEANINGFUL.has(sentence.kind)) continue;
    report(base, 'C0813', sentence, { values: { clause: block.id.text } });
  }
  if (multiply?.kind !== 'multiply') return NONE;
  if (every?.kind !== 'every') {
    report(base, 'C0811', block.id, { values: { clause: block.id.text } });
    return NONE;
  }
  if (priceBase?.kind !== 'price base') {
    report(base, 'C0806', multiply, { values: { clause: block.id.text } });
    return NONE;
  }
  const each = block.sentences.find((item) => item.kind === 'for each');
  const subject = each?.kind === 'for each' ? knownType(each.type, base) : undefined;
  if (each !== undefined && subject === undefined) return NONE;
  const scope = subject === undefined ? base : inside(base, subject);
  const first = fixedDate(every.from, scope);
  const everyMonths = monthsOf(every.months);
  if (first === undefined) return NONE;
  if (everyMonths === undefined) {
    report(scope, 'C0811', every.months, { values: { clause: block.id.text } });
    return NONE;
  }
  const test = testOf(block, scope);
  const common = {
    clause: block.id.text,
    first,
    everyMonths,
    factor: factorOf(block, multiply.by, scope),
    base: priceBase.base,
    effective: [effective],
    ...(subject === undefined ? {} : { only: { subject, test } }),
    span: placeIn(scope, block.id),
  };
  const rounding = block.sentences.find((item) => item.kind === 'rounding');
  const step =
    rounding?.kind === 'rounding' ? compileRounding(rounding.rounding, scope) : undefined;
  const indexations = multiply.targets
    .flatMap((target) => columnsOf(target, scope))
    .map(({ table, column }) => ({
      ...common,
      table,
      columns: [column.name],
      ...(step === undefined ? {} : { rounding: inBaseUnits(step, column.value) }),
    }));
  return { indexations, overrides };
}

function fixedDate(node: Expression, scope: Scope): string | undefined {
  if (node.kind === 'date') return knownDay(node, scope);
  report(scope, 'C0811', node, { values: { clause: '' } });
  return undefined;
}

// For whom prices are revised: all of the subjects when the clause says no more.
function testOf(block: ClauseBlock, scope: Scope): Term {
  const tests = block.sentences.flatMap((item): Expression[] => {
    if (item.kind === 'when') return [item.test];
    return item.kind === 'for each' && item.where !== undefined ? [item.where] : [];
  });
  const terms = tests.map((test) => truth(test, scope).term);
  const [only] = terms;
  if (only !== undefined && terms.length === 1) return only;
  return terms.length === 0 ? { op: 'boolean', value: true } : { op: 'and', of: terms };
}

function factorOf(block: ClauseBlock, by: Expression, scope: Scope): Term {
  const factor = quantity(by, scope);
  same(by, NUMBER, factor.type, scope);
  let { term } = factor;
  for (const sentence of block.sentences) {
    if (sentence.kind !== 'at most' && sentence.kind !== 'at least') continue;
    const bound = quantity(sentence.bound, scope);
    same(sentence.bound, NUMBER, bound.type, scope);
    term = { op: sentence.kind === 'at most' ? 'min' : 'max', of: [term, bound.term] };
  }
  return term;
}

/** The whole months that a literal number says, alone or in months, quarters or years. */
export function monthsOf(months: Expression): number | undefined {
  if (months.kind !== 'number') return undefined;
  const plain = parseDecimal(months.text);
  const count = plain === undefined ? undefined : toSafeNumber(plain);
  if (count === undefined || count < 1) return undefined;
  const word = months.unit?.words[0] ?? 'months';
  if (/^(years?|ans?|années?)$/.test(word)) return count * 12;
  if (/^(quarters?|trimestres?)$/.test(word)) return count * 3;
  return /^(months?|mois)$/.test(word) ? count : undefined;
}

// `rounded to 0.01` of a price per hour is a hundredth of its own unit.
function inBaseUnits(rounding: Rounding, type: ValueType): Rounding {
  if (type.kind !== 'number' || type.unit === undefined) return rounding;
  const step = multiplied(rationalOf(rounding.step), rationalOf(type.unit.factor));
  return { ...rounding, step: toText(step) };
}

type Rounding = NonNullable<PlanIndexation['rounding']>;
type Column = TableSymbol['columns'][number];

interface Indexed {
  readonly table: string;
  readonly column: Column;
}

// A whole table: its prices, or all its numbers when none of them is money.
function pricesOf(table: TableSymbol): readonly Column[] {
  const numbers = table.columns.filter(({ type }) => type.kind === 'number');
  const money = numbers.filter(
    ({ type }) => type.kind === 'number' && currencyOf(type.dimension) !== undefined,
  );
  return money.length > 0 ? money : numbers;
}

function columnsOf(target: { readonly kind: string }, scope: Scope): readonly Indexed[] {
  const node = target as Parameters<typeof quantity>[0];
  const tables = scope.session.symbols.tables;
  const name =
    node.kind === 'of' && node.of.kind === 'name'
      ? node.of.name
      : node.kind === 'name'
        ? node.name
        : undefined;
  const table = name === undefined ? undefined : tables.get(keyOf(name));
  if (table === undefined) {
    const known = [...tables.values()].map((item) => item.name);
    reportUnknown(scope, 'C0312', node, name?.text ?? '', known);
    return [];
  }
  if (name !== undefined) use(scope, name, 'table', keyOf(table.name));
  if (node.kind !== 'of') return pricesOf(table).map((column) => ({ table: table.name, column }));
  const column = table.columns.find((item) => keyOf(item.name) === keyOf(node.name));
  if (column === undefined) {
    const known = table.columns.map((item) => item.name);
    reportUnknown(scope, 'C0313', node.name, node.name.text, known, { table: table.name });
    return [];
  }
  return [{ table: table.name, column }];
}
