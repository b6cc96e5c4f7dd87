// Rate, memory: from one run over some facts to the next, what no change of the text has touched:
// months of rules, and single subjects of those that read charges. In: what is to be rated. Out:
// what is known of it. A run with a memory yields what a run without yields.
import type { PlanHistory, PlanSpan, RatingPlan, Rule } from '@avenant/dsl';
import { type Day, equals, type Month } from '@avenant/dsl/values';
import { type ChargesRead, isStill } from '../evaluate/charges.ts';
import { type DefinitionVersion, type Keeping, keepIn } from '../evaluate/lasting.ts';
import { machineOf } from '../evaluate/machine.ts';
import { idsReached } from '../evaluate/references.ts';
import type { Facts } from '../facts/bound.ts';
import type { Fact, View } from '../facts/fact.ts';
import { knownOn } from '../facts/view.ts';
import type { Select, Selection } from '../select/selection.ts';
import type { FullLine } from './booking.ts';
import type { Occasioned } from './occasions.ts';
import type { Outcome } from './priced.ts';
import { type Print, printsOf, selectorsOf } from './prints.ts';
import type { Outcomes, RuleMonth } from './rule-month.ts';
import { isSameList } from './same-list.ts';
import type { Situation } from './situation.ts';

/** A rule and a month to be rated, and what was rated before it. */
export interface Asked {
  readonly situation: Situation;
  readonly rule: Rule;
  readonly month: Month;
  /** Gives the rated months up to this one. */
  readonly rated: () => readonly RuleMonth[];
}

/** What a subject came to, and the charges that it read. */
interface Known {
  readonly occasion: Occasioned | undefined;
  readonly outcome: Outcome;
  readonly reads: readonly ChargesRead[];
}

type Subjects = ReadonlyMap<Fact | undefined, readonly Known[]>;

interface Kept {
  readonly text: string;
  readonly until: Day;
  /** Of the rated months whose charges it could read. */
  readonly stamps: readonly object[];
  readonly result: RuleMonth;
  /** What subjects came to, where charges are read. */
  readonly subjects: Subjects;
}

interface Selected {
  readonly text: string;
  readonly selection: Selection;
}

/** So many lines and subjects are kept at most; then all are forgotten. */
const SIZE_MAX = 300_000;

/** What runs over the same facts leave to each other; for one run at a time. */
export class RateMemory {
  readonly #views = new WeakMap<Facts, Map<Day, View>>();
  /** By the text of a definition's version. */
  #keepings = new Map<string, Keeping>();
  readonly #selected = new WeakMap<View, Selected>();
  #kept = new WeakMap<View, Map<string, Kept>>();
  #size = 0;
  /** Rated months with one stamp charge the same. */
  readonly #stamps = new WeakMap<RuleMonth, object>();
  /** The stamp of what a rated month was before, by the stamp of what this run made of it. */
  #movedFrom = new WeakMap<object, object>();
  /** To whom charges belong that this run made otherwise. */
  #owners = new Set<string>();

  /** A run begins: what its plans say as the plans of the run before is worked out once. */
  begin({ plans }: PlanHistory): void {
    const before = this.#keepings;
    this.#keepings = new Map();
    this.#movedFrom = new WeakMap();
    this.#owners = new Set();
    for (const { plan } of plans) {
      const places = new Map<DefinitionVersion, Keeping>();
      for (const [version, text] of printsOf(plan).definitions) {
        const place = this.#keepings.get(text) ??
          before.get(text) ?? { owner: {}, memory: new WeakMap() };
        this.#keepings.set(text, place);
        places.set(version, place);
      }
      keepIn(plan, places);
    }
  }

  /** The facts as known on a day: the same handles for as long as the facts are the same. */
  view(facts: Facts, day: Day): View {
    const views = this.#views.get(facts) ?? new Map<Day, View>();
    this.#views.set(facts, views);
    const view = views.get(day) ?? knownOn(facts, day);
    views.set(day, view);
    return view;
  }

  /** A way to prepare selectors that knows those which it prepared for a view. */
  select(prepare: Select): Select {
    return async (plan, view, memory) => {
      const text = selectorsOf(plan);
      const known = this.#selected.get(view);
      if (known?.text === text) return known.selection;
      const selection = await prepare(plan, view, memory);
      this.#selected.set(view, { text, selection });
      return selection;
    };
  }

  /** Rates a month of a rule, or knows it. */
  month(asked: Asked, rate: (outcomes: Outcomes) => RuleMonth): RuleMonth {
    const { situation, rule, month, rated } = asked;
    const { plan, view, until, store } = situation;
    const print = printsOf(plan).rules.get(rule);
    if (print === undefined) throw new RangeError(`a rule of another plan: ${rule.id}`);
    const place = `${month}/${rule.id}`;
    const known = this.#kept.get(view)?.get(place);
    const isSame = known?.text === print.text && known.until === until;
    const stamps = this.#stampsOf(print, rated);
    if (known !== undefined && isSame && isSameList(known.stamps, stamps)) {
      return this.#inWordsOf(rule, known.result);
    }
    const subjects = new Map<Fact | undefined, Known[]>();
    const before = isSame ? known?.subjects : undefined;
    const isKnownOf = known !== undefined && this.#isMovedFrom(known.stamps, stamps);
    const isUntouched = ({ of }: ChargesRead) =>
      isKnownOf && of !== undefined && !this.#owners.has(of);
    const isStored = storedIn(plan);
    const result = rate((fact, occasion, rateOne) => {
      // What a subject itself reads is all that it hangs on.
      if (stamps.length === 0 || print.othersRead || !isStored(fact)) return rateOne();
      if (occasion?.held !== undefined) return rateOne();
      const old = before?.get(fact)?.find((one) => isSameOccasion(one.occasion, occasion));
      const own = subjects.get(fact) ?? [];
      subjects.set(fact, own);
      const at = { machine: machineOf(plan), charges: store };
      if (old?.reads.every((read) => isUntouched(read) || isStill(at, read)) === true) {
        own.push(old);
        return old.outcome;
      }
      const { value: outcome, reads } = store.listen(rateOne);
      own.push({ occasion, outcome, reads });
      return outcome;
    });
    if (known !== undefined) this.#tie(known.result, result, plan);
    // Facts of derived sets are made by each plan for itself.
    const isKept = result.lines.every(
      ({ subject, source }) => isStored(subject) && isStored(source),
    );
    if (isKept) this.#keep(view, place, { text: print.text, until, stamps, result, subjects });
    return result;
  }

  // A month rated anew is as the one before it, or it is noted whose charges are others.
  #tie(before: RuleMonth, after: RuleMonth, plan: RatingPlan): void {
    const since = this.#stampOf(before);
    if (chargesSame(before, after)) this.#stamps.set(after, since);
    else {
      this.#movedFrom.set(this.#stampOf(after), since);
      for (const owner of ownersMoved(before, after, plan)) this.#owners.add(owner);
    }
  }

  // Whether all that differs between two states of what is read is what this run made otherwise.
  #isMovedFrom(before: readonly object[], after: readonly object[]): boolean {
    return (
      before.length === after.length &&
      after.every((stamp, at) => {
        return stamp === before[at] || this.#movedFrom.get(stamp) === before[at];
      })
    );
  }

  #keep(view: View, place: string, one: Kept): void {
    const all = this.#kept.get(view) ?? new Map<string, Kept>();
    this.#size += sizeOf(one) - sizeOf(all.get(place));
    if (this.#size > SIZE_MAX) {
      this.#kept = new WeakMap();
      this.#size = 0;
      return;
    }
    this.#kept.set(view, all.set(place, one));
  }

  // The words may stand elsewhere now.
  #inWordsOf(rule: Rule, result: RuleMonth): RuleMonth {
    if (isSamePlace(rule.span, result.rule.span)) return result;
    const lines = result.lines.map((line) => ({ ...line, rule }));
    const held = result.held.map((one) => ({ ...one, rule }));
    const now = { ...result, rule, lines, held };
    this.#stamps.set(now, this.#stampOf(result));
    return now;
  }

  #stampsOf({ reads }: Print, rated: Asked['rated']): readonly object[] {
    if (reads !== 'all' && reads.size === 0) return [];
    const isRead = (one: RuleMonth) => reads === 'all' || reads.has(one.rule.clause);
    return rated().flatMap((one) => (isRead(one) ? [this.#stampOf(one)] : []));
  }

  #stampOf(result: RuleMonth): object {
    const stamp = this.#stamps.get(result) ?? {};
    this.#stamps.set(result, stamp);
    return stamp;
  }
}

const sizeOf = (kept: Kept | undefined): number =>
  kept === undefined ? 0 : kept.result.lines.length + kept.subjects.size;

function storedIn({ types }: RatingPlan): (fact: Fact | undefined) => boolean {
  const stored = new Set(types.map(({ name }) => name));
  return (fact) => fact === undefined || stored.has(fact.type);
}

function isSameOccasion(a: Occasioned | undefined, b: Occasioned | undefined): boolean {
  return (
    a?.moment === b?.moment &&
    a?.from === b?.from &&
    a?.to === b?.to &&
    a?.period.from === b?.period.from &&
    a?.period.to === b?.period.to
  );
}

// A line that is not in both as it is moves whatever is asked of its owners.
function* ownersMoved(before: RuleMonth, after: RuleMonth, plan: RatingPlan): Iterable<string> {
  const machine = machineOf(plan);
  const [old, now] = [before.lines, after.lines];
  // Nearly always the same lines in the same order.
  const isAligned = old.length === now.length && old.every(({ key }, at) => key === now[at]?.key);
  const pairs = isAligned
    ? old.map((line, at) => [line, now[at]])
    : [...old, ...now].map((line) => [line, undefined]);
  for (const [line, other] of pairs) {
    if (line === undefined || isLike(line, other)) continue;
    for (const { subject, priced } of other === undefined ? [line] : [line, other]) {
      if (subject !== undefined) yield* idsReached(machine, subject, priced.from);
    }
  }
}

// Nothing else of a rated month is seen by those that read charges.
function chargesSame(a: RuleMonth, b: RuleMonth): boolean {
  return (
    a.lines.length === b.lines.length && a.lines.every((line, at) => isLike(line, b.lines[at]))
  );
}

function isLike(a: FullLine, b: FullLine | undefined): boolean {
  return (
    a.key === b?.key &&
    a.subject === b.subject &&
    equals(a.amount, b.amount) &&
    a.priced.from === b.priced.from &&
    a.priced.to === b.priced.to
  );
}

const isSamePlace = (a: PlanSpan, b: PlanSpan): boolean => JSON.stringify(a) === JSON.stringify(b);
