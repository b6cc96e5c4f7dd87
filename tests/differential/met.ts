// Differential tests: what was met on the way. In: nodes of plans, as the reference interpreter
// comes to them. Out: their names, as `everything.ts` lists them.
import type { Condition, RatingPlan, Rule, SetTerm, Term, Window } from '../../dsl/src/index.ts';
import { AMOUNTS, NODES, OCCASIONS, ROW_TIMES, TERMS, WINDOWS } from './fields.ts';

type Fields = Readonly<Record<string, Readonly<Record<string, true>>>>;

/** Names of what was met. */
export class Met {
  readonly names: Set<string> = new Set();
  readonly #seen = new WeakSet<object>();

  /** Takes note of a name. */
  add(name: string): void {
    this.names.add(name);
  }

  /** Takes note of all that a plan says, evaluated or not. */
  said(plan: RatingPlan): void {
    this.plan(plan);
    for (const rule of plan.rules) {
      this.rule(rule, plan);
      this.amount(rule);
    }
    this.#walk(plan, plan);
  }

  #walk(node: unknown, plan: RatingPlan): void {
    if (typeof node !== 'object' || node === null) return;
    if ('op' in node) this.term(node as Term);
    if ('window' in node) this.window(node.window as Window);
    for (const field of ['set', 'over'] as const) {
      const set: unknown = Reflect.get(node, field);
      if (typeof set === 'object') this.set(set as SetTerm, plan);
    }
    for (const part of Object.values(node)) this.#walk(part, plan);
  }

  /** Takes note of a term that is evaluated. */
  term(term: Term): void {
    if (this.#isSeen(term)) return;
    this.#fields(term.op, term, TERMS[term.op]);
    const window = 'window' in term ? term.window : 'set' in term ? term.set.window : undefined;
    if (window !== undefined) this.add(`${term.op} in ${window.kind}`);
    if (term.op === 'scale') for (const band of term.bands) this.#node('band', band);
  }

  /** Takes note of a window of which the days are asked. */
  window(window: Window): void {
    if (this.#isSeen(window)) return;
    this.#fields(`window ${window.kind}`, window, WINDOWS[window.kind]);
    if ('offset' in window && window.offset < 0) this.add(`window ${window.kind} earlier`);
  }

  /** Takes note of a set of which the members are asked. */
  set(set: SetTerm, plan: RatingPlan): void {
    if (this.#isSeen(set)) return;
    this.#node('set', set);
    this.add(`set of ${kindOf(set.type, plan)}`);
  }

  /** Takes note of a rule that comes to an amount. */
  rule(rule: Rule, plan: RatingPlan): void {
    if (this.#isSeen(rule)) return;
    const { amount, occasion, rounding, share, subject } = rule;
    this.#node('rule', rule);
    this.#fields(`occasion ${occasion.kind}`, occasion, OCCASIONS[occasion.kind]);
    this.add(`subject ${subject === undefined ? 'contract' : kindOf(subject, plan)}`);
    this.add(`rule rounding ${rounding.mode}`);
    if (rule.sign < 0) this.add('rule negative');
    if (rule.conditions !== undefined) this.#condition(rule.conditions);
    if (share === undefined) return;
    this.add(`share of ${amount.kind}`);
    if (rule.sign < 0) this.add('share of negative');
  }

  /** Takes note of the amount of a rule, which may be that there is none. */
  amount({ amount }: Rule): void {
    if (!this.#isSeen(amount)) this.#fields(`amount ${amount.kind}`, amount, AMOUNTS[amount.kind]);
  }

  /** Takes note of what a plan holds besides its rules. */
  plan(plan: RatingPlan): void {
    if (this.#isSeen(plan)) return;
    this.#node('contract', plan.contract);
    for (const type of plan.types) {
      this.#node('type', type);
      this.#fields(`time ${type.time.kind}`, type.time, ROW_TIMES[type.time.kind]);
      for (const attribute of type.attributes) {
        this.#node('attribute', attribute);
        this.add(`attribute type ${attribute.type.kind}`);
      }
    }
    for (const derivation of plan.derivations) {
      this.#node('derivation', derivation);
      this.add(`derivation from ${kindOf(derivation.over.type, plan)}`);
    }
    for (const series of plan.series) this.#node('series', series);
    for (const calendar of plan.calendars) {
      this.#node('calendar', calendar);
      if ((calendar.hours?.to ?? 0) > 86_400) this.add('calendar over midnight');
    }
    if (plan.definitions.some(({ versions }) => versions.length > 1))
      this.add('definition version');
    this.#revisions(plan);
    this.#tables(plan);
  }

  #revisions({ indexations, rules }: RatingPlan): void {
    for (const one of indexations) {
      this.#node('indexation', one);
      if (one.rounding !== undefined) this.add(`indexation rounding ${one.rounding.mode}`);
      if (one.effective.some(({ to }) => to !== null)) this.add('indexation ended');
    }
    const verbs = rules.flatMap(({ overrides }) => overrides);
    for (const override of verbs) this.#node('override', override);
  }

  #tables({ tables }: RatingPlan): void {
    for (const { keys, columns, versions } of tables) {
      if (keys.length === 0) this.add('table key none');
      if (versions.length > 1) this.add('table version');
      for (const { type } of columns) this.add(`table column ${type.kind}`);
      for (const row of versions.flatMap(({ rows }) => rows)) {
        if (row.cells.includes(null)) this.add('table cell not sold');
        if (row.since?.some((day) => day !== null) === true) this.add('table agreed since');
        for (const cell of row.keys) {
          this.add(`table key ${'is' in cell ? 'is' : 'any' in cell ? 'any' : 'range'}`);
        }
      }
    }
  }

  #condition(one: Condition): void {
    if ('fact' in one) this.add(`condition ${one.operator}`);
    else if ('not' in one) this.add('condition not');
    else this.add('all' in one ? 'condition all' : 'condition any');
    const parts = 'not' in one ? [one.not] : 'all' in one ? one.all : 'any' in one ? one.any : [];
    for (const part of parts) this.#condition(part);
  }

  #isSeen(node: object): boolean {
    if (this.#seen.has(node)) return true;
    this.#seen.add(node);
    return false;
  }

  #node(name: keyof typeof NODES, node: object): void {
    this.#fields(`plan ${name}`, node, NODES[name]);
  }

  #fields(name: string, node: object, fields: Fields): void {
    this.add(name);
    for (const [field, told] of Object.entries(fields)) {
      const value: unknown = Reflect.get(node, field) ?? undefined;
      const text = value === undefined ? 'absent' : `${value}`;
      this.add(`${name} ${field} ${text in told ? text : 'given'}`);
    }
  }
}

/** What a type's facts are. */
function kindOf(type: string, { types, derivations }: RatingPlan): string {
  if (derivations.some(({ name }) => name === type)) return 'derived';
  return types.find(({ name }) => name === type)?.kind ?? type;
}
