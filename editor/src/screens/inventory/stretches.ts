// Inventory, stretches: the whole of a data file as the server tells it, looked at on a day. In:
// its columns. Out: lines of one day, the days on which anything changes.
import type { ItemWords } from '../../api/contracts.ts';
import type { ItemTable } from '../../api/items.ts';
import { lastDayOf } from '../../parts/days.ts';
import type { GridColumn } from '../../parts/grid/column.ts';
import type { Speech } from '../../texts/language.tsx';
import { INVENTORY } from './inventory.texts.ts';

/** An item over a stretch of days on which nothing of it changes. */
export interface Stretch {
  readonly key: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Its place in the lists of the table. */
  readonly place: number;
}

/** The stretches of a table as lines. */
export function stretchesOf({ keys, from, to }: ItemTable): readonly Stretch[] {
  return keys.map((key, place) => ({
    ...{ key, place },
    from: from[place] ?? null,
    to: to[place] ?? null,
  }));
}

/** Those in service on an ISO day. */
export function onDay(stretches: readonly Stretch[], day: string): readonly Stretch[] {
  return stretches.filter(
    ({ from, to }) => (from === null || from <= day) && (to === null || day < to),
  );
}

/** The ISO days on which something begins, changes or ends, in order. */
export function changesOf({ from, to }: ItemTable): readonly string[] {
  const days = new Set<string>();
  for (const day of from) if (day !== null) days.add(day);
  for (const day of to) if (day !== null) days.add(day);
  return [...days].sort();
}

// Stretches end before the day that ends them; people name the last day, as on an invoice.
function toldDay({ from, to }: Stretch, id: 'from' | 'to'): string | null {
  if (id === 'from') return from;
  return to === null ? null : lastDayOf(from ?? '', to);
}

/** The columns of the items of a data file. */
export function columnsOf(
  table: ItemTable,
  words: ItemWords,
  { t, day, unit }: Speech,
): readonly GridColumn<Stretch>[] {
  const attributes = table.names.map((name, at): GridColumn<Stretch> => {
    const said = words.attributes.find((one) => one.name === name);
    const cells = table.values[at] ?? [];
    return {
      id: `attribute ${name}`,
      title: said?.unit == null ? name : `${name} (${unit(said.unit)})`,
      kind: said?.kind === 'number' ? 'number' : 'text',
      text: ({ place }) => cells[place] ?? '',
      choices: said?.choices ?? [],
    };
  });
  // Items without a history hold always: there is nothing to tell.
  const ends = (['from', 'to'] as const).filter((id) => table[id].some((day) => day !== null));
  const dates = ends.map(
    (id): GridColumn<Stretch> => ({
      id,
      title: t(id === 'from' ? INVENTORY.from : INVENTORY.to),
      text: (stretch) => toldDay(stretch, id) ?? '',
      show: (stretch) => {
        const told = toldDay(stretch, id);
        return told === null ? '' : day(told);
      },
      width: 120,
    }),
  );
  const key: GridColumn<Stretch> = {
    ...{ id: 'key', title: words.key, width: 170 },
    text: (stretch) => stretch.key,
  };
  return [key, ...attributes, ...dates];
}
