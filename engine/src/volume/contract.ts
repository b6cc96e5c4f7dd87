// Volume, the door: contracts of any size. In: what rating is asked. Out: the drafts, the same as
// the general calculation gives them.
import type { Month } from '@avenant/dsl/values';
import {
  type ExplainedLine,
  explainLine as explainGenerally,
  type RatedContract,
  rateContract as rateGenerally,
} from '../rate/contract.ts';
import type { RateInput } from '../rate/knowledge.ts';
import { prepareSelection, type Select } from '../select/selection.ts';
import { storedIn } from './dimensions.ts';
import { selectByColumns } from './leaves.ts';
import { ITEMS_MIN, volumeOverTime } from './over-time.ts';

/**
 * Rates the periods asked for, each as known on its drawing day: what it bills for the first time,
 * and the corrections of what earlier invoices billed.
 */
export function rateContract(input: RateInput): Promise<RatedContract> {
  return rateGenerally(input, volumeOverTime(), volumeSelect());
}

/**
 * Explains a line of a period's draft, rated as {@link rateContract} rates it for the same input;
 * undefined when the draft has no such line.
 */
export function explainLine(
  input: RateInput,
  period: Month,
  lineId: string,
): Promise<ExplainedLine | undefined> {
  return explainGenerally(input, period, lineId, volumeOverTime(), volumeSelect());
}

/** Prepares selectors by columns where a type with selectors has many facts. */
export function volumeSelect(factsMin = ITEMS_MIN): Select {
  return (plan, view, memory) => {
    const tested = new Set(plan.rules.map(({ subject, conditions }) => conditions && subject));
    const isMany = plan.types.some(
      ({ name }) => tested.has(name) && (storedIn(view, name)?.layout.size ?? 0) >= factsMin,
    );
    return isMany ? selectByColumns(plan, view) : prepareSelection(plan, view, memory);
  };
}
