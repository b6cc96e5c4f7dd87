// Select, three: which rules apply to what. In: a plan and a view of its facts. Out: answers by
// rule, fact and day. json-rules-engine is asked once for each distinct profile, that is for each
// distinct tuple of the attribute texts that the conditions on one type read; the rest is memory.
import type { Condition, RatingPlan, Rule } from '@avenant/dsl';
import { DAY_MAX, DAY_MIN, type Day } from '@avenant/dsl/values';
import { Engine, type RuleProperties } from 'json-rules-engine';
import type { Validity } from '../evaluate/scope.ts';
import type { Fact, View } from '../facts/fact.ts';
import { DECIMAL_OPERATORS, evaluateOpen, type Kleene, type Plain } from './operators.ts';
import { areStored, type Path, pathsOf, type Reading, readPath } from './paths.ts';

/** Whether a rule applies; `missing`: the attribute path on which the answer hangs. */
export type Verdict = 'yes' | 'no' | { readonly missing: string };

/** The answers for one plan and one view. */
export interface Selection {
  /** Whether the rule's conditions are the engine's to decide; else its `where` term decides. */
  decides(rule: Rule): boolean;
  /** Whether the rule's conditions hold for a fact of its subject type on a day; narrows
   * `validity` to the days with the same answer. `yes` for a rule without conditions. */
  applies(rule: Rule, fact: Fact, day: Day, validity?: Validity): Verdict;
}

interface Stretch {
  readonly to: Day;
  readonly verdicts: Verdicts;
}

type Verdicts = ReadonlyMap<string, Verdict>;

/** What is asked of one subject type. */
interface Shard {
  readonly paths: readonly Path[];
  readonly rules: readonly { readonly id: string; readonly conditions: Condition }[];
  /** By fact, the stretches of time in order; the last ends at the end of time. */
  readonly stretches: Map<Fact, readonly Stretch[]>;
  engine?: Engine;
}

interface Remembered {
  readonly verdicts: Verdicts;
  /** One stretch for all time: shared by the facts whose profile never changes. */
  readonly forEver: readonly Stretch[];
}

/** Answers remembered by profile; they hold for every view of the same plan. */
export type Memory = Map<string, Remembered>;

/** Prepares the answers for a plan and a view; the standard way is {@link prepareSelection}. */
export type Select = (plan: RatingPlan, view: View, memory: Memory) => Promise<Selection>;

/**
 * Prepares the answers for every fact of the view on every day.
 * @param memory Kept between the views of one plan, so that only new profiles are run.
 */
export async function prepareSelection(
  plan: RatingPlan,
  view: View,
  memory: Memory = new Map(),
): Promise<Selection> {
  const shards = shardsOf(plan);
  for (const [type, shard] of shards) await learn(shard, view.type(type).facts, memory);
  return {
    decides: (rule) =>
      shards.get(rule.subject ?? '')?.rules.some(({ id }) => id === rule.id) === true,
    applies: (rule, fact, day, validity) => {
      const shard = shards.get(rule.subject ?? '');
      if (rule.conditions === undefined || shard === undefined) return 'yes';
      const stretches = shard.stretches.get(fact);
      if (stretches === undefined) throw new RangeError(`a fact of another view: ${fact.key}`);
      return verdictOn(stretches, day, rule.id, validity);
    },
  };
}

function shardsOf(plan: RatingPlan): Map<string, Shard> {
  const shards = new Map<string, Shard>();
  for (const { name: type } of plan.types) {
    const rules = plan.rules.flatMap(({ id, subject, conditions }) =>
      subject === type && conditions !== undefined && areStored(plan, type, conditions)
        ? [{ id, conditions }]
        : [],
    );
    if (rules.length === 0) continue;
    const paths = pathsOf(
      plan,
      type,
      rules.map(({ conditions }) => conditions),
    );
    shards.set(type, { paths, rules, stretches: new Map() });
  }
  return shards;
}

function verdictOn(
  stretches: readonly Stretch[],
  day: Day,
  rule: string,
  validity: Validity | undefined,
): Verdict {
  let from = DAY_MIN;
  for (const { to, verdicts } of stretches) {
    if (day < to) {
      if (validity !== undefined) {
        if (from > validity.from) validity.from = from;
        if (to < validity.to) validity.to = to;
      }
      return verdicts.get(rule) ?? 'no';
    }
    from = to;
  }
  return 'no';
}

// Walks every fact through time, run by run of equal profiles. The engine is run for new profiles.
async function learn(shard: Shard, facts: readonly Fact[], memory: Memory): Promise<void> {
  for (const fact of facts) {
    const stretches: Stretch[] = [];
    let forEver: readonly Stretch[] = stretches;
    for (let day = DAY_MIN; day < DAY_MAX; ) {
      const validity: Validity = { from: DAY_MIN, to: DAY_MAX };
      const profile = profileOn(shard, fact, day, validity);
      const key = `${fact.type}\u0000${profile.map(keyOf).join('\u0000')}`;
      const remembered = memory.get(key) ?? (await decide(shard, profile));
      memory.set(key, remembered);
      const whole = validity.to >= DAY_MAX && day === DAY_MIN;
      if (whole) forEver = remembered.forEver;
      else stretches.push({ to: validity.to, verdicts: remembered.verdicts });
      day = validity.to;
    }
    shard.stretches.set(fact, forEver);
  }
}

type Profile = readonly Reading[];

const profileOn = (shard: Shard, fact: Fact, day: Day, validity: Validity): Profile =>
  shard.paths.map((path) => readPath(path, fact, day, validity));

const keyOf = (value: Reading): string =>
  value === undefined ? '\u0001' : typeof value === 'string' ? `=${value}` : `${value}`;

async function decide(shard: Shard, profile: Profile): Promise<Remembered> {
  const verdicts = await verdictsOn(shard, profile);
  return { verdicts, forEver: [{ to: DAY_MAX, verdicts }] };
}

async function verdictsOn(shard: Shard, profile: Profile): Promise<Verdicts> {
  const known = knownIn(shard, profile);
  if (known.size < shard.paths.length) {
    return new Map(
      shard.rules.map(({ id, conditions }) => [id, verdictOf(evaluateOpen(conditions, known))]),
    );
  }
  shard.engine ??= engineOf(shard);
  const { results } = await shard.engine.run(Object.fromEntries(known));
  return new Map(results.map(({ event }) => [event?.type ?? '', 'yes']));
}

function knownIn(shard: Shard, profile: Profile): ReadonlyMap<string, Plain> {
  const known = new Map<string, Plain>();
  for (const [index, { name }] of shard.paths.entries()) {
    const value = profile[index];
    if (value !== undefined) known.set(name, value);
  }
  return known;
}

function verdictOf(value: Kleene): Verdict {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value;
}

function engineOf({ rules }: Shard): Engine {
  const engine = new Engine();
  for (const [name, operator] of Object.entries(DECIMAL_OPERATORS)) {
    engine.addOperator<Plain, Plain>(name, operator);
  }
  for (const { id, conditions } of rules) {
    const top = { all: [engineForm(conditions)] } as RuleProperties['conditions'];
    engine.addRule({ name: id, conditions: top, event: { type: id } });
  }
  return engine;
}

// The engine holds an empty `any` for true; it is false, and written so.
function engineForm(condition: Condition): Condition {
  if ('all' in condition) return { all: condition.all.map(engineForm) };
  if ('not' in condition) return { not: engineForm(condition.not) };
  if (!('any' in condition)) return condition;
  if (condition.any.length === 0) return { not: { all: [] } };
  return { any: condition.any.map(engineForm) };
}
