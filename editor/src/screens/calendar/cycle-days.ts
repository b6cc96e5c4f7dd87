// Calendar, days: the cut-offs of a cycle.

/** The days of a cycle, in their order. */
export const CYCLE_DAYS = ['inputs', 'usage', 'draft', 'approval', 'issue'] as const;
