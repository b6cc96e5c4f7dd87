// Control, evaluation: which rules hold for which rows. In: understood rules of one level and rows
// of facts. Out: for each row the controls that hold. json-rules-engine is asked once for each
// distinct profile: how a row answers every comparison of the rules is all that their outcome hangs
// on.
import { Engine, type RuleProperties } from 'json-rules-engine';
import { type Comparison, type Condition, type ControlRule, OPERATORS } from './rule.ts';

/** What a row says: decimals as texts. */
export type FactRow = Readonly<Record<string, string | boolean | null>>;

/** Rules by the code of their control. */
export type Rules = readonly { readonly control: string; readonly rule: ControlRule }[];

/** Rows with the controls that hold for them; how often the engine was asked. */
export interface Evaluated<Row> {
  readonly hits: readonly { readonly row: Row; readonly control: string }[];
  readonly profiles: number;
}

/** Evaluates the rules of one level over all rows. */
export async function evaluateRules<Row extends { readonly facts: FactRow }>(
  rules: Rules,
  rows: readonly Row[],
): Promise<Evaluated<Row>> {
  const comparisons = distinct(rules.flatMap(({ rule }) => comparisonsOf(rule.conditions)));
  const engine = engineOf(rules);
  const byProfile = new Map<string, readonly string[]>();
  const hits: { row: Row; control: string }[] = [];
  for (const row of rows) {
    const profile = profileOf(comparisons, row.facts);
    let held = byProfile.get(profile);
    if (held === undefined) {
      const { results } = await engine.run(row.facts);
      held = results.map(({ event }) => event?.type ?? '').sort();
      byProfile.set(profile, held);
    }
    for (const control of held) hits.push({ row, control });
  }
  return { hits, profiles: byProfile.size };
}

function profileOf(comparisons: readonly Comparison[], facts: FactRow): string {
  let profile = '';
  for (const { fact, operator, value } of comparisons) {
    profile += OPERATORS[operator]?.(facts[fact] ?? null, value) === true ? '1' : '0';
  }
  return profile;
}

function comparisonsOf(condition: Condition): readonly Comparison[] {
  if ('all' in condition) return condition.all.flatMap(comparisonsOf);
  if ('any' in condition) return condition.any.flatMap(comparisonsOf);
  if ('not' in condition) return comparisonsOf(condition.not);
  return [condition];
}

function distinct(comparisons: readonly Comparison[]): readonly Comparison[] {
  const keyOf = ({ fact, operator, value }: Comparison): string =>
    JSON.stringify([fact, operator, value]);
  return [...new Map(comparisons.map((one) => [keyOf(one), one])).values()];
}

function engineOf(rules: Rules): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const [name, holds] of Object.entries(OPERATORS)) engine.addOperator(name, holds);
  for (const { control, rule } of rules) {
    const conditions = { all: [rule.conditions] } as RuleProperties['conditions'];
    engine.addRule({ name: control, conditions, event: { type: control } });
  }
  return engine;
}
