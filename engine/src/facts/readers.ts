// Readers: what refers to items. In: keys by type. Out: the first day of all that refers to them,
// directly or not: an item is read through references on days before its own too.
import type { Day } from '@avenant/dsl/values';
import type { BoundType, Column, Facts } from './bound.ts';

/** Keys of one type. */
export type Keys = ReadonlySet<string>;

/** The first day of any row that refers to one of the keys; infinite when none does. */
export function earliestReader(facts: Facts, keys: ReadonlyMap<string, Keys>): Day {
  let earliest = Infinity;
  const seen = new Map<string, Set<string>>();
  for (let front = keys; front.size > 0; ) {
    const next = new Map<string, Set<string>>();
    for (const [name, bound] of facts.types) {
      for (const row of readersIn(bound, front)) {
        earliest = Math.min(earliest, bound.from[row] ?? 0);
        const key = bound.keys[bound.keyCodes?.[row] ?? -1];
        const known = seen.get(name) ?? new Set<string>();
        seen.set(name, known);
        if (key === undefined || known.has(key)) continue;
        known.add(key);
        next.set(name, (next.get(name) ?? new Set<string>()).add(key));
      }
    }
    front = next;
  }
  return earliest;
}

function* readersIn(bound: BoundType, keys: ReadonlyMap<string, Keys>): Iterable<number> {
  for (const column of bound.columns.values()) {
    const codes = codesOf(column, keys);
    if (codes.size === 0) continue;
    for (const [row, code] of column.codes.entries()) if (codes.has(code)) yield row;
  }
}

function codesOf({ type, values }: Column, keys: ReadonlyMap<string, Keys>): ReadonlySet<number> {
  const wanted = type.kind === 'reference' ? keys.get(type.type) : undefined;
  const codes = new Set<number>();
  if (wanted === undefined || wanted.size === 0) return codes;
  for (const [code, value] of values.entries()) {
    if (typeof value === 'string' && wanted.has(value)) codes.add(code);
  }
  return codes;
}
