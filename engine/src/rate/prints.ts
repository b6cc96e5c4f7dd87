// Rate, prints: what each rule of a plan says, with all that its amounts may hang on, places of
// words aside. In: a plan. Out: by rule, a text and the clauses whose charges it may read. Rules of
// two plans with one text rate alike over the same facts and the same charges. Where the plan does
// not make it plain, too much is taken in rather than too little.
import { isPlace, type RatingPlan, type Rule, textWithoutPlaces } from '@avenant/dsl';
import type { DefinitionVersion } from '../evaluate/lasting.ts';
import { clausesRead, clausesReadByFact } from './read-by-fact.ts';

/** What a rule says and reads. */
export interface Print {
  readonly text: string;
  /** The clauses whose charges it may read; `all` of them where terms name none. */
  readonly reads: ReadonlySet<string> | 'all';
  /** Whether whether it applies hangs on the charges that other clauses' conditions read. */
  readonly othersRead: boolean;
}

/** A part of a plan as text, with the names in it. */
interface Part {
  readonly text: string;
  readonly names: ReadonlySet<string>;
  readonly reads: ReadonlySet<string> | 'all';
}

/** What a plan says, part by part. */
export interface Prints {
  readonly rules: ReadonlyMap<Rule, Print>;
  /** By version of a definition; those that hang on derived sets are left out. */
  readonly definitions: ReadonlyMap<DefinitionVersion, string>;
}

const kept = new WeakMap<RatingPlan, Prints>();

/** The prints of a plan. */
export function printsOf(plan: RatingPlan): Prints {
  const known = kept.get(plan);
  if (known !== undefined) return known;
  const printer = new Printer(plan);
  const made = { rules: printer.rules(), definitions: printer.definitions() };
  kept.set(plan, made);
  return made;
}

/** All that selectors are prepared from, as a text: plans with one text select alike. */
export function selectorsOf({ types, rules }: RatingPlan): string {
  const selectors = rules.map(({ id, subject, conditions }) => [id, subject, conditions]);
  return textWithoutPlaces([types, selectors]);
}

class Printer {
  readonly #plan: RatingPlan;
  readonly #names: ReadonlySet<string>;
  /** Definitions, sets, tables with their revisions: by the name that terms call them by. */
  readonly #named = new Map<string, Part[]>();
  readonly #rules: ReadonlyMap<Rule, Part>;
  readonly #common: string;

  constructor(plan: RatingPlan) {
    const { definitions, derivations, tables, indexations, rules } = plan;
    this.#plan = plan;
    this.#names = new Set([...definitions, ...derivations, ...tables].map(({ name }) => name));
    for (const one of [...definitions, ...derivations, ...tables]) this.#add(one.name, one);
    for (const one of indexations) this.#add(one.table, one);
    this.#rules = new Map(rules.map((rule) => [rule, this.#part(rule)]));
    const { contract, types, series, calendars, version } = plan;
    this.#common = this.#part([version, contract, types, series, calendars]).text;
  }

  rules(): ReadonlyMap<Rule, Print> {
    const order = JSON.stringify(this.#plan.rules.map(({ id, clause }) => [id, clause]));
    const [read, byFact] = [clausesRead(this.#plan), clausesReadByFact(this.#plan)];
    const prints = this.#plan.rules.map((rule): [Rule, Print] => {
      const others = this.#reachedFrom(this.#own(this.#overridersOf(rule)));
      const parts = new Set([...others, ...this.#reachedFrom(this.#own([rule]))]);
      const seen = read.has(rule.clause) ? ['read', ...(byFact.get(rule.clause) ?? [])].sort() : [];
      const reads = union(parts);
      // Which charges are seen hangs on the order of the clauses.
      const rest = isNone(reads) ? '' : order;
      const texts = [this.#common, ...seen, rest, ...[...parts].map(({ text }) => text)];
      return [rule, { text: texts.join('\n'), reads, othersRead: !isNone(union(others)) }];
    });
    return new Map(prints);
  }

  #add(name: string, part: unknown): void {
    this.#named.set(name, [...(this.#named.get(name) ?? []), this.#part(part)]);
  }

  definitions(): ReadonlyMap<DefinitionVersion, string> {
    const { definitions, derivations } = this.#plan;
    const derived = new Set(derivations.map(({ name }) => name));
    const found = new Map<DefinitionVersion, string>();
    for (const { name, versions } of definitions) {
      const parts = [...this.#reachedFrom(this.#named.get(name) ?? [])];
      if (parts.some((part) => [...part.names].some((one) => derived.has(one)))) continue;
      const text = [this.#common, name, ...parts.map((part) => part.text)].join('\n');
      for (const [at, version] of versions.entries()) found.set(version, `${at} ${text}`);
    }
    return found;
  }

  #own(rules: Iterable<Rule>): readonly Part[] {
    return Array.from(rules).flatMap((rule) => this.#rules.get(rule) ?? []);
  }

  // Parts and all that they name.
  #reachedFrom(parts: readonly Part[]): ReadonlySet<Part> {
    const found = new Set(parts);
    for (const { names } of found) {
      for (const name of names) for (const one of this.#named.get(name) ?? []) found.add(one);
    }
    return found;
  }

  // The clauses that may put a rule off or on again, and those that may do so to them.
  #overridersOf({ clause }: Rule): ReadonlySet<Rule> {
    const found = new Set<Rule>();
    const clauses = new Set([clause]);
    for (const one of clauses) {
      for (const other of this.#plan.rules) {
        if (!other.overrides.some(({ target }) => target === one)) continue;
        found.add(other);
        clauses.add(other.clause);
      }
    }
    return found;
  }

  #part(value: unknown): Part {
    const names = new Set<string>();
    const reads = new Set<string>();
    let readsAll = false;
    const text = JSON.stringify(value, (key, one: unknown) => {
      if (typeof one === 'string') {
        if (this.#names.has(one)) names.add(one);
      } else if (typeof one === 'object' && one !== null) {
        if (isPlace(key, one)) return undefined;
        const { op, clauses } = one as { readonly op?: unknown; readonly clauses?: string[] };
        if (op === 'charges') {
          if (clauses === undefined) readsAll = true;
          else for (const clause of clauses) reads.add(clause);
        }
      }
      return one;
    });
    return { text, names, reads: readsAll ? 'all' : reads };
  }
}

const isNone = (reads: Print['reads']): boolean => reads !== 'all' && reads.size === 0;

function union(parts: Iterable<Part>): Print['reads'] {
  const all = new Set<string>();
  for (const { reads } of parts) {
    if (reads === 'all') return 'all';
    for (const clause of reads) all.add(clause);
  }
  return all;
}
