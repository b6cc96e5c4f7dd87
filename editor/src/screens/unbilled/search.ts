// What was not billed, address: months, contract and reason.
import { isMonth } from '../../parts/months.ts';

/** What of the screen is in the address; without months, the last three years. */
export interface UnbilledSearch {
  readonly from?: string | undefined;
  readonly through?: string | undefined;
  readonly contract?: string | undefined;
  readonly code?: string | undefined;
}

/** The screen's part of an address; what makes no sense is left out. */
export function unbilledSearch(told: Record<string, unknown>): UnbilledSearch {
  const { from, through, contract, code } = told;
  return {
    ...(isMonth(from) ? { from } : {}),
    ...(isMonth(through) ? { through } : {}),
    ...(typeof contract === 'string' ? { contract } : {}),
    ...(typeof code === 'string' ? { code } : {}),
  };
}

const MONTHS = 36;

/** The months that are meant. */
export function monthsOf({ from, through }: UnbilledSearch): {
  readonly from: string;
  readonly through: string;
} {
  const now = Temporal.Now.plainDateISO('UTC').toPlainYearMonth();
  return {
    from: from ?? now.subtract({ months: MONTHS }).toString(),
    through: through ?? now.toString(),
  };
}
