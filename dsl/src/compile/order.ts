// Compile, order: rules sorted so that each comes after the clauses whose charges of the same
// period it reads. A circle is reported with its clauses; references to earlier periods make none.
import type { PlanDefinition, PlanIndexation, Term, Window } from '../plan/index.ts';

/** Whether a window reaches only periods before the one at hand. */
function isPast(window: Window): boolean {
  if (window.kind === 'months') return window.before;
  if (window.kind === 'range') return isOver(window.to);
  return 'offset' in window && (window.offset < 0 || window.before === true);
}

/** Whether a date cannot be later than the start of the period, whatever the facts. */
function isOver(date: Term): boolean {
  if (date.op === 'period') return date.part === 'from';
  if (date.op === 'contract') return date.part === 'start';
  if (date.op !== 'call') return false;
  const [of, by] = date.of;
  if (of === undefined || !isOver(of)) return false;
  if (date.function === 'first day of' || date.function === 'month of') return true;
  const moves = date.function === 'add months' || date.function === 'add days';
  return moves && by?.op === 'negate' && by.of[0].op === 'number';
}

/** What terms read through the names that they use: definitions, and the revisions of prices. */
export interface Behind {
  readonly definitions: ReadonlyMap<string, PlanDefinition>;
  readonly indexations: readonly PlanIndexation[];
}

/**
 * Clauses whose charges a term reads in the same period, through definitions and the revisions of
 * the prices it looks up. `*`: all others. For a clause of each day, what comes before the day may
 * be of the same month.
 */
export function chargesRead(
  term: Term,
  { definitions, indexations }: Behind,
  daily = false,
): Set<string> {
  const found = new Set<string>();
  const seen = new Set<string | PlanIndexation>();
  const isOlder = (window: Window): boolean =>
    isPast(window) && (!daily || ('offset' in window && window.offset < 0));
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === 'object' && value !== null) {
      const node = value as { op?: string };
      if (node.op === 'charges') {
        const charges = value as Extract<Term, { op: 'charges' }>;
        if (!isOlder(charges.window)) {
          for (const clause of charges.clauses ?? ['*']) found.add(clause);
          for (const clause of charges.except ?? []) found.add(`-${clause}`);
        }
      } else if (node.op === 'defined') {
        const { name } = value as { name: string };
        if (!seen.has(name)) {
          seen.add(name);
          for (const definition of definitions.values()) {
            if (definition.name !== name) continue;
            for (const version of definition.versions) visit(version.value);
          }
        }
      }
      if (node.op === 'lookup') {
        for (const one of revisionsOf(value as Lookup, indexations)) {
          if (seen.has(one)) continue;
          seen.add(one);
          visit([one.factor, one.only?.test]);
        }
      }
      for (const item of Object.values(value)) visit(item);
    }
  };
  visit(term);
  return found;
}

type Lookup = Extract<Term, { op: 'lookup' }>;

function revisionsOf({ table, column }: Lookup, indexations: readonly PlanIndexation[]) {
  return indexations.filter(
    (one) => one.table === table && (one.columns?.includes(column) ?? true),
  );
}

/**
 * The column by which a revision needs the price that it makes, if it does: read on its own day,
 * also through definitions and other revisions. A price of a past period, or `for` a day, is none.
 */
export function priceInCircle(
  { factor, only, table, columns }: PlanIndexation,
  { definitions, indexations }: Behind,
): string | undefined {
  const seen = new Set<string | PlanIndexation>();
  const visit = (value: unknown): string | undefined => {
    if (Array.isArray(value)) return firstOf(value, visit);
    if (typeof value !== 'object' || value === null) return undefined;
    const node = value as { readonly op?: string };
    if (node.op === 'aggregate') return undefined;
    if (node.op === 'in period') {
      const { window } = value as Extract<Term, { op: 'in period' }>;
      if (window.kind === 'range' || isPast(window)) return undefined;
    }
    if (node.op === 'defined') {
      const { name } = value as { readonly name: string };
      if (seen.has(name)) return undefined;
      seen.add(name);
      const named = [...definitions.values()].filter((one) => one.name === name);
      return visit(named.flatMap((one) => one.versions.map((version) => version.value)));
    }
    if (node.op === 'lookup') {
      const lookup = value as Lookup;
      const isOwn = lookup.table === table && (columns?.includes(lookup.column) ?? true);
      if (isOwn) return lookup.column;
      for (const one of revisionsOf(lookup, indexations)) {
        if (seen.has(one)) continue;
        seen.add(one);
        const found = visit([one.factor, one.only?.test]);
        if (found !== undefined) return found;
      }
    }
    return firstOf(Object.values(value), visit);
  };
  return visit([factor, only?.test]);
}

function firstOf<T>(values: readonly unknown[], of: (value: unknown) => T | undefined) {
  for (const value of values) {
    const found = of(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A node of the order: a clause and the clauses it waits for. */
export interface Waiting {
  readonly clause: string;
  readonly after: readonly string[];
}

/** Clauses in an order that respects every wait, kept as written otherwise; or the first circle. */
export function sortClauses(
  nodes: readonly Waiting[],
): { readonly order: readonly string[] } | { readonly cycle: readonly string[] } {
  const byName = new Map(nodes.map((node) => [node.clause, node]));
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  let cycle: string[] | undefined;
  const visit = (name: string): void => {
    if (cycle !== undefined || state.get(name) === 'done') return;
    if (state.get(name) === 'open') {
      cycle = [...path.slice(path.indexOf(name)), name];
      return;
    }
    state.set(name, 'open');
    path.push(name);
    for (const before of byName.get(name)?.after ?? []) visit(before);
    path.pop();
    state.set(name, 'done');
    order.push(name);
  };
  for (const node of nodes) visit(node.clause);
  return cycle === undefined ? { order } : { cycle };
}
