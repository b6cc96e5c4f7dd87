// Compile, limits: `caps 4.1 at X`, `floors all charges at X` -> what exceeds the bound, or what is
// missing to it. In: the sentence, its clause and its bound as an amount. Out: the amount and its
// sign.
import type { ClauseBlock, ClauseSentence } from '../ast/block.ts';
import type { Expression, Name } from '../ast/expression.ts';
import type { Term } from '../plan/index.ts';
import { report, reportUnknown, type Scope, type Typed, use, withUnit } from './context.ts';
import { subjectOf } from './shares.ts';
import { keyOf } from './symbols.ts';

type Limit = Extract<ClauseSentence, { readonly kind: 'caps' | 'floors' }>;

/**
 * What exceeds a cap, or what is missing to a floor, and its sign. Charges and credits that are
 * limited together count net; where there are only credits, the bound is one of what is credited.
 */
export function limit(
  action: Limit,
  block: ClauseBlock,
  at: Typed,
  scope: Scope,
): { readonly value: Typed; readonly sign: 1 | -1 } {
  const blocks = named(action.clauses, scope);
  const spared = named(action.except ?? [], scope);
  const except = [...spared, ...laterOfAll(block, scope)].map(({ id }) => id.text);
  const negative = blocks.length > 0 && blocks.every((one) => credits(one, scope));
  for (const target of blocks) overlooked(action, block, target, scope);
  const window = { kind: 'period' } as const;
  const clauses = blocks.map(({ id }) => id.text);
  const rest: Term = { op: 'charges', window };
  const all: Term = except.length > 0 ? { ...rest, except } : rest;
  const sum: Term = action.except === undefined ? { op: 'charges', clauses, window } : all;
  const own: Term = scope.facts.length === 0 ? sum : { ...sum, of: { op: 'fact', depth: 0 } };
  const charges: Term = negative ? { op: 'negate', of: [own] } : own;
  const money = (term: Term): Term => withUnit({ term, type: at.type }).term;
  const zero: Term = money({ op: 'number', value: '0' });
  const caps = action.kind === 'caps';
  const of: [Term, Term] = caps ? [charges, at.term] : [at.term, charges];
  const gap = money({ op: 'max', of: [zero, money({ op: 'subtract', of })] });
  return { value: { term: gap, type: at.type }, sign: caps === negative ? 1 : -1 };
}

/** Reports a bound of a year or a quarter that would be judged each month, for its share. */
export function checkSpan(
  node: Expression,
  { term }: Typed,
  { sentences }: ClauseBlock,
  scope: Scope,
): void {
  const long = / per (?:year|quarter)$/.test(term.unit?.label ?? '');
  if (long && !sentences.some(({ kind }) => kind === 'each')) report(scope, 'C0866', node);
}

function named(names: readonly Name[], scope: Scope): readonly ClauseBlock[] {
  const { clauses } = scope.session.symbols;
  return names.flatMap((name) => {
    const found = clauses.get(keyOf(name));
    if (found !== undefined) {
      use(scope, name, 'clause', keyOf(name));
      return [found.block];
    }
    const known = [...clauses.values()].map((item) => item.block.id.text);
    reportUnknown(scope, 'C0303', name, name.text, known);
    return [];
  });
}

// Limits of all charges are taken one after the other, as they are written.
function laterOfAll({ id }: ClauseBlock, scope: Scope): readonly ClauseBlock[] {
  const blocks = [...scope.session.symbols.clauses.values()].map(({ block }) => block);
  const own = blocks.findIndex((one) => keyOf(one.id) === keyOf(id));
  return blocks.slice(own + 1).filter((one) => limitOf(one)?.except !== undefined);
}

/** Whether a clause credits, or limits what others credit. */
function credits(block: ClauseBlock, scope: Scope, seen: readonly ClauseBlock[] = []): boolean {
  if (seen.includes(block)) return true;
  const limited = limitOf(block);
  if (limited === undefined) {
    return block.sentences.some(({ kind }) => kind === 'credit' || kind === 'discount');
  }
  const targets = limited.clauses.flatMap(
    (name) => scope.session.symbols.clauses.get(keyOf(name))?.block ?? [],
  );
  return targets.length > 0 && targets.every((one) => credits(one, scope, [...seen, block]));
}

function limitOf(block: ClauseBlock): Limit | undefined {
  return block.sentences.find((one): one is Limit => one.kind === 'caps' || one.kind === 'floors');
}

// Two limits of one clause of which neither counts the other take back twice, unless they are for
// some each of the same kind.
function overlooked(action: Limit, block: ClauseBlock, target: ClauseBlock, scope: Scope): void {
  const counts = (limited: Limit, { id }: ClauseBlock): boolean =>
    limited.clauses.some((name) => keyOf(name) === keyOf(id));
  for (const { block: other } of scope.session.symbols.clauses.values()) {
    if (other === block || keyOf(other.id) === keyOf(block.id)) return;
    const limited = limitOf(other);
    if (limited?.kind !== action.kind || !counts(limited, target)) continue;
    const own = subjectOf(block);
    const others = subjectOf(other);
    if (own !== undefined && others !== undefined && keyOf(others) === keyOf(own)) continue;
    if (counts(action, other) || counts(limited, block)) continue;
    const verbe = action.kind === 'caps' ? 'plafonne' : 'garantit';
    const values = { target: target.id.text, other: other.id.text, verb: action.kind, verbe };
    report(scope, 'C0812', action, { values });
  }
}
