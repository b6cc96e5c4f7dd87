// Changes: which service days later knowledge speaks of, so that rating again starts there.
import { DAY_MAX, DAY_MIN, type Day, firstDayOf, monthIndexOf } from '@avenant/dsl/values';
import type { BoundSeries, BoundType, Facts } from './bound.ts';
import { earliestReader, type Keys } from './readers.ts';

/**
 * The earliest service day that rows known after `knownAfter`, up to and including `knownUpTo`,
 * say something about, to the facts that refer to them too; `null` when there are none.
 * @param readAhead Months by which each series may be read before the dates of its values.
 */
export function earliestChange(
  facts: Facts,
  knownAfter: Day,
  knownUpTo: Day,
  readAhead: ReadonlyMap<string, number> = new Map(),
): Day | null {
  const isNew = (known: Day): boolean => known > knownAfter && known <= knownUpTo;
  let earliest = Infinity;
  const opened = new Map<string, Keys>();
  for (const [name, bound] of facts.types) {
    if (!bound.knownDays.some(isNew)) continue;
    earliest = Math.min(earliest, earliestRow(bound, isNew));
    opened.set(name, openedKeys(bound, isNew));
  }
  earliest = Math.min(earliest, earliestReader(facts, opened));
  for (const series of facts.series.values()) {
    const day = earliestValue(series, isNew);
    const ahead = day === Infinity ? 0 : (readAhead.get(series.name) ?? 0);
    if (ahead === Infinity) return DAY_MIN;
    const felt = ahead === 0 ? day : firstDayOf(monthIndexOf(day) - ahead);
    earliest = Math.min(earliest, felt);
  }
  return earliest === Infinity ? null : earliest;
}

function earliestRow(bound: BoundType, isNew: (known: Day) => boolean): number {
  const { from, size } = bound;
  let earliest = Infinity;
  for (let row = 0; row < size; row += 1) {
    if (!isNewRow(bound, row, isNew)) continue;
    earliest = Math.min(earliest, from[row] ?? 0, movedFrom(bound, row));
  }
  return earliest;
}

// The keys of which a new row is the first, so that it is read on days before its own too.
function openedKeys(bound: BoundType, isNew: (known: Day) => boolean): ReadonlySet<string> {
  const { history, keys, takenBack, from, to } = bound;
  const opened = new Set<string>();
  for (const [code, key] of keys.entries()) {
    let first = Infinity;
    for (let at = history?.offsets[code] ?? 0; at < (history?.offsets[code + 1] ?? 0); at += 1) {
      const row = history?.rows[at] ?? 0;
      const start = from[row] ?? 0;
      if (takenBack !== null && isNew(takenBack[row] ?? 0)) opened.add(key);
      if (start > first) continue;
      if (isNewRow(bound, row, isNew)) opened.add(key);
      // A row without days takes away what was known and says nothing itself.
      const stands = takenBack === null || (takenBack[row] ?? 0) === DAY_MAX;
      if (stands) first = start < (to[row] ?? 0) ? start : Infinity;
    }
  }
  return opened;
}

// Whether a row became known, or was taken back.
function isNewRow(
  { known, takenBack }: BoundType,
  row: number,
  isNew: (known: Day) => boolean,
): boolean {
  return isNew(known?.[row] ?? 0) || (takenBack !== null && isNew(takenBack[row] ?? 0));
}

// A record known anew may have moved: the days where it stood before change too.
function movedFrom({ plan, history, keyCodes, from }: BoundType, row: number): number {
  if (plan.kind !== 'record' || history === null) return Infinity;
  const code = keyCodes?.[row] ?? 0;
  let earliest = Infinity;
  for (let at = history.offsets[code] ?? 0; at < (history.offsets[code + 1] ?? 0); at += 1) {
    const other = history.rows[at] ?? 0;
    if (other === row) break;
    earliest = Math.min(earliest, from[other] ?? 0);
  }
  return earliest;
}

function earliestValue({ rows, step }: BoundSeries, isNew: (known: Day) => boolean): number {
  const row = rows.find(({ published, came, takenBack }) =>
    [published, came, takenBack].some((day) => day !== undefined && isNew(day)),
  );
  if (row === undefined) return Infinity;
  return step === 'month' ? firstDayOf(row.at) : row.at;
}
