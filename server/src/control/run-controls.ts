// Control, the run of the controls: over a draft as it is now. In: a draft. Out: findings, with
// their evidence; those of an earlier run that no longer hold are corrected. The draft keeps the
// hash of the content that was controlled.
import { absolute, compare } from '@avenant/dsl/values';
import type { Transaction } from 'kysely';
import { record } from '../audit/record.ts';
import { compilationOf } from '../contracts/compilation.ts';
import type { ContractFiles } from '../contracts/files.ts';
import type { Db } from '../db/database.ts';
import { json } from '../db/json.ts';
import type { Schema } from '../db/schema.ts';
import type { DraftId } from '../runs/drafts.ts';
import { canonical } from '../service/canonical.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import {
  amountOf,
  DRAFT,
  type Draft,
  idOf,
  lockDraft,
  moneyText,
  mustBe,
  readContent,
} from './draft.ts';
import { evaluateRules } from './evaluate.ts';
import { factsOf } from './facts.ts';
import { FACTS, type Level, understood } from './rule.ts';
import { surroundingsOf } from './surroundings.ts';

/** What a run of the controls came to. */
export interface Controlled {
  /** Open findings by control. */
  readonly open: Readonly<Record<string, number>>;
  readonly rows: number;
  /** How often the rules were evaluated. */
  readonly profiles: number;
}

interface Found {
  readonly finding: string;
  readonly control: string;
  readonly severity: string;
  readonly subject: string;
  readonly evidence: object;
  readonly atRisk: string;
}

/**
 * Runs the controls over a draft.
 * @throws Problem S0201, S0101, S0102 when the draft is validated or gone.
 */
export async function runControls(
  service: Service,
  actor: Actor,
  input: DraftId,
): Promise<Controlled> {
  const id = idOf(input);
  service.may(actor, 'finding.treat', { kind: DRAFT, id, contract: input.contract });
  const { db } = service.database;
  const contractEnd = await endOf(db, input.contract);
  return inTransaction(service.database, async (transaction) => {
    const draft = await lockDraft(transaction, input);
    mustBe(draft, 'generated', 'in_review', 'on_hold');
    const content = await readContent(transaction, draft);
    const surroundings = await surroundingsOf(transaction, draft);
    const { found, rows, profiles } = await evaluated(transaction, draft, {
      ...{ draft, content, surroundings, contractEnd },
    });
    const open = await keep(transaction, draft, found);
    const adds = compare(content.adds, amountOf(draft.total)) === 0;
    await transaction
      .updateTable('draft')
      .set({ checked_hash: adds ? content.hash : null })
      .where('contract', '=', draft.contract)
      .where('draft', '=', draft.draft)
      .execute();
    await record(transaction, actor, service.now(), {
      action: 'draft.control',
      ...{ kind: DRAFT, id, after: { hash: content.hash, open } },
    });
    return { open, rows, profiles };
  });
}

async function evaluated(
  transaction: Transaction<Schema>,
  draft: Draft,
  material: Parameters<typeof factsOf>[0],
): Promise<{ found: readonly Found[]; rows: number; profiles: number }> {
  const controls = await transaction
    .selectFrom('control')
    .select(['control', 'severity', 'rule', 'thresholds'])
    .where('enabled', '=', true)
    .orderBy('control')
    .execute();
  const rules = controls.map(({ control, rule, thresholds, severity }) => {
    return { control, severity, rule: understood(control, rule, thresholds) };
  });
  const byControl = new Map(rules.map((one) => [one.control, one]));
  const facts = factsOf(material);
  const found: Found[] = [];
  let [rows, profiles] = [0, 0];
  for (const level of Object.keys(FACTS) as Level[]) {
    const ofLevel = rules.filter(({ rule }) => rule.of === level);
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

/** So many findings go with one statement. */
const CHUNK = 1000;

// What a person said of a finding stands as long as its evidence does.
async function keep(
  transaction: Transaction<Schema>,
  { contract, draft }: Draft,
  found: readonly Found[],
): Promise<Record<string, number>> {
  const known = await transaction
    .selectFrom('finding')
    .select(['finding', 'state', 'evidence'])
    .where('contract', '=', contract)
    .where('draft', '=', draft)
    .execute();
  const before = new Map(known.map((one) => [one.finding, one]));
  const still = new Set(found.map(({ finding }) => finding));
  const fresh = found.filter((one) => {
    const was = before.get(one.finding);
    const isSame = was !== undefined && canonical(was.evidence) === canonical(one.evidence);
    return !isSame || was.state === 'corrected';
  });
  const gone = known.filter(({ finding, state }) => !still.has(finding) && state !== 'corrected');
  const outdated = [...fresh.map(({ finding }) => finding)].filter((one) => before.has(one));
  for (let at = 0; at < outdated.length; at += CHUNK) {
    await transaction
      .deleteFrom('finding')
      .where('contract', '=', contract)
      .where('finding', 'in', outdated.slice(at, at + CHUNK))
      .execute();
  }
  for (let at = 0; at < fresh.length; at += CHUNK) {
    const rows = fresh.slice(at, at + CHUNK).map((one) => {
      const { finding, control, severity, subject, evidence, atRisk } = one;
      return {
        ...{ contract, draft, finding, control, severity, subject, at_risk: atRisk },
        ...{ evidence: json(evidence), state: 'open' as const },
      };
    });
    await transaction.insertInto('finding').values(rows).execute();
  }
  for (let at = 0; at < gone.length; at += CHUNK) {
    await transaction
      .updateTable('finding')
      .set({ state: 'corrected' })
      .where('contract', '=', contract)
      .where(
        'finding',
        'in',
        gone.slice(at, at + CHUNK).map(({ finding }) => finding),
      )
      .execute();
  }
  const open = await transaction
    .selectFrom('finding')
    .select(['control', ({ fn }) => fn.countAll<string>().as('count')])
    .where('contract', '=', contract)
    .where('draft', '=', draft)
    .where('state', 'in', ['open', 'assigned', 'explained'])
    .groupBy('control')
    .orderBy('control')
    .execute();
  return Object.fromEntries(open.map(({ control, count }) => [control, Number(count)]));
}

// The end that the published text says; a text that does not compile has none that we know.
async function endOf(db: Db, contract: string): Promise<string | null> {
  const published = await db
    .selectFrom('contract_version')
    .select('files')
    .where('contract', '=', contract)
    .where('state', '=', 'published')
    .executeTakeFirst();
  if (published === undefined) return null;
  const compilation = compilationOf(published.files as ContractFiles, new Map());
  const { to, initialTo } = compilation.latest?.contract ?? { to: null };
  return to ?? initialTo ?? null;
}
