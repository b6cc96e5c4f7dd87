// Prove, price sources: what an amount is made of besides its arithmetic. In: a rule. Out: a text
// that is equal for two rules that read the same prices and quantities; none when the rule reads no
// price. Constant factors do not count: half of a price is the same price.
import type { PlanDefinition, RatingPlan, Rule, Term, ValueType } from '../plan/index.ts';
import { pathWith } from './conditions.ts';
import type { Paths } from './satisfy.ts';

const ARITHMETIC: ReadonlySet<string> = new Set([
  'add',
  'multiply',
  'subtract',
  'divide',
  'negate',
  'min',
  'max',
  'round',
  'first known',
]);

interface Search {
  readonly plan: RatingPlan;
  readonly paths: Paths;
  readonly leaves: Set<string>;
  readonly prices: Set<string>;
  /** Definitions met, with the path to their fact: once is enough. */
  readonly met: Set<string>;
  /** Inside what is taken off: 700 EUR less a price is another price. */
  readonly isTakenOff: boolean;
}

/** A fact in sight: the path to it from a type, as far as it is known. */
interface Sight {
  readonly type: string | undefined;
  readonly path: string;
}

/** What a rule's amount reads: its text, and the prices in it in words. */
export function priceSource(
  rule: Rule,
  plan: RatingPlan,
  paths: Paths,
): { readonly text: string; readonly prices: readonly string[] } | undefined {
  const { amount } = rule;
  const term = amount.kind === 'rate' ? amount.rate : amount.kind === 'sum' ? amount.amount : null;
  if (term === null) return undefined;
  const search: Search = {
    plan,
    paths,
    leaves: new Set(),
    prices: new Set(),
    met: new Set(),
    isTakenOff: false,
  };
  gather(term, [{ type: rule.subject, path: '' }], search);
  if (search.prices.size === 0) return undefined;
  return { text: [...search.leaves].sort().join('\n'), prices: [...search.prices] };
}

function gather(term: Term, sights: readonly Sight[], search: Search): void {
  if (term.op === 'number') return;
  const sign = search.isTakenOff ? '-' : '';
  if (ARITHMETIC.has(term.op) && 'of' in term && Array.isArray(term.of)) {
    for (const [at, part] of (term.of as readonly Term[]).entries()) {
      const turns = term.op === 'negate' || (term.op === 'subtract' && at === 1);
      gather(part, sights, turns ? { ...search, isTakenOff: !search.isTakenOff } : search);
    }
    return;
  }
  if (term.op === 'defined') {
    const sight = term.of === undefined ? undefined : sightOf(term.of, sights);
    const found = definitionOf(term.name, sight, term.of !== undefined, search);
    const [version, other] = found?.versions ?? [];
    if (version !== undefined && other === undefined && (term.of === undefined || sight)) {
      const key = JSON.stringify([term.name, sight, search.isTakenOff]);
      if (search.met.has(key)) return;
      search.met.add(key);
      gather(version.value, sight === undefined ? [] : [sight], search);
      return;
    }
  }
  if (term.op === 'lookup') {
    const table = search.plan.tables.find(({ name }) => name === term.table);
    const column = table?.columns.find(({ name }) => name === term.column);
    const keys = term.keys.map((key) => textOf(key, sights));
    search.leaves.add(`${sign}${JSON.stringify([term.table, term.column, keys])}`);
    const isOnly = table?.columns.length === 1 && term.column === term.table;
    if (isMoney(column?.type)) {
      search.prices.add(isOnly ? term.table : `${term.column} · ${term.table}`);
    }
    return;
  }
  const text = textOf(term, sights);
  search.leaves.add(`${sign}${text}`);
  if (term.op === 'attribute') {
    const sight = sightOf(term, sights);
    if (isMoney(search.paths.typeOf(sight?.type, sight?.path ?? ''))) {
      search.prices.add(sight?.path ?? term.name);
    }
  }
}

function definitionOf(
  name: string,
  sight: Sight | undefined,
  isOfFact: boolean,
  { plan, paths }: Search,
): PlanDefinition | undefined {
  if (!isOfFact)
    return plan.definitions.find((item) => item.on === undefined && item.name === name);
  const target = sight?.path === '' ? undefined : paths.typeOf(sight?.type, sight?.path ?? '');
  const on = target?.kind === 'reference' ? target.type : sight?.type;
  return plan.definitions.find((item) => item.on === on && item.name === name);
}

const isMoney = (type: ValueType | undefined): boolean =>
  type?.kind === 'number' && /^[A-Z]{3}\b/.test(type.unit?.label ?? '');

function sightOf(term: Term, sights: readonly Sight[]): Sight | undefined {
  if (term.op === 'fact') return sights[term.depth];
  if (term.op === 'key') return sightOf(term.of, sights);
  if (term.op !== 'attribute') return undefined;
  const of = sightOf(term.of, sights);
  return of === undefined ? undefined : { type: of.type, path: pathWith(term.name, of.path) };
}

function textOf(term: Term, sights: readonly Sight[]): string {
  const sight = sightOf(term, sights);
  if (sight !== undefined) return `${sight.type ?? ''}/${sight.path}`;
  const from = sights.map(({ type, path }) => `${type ?? ''}/${path}`);
  return JSON.stringify([term, from]);
}
