// Draft review, billed lines: what a draft bills, line by line: as rated, then the adjustments that
// are applied to it. In: adjustments. Out: lines.

/** A line of what a draft bills. */
export interface BilledLine {
  readonly line: string;
  /** Empty for an adjustment: no clause made it. */
  readonly clause: string;
  readonly kind: string;
  readonly label: string;
  readonly subject: string;
  /** Decimal text. */
  readonly amount: string;
  /** ISO days; null for an adjustment. */
  readonly from: string | null;
  readonly to: string | null;
  readonly quantity: string | null;
  readonly quantityUnit: string | null;
  readonly unitPrice: string | null;
  readonly unitPriceUnit: string | null;
  readonly correctsPeriod: string | null;
  readonly billedBefore: string | null;
}

interface Adjusted {
  readonly contract: string;
  readonly adjustment: string;
  readonly label: string;
  readonly amount: string;
  readonly state: string;
}

/** The adjustments that are applied, as lines. */
export function adjustedLines(adjustments: readonly Adjusted[]): readonly BilledLine[] {
  return adjustments
    .filter(({ state }) => state === 'applied')
    .map(({ contract, adjustment, label, amount }) => ({
      ...{ line: nameOf(adjustment), clause: '', kind: 'adjustment', label, subject: contract },
      ...{ amount, from: null, to: null, quantity: null, quantityUnit: null, unitPrice: null },
      ...{ unitPriceUnit: null, correctsPeriod: null, billedBefore: null },
    }));
}

/** What the line of an adjustment is called. */
export const nameOf = (adjustment: string): string => `adjustment/${adjustment}`;
