// Inventory, the whole of a data file of items: every stretch of every item as known on a day, by
// columns, for whoever looks at it day by day. In: a contract's data file. Out: columns.
import { DAY_MAX, DAY_MIN, type Day, formatDay } from '@avenant/dsl/values';
import { cellsOfLine } from '../facts/load-tables.ts';
import type { Actor, Service } from '../service/service.ts';
import { type AsOf, indexOf, itemFacts } from './query.ts';

/** Stretches of items by columns: the places of all lists are those of the stretches. */
export interface ItemTable {
  /** The attributes, in the order of `values`. */
  readonly names: readonly string[];
  readonly keys: readonly string[];
  /** ISO days, half open; null: since ever, or open. */
  readonly from: readonly (string | null)[];
  readonly to: readonly (string | null)[];
  /** Cells as written: a list for each attribute. */
  readonly values: readonly (readonly string[])[];
}

/**
 * All stretches of all items, in the order of occurrence then key; three queries, however many.
 * @throws Problem S0406 for a data file without items, S0407, S0409 for a day that is none.
 */
export async function itemTable(
  service: Service,
  actor: Actor,
  { contract, dataset, knownOn }: Omit<AsOf, 'day' | 'key'>,
): Promise<ItemTable> {
  service.may(actor, 'inventory.read', { kind: 'inventory', contract, dataset });
  const { db } = service.database;
  const { type, table, facts } = await itemFacts(db, contract, dataset, knownOn);
  const columns = table?.columns ?? [];
  const places = type.attributes.map(({ column }) => indexOf(columns, column));
  const keys: string[] = [];
  const from: (string | null)[] = [];
  const to: (string | null)[] = [];
  const values = places.map((): string[] => []);
  for (const fact of facts) {
    for (const segment of fact.segments) {
      const cells = cellsOfLine(table, fact.originAt?.(segment.row).line ?? 0);
      keys.push(fact.key);
      from.push(isoOf(segment.from));
      to.push(isoOf(segment.to));
      for (const [at, place] of places.entries()) values[at]?.push(cells[place] ?? '');
    }
  }
  return { names: type.attributes.map(({ name }) => name), keys, from, to, values };
}

function isoOf(day: Day): string | null {
  return day === DAY_MIN || day === DAY_MAX ? null : formatDay(day);
}
