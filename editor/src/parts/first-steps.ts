// Parts, first steps: which of the guided first steps were taken in this browser. In: a step, as a
// screen sees it done. Out: the steps, kept.
import { useLocalStorage } from '@mantine/hooks';

/** The steps of the first five minutes. */
export const FIRST_STEPS = ['price', 'invoice', 'explain', 'run'] as const;

/** A step of the first five minutes. */
export type FirstStep = (typeof FIRST_STEPS)[number];

const KEY = 'avenant.first-steps';

/** Steps taken, and whether the guide was put away. */
export interface Taken {
  readonly taken: readonly FirstStep[];
  readonly isAway: boolean;
}

const NONE: Taken = { taken: [], isAway: false };

/** The steps taken, and how to change them. */
export const useFirstSteps = () => useLocalStorage<Taken>({ key: KEY, defaultValue: NONE });

/** Notes that a step was taken. */
export function markStep(step: FirstStep): void {
  const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Taken | null;
  const { taken, isAway } = kept ?? NONE;
  if (taken.includes(step)) return;
  localStorage.setItem(KEY, JSON.stringify({ taken: [...taken, step], isAway }));
}
