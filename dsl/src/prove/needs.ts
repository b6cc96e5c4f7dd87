// Prove, needs: what the rules of a plan look up, and under which conditions. In: a plan. Out:
// every look-up of a table that a rule leads to, its keys as attribute paths or constants, and what
// the facts meet where it is made.
import type { Condition, PlanDefinition, RatingPlan, Rule, SetTerm, Term } from '../plan/index.ts';
import { decidablePart, pathWith, toConditions } from './conditions.ts';
import type { Part, Paths, Root } from './satisfy.ts';

/** A key of a look-up. `free`: computed, so it may be anything. */
export type KeyRef =
  | { readonly kind: 'constant'; readonly value: string }
  | { readonly kind: 'path'; readonly root: Root; readonly path: string }
  | { readonly kind: 'free' };

/** A look-up of a table. */
export interface Need {
  readonly table: string;
  readonly column: string;
  readonly keys: readonly KeyRef[];
  readonly parts: readonly Part[];
  /** ISO days on which it may be made; `to` excluded; null: no end. */
  readonly from: string;
  readonly to: string | null;
  /** The fact that the rule is about. */
  readonly subject: Root;
  /** What is said when there is no row stands beside it: `if known, otherwise`. */
  readonly mayMiss: boolean;
  readonly rule: Rule | undefined;
}

/** A bound fact: what a path leads to from a root. */
interface Bound {
  readonly root: Root;
  readonly path: string;
  /** Its type, when known. */
  readonly type: string | undefined;
}

interface Place {
  readonly env: readonly Bound[];
  readonly parts: readonly Part[];
}

/** How many definitions and look-ups are followed from one rule. */
const WALKED_MAX = 5_000;

/** How many names inside each other are written out in tests and keys. */
const NESTED_MAX = 8;

/** Walks the terms of a plan. */
export class NeedWalk {
  readonly needs: Need[] = [];
  readonly #plan: RatingPlan;
  readonly #paths: Paths;
  readonly #definitions = new Map<string, PlanDefinition>();
  /** By the tests that hold, what was walked under them; of one rule, since roots are its own. */
  #seen = new Map<readonly Part[], Set<string>>();
  #walked = 0;
  /** Definitions that are being walked. */
  readonly #open = new Set<PlanDefinition>();
  readonly #ids = new Map<Root, number>();

  constructor(plan: RatingPlan, paths: Paths) {
    this.#plan = plan;
    this.#paths = paths;
    for (const item of plan.definitions) this.#definitions.set(definitionKey(item), item);
  }

  /** Walks all that a plan computes. */
  walkAll(): readonly Need[] {
    for (const rule of this.#plan.rules) this.#walkRule(rule);
    const { from, to } = this.#plan.contract;
    const whole = { from, to, rule: undefined, mayMiss: false };
    for (const { over, keys, fields } of this.#plan.derivations) {
      const place = this.#member(over, { env: [], parts: [] });
      const about = { ...whole, subject: place.env[0]?.root ?? { type: undefined } };
      for (const { value } of [...(keys ?? []), ...fields]) this.#walk(value, place, about);
    }
    const nobody = { ...whole, subject: { type: undefined } };
    for (const { factor } of this.#plan.indexations) {
      this.#walk(factor, { env: [], parts: [] }, nobody);
    }
    return this.needs;
  }

  #walkRule(rule: Rule): void {
    this.#seen = new Map();
    this.#walked = 0;
    const { place, subject } = subjectOf(rule);
    const about = { ...rule.effective, subject, rule, mayMiss: false };
    const { amount, guard, occasion, share } = rule;
    const guarded = guard === undefined ? place : this.#withTest(place, guard);
    if (guard !== undefined) this.#walk(guard, place, about);
    if (occasion.kind === 'on') this.#walk(occasion.date, place, about);
    if (amount.kind === 'rate') this.#walk(amount.rate, guarded, about);
    if (amount.kind === 'sum') this.#walk(amount.amount, guarded, about);
    if (share !== undefined) this.#walk(share.weight, this.#member(share.over, guarded), about);
  }

  #walk(term: Term, place: Place, about: About): void {
    switch (term.op) {
      case 'lookup':
        this.#note(term, place, about);
        for (const key of term.keys) this.#walk(key, place, about);
        return;
      case 'defined':
        this.#define(term, place, about);
        return;
      case 'choose': {
        let rest = place;
        for (const { when, then } of term.branches) {
          this.#walk(when, rest, about);
          this.#walk(then, this.#withTest(rest, when), about);
          rest = this.#withTest(rest, when, false);
        }
        this.#walk(term.otherwise, rest, about);
        return;
      }
      case 'known':
        this.#walk(term.of[0], place, { ...about, mayMiss: true });
        return;
      case 'first known':
        for (const [index, part] of term.of.entries()) {
          const isLast = index === term.of.length - 1;
          this.#walk(part, place, isLast ? about : { ...about, mayMiss: true });
        }
        return;
      default:
        this.#inside(term, place, about);
    }
  }

  // Sets bind their member for `where` and for the value that is summed.
  #inside(term: Term, place: Place, about: About): void {
    if ('set' in term) {
      const member = this.#member(term.set, place);
      if (term.set.where !== undefined) this.#walk(term.set.where, member, about);
      eachTermIn(term.set.window, (part) => this.#walk(part, place, about));
      if (term.op === 'aggregate') {
        if (term.value !== undefined) this.#walk(term.value, member, about);
        if (term.parameter !== undefined) this.#walk(term.parameter, place, about);
      }
      return;
    }
    eachTermIn(term, (part) => this.#walk(part, place, about));
  }

  #member({ type, where }: SetTerm, place: Place): Place {
    const isOpen = type.startsWith('#');
    const known = isOpen ? undefined : type;
    const bound: Bound = { root: { type: known }, path: '', type: known };
    const inner = { env: [bound, ...place.env], parts: place.parts };
    return where === undefined ? inner : this.#withTest(inner, where);
  }

  #define(term: Extract<Term, { readonly op: 'defined' }>, place: Place, about: About): void {
    const of = term.of === undefined ? undefined : boundBy(term.of, place.env, this.#paths);
    if (term.of !== undefined && of === undefined) this.#walk(term.of, place, about);
    const found = this.#definition(term.name, of?.type, term.of !== undefined);
    if (found === undefined) return;
    const env = of === undefined ? [] : [of];
    const [bound] = env;
    const from = bound === undefined ? '' : `${this.#idOf(bound.root)} ${bound.path}`;
    if (this.#isSeen(place, about, `${definitionKey(found)} ${from}`)) return;
    // A name may lead back to itself; rating holds what does.
    if (this.#open.has(found)) return;
    this.#open.add(found);
    for (const { value } of found.versions) this.#walk(value, { env, parts: place.parts }, about);
    this.#open.delete(found);
  }

  #definition(name: string, on: string | undefined, isOfFact: boolean): PlanDefinition | undefined {
    if (!isOfFact) return this.#definitions.get(`/${name}`);
    if (on !== undefined) return this.#definitions.get(`${on}/${name}`);
    return this.#plan.definitions.find((item) => item.name === name && item.on !== undefined);
  }

  #note(term: Extract<Term, { readonly op: 'lookup' }>, place: Place, about: About): void {
    const keys = term.keys.map((key) => this.#keyRef(key, place.env));
    const need = { table: term.table, column: term.column, keys, parts: place.parts, ...about };
    const shown = keys.map((key) =>
      key.kind === 'path' ? `${this.#idOf(key.root)} ${key.path}` : JSON.stringify(key),
    );
    if (this.#isSeen(place, about, [term.table, ...shown].join('\u0000'))) return;
    this.needs.push(need);
  }

  #keyRef(key: Term, env: readonly Bound[], left = NESTED_MAX): KeyRef {
    if (key.op === 'number' || key.op === 'text' || key.op === 'date') {
      return { kind: 'constant', value: key.value };
    }
    if (key.op === 'boolean') return { kind: 'constant', value: `${key.value}` };
    if (key.op === 'key') return this.#keyRef(key.of, env, left);
    const bound = boundBy(key, env, this.#paths);
    if (bound !== undefined && bound.path !== '') {
      return { kind: 'path', root: bound.root, path: bound.path };
    }
    if (key.op !== 'defined' || key.of === undefined || left === 0) return { kind: 'free' };
    const of = boundBy(key.of, env, this.#paths);
    const found = of === undefined ? undefined : this.#definition(key.name, of.type, true);
    const [version, other] = found?.versions ?? [];
    if (of === undefined || version === undefined || other !== undefined) return { kind: 'free' };
    return this.#keyRef(version.value, [of], left - 1);
  }

  #withTest(place: Place, test: Term, holds = true): Place {
    const [inner] = place.env;
    if (inner === undefined) return place;
    const plain = this.#spelled(test, inner.type);
    const condition: Condition | undefined = holds
      ? decidablePart(plain, inner.path)
      : toConditions(plain, inner.path);
    if (condition === undefined || ('all' in condition && condition.all.length === 0)) return place;
    return { ...place, parts: [...place.parts, { root: inner.root, condition, holds }] };
  }

  // A test with the names that are defined for its own fact written out.
  #spelled(test: Term, type: string | undefined, left = NESTED_MAX): Term {
    if (test.op === 'and' || test.op === 'or') {
      return { ...test, of: test.of.map((part) => this.#spelled(part, type, left)) };
    }
    if (test.op === 'not') return { ...test, of: [this.#spelled(test.of[0], type, left)] };
    if (test.op !== 'defined' || test.of?.op !== 'fact' || test.of.depth > 0) return test;
    const [version, other] = this.#definition(test.name, type, true)?.versions ?? [];
    const isOne = version !== undefined && other === undefined && left > 0;
    return isOne ? this.#spelled(version.value, type, left - 1) : test;
  }

  // Whether the same was walked from the same place: tests of a place are kept in one list.
  #isSeen({ parts }: Place, { mayMiss }: About, key: string): boolean {
    const known = this.#seen.get(parts) ?? new Set<string>();
    this.#seen.set(parts, known);
    const text = `${mayMiss} ${key}`;
    const isFull = this.#walked >= WALKED_MAX;
    if (known.has(text) || isFull) return true;
    this.#walked += 1;
    known.add(text);
    return false;
  }

  #idOf(root: Root): number {
    const known = this.#ids.get(root);
    if (known !== undefined) return known;
    this.#ids.set(root, this.#ids.size);
    return this.#ids.size - 1;
  }
}

type About = Pick<Need, 'from' | 'to' | 'subject' | 'rule' | 'mayMiss'>;

const definitionKey = ({ on, name }: PlanDefinition): string => `${on ?? ''}/${name}`;

/** The subject of a rule as a root, and what its selector asks. */
export function subjectOf(rule: Rule): { readonly subject: Root; readonly place: Place } {
  const subject: Root = { type: rule.subject };
  const env = [{ root: subject, path: '', type: rule.subject }];
  const { conditions: condition } = rule;
  const parts = condition === undefined ? [] : [{ root: subject, condition, holds: true }];
  return { subject, place: { env: rule.subject === undefined ? [] : env, parts } };
}

function boundBy(term: Term, env: readonly Bound[], paths: Paths): Bound | undefined {
  if (term.op === 'fact') return env[term.depth];
  if (term.op !== 'attribute') return undefined;
  const of = boundBy(term.of, env, paths);
  if (of === undefined) return undefined;
  const path = pathWith(term.name, of.path);
  const type = paths.typeOf(of.root.type, path);
  return { root: of.root, path, type: type?.kind === 'reference' ? type.type : undefined };
}

/** Visits the terms directly inside something, whatever it is called there. */
export function eachTermIn(value: object, visit: (term: Term) => void): void {
  for (const key in value) {
    const inner: unknown = value[key as keyof typeof value];
    if (key === 'unit' || typeof inner !== 'object' || inner === null) continue;
    if ('op' in inner) visit(inner as Term);
    else eachTermIn(inner, visit);
  }
}
