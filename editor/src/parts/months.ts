// Parts, months: ISO months as they come from addresses and inputs.

/** Tells an ISO month. */
export const isMonth = (text: unknown): text is string =>
  typeof text === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text);
