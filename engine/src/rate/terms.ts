// Rate, the terms of a rule: every term that its amount may hang on, through defined names and
// derived sets. In: a plan and a rule. Out: each term with the types of the facts bound where it
// stands.
import type { RatingPlan, Rule, SetTerm, Term, Window } from '@avenant/dsl';

/** A term or a window of facts, and the types of the facts bound around it, innermost first. */
export interface Standing {
  readonly term?: Term;
  readonly window?: Window;
  readonly types: readonly (string | undefined)[];
}

type Types = Standing['types'];

/** Calls `visit` for every term and window that a rule may read. */
export function visitRule(plan: RatingPlan, rule: Rule, visit: (one: Standing) => void): void {
  new Visitor(plan, visit).rule(rule);
}

/** Calls `visit` for a term that is read for no fact, and for all that it reads. */
export function visitTerms(plan: RatingPlan, term: Term, visit: (one: Standing) => void): void {
  new Visitor(plan, visit).term(term);
}

/** The type of the fact that a term yields, where the plan makes it plain. */
export function typeIn(plan: RatingPlan, term: Term, types: Types): string | undefined {
  if (term.op === 'fact') return types[term.depth];
  if (term.op !== 'attribute') return undefined;
  const holder = plan.types.find(({ name }) => name === typeIn(plan, term.of, types));
  const type = holder?.attributes.find(({ name }) => name === term.name)?.type;
  return type?.kind === 'reference' ? type.type : undefined;
}

class Visitor {
  readonly #plan: RatingPlan;
  readonly #visit: (one: Standing) => void;
  readonly #seen = new Set<string>();

  constructor(plan: RatingPlan, visit: (one: Standing) => void) {
    this.#plan = plan;
    this.#visit = visit;
  }

  term(term: Term): void {
    this.#terms([term], []);
  }

  rule({ subject, where, guard, amount, occasion, share }: Rule): void {
    const types: Types = subject === undefined ? [] : [subject];
    if (subject !== undefined) this.#derived(subject);
    this.#terms([where, guard, amount], types);
    if (occasion.kind === 'on') this.#terms([occasion.date], types);
    if (share === undefined) return;
    this.#set(share.over, types);
    this.#terms([share.weight], [share.over.type, ...types]);
  }

  // Any value that may hold terms: terms themselves, bands, branches, amounts.
  #terms(values: readonly unknown[], types: Types): void {
    for (const value of values) {
      if (typeof value !== 'object' || value === null) continue;
      if (Array.isArray(value)) this.#terms(value, types);
      else if ('op' in value) this.#term(value as Term, types);
      else this.#terms(Object.values(value), types);
    }
  }

  #term(term: Term, types: Types): void {
    this.#visit({ term, types });
    switch (term.op) {
      case 'aggregate':
        this.#set(term.set, types);
        this.#terms([term.value], [term.set.type, ...types]);
        this.#terms([term.parameter], types);
        return;
      case 'times':
        this.#set(term.set, types);
        return;
      case 'defined':
        this.#definition(term.name);
        break;
      default:
    }
    const { op: _op, unit: _unit, ...parts } = term;
    this.#terms(Object.values(parts), types);
  }

  #set(set: SetTerm, types: Types): void {
    this.#visit({ window: set.window, types });
    this.#terms([set.window], types);
    this.#terms([set.where], [set.type, ...types]);
    this.#derived(set.type);
  }

  #definition(name: string): void {
    if (this.#seen.has(`name ${name}`)) return;
    this.#seen.add(`name ${name}`);
    for (const { name: other, on, versions } of this.#plan.definitions) {
      if (other === name) this.#terms([versions], on === undefined ? [] : [on]);
    }
  }

  #derived(type: string): void {
    const derivation = this.#plan.derivations.find(({ name }) => name === type);
    if (derivation === undefined || this.#seen.has(`set ${type}`)) return;
    this.#seen.add(`set ${type}`);
    this.#set(derivation.over, []);
    this.#terms([derivation.keys, derivation.fields], [derivation.over.type]);
  }
}
