// Machine: a plan made ready to run. In: a plan. Out: compiled terms, and what is kept of them:
// names looked up once, traits, results by view. One machine for a plan object, made when first
// used.
import type {
  PlanCalendar,
  PlanDefinition,
  PlanDerivation,
  PlanIndexation,
  PlanRow,
  PlanTable,
  PlanType,
  RatingPlan,
  Rule,
  Term,
  UnitTag,
} from '@avenant/dsl';
import { DAY_MAX, DAY_MIN, type Day, type Period, parseDay } from '@avenant/dsl/values';
import type { FactsOfType } from '../facts/fact.ts';
import { type WorkingDays, workingDaysOf } from '../time/calendar.ts';
import { compile } from './compile.ts';
import { ContractFact } from './contract-fact.ts';
import { derive } from './derive.ts';
import type { Frame, Run, Source } from './frame.ts';
import type { Memory } from './memo.ts';
import { type RowFinder, rowFinder } from './table-index.ts';
import type { Traits } from './traits.ts';
import { type Watch, watchedFinder, watchOf } from './watch.ts';

const machines = new WeakMap<RatingPlan, Machine>();

/** The machine of a plan. */
export function machineOf(plan: RatingPlan): Machine {
  const known = machines.get(plan);
  if (known !== undefined) return known;
  const machine = new Machine(plan);
  machines.set(plan, machine);
  return machine;
}

/** A plan made ready to run. */
export class Machine {
  readonly plan: RatingPlan;
  readonly contractFact: ContractFact;
  readonly contractFrom: Day;
  readonly contractTo: Day | undefined;
  /** The end of the initial term. */
  readonly initialTo: Day | undefined;
  readonly currencyUnit: UnitTag;
  readonly watch: Watch | undefined;
  readonly types: ReadonlyMap<string, PlanType>;
  /** By item or record type, the names of attributes that refer to other facts. */
  readonly references: ReadonlyMap<string, readonly string[]>;
  /** The same as a text: equal texts refer alike. */
  readonly referring: string;
  readonly derivations: ReadonlyMap<string, PlanDerivation>;
  readonly tables: ReadonlyMap<string, PlanTable>;
  readonly calendars: ReadonlyMap<string, PlanCalendar>;
  readonly memory: Memory = new WeakMap();
  readonly traits = new WeakMap<Term, Traits>();
  readonly setTraits = new Map<string, Traits>();
  /** Indexes over lists of facts, by the list. */
  readonly indexes = new WeakMap<object, Map<object, unknown>>();
  readonly #runs = new WeakMap<Term, Run>();
  readonly #finders = new WeakMap<readonly PlanRow[], RowFinder>();
  readonly #workingDays = new Map<string, WorkingDays>();

  constructor(plan: RatingPlan) {
    const { contract } = plan;
    this.plan = plan;
    this.watch = watchOf(plan);
    this.contractFrom = parseDay(contract.from) ?? DAY_MIN;
    this.contractTo = contract.to === null ? undefined : parseDay(contract.to);
    const { initialTo } = contract;
    this.initialTo = initialTo === undefined ? this.contractTo : parseDay(initialTo);
    this.contractFact = new ContractFact(
      contract.id,
      this.contractFrom,
      this.contractTo ?? DAY_MAX,
    );
    this.currencyUnit = { label: contract.currency, factor: '1' };
    this.types = new Map(plan.types.map((one) => [one.name, one]));
    this.references = new Map(plan.types.map(({ name, attributes }) => [name, refer(attributes)]));
    this.referring = JSON.stringify([...this.references]);
    this.derivations = new Map(plan.derivations.map((one) => [one.name, one]));
    this.tables = new Map(plan.tables.map((one) => [one.name, one]));
    this.calendars = new Map(plan.calendars.map((one) => [one.name, one]));
  }

  /** The function of a term. */
  run(term: Term): Run {
    const known = this.#runs.get(term);
    if (known !== undefined) return known;
    const run = compile(term, this);
    this.#runs.set(term, run);
    return run;
  }

  /** The facts of a type: stored ones from the view, those of a derived set made, of days asked. */
  factsOf(frame: Frame, type: string, asked?: Period): FactsOfType {
    return this.derivations.has(type) ? derive(frame, type, asked) : frame.view.type(type);
  }

  /** The definition of a name on a type; `undefined` type: on the contract. */
  definition(name: string, on: string | undefined): PlanDefinition | undefined {
    return this.plan.definitions.find((one) => one.name === name && one.on === on);
  }

  /** All definitions of a name, on whatever. */
  definitionsNamed(name: string): readonly PlanDefinition[] {
    return this.plan.definitions.filter((one) => one.name === name);
  }

  /** The derived sets that compute a field of this name. */
  ownersOfField(name: string): readonly string[] {
    const has = ({ fields, keys }: PlanDerivation): boolean =>
      [...fields, ...(keys ?? [])].some((field) => field.name === name);
    return this.plan.derivations.filter(has).map((one) => one.name);
  }

  /** The price revisions of a table's column, in the order of the contract. */
  indexations(table: string, column: string): readonly PlanIndexation[] {
    return this.plan.indexations.filter(
      (one) => one.table === table && (one.columns?.includes(column) ?? true),
    );
  }

  /** The working days of a calendar; undefined when there is none of that name. */
  workingDays(name: string): WorkingDays | undefined {
    const calendar = this.calendars.get(name);
    if (calendar === undefined) return undefined;
    const days = this.#workingDays.get(name) ?? workingDaysOf(calendar);
    this.#workingDays.set(name, days);
    return days;
  }

  /** The finder of some rows of a table, made once for the rows. */
  rowFinder(table: PlanTable, rows: readonly PlanRow[]): RowFinder {
    const known = this.#finders.get(rows);
    if (known !== undefined) return known;
    const finder = watchedFinder(rowFinder(table, rows), this.watch);
    this.#finders.set(rows, finder);
    return finder;
  }

  /** The version of a clause in force on a day, else any version of it. */
  ruleOf(clause: string, moment: Day): Rule | undefined {
    const rules = this.plan.rules.filter((rule) => rule.clause === clause);
    const inForce = rules.find(({ effective: { from, to } }) => {
      const end = to === null ? DAY_MAX : (parseDay(to) ?? DAY_MAX);
      return (parseDay(from) ?? DAY_MIN) <= moment && moment < end;
    });
    return inForce ?? rules[0];
  }

  /** Whose words the terms of a clause are. */
  sourceOf(clause: string, moment: Day): Source {
    const place = this.ruleOf(clause, moment)?.span ?? this.plan.contract.span;
    return { clause, place };
  }
}

function refer(attributes: PlanType['attributes']): readonly string[] {
  return attributes.filter(({ type }) => type.kind === 'reference').map(({ name }) => name);
}
