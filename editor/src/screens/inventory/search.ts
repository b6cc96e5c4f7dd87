// Inventory, address: what of the screen stands in its address. In: an address. Out: what it asks.
import { isDay } from '../../parts/days.ts';
import { type GridView, readView } from '../../parts/grid/view.ts';

/** What the screen shows. */
export interface InventorySearch {
  readonly contract?: string;
  readonly dataset?: string;
  /** The service day, ISO; absent: today. */
  readonly day?: string;
  /** As known on this ISO day; absent: all that is known. */
  readonly known?: string;
  /** The item that is open. */
  readonly item?: string;
  readonly view?: GridView;
}

/** The screen's part of an address; what makes no sense is left out. */
export function readInventorySearch(told: Record<string, unknown>): InventorySearch {
  const { contract, dataset, day, known, item } = told;
  const view = readView(told.view);
  return {
    ...(typeof contract === 'string' ? { contract } : {}),
    ...(typeof dataset === 'string' ? { dataset } : {}),
    ...(isDay(day) ? { day } : {}),
    ...(isDay(known) ? { known } : {}),
    ...(typeof item === 'string' || typeof item === 'number' ? { item: `${item}` } : {}),
    ...(Object.keys(view).length > 0 ? { view } : {}),
  };
}
