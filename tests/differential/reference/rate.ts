// Differential tests, reference interpreter: what a rule charges for a month, as known on a day:
// for every subject, day by day or once, rounded, as if nothing had been billed before.
import type { Occasion, Rule } from '../../../dsl/src/index.ts';
import {
  divide,
  equals,
  formatDay,
  fromText,
  isZero,
  lastDayOf,
  type Month,
  monthIndexOf,
  monthPeriod,
  multiply,
  negate,
  ONE,
  type Period,
  type Rational,
  rational,
  roundToStep,
  sum,
  toText,
} from '../../../dsl/src/values/index.ts';
import { appliesTo, daysInForce, scopeOf } from './applies.ts';
import { holdsDay, shareOfDay } from './calendar.ts';
import { evaluate } from './evaluate.ts';
import { type Hold, occasionsIn, subjectsOf } from './occasions.ts';
import { ownersOn } from './owners.ts';
import { daysOf, type World } from './scope.ts';
import { type Part, splitOf, weightsOf } from './share.ts';
import { isThereOn, type Thing } from './thing.ts';
import { numberIn, Withheld } from './value.ts';

/** An amount for a subject, rounded and signed. */
export interface Line {
  readonly key: string;
  readonly clause: string;
  /** Whom the clause was rated for. */
  readonly source: Thing | undefined;
  /** Whom the line is for. */
  readonly subject: Thing | undefined;
  readonly amount: Rational;
  readonly from: number;
  readonly to: number;
  /** Quantity and unit price, where the clause has them, in the units they are shown in. */
  readonly shown: string;
}

/** Something that is held. */
export interface Held {
  readonly clause: string;
  readonly source: Thing | undefined;
  readonly problem: Withheld;
  /** It was held the day before already: whoever asks has been told. */
  readonly again: boolean;
}

/** What a rule gives for a month. */
export interface Charged {
  readonly lines: readonly Line[];
  readonly held: readonly Held[];
}

interface Exact {
  readonly source: Thing | undefined;
  readonly moment: number;
  readonly period: Period;
  readonly from: number;
  readonly to: number;
  readonly amount: Rational;
  readonly shown: string;
}

/** All that a rule charges for a month. */
export function chargedBy(world: World, rule: Rule, month: Month): Charged {
  const held: Held[] = [];
  const hold: Hold = (source, problem, again = false) => {
    if (!(problem instanceof Withheld)) throw problem;
    held.push({ clause: rule.clause, source, problem, again });
  };
  const inForce = daysInForce(rule, world.plan);
  if (rule.amount.kind === 'nothing') world.met.amount(rule);
  if (rule.amount.kind === 'nothing' || inForce.from >= inForce.to) return { lines: [], held };
  let exacts: readonly Exact[] = [];
  try {
    exacts =
      rule.occasion.kind === 'over time'
        ? overTime(world, rule, month, hold)
        : onceEach(world, rule, rule.occasion, month, hold);
  } catch (problem) {
    hold(undefined, problem);
  }
  const lines: Line[] = [];
  if (exacts.length > 0) world.met.rule(rule, world.plan);
  for (const exact of exacts) {
    try {
      for (const line of linesOf(world, rule, exact)) {
        const same = lines.filter(({ key }) => key.split('#')[0] === line.key).length;
        if (isZero(line.amount)) continue;
        lines.push(same === 0 ? line : { ...line, key: `${line.key}#${same + 1}` });
      }
    } catch (problem) {
      hold(exact.source, problem);
    }
  }
  return { lines, held };
}

interface Run {
  readonly from: number;
  to: number;
  readonly rate: Rational;
  readonly weights: string;
  readonly owners: string;
  readonly shares: Rational[];
}

// Of a shared amount: who shares in it on a day, and by how much.
function weightsOn(world: World, rule: Rule, subject: Thing | undefined, day: number): string {
  if (rule.share === undefined) return '';
  const period = monthPeriod(monthIndexOf(day));
  const weighed = weightsOf(rule.share, scopeOf(world, rule, subject, day, period));
  return weighed.map(({ member, weight }) => `${member.key}=${weight.n}/${weight.d}`).join('&');
}

// The rate of each day of the month, then its maximal runs: the same rate, shared alike, and of the
// same facts where charges are asked by fact.
function overTime(world: World, rule: Rule, month: Month, hold: Hold): readonly Exact[] {
  const subjects = subjectsOf(world, rule, lastDayOf(month), monthPeriod(month));
  return subjects.flatMap((subject) => {
    const days = daysOf(monthPeriod(month)).flatMap((day) => {
      try {
        const rate = rateOn(world, rule, subject, day, month);
        if (rate === undefined) return [];
        const weights = weightsOn(world, rule, subject, day);
        return [{ day, rate, weights, owners: ownersOn(world, rule, subject, day) }];
      } catch (problem) {
        hold(subject, problem);
        return [];
      }
    });
    const firstRated = firstRatedDay(world, rule, subject, month);
    const runs: Run[] = [];
    for (const { day, rate, weights, owners } of days) {
      const last = runs.at(-1);
      const share = shareOfDay(rule.proration, day, day === firstRated);
      const each =
        rule.amount.kind === 'rate' && rule.amount.per === 'day' ? rational(86400) : share;
      const isLike = last?.to === day && equals(last.rate, rate) && last.weights === weights;
      if (isLike && last.owners === owners) {
        last.to = day + 1;
        last.shares.push(each);
      } else {
        if (isLike) world.met.add('line cut where its owners change');
        runs.push({ from: day, to: day + 1, rate, weights, owners, shares: [each] });
      }
    }
    return runs.map(({ from, to, rate, shares }) => {
      const amount = multiply(rate, sum(shares));
      const period = monthPeriod(month);
      const shown = shownOf(world, rule, subject, from, period);
      return { source: subject, moment: from, period, from, to, amount, shown };
    });
  });
}

// A month that counts as whole is counted on the first day on which the clause is paid for the
// subject, whichever version of the clause that is under.
function firstRatedDay(
  world: World,
  rule: Rule,
  subject: Thing | undefined,
  month: Month,
): number | undefined {
  if (rule.proration !== 'whole') return undefined;
  const versions = world.plan.rules.filter(
    ({ clause, subject: type, occasion, proration }) =>
      clause === rule.clause &&
      type === rule.subject &&
      occasion.kind === 'over time' &&
      proration === 'whole',
  );
  return daysOf(monthPeriod(month)).find((day) =>
    versions.some((one) => {
      try {
        return rateOn(world, one, subject, day, month) !== undefined;
      } catch (problem) {
        if (problem instanceof Withheld) return false;
        throw problem;
      }
    }),
  );
}

function rateOn(
  world: World,
  rule: Rule,
  subject: Thing | undefined,
  day: number,
  month: Month,
): Rational | undefined {
  if (!holdsDay(daysInForce(rule, world.plan), day)) return undefined;
  if (subject !== undefined && !isThereOn(subject, day)) return undefined;
  if (!appliesTo(world, rule, subject, day, monthPeriod(month))) return undefined;
  return amountOf(world, rule, subject, day, monthPeriod(month));
}

function amountOf(
  world: World,
  rule: Rule,
  subject: Thing | undefined,
  moment: number,
  period: Period,
): Rational | undefined {
  const { amount } = rule;
  world.met.amount(rule);
  if (amount.kind === 'by hand') throw new Withheld('R0120', rule.clause);
  if (amount.kind === 'not billable here') throw new Withheld('R0121', rule.clause);
  if (amount.kind === 'nothing') return undefined;
  const term = amount.kind === 'rate' ? amount.rate : amount.amount;
  return numberIn(evaluate(term, scopeOf(world, rule, subject, moment, period)));
}

// A quantity and a unit price as lines show them.
function shownOf(
  world: World,
  rule: Rule,
  subject: Thing | undefined,
  moment: number,
  period: Period,
): string {
  const { amount } = rule;
  if (amount.kind !== 'rate' && amount.kind !== 'sum') return '';
  const scope = scopeOf(world, rule, subject, moment, period);
  return [amount.quantity, amount.unitPrice]
    .flatMap((term) => {
      if (term === undefined) return [];
      const factor = fromText(term.unit?.factor ?? '1') ?? ONE;
      const value = divide(numberIn(evaluate(term, scope)), factor);
      return [`${toText(value)} ${term.unit?.label ?? ''}`.trim()];
    })
    .join(' x ');
}

function onceEach(
  world: World,
  rule: Rule,
  occasion: Exclude<Occasion, { kind: 'over time' }>,
  month: Month,
  hold: Hold,
): readonly Exact[] {
  const all = occasionsIn(world, rule, occasion, month, hold);
  return all.flatMap(({ subject, moment, period, from, to }): readonly Exact[] => {
    try {
      if (!appliesTo(world, rule, subject, moment, period)) return [];
      const amount = amountOf(world, rule, subject, moment, period);
      if (amount === undefined) return [];
      const shown = shownOf(world, rule, subject, moment, period);
      return [{ source: subject, moment, period, from, to, amount, shown }];
    } catch (problem) {
      hold(subject, problem);
      return [];
    }
  });
}

// Rounded once, signed, and shared where the clause says so.
function linesOf(world: World, rule: Rule, exact: Exact): readonly Line[] {
  const { source, moment, period, from, to, shown } = exact;
  const step = fromText(rule.rounding.step) ?? ONE;
  const rounded = roundToStep(exact.amount, step, rule.rounding.mode);
  const amount = rule.sign === 1 ? rounded : negate(rounded);
  const owner = source?.key ?? world.plan.contract.id;
  const keyOf = (...names: readonly string[]) => [rule.clause, ...names, formatDay(from)].join('/');
  const common_ = { clause: rule.clause, source, from, to, shown };
  if (rule.share === undefined) {
    return [{ ...common_, key: keyOf(owner), subject: source, amount }];
  }
  const scope = scopeOf(world, rule, source, moment, period);
  return splitOf(rule.share, amount, step, scope).map(({ member, part }: Part) => ({
    ...common_,
    key: source === undefined ? keyOf(member.key) : keyOf(owner, member.key),
    subject: member,
    amount: part,
  }));
}
