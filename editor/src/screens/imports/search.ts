// Imports, addresses: what of the screens stands in their addresses. In: an address. Out: what it
// asks.
import { type GridView, readView } from '../../parts/grid/view.ts';

/** What the list of imports, and a new one, show. */
export interface ImportsSearch {
  readonly contract?: string;
  readonly dataset?: string;
  readonly view?: GridView;
}

/** A list's part of an address; what makes no sense is left out. */
export function readImportsSearch(told: Record<string, unknown>): ImportsSearch {
  const { contract, dataset } = told;
  const view = readView(told.view);
  return {
    ...(typeof contract === 'string' ? { contract } : {}),
    ...(typeof dataset === 'string' ? { dataset } : {}),
    ...(Object.keys(view).length > 0 ? { view } : {}),
  };
}

/** What the screen of an import shows. */
export interface ImportSearch {
  /** The import that brought the very same bytes. */
  readonly same?: number;
  readonly view?: GridView;
}

/** An import's part of an address. */
export function readImportSearch(told: Record<string, unknown>): ImportSearch {
  const view = readView(told.view);
  return {
    ...(typeof told.same === 'number' ? { same: told.same } : {}),
    ...(Object.keys(view).length > 0 ? { view } : {}),
  };
}
