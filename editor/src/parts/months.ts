// Parts, months: ISO months as they come from addresses and inputs, and runs of them.

/** Tells an ISO month. */
export const isMonth = (text: unknown): text is string =>
  typeof text === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text);

/** Months in order as runs without a gap: the first and the last of each. */
export function runsOf(months: readonly string[]): readonly (readonly [string, string])[] {
  const runs: [string, string][] = [];
  for (const month of months) {
    const last = runs.at(-1);
    if (last !== undefined && monthAfter(last[1]) === month) last[1] = month;
    else runs.push([month, month]);
  }
  return runs;
}

/** The month after an ISO month. */
export const monthAfter = (month: string): string =>
  Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString();
