// Support: a browser's storage without a browser.
import type { Store } from '../../editor/src/parts/shelf.ts';

/** A storage that is empty. */
export function storage(): Store & { readonly held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
}
