// Rate, over time: a rate integrated over the days of a month, for one subject. In: a rule, a
// subject and a covered month. Out: one exact amount for each run of days with the same rate, and
// of the same facts where charges are read for what belongs to one. This is the calculation that a
// faster one, over columns, may stand in for.
import type { Rule } from '@avenant/dsl';
import {
  type Day,
  equals,
  intersect,
  type Month,
  monthPeriod,
  multiply,
  type Period,
  type Rational,
  toText,
} from '@avenant/dsl/values';
import { evaluate } from '../evaluate/evaluate.ts';
import { Held } from '../evaluate/held.ts';
import { machineOf } from '../evaluate/machine.ts';
import { idOf, reachedFrom } from '../evaluate/references.ts';
import type { Validity } from '../evaluate/scope.ts';
import type { Fact } from '../facts/fact.ts';
import { rateShare } from '../time/proration.ts';
import { weighedOf } from './booking.ts';
import { appliesTo } from './precedence.ts';
import { heldAsWritten, numberIn, type Outcome, type Priced, shownIn } from './priced.ts';
import { ANY } from './read-by-fact.ts';
import { type Situation, scopeOf } from './situation.ts';

/** A rate; where it is shared, by which weights; where it matters, the facts it belongs to. */
interface Rate {
  readonly rate: Rational;
  readonly weights: string;
  readonly owners: string;
}

interface Run extends Rate {
  readonly from: number;
  to: number;
}

/** Rates a subject (none: the contract) over the days of a month on which it is in service. */
export function rateOverTime(
  situation: Situation,
  rule: Rule,
  fact: Fact | undefined,
  month: Month,
): Outcome {
  const held: Held[] = [];
  const runs = runsOf(situation, rule, fact, month, held);
  const since = firstDay(situation, rule, fact, month, runs);
  const priced: Priced[] = [];
  for (const run of runs) {
    try {
      priced.push(price(situation, rule, fact, month, run, since));
    } catch (problem) {
      held.push(heldIn(problem));
    }
  }
  return { priced, held };
}

function runsOf(
  situation: Situation,
  rule: Rule,
  fact: Fact | undefined,
  month: Month,
  held: Held[],
): readonly Run[] {
  const inForce = situation.inForce.get(rule.id);
  const days = inForce && intersect(monthPeriod(month), inForce);
  const runs: Run[] = [];
  for (const segment of days === undefined ? [] : (fact?.segments ?? [days])) {
    const stretch = days && intersect(segment, days);
    if (stretch !== undefined) walk(situation, rule, fact, month, stretch, runs, held);
  }
  return runs;
}

// Goes from change to change. What is held is tried again on each day, since it may say nothing of
// how long it stays so.
function walk(
  situation: Situation,
  rule: Rule,
  fact: Fact | undefined,
  month: Month,
  stretch: Period,
  runs: Run[],
  held: Held[],
): void {
  for (let day = stretch.from; day < stretch.to; ) {
    const validity: Validity = { from: stretch.from, to: stretch.to };
    let next = day + 1;
    try {
      const rate = rateOn(situation, rule, fact, month, day, validity);
      next = Math.max(next, validity.to);
      if (rate !== undefined) extend(runs, day, next, rate);
    } catch (problem) {
      held.push(heldIn(problem));
    }
    day = next;
  }
}

function extend(runs: Run[], from: number, to: number, one: Rate): void {
  const last = runs.at(-1);
  if (last?.to === from && isSame(last, one)) last.to = to;
  else runs.push({ from, to, ...one });
}

function isSame(a: Rate, b: Rate): boolean {
  return equals(a.rate, b.rate) && a.weights === b.weights && a.owners === b.owners;
}

// The rate in force on a day; none when the clause does not apply.
function rateOn(
  situation: Situation,
  rule: Rule,
  fact: Fact | undefined,
  month: Month,
  day: number,
  validity: Validity,
): Rate | undefined {
  const period = monthPeriod(month);
  if (!appliesTo(situation, rule, fact, day, period, validity)) return undefined;
  const asWritten = heldAsWritten(rule);
  if (asWritten !== undefined) throw asWritten;
  if (rule.amount.kind !== 'rate') return undefined;
  const scope = scopeOf(situation, rule, fact, day, period, validity);
  const rate = numberIn(evaluate(rule.amount.rate, scope));
  const weighed = weighedOf(rule, scope);
  const weights = weighed.map(({ member, weight }) => `${member.fact.key}=${toText(weight)}`);
  const own = fact === undefined ? [] : [fact];
  const subjects = rule.share === undefined ? own : weighed.map(({ member }) => member.fact);
  const owners = ownersOf(situation, rule, subjects, day, validity);
  return { rate, weights: weights.join('&'), owners };
}

// Charges that are read for what belongs to a fact go on for as long as they belong to the same.
function ownersOf(
  { plan, readByFact }: Situation,
  { clause }: Rule,
  subjects: readonly Fact[],
  day: Day,
  validity: Validity,
): string {
  const types = readByFact.get(clause);
  if (types === undefined) return '';
  const texts = subjects.map((subject) => {
    const reached = [...reachedFrom(machineOf(plan), subject, day, validity)];
    return reached
      .filter(({ type }) => types.has(type) || types.has(ANY))
      .map(idOf)
      .sort()
      .join(' ');
  });
  return texts.join('&');
}

// The day from which a month counts, by whole months: it counts once, on the first day on which any
// version of the clause is paid for the subject.
function firstDay(
  situation: Situation,
  rule: Rule,
  fact: Fact | undefined,
  month: Month,
  runs: readonly Period[],
): number | undefined {
  if (rule.proration !== 'whole') return undefined;
  const firsts = [rule, ...otherVersions(situation, rule, month)].flatMap((one) => {
    const first = (one === rule ? runs : runsOf(situation, one, fact, month, []))[0];
    return first === undefined ? [] : [first.from];
  });
  return firsts.length === 0 ? undefined : Math.min(...firsts);
}

/** Other versions of a rule's clause that charge by whole months on days of a month. */
export function otherVersions(situation: Situation, rule: Rule, month: Month): readonly Rule[] {
  return situation.plan.rules.filter((other) => {
    const days = situation.inForce.get(other.id);
    return (
      other !== rule &&
      other.clause === rule.clause &&
      other.subject === rule.subject &&
      other.occasion.kind === 'over time' &&
      other.proration === 'whole' &&
      days !== undefined &&
      intersect(monthPeriod(month), days) !== undefined
    );
  });
}

/** The part of its rate that a run of days costs: months, or seconds when the rate is per day. */
export function shareOf(rule: Rule, from: number, to: number, since?: number): Rational {
  const per = rule.amount.kind === 'rate' ? rule.amount.per : 'month';
  return rateShare(per, rule.proration, from, to, since);
}

function price(
  situation: Situation,
  rule: Rule,
  fact: Fact | undefined,
  month: Month,
  { from, to, rate }: Run,
  since: number | undefined,
): Priced {
  const period = monthPeriod(month);
  const scope = scopeOf(situation, rule, fact, from, period, { from, to });
  const share = shareOf(rule, from, to, since);
  const shown = shownIn(rule.amount, scope);
  return { exact: multiply(rate, share), share, moment: from, period, from, to, ...shown };
}

function heldIn(problem: unknown): Held {
  if (problem instanceof Held) return problem;
  throw problem;
}
