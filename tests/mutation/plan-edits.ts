// Mutation, plans: what can be said otherwise in the parts of a contract: clauses, tables, dates,
// header, calendars, series. In: a plan. Out: every edit of it, those of its terms too.
import type { KeyCell, OccasionSpan, PlanTable, RatingPlan, Rule } from '../../dsl/src/index.ts';
import {
  add,
  divide,
  formatDay,
  fromText,
  multiply,
  negate,
  ONE,
  parseDay,
  toText,
} from '../../dsl/src/values/index.ts';
import { type Change, type Edit, NOTHING, type Path, plain } from './mutant.ts';
import { lastDigit, shiftedDays, shiftedMonths, termEdits } from './term-edits.ts';

/** Every edit of a plan. */
export function* planEdits(plan: RatingPlan): Iterable<Edit> {
  yield* headerEdits(plan);
  for (const [at, rule] of plan.rules.entries()) yield* ruleEdits(rule, at);
  for (const [at, table] of plan.tables.entries()) yield* tableEdits(table, ['tables', at]);
  yield* dateEdits(plan);
  for (const [at, definition] of plan.definitions.entries()) {
    const { name, on, versions } = definition;
    for (const [index, { value }] of versions.entries()) {
      const path = ['definitions', at, 'versions', index, 'value'];
      yield* termEdits(value, path, `definition ${name} ${on ?? ''}`.trim());
    }
  }
  for (const [at, derivation] of plan.derivations.entries()) {
    const { over, keys, fields } = derivation;
    yield* termEdits({ over, keys, fields }, ['derivations', at], `set ${derivation.name}`);
  }
  for (const at of plan.indexations.keys()) yield* revisionEdits(plan, at);
  yield* calendarEdits(plan);
  yield* seriesEdits(plan);
  yield* typeEdits(plan);
}

const edit = (operator: string, part: string, text: string, ...changes: Change[]): Edit => {
  return { operator, part, text, changes };
};

function* headerEdits({ contract, rules }: RatingPlan): Iterable<Edit> {
  const at = (name: string, value: unknown): Change => ({ path: ['contract', name], value });
  const drawn = contract.drawn === 'start' ? 'end' : 'start';
  yield edit('timing', 'header', `drawn ${drawn}`, at('drawn', drawn));
  if (contract.monthEnd !== undefined) {
    const monthEnd = contract.monthEnd === 'last-day' ? 'next-first' : 'last-day';
    yield edit('date', 'header', `month end ${monthEnd}`, at('monthEnd', monthEnd));
  }
  for (const by of contract.correctionsMonths === undefined ? [] : [-1, 1]) {
    const months = (contract.correctionsMonths ?? 0) + by;
    yield edit('constant', 'header', `corrections ${months}`, at('correctionsMonths', months));
  }
  for (const name of ['from', 'to', 'contractYearFrom', 'initialTo'] as const) {
    const day = contract[name] ?? null;
    for (const shifted of day === null ? [] : shiftedDays(day)) {
      // Clauses without dates of their own start with the contract.
      const starts = rules.flatMap(({ effective }, index): Change[] =>
        name === 'from' && effective.from === day
          ? [{ path: ['rules', index, 'effective', 'from'], value: shifted }]
          : [],
      );
      const years = name === 'from' && contract.contractYearFrom === day;
      const also = years ? [at('contractYearFrom', shifted)] : [];
      yield edit('date', 'header', `${name} ${shifted}`, at(name, shifted), ...starts, ...also);
    }
  }
  for (const by of contract.renewedBy === undefined ? [] : [-1, 1]) {
    const months = (contract.renewedBy ?? 0) + by;
    yield edit('constant', 'header', `renewed by ${months}`, at('renewedBy', months));
  }
  // The tie of the header's rounding is said once, for all clauses without a rounding of their own.
  for (const mode of ['half-down', 'half-even']) {
    const usual = rules.flatMap(({ rounding }, index): Change[] =>
      rounding.mode === 'half-up' && rounding.step === '0.01'
        ? [{ path: ['rules', index, 'rounding', 'mode'], value: mode }]
        : [],
    );
    yield edit('rounding', 'header', `ties ${mode}`, ...usual);
  }
}

/** The part of the contract that a rule is. */
export const partOf = ({ clause, amendment, span }: Rule): string =>
  `clause ${clause}${amendment === undefined ? '' : ` (amendment ${amendment})`} ${span.file}:${span.line}`;

const SPANS: Readonly<Record<OccasionSpan, OccasionSpan>> = {
  day: 'month',
  month: 'quarter',
  quarter: 'month',
  'half-year': 'quarter',
  'calendar-year': 'contract-year',
  'contract-quarter': 'quarter',
  'contract-half-year': 'half-year',
  'contract-year': 'calendar-year',
  term: 'contract-year',
};

function* ruleEdits(rule: Rule, at: number): Iterable<Edit> {
  const part = partOf(rule);
  const path: Path = ['rules', at];
  const put = (name: string, value: unknown): Change => ({ path: [...path, name], value });
  const slip = (operator: string, text: string, ...changes: Change[]): Edit =>
    edit(operator, part, text, ...changes);
  yield slip('clause', 'dropped', { path, value: NOTHING });
  yield slip('sign', 'sign', put('sign', -rule.sign));
  const timing = rule.timing === 'advance' ? 'arrears' : 'advance';
  yield slip('timing', timing, put('timing', timing));
  for (const proration of ['actual', 'thirty', 'whole']) {
    if (proration !== rule.proration)
      yield slip('proration', proration, put('proration', proration));
  }
  for (const mode of ['floor', 'ceiling']) {
    yield slip('rounding', mode, put('rounding', { ...rule.rounding, mode }));
  }
  const step = toText(multiply(fromText(rule.rounding.step) ?? ONE, fromText('10') ?? ONE));
  yield slip('rounding', `step ${step}`, put('rounding', { ...rule.rounding, step }));
  for (const [index, override] of rule.overrides.entries()) {
    const { verb, target } = override;
    const here = [...path, 'overrides', index];
    yield slip('exception', `no ${verb} ${target}`, { path: here, value: NOTHING });
    const other = verb === 'reinstates' ? 'suspends' : 'reinstates';
    yield slip('exception', `${other} ${target}`, { path: [...here, 'verb'], value: other });
  }
  const { occasion } = rule;
  if (occasion.kind === 'each') {
    const other = occasion.at === 'start' ? 'end' : 'start';
    yield slip('occasion', `at ${other}`, put('occasion', { ...occasion, at: other }));
    const span = SPANS[occasion.span];
    yield slip('occasion', `each ${span}`, put('occasion', { ...occasion, span }));
  } else if (occasion.kind === 'on') {
    yield* termEdits(occasion.date, [...path, 'occasion', 'date'], part);
    const { every } = occasion;
    for (const months of every === undefined ? [] : [every - 1, every + 1]) {
      yield slip('occasion', `every ${months}`, put('occasion', { ...occasion, every: months }));
    }
  }
  if (rule.share !== undefined) {
    yield slip('share', 'not shared', put('share', undefined));
    yield* termEdits(rule.share, [...path, 'share'], part);
  }
  if (rule.guard !== undefined) yield slip('condition', 'no when', put('guard', undefined));
  yield* termEdits(rule.guard, [...path, 'guard'], part);
  // The selector stands in the plan twice; the changed one is read as a term.
  const conditions = put('conditions', undefined);
  if (rule.where !== undefined) {
    yield slip('condition', 'no where', put('where', undefined), conditions);
  }
  for (const one of termEdits(rule.where, [...path, 'where'], part)) {
    yield { ...one, text: `where ${one.text}`, changes: [...one.changes, conditions] };
  }
  yield* termEdits(rule.amount, [...path, 'amount'], part);
  if (rule.amount.kind === 'rate') {
    const per = rule.amount.per === 'day' ? 'month' : 'day';
    yield slip('proration', `per ${per}`, { path: [...path, 'amount', 'per'], value: per });
  }
}

// A cell that several versions of a table share is one; so is an edge between two ranges.
function* tableEdits({ name, columns, keys, versions }: PlanTable, path: Path): Iterable<Edit> {
  const part = `table ${name}`;
  for (const [v, { rows }] of versions.entries()) {
    for (const [r, row] of rows.entries()) {
      const here = [...path, 'versions', v, 'rows', r];
      const same = row.id;
      yield { ...edit('row', part, `no ${row.id}`, { path: here, value: NOTHING }), same };
      for (const [c, cell] of row.cells.entries()) {
        const type = columns[c]?.type;
        const factor = type?.kind === 'number' ? type.unit?.factor : undefined;
        const text = `${row.id} ${columns[c]?.name ?? ''} ${cell ?? 'not sold'}`;
        for (const next of nextCells(cell, factor)) {
          const change = { path: [...here, 'cells', c], value: next };
          yield { ...edit('cell', part, `${text} ${next}`, change), same };
        }
      }
      for (const [k, key] of row.keys.entries()) {
        const others = plain(row.keys.filter((_one, index) => index !== k));
        const type = keys[k]?.type;
        const factor = type?.kind === 'number' ? type.unit?.factor : undefined;
        for (const one of keyEdits(key, [...here, 'keys', k], factor)) {
          yield { ...one, part, text: `${keys[k]?.name} ${one.text}`, same: others };
        }
      }
    }
  }
}

function nextCells(cell: string | null, factor = '1'): readonly string[] {
  if (cell === null) return ['1'];
  const value = fromText(cell);
  const unit = fromText(factor) ?? ONE;
  if (value === undefined) return [];
  const shown = divide(value, unit);
  const step = lastDigit(shown);
  return [step, negate(step)].map((by) => toText(multiply(add(shown, by), unit)));
}

function keyEdits(key: KeyCell, path: Path, factor: string | undefined): readonly Edit[] {
  if ('any' in key || 'is' in key) return [];
  return (['from', 'to'] as const).flatMap((edge): readonly Edit[] => {
    const value = key[edge];
    const included = edge === 'from' ? 'fromIncluded' : 'toIncluded';
    if (value === undefined) return [];
    const flip = { path: [...path, included], value: !key[included] };
    return [
      ...nextCells(value, factor).map((next) => {
        return edit('edge', '', `edge ${value} ${next}`, { path: [...path, edge], value: next });
      }),
      edit('included', '', `edge ${value}`, flip),
    ];
  });
}

interface Dated {
  readonly from: string | null;
  readonly to: string | null;
}

// The day on which one version of something gives way to the next, or on which it starts or ends.
function* dateEdits({ contract, rules, tables, definitions }: RatingPlan): Iterable<Edit> {
  const parts: readonly (readonly [string, Path, Dated])[] = [
    ...rules.map((rule, at) => {
      const name = rule.clause.startsWith('amendment') ? rule.id : `clause ${rule.clause}`;
      return [name, ['rules', at, 'effective'], rule.effective] as const;
    }),
    ...[['tables', tables] as const, ['definitions', definitions] as const].flatMap(
      ([kind, list]) =>
        list.flatMap(({ name, versions }, at) =>
          versions.map((one, v) => [`${kind} ${name}`, [kind, at, 'versions', v], one] as const),
        ),
    ),
  ];
  for (const [part, path, dates] of parts) {
    for (const end of ['from', 'to'] as const) {
      const day = dates[end];
      if (day === null || day === contract.from) continue;
      for (const shifted of shiftedDays(day)) {
        const change = { path: [...path, end], value: shifted };
        yield { ...edit('date', part, `dates ${day} ${shifted}`, change), same: 'boundary' };
      }
    }
  }
}

function* revisionEdits({ indexations }: RatingPlan, at: number): Iterable<Edit> {
  const one = indexations[at];
  if (one === undefined) return;
  const part = `revision ${one.clause} of ${one.table}`;
  const path: Path = ['indexations', at];
  // What a clause says once about several tables is changed for all of them.
  const said = (operator: string, text: string, name: string, value: unknown): Edit => {
    const change = { path: [...path, name], value };
    return { ...edit(operator, `revision ${one.clause}`, text, change), same: 'clause' };
  };
  yield edit('clause', part, 'dropped', { path, value: NOTHING });
  for (const first of shiftedDays(one.first)) yield said('date', first, 'first', first);
  for (const by of [-1, 1]) {
    const months = one.everyMonths + by;
    yield said('constant', `every ${months}`, 'everyMonths', months);
  }
  const base = one.base === 'chained' ? 'original' : 'chained';
  yield said('revision', base, 'base', base);
  if (one.rounding !== undefined) {
    const { step } = one.rounding;
    for (const mode of ['floor', 'ceiling']) {
      yield said('rounding', mode, 'rounding', { step, mode });
    }
    yield said('rounding', 'step', 'rounding', { ...one.rounding, step: '0.1' });
    yield said('rounding', 'none', 'rounding', undefined);
  }
  if (one.only !== undefined) {
    yield said('condition', 'for all', 'only', undefined);
    for (const found of termEdits(
      one.only.test,
      [...path, 'only', 'test'],
      `revision ${one.clause}`,
    )) {
      yield { ...found, same: plain(found.changes[0]?.path.slice(3)) };
    }
  }
  for (const found of termEdits(one.factor, [...path, 'factor'], `revision ${one.clause}`)) {
    // Several tables share the words of one factor.
    yield { ...found, same: plain(found.changes[0]?.path.slice(3)) };
  }
}

function* calendarEdits({ calendars }: RatingPlan): Iterable<Edit> {
  for (const [at, calendar] of calendars.entries()) {
    const part = `calendar ${calendar.name}`;
    const path: Path = ['calendars', at];
    const { hours } = calendar;
    for (const [index, day] of calendar.workingDays.entries()) {
      const change = { path: [...path, 'workingDays', index], value: NOTHING };
      yield edit('calendar', part, `no weekday ${day}`, change);
    }
    for (const [index, day] of calendar.holidays.entries()) {
      const change = { path: [...path, 'holidays', index], value: NOTHING };
      yield edit('calendar', part, `no holiday ${day}`, change);
    }
    for (const name of hours === undefined ? [] : (['from', 'to'] as const)) {
      for (const by of [-3600, 3600]) {
        const change = { path: [...path, 'hours', name], value: (hours?.[name] ?? 0) + by };
        yield edit('calendar', part, `hours ${name} ${by}`, change);
      }
    }
  }
}

function* seriesEdits({ series }: RatingPlan): Iterable<Edit> {
  for (const [s, { name, step, values }] of series.entries()) {
    for (const [v, value] of values.entries()) {
      const path = ['series', s, 'values', v];
      const slip = (operator: string, text: string, key: string, next: string): Edit =>
        edit(operator, `series ${name}`, `${value.at} ${text}`, {
          path: [...path, key],
          value: next,
        });
      for (const next of nextCells(value.value)) yield slip('cell', next, 'value', next);
      const shifted = step === 'month' ? shiftedMonths(value.at) : shiftedDays(value.at);
      for (const next of shifted) yield slip('month', next, 'at', next);
      for (const next of value.published === undefined ? [] : late(value.published)) {
        yield slip('date', `published ${next}`, 'published', next);
      }
    }
  }
}

// A publication matters to whoever asks between it and the next day asked: a year moves it past.
function late(day: string): readonly string[] {
  const at = parseDay(day);
  return at === undefined ? [] : [formatDay(at + 365)];
}

function* typeEdits({ types }: RatingPlan): Iterable<Edit> {
  for (const [at, { name, time, known }] of types.entries()) {
    const part = `type ${name}`;
    if ('through' in time) {
      const change = { path: ['types', at, 'time', 'through'], value: !time.through };
      yield edit('included', part, `through ${!time.through}`, change);
    }
    if (known !== undefined) {
      yield edit('date', part, 'known since ever', {
        path: ['types', at, 'known'],
        value: undefined,
      });
    }
  }
}
