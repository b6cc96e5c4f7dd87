// Compare, what a plan means: names, titles, places and order set aside. In: a plan. Out: its parts
// as values that are equal when they bill the same; a name stands for what it is defined as.
import type { PlanTable, RatingPlan, Rule, Term } from '../plan/index.ts';
import { normalizeName, sha256 } from '../values/index.ts';

/** Something that terms name. */
export type NamedKind = 'define' | 'table' | 'series' | 'derive';

/** A plan's parts made comparable. */
export interface Canonical {
  /** A part with every name replaced by what it stands for. */
  deep(part: unknown): string;
  /** A part with names as written. */
  shallow(part: unknown): string;
  /** What a name stands for, names inside it replaced too; undefined: nothing of that name. */
  meaning(kind: NamedKind, name: string): string | undefined;
  /** The names that a part hangs on, also through others: `table access price, monthly`. */
  names(part: unknown): ReadonlySet<string>;
}

/** Makes the parts of a plan comparable. */
export function canonicalOf(plan: RatingPlan): Canonical {
  const parts = partsOf(plan);
  const known = new Map<string, string>();
  const open = new Set<string>();
  const meaning = (kind: NamedKind, name: string): string | undefined => {
    const key = `${kind} ${normalizeName(name)}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const part = parts.get(key);
    if (part === undefined || open.has(key)) return undefined;
    open.add(key);
    const hash = sha256(deep(part));
    open.delete(key);
    known.set(key, hash);
    return hash;
  };
  const deep = (part: unknown): string =>
    text(part, (kind, name) => meaning(kind, name) ?? `${kind} ${normalizeName(name)}`);
  const shallow = (part: unknown): string => text(part, (_kind, name) => normalizeName(name));
  const names = (part: unknown): Set<string> => {
    const found = new Set<string>();
    const visit = (one: unknown): void => {
      text(one, (kind, name) => {
        const key = `${kind} ${normalizeName(name)}`;
        if (parts.has(key) && !found.has(key)) {
          found.add(key);
          visit(parts.get(key));
        }
        return '';
      });
    };
    visit(part);
    return found;
  };
  return { deep, shallow, meaning, names };
}

function partsOf(plan: RatingPlan): Map<string, unknown> {
  const { definitions, tables, series, derivations } = plan;
  const parts = new Map<string, unknown>();
  for (const [name, all] of Map.groupBy(definitions, (one) => normalizeName(one.name))) {
    // A name may be defined for several types: which one a term means depends on its fact.
    const values = all.map(({ on = '', versions }) => ({ on, versions }));
    parts.set(`define ${name}`, sorted(values));
  }
  for (const table of tables) {
    for (const { name } of table.columns) {
      parts.set(`table ${columnName(table.name, name)}`, columnPart(plan, table, name));
    }
  }
  for (const { name, ...rest } of series) parts.set(`series ${normalizeName(name)}`, rest);
  for (const { name, ...rest } of derivations) parts.set(`derive ${normalizeName(name)}`, rest);
  return parts;
}

/** `access price, monthly`: a clause hangs on the columns it reads, not on the whole table. */
const columnName = (table: string, column: string): string =>
  `${normalizeName(table)}, ${normalizeName(column)}`;

// A column is its cells by row, the rows in any order, with the revisions of its prices.
function columnPart({ indexations }: RatingPlan, table: PlanTable, column: string): unknown {
  const at = table.columns.findIndex(({ name }) => name === column);
  return {
    keys: table.keys.map(({ type }) => type),
    type: table.columns[at]?.type,
    versions: table.versions.map(({ from, to, rows }) => ({
      from,
      to,
      rows: sorted(rows.map(({ keys, cells }) => ({ keys, cell: cells[at] ?? null }))),
    })),
    revisions: indexations
      .filter((one) => one.table === table.name && one.columns?.includes(column) !== false)
      .map(({ table: _table, clause: _clause, columns: _columns, ...rest }) => rest),
  };
}

/** The parts of a rule that change what it bills. */
export function rulePart({ conditions, where, ...rule }: Rule) {
  return {
    dates: rule.effective,
    subject: [rule.subject ?? null, where ?? conditions ?? null],
    guard: rule.guard ?? null,
    occasion: rule.occasion,
    amount: [rule.amount, rule.sign],
    timing: rule.timing,
    proration: rule.proration,
    rounding: rule.rounding,
    exceptions: sorted(rule.overrides),
    share: rule.share ?? null,
    kind: rule.kind,
  };
}

/** A part of a rule. */
export type RulePart = keyof ReturnType<typeof rulePart>;

function sorted<T>(values: readonly T[]): T[] {
  const textOf = (value: T): string => JSON.stringify(withoutPlaces(value));
  return values.toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
}

const isPlace = (name: string, value: unknown): boolean =>
  name === 'span' && typeof value === 'object';

function withoutPlaces(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (name, one) => (isPlace(name, one) ? undefined : one)));
}

type Rename = (kind: NamedKind, name: string) => string;

/** A value as text: members in order of name, places left out, names of parts put through. */
function text(value: unknown, rename: Rename): string {
  if (Array.isArray(value)) return `[${value.map((one) => text(one, rename)).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(
    ([name, one]) => one !== undefined && !isPlace(name, one),
  );
  const own = renamed(value as Partial<Term> & Readonly<Record<string, unknown>>, rename);
  return `{${members
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${name}:${own[name] ?? text(one, rename)}`)
    .join()}}`;
}

/** The members of a term that name a part. */
function renamed(
  value: Readonly<Record<string, unknown>>,
  rename: Rename,
): Readonly<Record<string, string>> {
  const { op, name, table, column, series, type, window } = value;
  if (op === 'defined' && typeof name === 'string') return { name: rename('define', name) };
  if (op === 'lookup' && typeof table === 'string' && typeof column === 'string') {
    return { table: rename('table', columnName(table, column)), column: '' };
  }
  if (typeof series === 'string') return { series: rename('series', series) };
  if (typeof type === 'string' && window !== undefined) return { type: rename('derive', type) };
  return {};
}
