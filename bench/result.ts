// Bench, results: what a part measures against what it should hold. In: figures. Out: one shape for
// the table that people read and the lines that programs read.

/** One figure against its goal. */
export interface Result {
  readonly name: string;
  readonly ratio: number;
  /** As text: `>= 150`. */
  readonly goal: string;
  readonly holds: boolean;
}

/** How a part is to be run. */
export interface Settings {
  /** Small sizes, and no goal of speed: only that it runs and that amounts are equal. */
  readonly smoke: boolean;
  /** Prints a line for people. */
  readonly say: (line: string) => void;
}

/** Something measured. */
export type Part = (settings: Settings) => Promise<readonly Result[]>;

/** A ratio that should be at least so much. */
export function atLeast(name: string, ratio: number, least: number): Result {
  return { name, ratio, goal: `>= ${least}`, holds: ratio >= least };
}

/** A ratio that should be at most so much. */
export function atMost(name: string, ratio: number, most: number): Result {
  return { name, ratio, goal: `<= ${most}`, holds: ratio <= most };
}

/** Something that is or is not so. */
export function isSo(name: string, holds: boolean): Result {
  return { name, ratio: holds ? 1 : 0, goal: '= 1', holds };
}

/** Milliseconds of processor time that something takes; what it yields is kept from vanishing. */
export async function cpuOf(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  const wall = performance.now();
  kept = await run();
  const took = performance.now() - wall;
  const { user, system } = process.cpuUsage(before);
  // Helper threads may use more than one processor: nobody is charged more than the clock says,
  // and on a busy machine nobody is charged for waiting.
  return Math.min((user + system) / 1000, took);
}

/** The last value measured. */
export let kept: unknown;

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The number that a share of some numbers does not exceed; NaN, which no goal admits, of none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}

/** Some text, made a column. */
export const pad = (text: string | number, width: number): string => `${text}`.padStart(width);
