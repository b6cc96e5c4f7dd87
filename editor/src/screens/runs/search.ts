// Runs, address: what of the lists of runs is in the address. In: search parameters as they came.
// Out: those that are understood.
import type { RunHead } from '../../api/runs.ts';
import { isMonth } from '../../parts/months.ts';

/** The states of a run, in the order of its way. */
export const RUN_STATES = [
  ...(['queued', 'running', 'paused', 'completed', 'failed', 'discarded'] as const),
] satisfies readonly RunHead['state'][];

/** The list: filters, and whether a run is being asked for. */
export function runsSearch({ state, period, launch }: Record<string, unknown>): {
  readonly state?: RunHead['state'] | undefined;
  readonly period?: string | undefined;
  readonly launch?: boolean | undefined;
} {
  const known = RUN_STATES.find((one) => one === state);
  return {
    ...(known === undefined ? {} : { state: known }),
    ...(isMonth(period) ? { period } : {}),
    ...(launch === true ? { launch } : {}),
  };
}

/** The console: whether only failures are shown. */
export function runSearch({ failed }: Record<string, unknown>): { readonly failed?: boolean } {
  return failed === true ? { failed } : {};
}
