// Parts, days: civil days for choosing among them. In: ISO days. Out: ISO days and their numbers.
// What an invoice counts is never counted here.

/** Today in UTC, as the server has it; ISO. */
export const today = (): string => Temporal.Now.plainDateISO('UTC').toString();

const EPOCH = Temporal.PlainDate.from('1970-01-01');

/** A day as a number: days since 1970. */
export const numberOfDay = (iso: string): number =>
  EPOCH.until(Temporal.PlainDate.from(iso), { largestUnit: 'day' }).days;

/** The day of a number. */
export const dayOfNumber = (number: number): string => EPOCH.add({ days: number }).toString();

/** The day before. */
export const dayBefore = (iso: string): string => dayOfNumber(numberOfDay(iso) - 1);

/** The last day of a line of an invoice, as people write it: the one before its end. */
export const lastDayOf = (from: string, to: string): string => (from === to ? to : dayBefore(to));

/** Whether a text is an ISO day. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}
