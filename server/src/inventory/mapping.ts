// Inventory, mapping: which column of a file is which column of the vocabulary. In: the names on
// both sides and the mapping used last. Out: a proposal; cells in the order of the stored columns.
import { editDistance, normalizeColumn } from '@avenant/dsl/values';
import { Problem } from '../problem/problem.ts';
import type { WantedColumn } from './words.ts';

/** For each column of the file, the stored column that it fills; null: it is left out. */
export type Mapping = Readonly<Record<string, string | null>>;

/**
 * Proposes a mapping: as last time for columns that were there then, else the same name, else the
 * likest one that nobody else takes.
 */
export function proposeMapping(
  columns: readonly string[],
  wanted: readonly WantedColumn[],
  last: Mapping = {},
): Mapping {
  const free = new Set(wanted.map(({ column }) => column));
  const mapping: Record<string, string | null> = {};
  const take = (column: string, target: string | undefined): void => {
    if (column in mapping || target === undefined || !free.delete(target)) return;
    mapping[column] = target;
  };
  for (const column of columns) {
    const before = last[column];
    if (before === null) mapping[column] = null;
    else take(column, before);
  }
  for (const column of columns) take(column, sameName(column, free));
  for (const column of columns) take(column, likest(column, free));
  return Object.fromEntries(columns.map((column) => [column, mapping[column] ?? null]));
}

/**
 * Refuses what cannot be a mapping of these columns.
 * @throws Problem S0410 with a name that is not there or is filled twice, S0404 when a required
 * column is filled by none.
 */
export function checkMapping(
  mapping: Mapping,
  { columns, dataset }: { readonly columns: readonly string[]; readonly dataset: string },
  wanted: readonly WantedColumn[],
): void {
  const names = wanted.map(({ column }) => column);
  const filled = new Set<string>();
  for (const [column, target] of Object.entries(mapping)) {
    if (!columns.includes(column)) {
      throw new Problem('S0410', { column, names: columns.join(', ') });
    }
    if (target === null) continue;
    if (!names.includes(target) || filled.has(target)) {
      throw new Problem('S0410', { column: target, names: names.join(', ') });
    }
    filled.add(target);
  }
  const missing = wanted.filter(({ column, required }) => required && !filled.has(column));
  if (missing.length === 0) return;
  throw new Problem('S0404', { dataset, columns: missing.map(({ column }) => column).join(', ') });
}

/** A function from the cells of a file to cells in the order of stored columns, blank ends cut. */
export function cellMapper(
  columns: readonly string[],
  mapping: Mapping,
  stored: readonly string[],
): (cells: readonly string[]) => readonly string[] {
  const sources = stored.map((target) => columns.findIndex((column) => mapping[column] === target));
  return (cells) => {
    const mapped = sources.map((at) => (at < 0 ? '' : (cells[at] ?? '').trim()));
    while (mapped.length > 0 && mapped.at(-1) === '') mapped.pop();
    return mapped;
  };
}

function sameName(column: string, free: ReadonlySet<string>): string | undefined {
  if (free.has(column)) return column;
  const folded = normalizeColumn(column);
  return [...free].find((name) => normalizeColumn(name) === folded);
}

// A name within another (`circuit` in `circuit id`), or spelt alike.
function likest(column: string, free: ReadonlySet<string>): string | undefined {
  const folded = normalizeColumn(column);
  const words = folded.split(' ');
  const within = [...free].filter((name) => {
    const other = normalizeColumn(name).split(' ');
    const [short, long] = other.length < words.length ? [other, words] : [words, other];
    return short.every((word) => word.length > 2 && long.includes(word));
  });
  if (within.length === 1) return within[0];
  const most = Math.floor(folded.length / 4);
  const near = [...free]
    .map((name) => ({ name, distance: editDistance(folded, normalizeColumn(name), most + 1) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.name;
}
