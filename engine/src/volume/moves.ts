// Volume, moves: charges that are read for what belongs to a fact are cut where they come to belong
// to another. In: a rule and a covered month. Out: whether that may be for a subject that says the
// same all month, because what it refers to comes to refer to something else.
import type { Rule } from '@avenant/dsl';
import { type Month, monthPeriod, type Period } from '@avenant/dsl/values';
import { machineOf } from '../evaluate/machine.ts';
import { reachedFrom } from '../evaluate/references.ts';
import type { Fact } from '../facts/fact.ts';
import type { Layout } from '../facts/layout.ts';
import { always, type Situation } from '../rate/situation.ts';
import { storedIn } from './dimensions.ts';

/** Whether anything that subjects of a rule refer to, and that refers on, changes in a month. */
export function mayMove(situation: Situation, rule: Rule, month: Month): boolean {
  const { plan, view, readByFact } = situation;
  if (rule.subject === undefined || !readByFact.has(rule.clause)) return false;
  const { types, references } = machineOf(plan);
  const referred = (type: string): readonly string[] =>
    (types.get(type)?.attributes ?? []).flatMap(({ type: one }) =>
      one.kind === 'reference' ? [one.type] : [],
    );
  const reached = new Set(referred(rule.subject));
  for (const type of reached) for (const next of referred(type)) reached.add(next);
  const days = monthPeriod(month);
  return [...reached].some((type) => {
    if ((references.get(type) ?? []).length === 0) return false;
    const stored = storedIn(view, type);
    return stored === undefined || changesIn(stored.layout, days);
  });
}

// Whether a fact has another row from a day on that is not the first of the days.
function changesIn({ size, offsets, from }: Layout, days: Period): boolean {
  for (let fact = 0; fact < size; fact += 1) {
    const end = offsets[fact + 1] ?? 0;
    for (let at = (offsets[fact] ?? 0) + 1; at < end; at += 1) {
      const day = from[at] ?? 0;
      if (day > days.from && day < days.to) return true;
    }
  }
  return false;
}

/** Tells of a fact whether anything that it leads to has another row in the midst of some days. */
export function movesIn({ plan }: Situation): (fact: Fact, days: Period) => boolean {
  const machine = machineOf(plan);
  return (fact, days) => {
    const validity = always();
    reachedFrom(machine, fact, days.from, validity);
    return validity.to < days.to;
  };
}
