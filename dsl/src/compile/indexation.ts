// Compile, indexation: a clause that multiplies prices -> an indexation of the plan. The factor is
// evaluated with the revision date as the moment; floor and cap are part of it.
import type { ClauseBlock } from '../ast/block.ts';
import type { PlanIndexation, Term } from '../plan/index.ts';
import { parseDecimal, toSafeNumber } from '../values/index.ts';
import { placeIn, report, reportUnknown, type Scope, use } from './context.ts';
import { quantity, same } from './expression.ts';
import { knownDay } from './literals.ts';
import { compileRounding } from './rounding.ts';
import { keyOf } from './symbols.ts';
import { NUMBER } from './types.ts';

/** Targets of a clause's indexation: table and column; one entry each. */
export interface Indexed {
  readonly table: string;
  readonly column?: string;
}

/** Compiles an indexation clause, one entry a target; none after reporting what is missing. */
export function compileIndexation(block: ClauseBlock, scope: Scope): PlanIndexation[] {
  const multiply = block.sentences.find((item) => item.kind === 'multiply');
  const every = block.sentences.find((item) => item.kind === 'every');
  const base = block.sentences.find((item) => item.kind === 'price base');
  if (multiply?.kind !== 'multiply') return [];
  if (every?.kind !== 'every') {
    report(scope, 'C0811', block.id, { values: { clause: block.id.text } });
    return [];
  }
  if (base?.kind !== 'price base') {
    report(scope, 'C0806', multiply, { values: { clause: block.id.text } });
    return [];
  }
  const factor = quantity(multiply.by, scope);
  same(multiply.by, NUMBER, factor.type, scope);
  let term: Term = factor.term;
  for (const sentence of block.sentences) {
    if (sentence.kind !== 'at most' && sentence.kind !== 'at least') continue;
    const bound = quantity(sentence.bound, scope);
    same(sentence.bound, NUMBER, bound.type, scope);
    term = { op: sentence.kind === 'at most' ? 'min' : 'max', of: [term, bound.term] };
  }
  const first = knownDay(every.from, scope);
  const months = every.months.kind === 'number' ? parseDecimal(every.months.text) : undefined;
  const unit = every.months.kind === 'number' ? every.months.unit?.words[0] : undefined;
  const count = months === undefined ? undefined : toSafeNumber(months);
  if (first === undefined) return [];
  if (count === undefined || count < 1) {
    report(scope, 'C0811', every.months, { values: { clause: block.id.text } });
    return [];
  }
  const years = unit !== undefined && /^(years?|ans?|années?)$/.test(unit);
  const rounding = block.sentences.find((item) => item.kind === 'rounding');
  const targets = multiply.targets.flatMap((target) => targetOf(target, scope));
  return targets.map(({ table, column }) => ({
    clause: block.id.text,
    table,
    first,
    everyMonths: years ? count * 12 : count,
    factor: term,
    base: base.base,
    span: placeIn(scope, block.id),
    ...(column === undefined ? {} : { columns: [column] }),
    ...(rounding?.kind === 'rounding'
      ? { rounding: compileRounding(rounding.rounding, scope) }
      : {}),
  }));
}

function targetOf(target: { readonly kind: string }, scope: Scope): Indexed[] {
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
  if (node.kind !== 'of') return [{ table: table.name }];
  const column = table.columns.find((item) => keyOf(item.name) === keyOf(node.name));
  if (column === undefined) {
    const known = table.columns.map((item) => item.name);
    reportUnknown(scope, 'C0313', node.name, node.name.text, known, { table: table.name });
    return [];
  }
  return [{ table: table.name, column: column.name }];
}
