// Volume, what a term reads of its subject: found without evaluating it. In: terms of a plan and
// the type of the subject. Out: the stored attributes on which the value may hang, through
// definitions and references; or that it may hang on more than those, and is not for this path.
import type { Condition, RatingPlan, Term } from '@avenant/dsl';
import { type Machine, machineOf } from '../evaluate/machine.ts';
import { type Traits, traitsOf } from '../evaluate/traits.ts';
import { pathsOf } from '../select/paths.ts';

/** The attributes read of a fact. */
export interface Reads {
  /** `tested`: only what the comparisons of selectors say of it matters. */
  readonly leaves: Map<string, 'value' | 'tested'>;
  readonly references: Map<string, Reference>;
}

/** What is read of the fact that an attribute refers to. */
export interface Reference {
  /** Which fact it is matters, not only what is read of it. */
  identity: boolean;
  readonly reads: Reads;
}

/** A bound fact: the references that lead to it from the subject; the contract when undefined. */
type Bound = readonly string[] | undefined;

/** Gathers what terms and conditions about one type read. */
export class Reader {
  readonly reads: Reads = noReads();
  readonly #plan: RatingPlan;
  readonly #machine: Machine;
  readonly #type: string;
  readonly #seen = new Set<string>();
  #simple = true;

  constructor(plan: RatingPlan, type: string) {
    this.#plan = plan;
    this.#machine = machineOf(plan);
    this.#type = type;
  }

  /** Whether all that was met hangs on nothing of the subject but what was gathered. */
  get isSimple(): boolean {
    return this.#simple;
  }

  /** Something is read that cannot be told. */
  refuse(): void {
    this.#simple = false;
  }

  /** Reads a term with the subject bound; `ofContract`: with nothing bound. */
  term(term: Term, ofContract = false): this {
    this.#value(term, ofContract ? [] : [[]]);
    return this;
  }

  /** Reads a selector's conditions. */
  conditions(condition: Condition): this {
    for (const { steps } of pathsOf(this.#plan, this.#type, [condition])) {
      this.#read(steps, 'tested');
    }
    return this;
  }

  // A term whose value is used: a fact used as a value is known by which one it is.
  #value(term: Term, bound: readonly Bound[]): void {
    const path = this.#walk(term, bound);
    if (path !== undefined) this.#identity(path);
  }

  // Gives the path of the fact that a term yields, where it is one of those that lead from the
  // subject; everything else is read on the way.
  #walk(term: Term, bound: readonly Bound[]): Bound {
    switch (term.op) {
      case 'fact':
        return bound[bound.length - 1 - term.depth];
      case 'attribute':
        return this.#attribute(term, bound);
      case 'key':
      case 'when':
        this.#value(term.of, bound);
        return undefined;
      case 'defined':
        this.#defined(term, bound);
        return undefined;
      case 'lookup':
        if (this.#machine.indexations(term.table, term.column).some(({ only }) => only)) {
          this.refuse();
        }
        this.#parts(Object.values(term), bound);
        return undefined;
      case 'aggregate':
      case 'times':
      case 'charges':
      case 'over time':
      case 'in period':
      case 'over series':
        this.#apart(traitsOf(this.#machine, term), bound);
        return undefined;
      default:
        this.#parts(Object.values(term), bound);
        return undefined;
    }
  }

  // What goes over sets of facts or other days: it may not hang on the subject at all.
  #apart({ facts, place }: Traits, bound: readonly Bound[]): void {
    if (place) this.#simple = false;
    for (let depth = 0; depth < 31; depth += 1) {
      if ((facts & (1 << depth)) === 0) continue;
      const path = bound[bound.length - 1 - depth];
      if (path !== undefined) this.#identity(path);
    }
  }

  // Any value that may hold terms: terms themselves, bands, branches.
  #parts(values: readonly unknown[], bound: readonly Bound[]): void {
    for (const value of values) {
      if (typeof value !== 'object' || value === null) continue;
      if (Array.isArray(value)) this.#parts(value, bound);
      else if ('op' in value) this.#value(value as Term, bound);
      else this.#parts(Object.values(value), bound);
    }
  }

  #attribute(term: Extract<Term, { op: 'attribute' }>, bound: readonly Bound[]): Bound {
    const { of, name } = term;
    const owner = this.#walk(of, bound);
    if (owner === undefined) {
      if (isContract(of, bound)) this.#definition(name, undefined, undefined);
      else this.#simple = false;
      return undefined;
    }
    const type = this.#attributeType(owner, name);
    if (type?.kind === 'reference') return [...owner, name];
    this.#read([...owner, name]);
    return undefined;
  }

  #defined({ of, name }: Extract<Term, { op: 'defined' }>, bound: readonly Bound[]): void {
    if (of === undefined || isContract(of, bound)) {
      this.#definition(name, undefined, undefined);
      return;
    }
    const owner = this.#walk(of, bound);
    if (owner === undefined) this.#simple = false;
    else this.#definition(name, owner, this.#typeAt(owner));
  }

  #definition(name: string, owner: Bound, type: string | undefined): void {
    const place = JSON.stringify([name, owner]);
    if (this.#seen.has(place)) return;
    this.#seen.add(place);
    const definition = this.#machine.definition(name, type);
    const bound = owner === undefined ? [] : [owner];
    for (const { value } of definition?.versions ?? []) this.#value(value, bound);
  }

  #identity(path: readonly string[]): void {
    if (path.length === 0) this.#simple = false;
    else this.#read(path);
  }

  #read(path: readonly string[], how: 'value' | 'tested' = 'value'): void {
    let reads = this.reads;
    let type: string | undefined = this.#type;
    for (const [at, name] of path.entries()) {
      const declared = this.#declared(type, name);
      if (declared === undefined) this.#simple = false;
      if (declared?.kind !== 'reference') {
        addLeaf(reads, name, at === 0 ? how : 'value');
        return;
      }
      const found = reads.references.get(name) ?? { identity: false, reads: noReads() };
      reads.references.set(name, found);
      if (at === path.length - 1) found.identity = true;
      reads = found.reads;
      type = declared.type;
    }
  }

  #attributeType(owner: readonly string[], name: string) {
    return this.#declared(this.#typeAt(owner), name);
  }

  #typeAt(path: readonly string[]): string | undefined {
    let type: string | undefined = this.#type;
    for (const name of path) {
      const declared = this.#declared(type, name);
      type = declared?.kind === 'reference' ? declared.type : undefined;
    }
    return type;
  }

  #declared(type: string | undefined, name: string) {
    const attributes = this.#machine.types.get(type ?? '')?.attributes;
    return attributes?.find((attribute) => attribute.name === name)?.type;
  }
}

/** Reads of nothing. */
export function noReads(): Reads {
  return { leaves: new Map(), references: new Map() };
}

function isContract(term: Term, bound: readonly Bound[]): boolean {
  return term.op === 'fact' && term.depth >= bound.length;
}

function addLeaf({ leaves }: Reads, name: string, how: 'value' | 'tested'): void {
  leaves.set(name, leaves.get(name) === 'value' ? 'value' : how);
}

/** Adds what one reads to what another reads. */
export function addReads(to: Reads, from: Reads): void {
  for (const [leaf, how] of from.leaves) addLeaf(to, leaf, how);
  for (const [name, { identity, reads }] of from.references) {
    const found = to.references.get(name) ?? { identity: false, reads: noReads() };
    to.references.set(name, found);
    found.identity ||= identity;
    addReads(found.reads, reads);
  }
}
