// Control, what the rules find: of a draft, without writing anything. In: a draft with all that
// surrounds it, controls. Out: what each control finds, with its evidence.
import { absolute } from '@avenant/dsl/values';
import type { Db } from '../db/database.ts';
import type { ControlTable } from '../db/schema.ts';
import type { Service } from '../service/service.ts';
import { contractView } from './contract-view.ts';
import { amountOf, type Draft, moneyText } from './draft.ts';
import { evaluateRules } from './evaluate.ts';
import { factsOf, type Material } from './facts.ts';
import { type ControlRule, FACTS, type Level } from './rule.ts';
import { understood } from './rule-check.ts';
import { surroundingsOf } from './surroundings.ts';

/** A control whose rule is understood. */
export interface ReadyControl {
  readonly control: string;
  readonly severity: ControlTable['severity'];
  readonly rule: ControlRule;
}

/** What a control finds. */
export interface Found {
  /** Its name within the contract. */
  readonly finding: string;
  readonly control: string;
  readonly severity: ControlTable['severity'];
  readonly subject: string;
  readonly evidence: Readonly<Record<string, string | boolean | null>>;
  /** Decimal text in the currency of the draft. */
  readonly atRisk: string;
}

/** What controls find, over how many rows, by how many questions to the engine. */
export interface Findings {
  readonly found: readonly Found[];
  readonly rows: number;
  readonly profiles: number;
}

/** What a draft is held against: so many queries, however many lines. */
export async function around(
  { now }: Pick<Service, 'now'>,
  db: Db,
  draft: Draft,
): Promise<Pick<Material, 'surroundings' | 'contract'>> {
  const surroundings = await surroundingsOf(db, draft);
  const today = now().toISOString().slice(0, 10);
  return { surroundings, contract: await contractView(db, draft.contract, today) };
}

/** The controls that are on. */
export async function controlsInForce(db: Db): Promise<readonly ReadyControl[]> {
  const rows = await db
    .selectFrom('control')
    .select(['control', 'severity', 'rule', 'thresholds'])
    .where('enabled', '=', true)
    .orderBy('control')
    .execute();
  return rows.map(({ control, rule, thresholds, severity }) => {
    return { control, severity, rule: understood(control, rule, thresholds) };
  });
}

/** What some controls find of a draft. */
export async function findingsOf(
  material: Material,
  controls: readonly ReadyControl[],
): Promise<Findings> {
  const { draft } = material;
  const byControl = new Map(controls.map((one) => [one.control, one]));
  const facts = factsOf(material);
  const found: Found[] = [];
  let [rows, profiles] = [0, 0];
  for (const level of Object.keys(FACTS) as Level[]) {
    const ofLevel = controls.filter(({ rule }) => rule.of === level);
    if (ofLevel.length === 0) continue;
    const outcome = await evaluateRules(ofLevel, facts[level]);
    rows += facts[level].length;
    profiles += outcome.profiles;
    for (const { row, control } of outcome.hits) {
      const one = byControl.get(control);
      if (one === undefined) continue;
      const { rule, severity } = one;
      const risk = rule.atRisk === undefined ? null : (row.facts[rule.atRisk] ?? null);
      const size = absolute(amountOf(typeof risk === 'string' ? risk : '0'));
      found.push({
        ...{ control, severity },
        finding: `${draft.draft}/${control}/${row.key}`,
        subject: String(row.facts.subject ?? draft.contract),
        evidence: Object.fromEntries(rule.evidence.map((fact) => [fact, row.facts[fact] ?? null])),
        atRisk: moneyText(size, draft.currency),
      });
    }
  }
  return { found, rows, profiles };
}
