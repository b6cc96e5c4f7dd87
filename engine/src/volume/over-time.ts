// Volume, over time: stands in for the general calculation over days where an item type has many
// items. In: a subject of a rule and a covered month. Out: the same outcome, item for item.
import type { Rule } from '@avenant/dsl';
import type { Month } from '@avenant/dsl/values';
import { rateOverTime } from '../rate/over-time.ts';
import type { OverTime } from '../rate/rule-month.ts';
import type { Situation } from '../rate/situation.ts';
import { storedIn } from './dimensions.ts';
import { isByColumns } from './leaves.ts';
import { Program } from './program.ts';

/** From how many items on the volume path is worth its preparation. */
export const ITEMS_MIN = 2_000;

interface Last {
  readonly situation: Situation;
  readonly rule: Rule;
  readonly month: Month;
  readonly program: Program | undefined;
}

/** A calculation over days that works out once what many items have in common. */
export function volumeOverTime(itemsMin = ITEMS_MIN): OverTime {
  // A rule is rated for all its subjects in a row.
  let last: Last | undefined;
  return (situation, rule, fact, month) => {
    if (last?.rule !== rule || last.month !== month || last.situation !== situation) {
      const many = countOf(situation, rule) >= itemsMin;
      last = { situation, rule, month, program: programOf(many, situation, rule, month) };
    }
    const known = fact === undefined ? undefined : last.program?.outcome(fact);
    return known ?? rateOverTime(situation, rule, fact, month);
  };
}

function programOf(many: boolean, situation: Situation, rule: Rule, month: Month) {
  const { selection } = situation;
  const alike = isByColumns(selection) ? selection.alike : undefined;
  return many ? Program.of(situation, rule, month, alike) : undefined;
}

function countOf({ plan, view }: Situation, { subject }: Rule): number {
  const isStored = plan.types.some(({ name }) => name === subject);
  return subject !== undefined && isStored ? (storedIn(view, subject)?.layout.size ?? 0) : 0;
}
