// Problems of the server: what a caller can do wrong or meet, as data. In: the problems of each
// area. Out: all of them, by code.
import { ACCESS_PROBLEMS } from './access-problems.ts';
import { CONTRACTS_PROBLEMS } from './contracts-problems.ts';
import { CONTROL_PROBLEMS } from './control-problems.ts';
import { INVENTORY_PROBLEMS } from './inventory-problems.ts';
import type { ProblemMeaning } from './meaning.ts';
import { REQUESTS_PROBLEMS } from './requests-problems.ts';
import { RUNS_PROBLEMS } from './runs-problems.ts';
import { WEBHOOKS_PROBLEMS } from './webhooks-problems.ts';

export type { ProblemMeaning, Words } from './meaning.ts';

/** All codes: a letter, two digits for the area, two for the problem. */
export const PROBLEMS = {
  ...REQUESTS_PROBLEMS,
  ...ACCESS_PROBLEMS,
  ...CONTRACTS_PROBLEMS,
  ...INVENTORY_PROBLEMS,
  ...RUNS_PROBLEMS,
  ...CONTROL_PROBLEMS,
  ...WEBHOOKS_PROBLEMS,
} as const satisfies Readonly<Record<string, ProblemMeaning>>;

/** A code of the server. */
export type ProblemCode = keyof typeof PROBLEMS;
