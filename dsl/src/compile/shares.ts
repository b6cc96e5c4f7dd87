// Compile, shares of a subject: what a clause for each subject counts, or charges as a price for
// each thing. In: the sentences of a clause and its subject. Out: warnings where all of them counts
// for each one, and where a price for each thing is charged once.
import type { ClauseBlock } from '../ast/block.ts';
import type { Expression, SetPhrase, UnitName } from '../ast/expression.ts';
import { report, type Scope } from './context.ts';
import { pathsToType } from './paths.ts';
import { keyOf } from './symbols.ts';

/** Warns of what is counted of all where it is charged for each; `scope`: inside the clause. */
export function checkShares(block: ClauseBlock, subject: string | undefined, scope: Scope): void {
  for (const sentence of block.sentences) {
    if (!('value' in sentence) || !isAmount(sentence.kind)) continue;
    if (subject !== undefined) checkWhole(sentence.value, subject, scope);
    checkUnits(sentence.value, subject, countedIn(block), scope);
  }
}

const AMOUNTS: ReadonlySet<string> = new Set(['charge', 'credit', 'discount', 'surcharge']);
const isAmount = (kind: string): boolean => AMOUNTS.has(kind);

// The operands of an amount: its conditions are about what they like.
function operandsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'binary':
      return '+-*/'.includes(node.operator) ? [node.left, node.right] : [];
    case 'percent of':
      return [node.of];
    case 'if':
      return [node.then, node.otherwise];
    case 'greater':
    case 'lesser':
      return node.of;
    case 'at least':
    case 'at most':
    case 'rounded':
    case 'fallback':
    case 'negate':
    case 'at':
    case 'during':
      return [node.value];
    default:
      return [];
  }
}

function checkWhole(node: Expression, subject: string, scope: Scope): void {
  for (const one of operandsOf(node)) checkWhole(one, subject, scope);
  if (node.kind === 'charges' && node.clauses !== undefined && node.of === undefined) {
    const own = node.clauses.find((name) => {
      const clause = scope.session.symbols.clauses.get(keyOf(name));
      const type = clause && subjectOf(clause.block);
      return type !== undefined && belongsTo(type, subject, scope);
    });
    const values = { clause: own?.text ?? '', subject };
    if (own !== undefined) report(scope, 'C0821', node, { values });
  }
  if (node.kind === 'aggregate' && isOfAll(node.set, subject, scope)) {
    report(scope, 'C0822', node.set, { values: { set: node.set.type.text, subject } });
  }
}

/** The kind of facts that a clause is for each of; none: the contract. */
export function subjectOf(block: ClauseBlock): string | undefined {
  const each = block.sentences.find((item) => item.kind === 'for each');
  return each?.kind === 'for each' ? each.type.text : undefined;
}

/** Whether a fact of one type is, or refers to, one of another. */
export function belongsTo(type: string, subject: string, scope: Scope): boolean {
  return keyOf(type) === keyOf(subject) || pathsToType(type, subject, scope).length > 0;
}

// The members have an owner among the subjects, and nothing limits them to this one's.
function isOfAll(set: SetPhrase, subject: string, scope: Scope): boolean {
  if (set.ofThis !== undefined || set.itself || set.before) return false;
  if (keyOf(set.type) === keyOf(subject) || !belongsTo(set.type.text, subject, scope)) return false;
  return !mentions(set.where, subject);
}

// Whether a test names the subject, as itself or as what something belongs to.
function mentions(node: unknown, subject: string): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if ('kind' in node && node.kind === 'this') return true;
  if ('text' in node && typeof node.text === 'string' && keyOf(node.text) === keyOf(subject)) {
    return true;
  }
  return Object.values(node).some((part) => mentions(part, subject));
}

// `10 EUR per port` stands for itself where ports are the subject, are counted, or are multiplied.
function checkUnits(
  node: Expression,
  subject: string | undefined,
  counted: ReadonlySet<string>,
  scope: Scope,
): void {
  if (node.kind === 'number' && node.unit !== undefined) {
    const thing = thingIn(node.unit, scope);
    if (thing === undefined || counted.has(keyOf(thing))) return;
    if (subject !== undefined && belongsTo(subject, thing, scope)) return;
    report(scope, 'C0823', node, { values: { thing } });
    return;
  }
  const isProduct = node.kind === 'binary' && (node.operator === '*' || node.operator === '/');
  for (const one of isProduct ? [] : operandsOf(node)) checkUnits(one, subject, counted, scope);
}

function thingIn({ words }: UnitName, scope: Scope): string | undefined {
  return words.slice(1).find((word) => scope.session.symbols.types.has(keyOf(word)));
}

// A tree never changes, and an edit leaves most trees of a text as they were.
const knownSets = new WeakMap<ClauseBlock, ReadonlySet<string>>();

/** The kinds of facts that a clause counts or asks for sets of. */
function countedIn(block: ClauseBlock): ReadonlySet<string> {
  const known = knownSets.get(block);
  if (known !== undefined) return known;
  const found = new Set(setsIn(block.sentences).map(({ type }) => keyOf(type)));
  knownSets.set(block, found);
  return found;
}

function setsIn(node: unknown): readonly Pick<SetPhrase, 'type'>[] {
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.values(node).flatMap(setsIn);
  const isSet = 'itself' in node && 'type' in node;
  return isSet ? [node as Pick<SetPhrase, 'type'>, ...inner] : inner;
}
