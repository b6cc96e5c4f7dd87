// The contract as a fact: what a term means when no fact is bound that deep.
import type { Day } from '@avenant/dsl/values';
import type { Fact, Segment } from '../facts/fact.ts';

/** The name under which the contract stands where facts name their type. */
export const CONTRACT_TYPE = '#contract';

/** The contract itself. Its attributes are the definitions that belong to no type. */
export class ContractFact implements Fact {
  readonly type = CONTRACT_TYPE;
  readonly key: string;
  readonly order = 0;
  readonly segments: readonly Segment[];

  constructor(key: string, from: Day, to: Day) {
    this.key = key;
    this.segments = [{ from, to, row: 0 }];
  }

  valueAt(): undefined {
    return undefined;
  }
}
