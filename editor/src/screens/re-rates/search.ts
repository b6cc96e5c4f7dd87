// Re-rates, address: what of the list is in the address. In: search parameters as they came. Out:
// those that are understood.
import type { ReRate } from '../../api/re-rates.ts';

/** The states of a re-rate, in the order of its way. */
export const RE_RATE_STATES = [
  ...(['open', 'running', 'noted', 'posted', 'unchanged', 'dropped'] as const),
] satisfies readonly ReRate['state'][];

/** The filters of the list. */
export function reRatesSearch({ contract, state }: Record<string, unknown>): {
  readonly contract?: string | undefined;
  readonly state?: ReRate['state'] | undefined;
} {
  const known = RE_RATE_STATES.find((one) => one === state);
  return {
    ...(typeof contract === 'string' && contract !== '' ? { contract } : {}),
    ...(known === undefined ? {} : { state: known }),
  };
}
