// Volume, the door: contracts of any size. In: what rating is asked. Out: the drafts, the same as
// the general calculation gives them.
import type { RatedContract } from '../rate/contract.ts';
import { rateContract as rateGenerally } from '../rate/contract.ts';
import type { RateInput } from '../rate/knowledge.ts';
import { volumeOverTime } from './over-time.ts';

/**
 * Rates the periods asked for, each as known on its drawing day: what it bills for the first time,
 * and the corrections of what earlier invoices billed.
 */
export function rateContract(input: RateInput): Promise<RatedContract> {
  return rateGenerally(input, volumeOverTime());
}
