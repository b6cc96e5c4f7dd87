// Study, needs: what a clause reads. In: a plan and the rules of a clause. Out: the types,
// attributes, series and price tables that its amounts hang on, through defined names, derived
// sets, references, price revisions and the clauses that put it off; and the clauses whose charges
// it reads.
import type { PlanIndexation, RatingPlan, Rule, Term } from '@avenant/dsl';
import { visitRule } from '../rate/terms.ts';
import { baseType, holderOf, referencePath } from './types-read.ts';

/** Whether something must have a value, or something else stands in for it when it has none. */
export type Want = 'needed' | 'optional';

/** What a clause reads, by name. */
export interface Needs {
  /** Item and record types, each with the attributes read. */
  readonly types: ReadonlyMap<string, ReadonlyMap<string, Want>>;
  readonly series: ReadonlyMap<string, Want>;
  readonly tables: ReadonlyMap<string, Want>;
  /** Clauses whose charges are read, this one left out. */
  readonly clauses: ReadonlySet<string>;
}

/** What the rules of a clause read. `indexations`: the price revisions that are the clause. */
export function needsOf(
  plan: RatingPlan,
  rules: readonly Rule[],
  indexations: readonly PlanIndexation[] = [],
): Needs {
  const reading = new Reading(plan);
  for (const rule of rules) reading.rule(rule);
  for (const indexation of indexations) reading.revision(indexation);
  return reading.found;
}

class Reading {
  readonly found = {
    types: new Map<string, Map<string, Want>>(),
    series: new Map<string, Want>(),
    tables: new Map<string, Want>(),
    clauses: new Set<string>(),
  };
  readonly #plan: RatingPlan;
  /** Terms that something else stands in for when they have no value. */
  readonly #spared = new WeakSet<object>();
  readonly #revised = new Set<PlanIndexation>();

  constructor(plan: RatingPlan) {
    this.#plan = plan;
  }

  rule(rule: Rule): void {
    if (rule.subject !== undefined) this.#type(rule.subject);
    if (rule.share !== undefined) this.#type(rule.share.over.type);
    this.#visit(rule);
    for (const other of this.#overriders(rule.clause)) {
      const { share: _share, ...bare } = other;
      this.#visit({ ...bare, amount: { kind: 'nothing' } });
      if (other.subject === undefined || rule.subject === undefined) continue;
      this.#type(other.subject);
      this.#path(rule.subject, other.subject);
    }
  }

  /** A price revision: its factor, and for whom it is. */
  revision({ clause, factor, only }: PlanIndexation): void {
    const [rule] = this.#plan.rules;
    if (rule === undefined) return;
    const { subject: _subject, where: _where, guard: _guard, share: _share, ...bare } = rule;
    const subject = only === undefined ? {} : { subject: only.subject, where: only.test };
    const amount = { kind: 'sum', amount: factor } as const;
    this.#visit({ ...bare, ...subject, clause, occasion: { kind: 'over time' }, amount });
  }

  // The rules that can put a clause off or on again, and those that can put off these.
  #overriders(clause: string): readonly Rule[] {
    const found = new Set<Rule>();
    const clauses = new Set([clause]);
    for (const target of clauses) {
      for (const rule of this.#plan.rules) {
        if (rule.clause === clause || !rule.overrides.some((one) => one.target === target))
          continue;
        found.add(rule);
        clauses.add(rule.clause);
      }
    }
    return [...found];
  }

  #visit(rule: Rule): void {
    visitRule(this.#plan, rule, ({ term, types }) => {
      if (term !== undefined) this.#read(term, types, rule);
    });
  }

  #read(term: Term, types: readonly (string | undefined)[], rule: Rule): void {
    if (term.op === 'known') for (const one of term.of) this.#spare(one);
    if (term.op === 'first known') for (const one of term.of.slice(0, -1)) this.#spare(one);
    if (term.op === 'charges') this.#charges(term, types, rule);
    if (term.op === 'aggregate' || term.op === 'times') this.#type(term.set.type);
    const want = this.#spared.has(term) ? 'optional' : 'needed';
    if (term.op === 'attribute') this.#attribute(term, types, want);
    if (term.op === 'series' || term.op === 'convert' || term.op === 'over series') {
      take(this.found.series, term.series, want);
    }
    if (term.op === 'lookup') this.#lookup(term, want);
  }

  #spare(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    this.#spared.add(value);
    for (const part of Object.values(value)) this.#spare(part);
  }

  #type(name: string): void {
    const type = baseType(this.#plan, name);
    if (type !== undefined && !this.found.types.has(type)) this.found.types.set(type, new Map());
  }

  #attribute(
    { of, name }: Extract<Term, { op: 'attribute' }>,
    types: readonly (string | undefined)[],
    want: Want,
  ): void {
    const holder = holderOf(this.#plan, of, types);
    const base = holder === undefined ? undefined : baseType(this.#plan, holder);
    for (const type of this.#plan.types) {
      if (base !== undefined && type.name !== base) continue;
      const attribute = type.attributes.find((one) => one.name === name);
      if (attribute === undefined) continue;
      this.#type(type.name);
      take(this.found.types.get(type.name), name, want);
      if (attribute.type.kind === 'reference') this.#type(attribute.type.type);
    }
  }

  #lookup({ table, column }: Extract<Term, { op: 'lookup' }>, want: Want): void {
    take(this.found.tables, table, want);
    for (const one of this.#plan.indexations) {
      if (one.table !== table || one.columns?.includes(column) === false) continue;
      if (this.#revised.has(one)) continue;
      this.#revised.add(one);
      this.revision(one);
    }
  }

  #charges(
    { clauses, except, of }: Extract<Term, { op: 'charges' }>,
    types: readonly (string | undefined)[],
    { clause: own }: Rule,
  ): void {
    const read = this.#plan.rules.filter(
      ({ clause }) =>
        clause !== own &&
        (clauses === undefined || clauses.includes(clause)) &&
        except?.includes(clause) !== true,
    );
    const target = of === undefined ? undefined : holderOf(this.#plan, of, types);
    for (const { clause, subject, share } of read) {
      this.found.clauses.add(clause);
      // A shared amount belongs to those whom it is shared over.
      for (const from of [subject, share?.over.type]) {
        if (from !== undefined && target !== undefined) this.#path(from, target);
      }
    }
  }

  #path(from: string, to: string): void {
    for (const { type, attribute } of referencePath(this.#plan, from, to)) {
      this.#type(type);
      take(this.found.types.get(type), attribute, 'needed');
    }
  }
}

// Read twice, it is needed if it is needed once.
function take(into: Map<string, Want> | undefined, name: string, want: Want): void {
  if (into?.get(name) !== 'needed') into?.set(name, want);
}
