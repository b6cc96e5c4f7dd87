// Reconciliation, address: what of the screen stands in its address. In: an address. Out: what it
// asks.
import { isDay } from '../../parts/days.ts';
import { type GridView, readView } from '../../parts/grid/view.ts';

/** What is compared. */
export interface ReconciliationSearch {
  readonly contract?: string;
  readonly dataset?: string;
  /** The service day of the extract, ISO; absent: today. */
  readonly day?: string;
  readonly view?: GridView;
}

/** The screen's part of an address; what makes no sense is left out. */
export function readReconciliationSearch(told: Record<string, unknown>): ReconciliationSearch {
  const { contract, dataset, day } = told;
  const view = readView(told.view);
  return {
    ...(typeof contract === 'string' ? { contract } : {}),
    ...(typeof dataset === 'string' ? { dataset } : {}),
    ...(isDay(day) ? { day } : {}),
    ...(Object.keys(view).length > 0 ? { view } : {}),
  };
}
