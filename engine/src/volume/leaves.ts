// Volume, selectors by columns: json-rules-engine is asked about each comparison once for each
// distinct value of the column that it reads; the rest is looking up. In: a plan and a view. Out:
// the same answers as select/ prepares fact by fact, without a word kept for any fact.
import type { Condition, RatingPlan, Rule, ValueType } from '@avenant/dsl';
import { DAY_MAX, DAY_MIN, type Day } from '@avenant/dsl/values';
import { segmentNear } from '../evaluate/near.ts';
import type { Validity } from '../evaluate/scope.ts';
import type { Column } from '../facts/bound.ts';
import type { Fact, Value, View } from '../facts/fact.ts';
import { areStored, isFact, leavesOf, type Path, pathsOf } from '../select/paths.ts';
import {
  type Memory,
  prepareSelection,
  type Selection,
  type Verdict,
} from '../select/selection.ts';
import { type Alike, storedIn } from './dimensions.ts';

type Leaf = Extract<Condition, { readonly fact: string }>;

/** What a comparison says of a value. */
const [NO, YES, OPEN] = [0, 1, 2];

/** The answers of one comparison by the code of the value that it reads. */
interface Answers {
  readonly path: Path;
  readonly column: Column | undefined;
  readonly byCode: Uint8Array;
}

/** A selection that knows which values of an attribute its comparisons cannot tell apart. */
export interface ColumnSelection extends Selection {
  readonly alike: Alike;
  /** Attributes of a rule's subject of which some values are enough to say no. */
  refusals(rule: Rule): readonly Refusal[];
}

/** Whether a selection was prepared by columns. */
export function isByColumns(selection: Selection): selection is ColumnSelection {
  return 'alike' in selection;
}

/** By the code of an attribute's value, whether it is enough to say no. */
export interface Refusal {
  readonly codes: Int32Array;
  readonly refused: Uint8Array;
}

/** Prepares the answers for all facts of a view, however many there are. */
export async function selectByColumns(plan: RatingPlan, view: View): Promise<ColumnSelection> {
  const answers = new Map<Leaf, Answers>();
  const alike = new Map<string, Int32Array>();
  const decided = new Set<string>();
  for (const { name: type } of plan.types) {
    const rules = plan.rules.filter(
      ({ subject, conditions }) =>
        subject === type && conditions !== undefined && areStored(plan, type, conditions),
    );
    const leaves = rules.flatMap(({ conditions }) => (conditions ? leavesOf(conditions) : []));
    for (const path of pathsOf(plan, type, leaves)) {
      const own = leaves.filter(({ fact }) => fact === path.name);
      const found = await answersOn(plan, view, type, path, own);
      for (const leaf of own) {
        const one = found.get(keyOf(type, leaf));
        if (one !== undefined) answers.set(leaf, one);
      }
      const [name = '', ...further] = path.steps;
      if (further.length === 0) alike.set(JSON.stringify([type, name]), classesOf(found.values()));
    }
    for (const { id } of rules) decided.add(id);
  }
  return {
    alike: (type, name) => alike.get(JSON.stringify([type, name])),
    refusals: ({ id, conditions }) =>
      decided.has(id) && conditions !== undefined ? refusalsOf(conditions, answers) : [],
    decides: ({ id }) => decided.has(id),
    applies: (rule, fact, day, validity = { from: DAY_MIN, to: DAY_MAX }) => {
      if (rule.conditions === undefined || !decided.has(rule.id)) return 'yes';
      const at = { answers, fact, day, validity };
      const verdict = verdictOf(rule.conditions, at);
      return typeof verdict === 'boolean' ? (verdict ? 'yes' : 'no') : verdict;
    },
  };
}

const keyOf = (type: string, leaf: Leaf): string =>
  JSON.stringify([type, leaf.fact, leaf.operator, leaf.value]);

// What the engine has said of values stays said for a plan, month after month; not of so many that
// each fact has a value of its own, which a plan would hold as long as it is remembered itself.
const SAID_MAX = 10_000;
const memories = new WeakMap<RatingPlan, Map<string, Memory>>();

function memoryOf(plan: RatingPlan, type: string, { name }: Path): Memory {
  const paths = memories.get(plan) ?? new Map<string, Memory>();
  memories.set(plan, paths);
  const key = JSON.stringify([type, name]);
  const memory: Memory = paths.get(key) ?? new Map();
  paths.set(key, memory);
  return memory;
}

// One run of the engine for each distinct value of the path's column.
async function answersOn(
  plan: RatingPlan,
  view: View,
  type: string,
  path: Path,
  leaves: readonly Leaf[],
): Promise<ReadonlyMap<string, Answers>> {
  const holder = holderOf(plan, type, path.steps);
  const column = storedIn(view, holder)?.bound.columns.get(path.steps.at(-1) ?? '');
  const values = column?.values ?? [undefined];
  const rules = new Map(leaves.map((leaf) => [keyOf(type, leaf), leafRule(plan, type, leaf)]));
  const facts = values.map((value, code) => standIn(type, path.steps, column?.type, value, code));
  const known = facts.filter((_, code) => values[code] !== undefined);
  const all = { name: type, kind: 'item' as const, facts: known, find };
  const pseudo = { knownOn: view.knownOn, type: () => all };
  const leafPlan = { ...plan, rules: [...rules.values()] };
  const memory = memoryOf(plan, type, path);
  const selection = await prepareSelection(leafPlan, pseudo, memory);
  if (memory.size > SAID_MAX) memory.clear();
  const found = new Map<string, Answers>();
  for (const [key, rule] of rules) {
    const byCode = Uint8Array.from(facts, (fact, code) => {
      if (values[code] === undefined) return OPEN;
      return selection.applies(rule, fact, 0) === 'yes' ? YES : NO;
    });
    found.set(key, { path, column, byCode });
  }
  return found;
}

// One comparison that says no decides for all of a conjunction.
function refusalsOf(condition: Condition, answers: ReadonlyMap<Leaf, Answers>): readonly Refusal[] {
  const parts = 'all' in condition ? condition.all : [condition];
  return parts.flatMap((part) => {
    if ('all' in part) return refusalsOf(part, answers);
    const found = 'fact' in part ? answers.get(part) : undefined;
    if (found?.column === undefined || found.path.steps.length !== 1) return [];
    const refused = found.byCode.map((says) => (says === NO ? 1 : 0));
    return [{ codes: found.column.codes, refused }];
  });
}

// Codes of which every comparison says the same are one class.
function classesOf(all: Iterable<Answers>): Int32Array {
  const columns = [...all].map(({ byCode }) => byCode);
  const known = new Map<string, number>();
  return Int32Array.from(columns[0] ?? [], (_, code) => {
    const text = columns.map((byCode) => byCode[code]).join('');
    const found = known.get(text) ?? known.size;
    known.set(text, found);
    return found;
  });
}

const find = (): undefined => undefined;

// A rule that says nothing but one comparison.
function leafRule(plan: RatingPlan, subject: string, leaf: Leaf): Rule {
  const { span } = plan.contract;
  const id = keyOf(subject, leaf);
  return {
    id,
    clause: id,
    title: id,
    span,
    effective: { from: plan.contract.from, to: null },
    kind: 'recurring',
    subject,
    conditions: { all: [leaf] },
    occasion: { kind: 'over time' },
    amount: { kind: 'nothing' },
    sign: 1,
    timing: 'arrears',
    proration: 'actual',
    rounding: { step: '1', mode: 'half-up' },
    overrides: [],
    dependsOn: [],
  };
}

// A fact that is at the end of the path's references what a row with that value is.
function standIn(
  type: string,
  steps: readonly string[],
  last: ValueType | undefined,
  value: Value | undefined,
  code: number,
): Fact {
  const [, ...rest] = steps;
  const isLast = rest.length === 0;
  const target = last?.kind === 'reference' ? named(last.type, String(value)) : value;
  return {
    ...named(type, `${code}`),
    valueAt: () => (isLast ? target : standIn(type, rest, last, value, code)),
  };
}

function named(type: string, key: string): Fact {
  const segments = [{ from: DAY_MIN, to: DAY_MAX, row: 0 }];
  return { type, key, order: 0, segments, valueAt: () => undefined };
}

function holderOf(plan: RatingPlan, type: string, steps: readonly string[]): string {
  let holder = type;
  for (const step of steps.slice(0, -1)) {
    const declared = plan.types.find(({ name }) => name === holder)?.attributes;
    const found = declared?.find(({ name }) => name === step)?.type;
    if (found?.kind === 'reference') holder = found.type;
  }
  return holder;
}

interface At {
  readonly answers: ReadonlyMap<Leaf, Answers>;
  readonly fact: Fact;
  readonly day: Day;
  readonly validity: Validity;
}

type Open = Exclude<Verdict, string>;

// By strong three-valued logic, as select/ decides a profile with holes.
function verdictOf(condition: Condition, at: At): boolean | Open {
  if ('all' in condition) return firstThatDecides(condition.all, at, false);
  if ('any' in condition) return firstThatDecides(condition.any, at, true);
  if ('not' in condition) {
    const inner = verdictOf(condition.not, at);
    return typeof inner === 'boolean' ? !inner : inner;
  }
  return answer(condition, at);
}

function firstThatDecides(parts: readonly Condition[], at: At, deciding: boolean): boolean | Open {
  let open: boolean | Open = !deciding;
  for (const part of parts) {
    const value = verdictOf(part, at);
    if (value === deciding) return deciding;
    if (typeof value !== 'boolean' && typeof open === 'boolean') open = value;
  }
  return open;
}

function answer(leaf: Leaf, { answers, fact, day, validity }: At): boolean | Open {
  const found = answers.get(leaf);
  if (found === undefined) throw new RangeError(`a comparison of another plan: ${leaf.fact}`);
  const { path, column, byCode } = found;
  const missing = { missing: path.name };
  let at: Value | undefined = fact;
  for (const step of path.steps.slice(0, -1)) {
    if (at === undefined || !isFact(at)) return missing;
    at = at.valueAt(step, segmentNear(at, day, validity).row);
  }
  if (at === undefined || !isFact(at) || column === undefined) return missing;
  const { row } = segmentNear(at, day, validity);
  // A reference to nothing is no value.
  const last = path.steps.at(-1) ?? '';
  if (column.type.kind === 'reference' && at.valueAt(last, row) === undefined) return missing;
  const says = byCode[column.codes[row] ?? 0] ?? OPEN;
  return says === OPEN ? missing : says === YES;
}
