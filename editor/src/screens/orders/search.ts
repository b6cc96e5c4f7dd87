// Orders, addresses: what of the screens stands in their addresses. In: an address. Out: what it
// asks.
import { type GridView, readView } from '../../parts/grid/view.ts';

/** What the list of orders shows. */
export interface OrdersSearch {
  readonly contract?: string;
  readonly view?: GridView;
}

/** The list's part of an address; what makes no sense is left out. */
export function readOrdersSearch(told: Record<string, unknown>): OrdersSearch {
  const view = readView(told.view);
  return {
    ...(typeof told.contract === 'string' ? { contract: told.contract } : {}),
    ...(Object.keys(view).length > 0 ? { view } : {}),
  };
}

/** What a new order begins with, such as the item that the inventory showed. */
export interface NewOrderSearch {
  readonly contract?: string;
  readonly dataset?: string;
  readonly item?: string;
}

/** A new order's part of an address. */
export function readNewOrderSearch(told: Record<string, unknown>): NewOrderSearch {
  const { contract, dataset, item } = told;
  return {
    ...(typeof contract === 'string' ? { contract } : {}),
    ...(typeof dataset === 'string' ? { dataset } : {}),
    ...(typeof item === 'string' || typeof item === 'number' ? { item: `${item}` } : {}),
  };
}
