// Study, feasibility: whether each clause can be billed. In: a contract, its data files as read
// (none in pre-sales), and months. Out: a verdict a clause with what is missing, ranked by the
// money that hangs on it. What the plan reads decides; rating the data that is there can only
// worsen it.
import type { PlanIndexation, RatingPlan, Rule } from '@avenant/dsl';
import { firstDayOf, intersect, isZero, subtract } from '@avenant/dsl/values';
import { bindFacts } from '../facts/bind.ts';
import type { RawTable } from '../facts/raw-table.ts';
import { daysInForce } from '../rate/calendar.ts';
import type { RatedContract } from '../rate/contract.ts';
import type { HeldItem } from '../rate/line.ts';
import { withoutClause } from './altered.ts';
import { isLostIn } from './effects.ts';
import { type Gap, metIn, missingIn, type StudyData } from './gaps.ts';
import {
  clausesOf,
  type Horizon,
  latestOf,
  type Named,
  rated,
  sumOf,
  type Titles,
  totalOf,
} from './horizon.ts';
import { byMoney, estimate, type Money, ratedMoney } from './money.ts';
import { type Needs, needsOf } from './needs.ts';
import { settledVerdicts, type Verdict } from './verdict.ts';

/** A clause's verdict. */
export interface ClauseVerdict extends Named {
  readonly verdict: Verdict;
  /** What is missing for the clause itself. */
  readonly gaps: readonly Gap[];
  /** Clauses whose charges it reads and that are not automatic. */
  readonly through: readonly string[];
  /** For a clause by hand or not billable here, the contract's words; else null. */
  readonly reason: string | null;
  readonly money: Money;
  /** ISO months of the invoices that it bills on, or changes when it bills nothing itself. */
  readonly billedIn: readonly string[];
  /** Items held in the months rated. */
  readonly held: number;
  readonly needs: Needs;
}

/** The verdicts of a contract. */
export interface Feasibility {
  readonly contract: string;
  readonly title: string;
  readonly currency: string;
  /** Ranked: the most money first, those without a figure last. */
  readonly clauses: readonly ClauseVerdict[];
}

/** What a study of feasibility is asked. */
export interface FeasibilityInput extends Omit<Horizon, 'facts'> {
  readonly tables: ReadonlyMap<string, RawTable>;
  readonly priceFiles: StudyData['priceFiles'];
  readonly titles: Titles;
}

/** A clause while it is being judged. */
interface Study extends Named {
  readonly rules: readonly Rule[];
  readonly indexations: readonly PlanIndexation[];
  readonly needs: Needs;
  /** What the files do not hold, and what rating met where they hold all. */
  readonly missing: readonly Gap[];
  readonly met: readonly Gap[];
  readonly reason: string | null;
  readonly own: Verdict;
  readonly held: number;
}

/** Judges every clause of a contract. */
export async function feasibility(input: FeasibilityInput): Promise<Feasibility> {
  const { history, tables, priceFiles, titles } = input;
  const plan = latestOf(history);
  const data: StudyData = { plan, tables, priceFiles };
  const horizon: Horizon = { ...input, facts: bindFacts(plan, tables).value };
  const draft = await rated(horizon, history);
  const held = draft.periods.flatMap((period) => period.held);
  const lines = draft.periods.flatMap((period) => period.lines);
  const studies = clausesOf(plan, titles).map((named) =>
    studyOf(
      data,
      input,
      named,
      held.filter(({ clause }) => clause === named.clause),
    ),
  );
  const verdicts = settledVerdicts(studies);
  const blind = blindIn(studies);
  const judged: ClauseVerdict[] = [];
  for (const study of studies) {
    const { clause, title, needs, missing, met, reason, rules } = study;
    const verdict = verdicts.get(clause) ?? study.own;
    let money = estimate(data, reason === null ? rules : [], input);
    let billedIn = periodsOf(draft, ({ lines }) => lines.some((line) => line.clause === clause));
    const isKnown = !blind.has(clause) && !(billsNothing(study) && isLostIn(plan, clause));
    if (isKnown && verdict !== 'manual' && verdict !== 'not billable') {
      let value = sumOf(lines.filter((line) => line.clause === clause));
      if (billsNothing(study)) {
        // What a clause without amounts of its own changes.
        const without = await rated(horizon, withoutClause(history, clause));
        value = subtract(totalOf(draft), totalOf(without));
        billedIn = periodsOf(draft, ({ total }, at) => total !== without.periods[at]?.total);
      }
      // Nothing billed is a figure only where nothing is missing.
      const isFigure = verdict === 'automatic' || !isZero(value);
      if (isFigure) money = ratedMoney(value, plan.contract.currency);
    }
    const named = (wanted: Verdict): readonly string[] =>
      [...needs.clauses].filter((name) => verdicts.get(name) === wanted);
    const through = [...named('manual'), ...named('automatic with new data')];
    const gaps = [...missing, ...met];
    const { held: count } = study;
    judged.push({
      ...{ clause, title, verdict, gaps, through, reason, money, billedIn, held: count, needs },
    });
  }
  const { id, title, currency } = plan.contract;
  const clauses = judged.toSorted((a, b) => byMoney(a.money, b.money));
  return { contract: id, title, currency, clauses };
}

function studyOf(
  data: StudyData,
  span: FeasibilityInput,
  named: Named,
  held: readonly HeldItem[],
): Study {
  const { plan } = data;
  const { clause } = named;
  const rules = rulesIn(plan, clause, span);
  const indexations = plan.indexations.filter((one) => one.clause === clause);
  const needs = needsOf(plan, rules, indexations);
  const missing = missingIn(data, needs);
  const met = missing.length > 0 ? [] : metIn(held);
  const asWritten = rules.map(({ amount }) => amount);
  const byHand = asWritten.find((amount) => amount.kind === 'by hand');
  const elsewhere = asWritten.find((amount) => amount.kind === 'not billable here');
  let own: Verdict = missing.length + met.length > 0 ? 'automatic with new data' : 'automatic';
  if (byHand !== undefined) own = 'manual';
  else if (elsewhere !== undefined) own = 'not billable';
  const reason = byHand?.reason ?? elsewhere?.issuer ?? null;
  const count = held.length;
  return { ...named, rules, indexations, needs, missing, met, reason, own, held: count };
}

// The versions of a clause in force in the months; all of them when none is.
function rulesIn(plan: RatingPlan, clause: string, { from, months }: FeasibilityInput) {
  const all = plan.rules.filter((rule) => rule.clause === clause);
  const span = { from: firstDayOf(from), to: firstDayOf(from + months) };
  const inForce = all.filter((rule) => {
    const days = daysInForce(rule, plan.contract);
    return days !== undefined && intersect(days, span) !== undefined;
  });
  return inForce.length > 0 ? inForce : all;
}

const billsNothing = ({ rules, indexations }: Study): boolean =>
  indexations.length > 0 || rules.every(({ amount }) => amount.kind === 'nothing');

// The clauses whose figures would rest on data that is not there, their own or another clause's.
function blindIn(studies: readonly Study[]): ReadonlySet<string> {
  const blind = new Set(studies.flatMap((one) => (one.missing.length > 0 ? [one.clause] : [])));
  const restsOn = (study: Study): readonly string[] => {
    const targets = study.rules.flatMap(({ overrides }) => overrides.map(({ target }) => target));
    const priced = studies.filter(({ needs }) =>
      study.indexations.some(({ table }) => needs.tables.has(table)),
    );
    const moved = billsNothing(study) ? [...targets, ...priced.map(({ clause }) => clause)] : [];
    return [...study.needs.clauses, ...moved];
  };
  for (let before = -1; before < blind.size; ) {
    before = blind.size;
    for (const study of studies) {
      if (restsOn(study).some((name) => blind.has(name))) blind.add(study.clause);
    }
  }
  return blind;
}

const periodsOf = (
  { periods }: RatedContract,
  isMeant: (period: RatedContract['periods'][number], at: number) => boolean,
): readonly string[] => periods.filter(isMeant).map(({ period }) => period);
