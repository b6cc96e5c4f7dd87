// Overlaps: rows of one key, known on the same day, that speak of the same time. The later row wins
// from its start on, so the data still rates, but somebody should look.
import { DAY_MAX, formatDay } from '@avenant/dsl/values';
import type { BoundType } from './bound.ts';
import type { Problems } from './problems.ts';

/** Tells of rows that repeat a key at the same time or overlap another row of the same key. */
export function tellOverlaps(bound: BoundType, problems: Problems): void {
  const { history, plan } = bound;
  if (history === null) return;
  const { offsets, rows } = history;
  // A record happens once: its key comes back only when it is known anew.
  const once = plan.kind === 'record' || plan.time.kind === 'always';
  for (let code = 0; code + 1 < offsets.length; code += 1) {
    const last = offsets[code + 1] ?? 0;
    for (let at = (offsets[code] ?? 0) + 1; at < last; at += 1) {
      const before = rows[at - 1] ?? 0;
      const row = rows[at] ?? 0;
      if ((bound.known?.[before] ?? 0) !== (bound.known?.[row] ?? 0)) continue;
      if ((bound.told?.[before] ?? 0) !== (bound.told?.[row] ?? 0)) continue;
      if (isTakenBack(bound, before) || isTakenBack(bound, row)) continue;
      if (once || bound.from[before] === bound.from[row]) tell('R0206', bound, before, row);
      else if (plan.time.kind !== 'until next' && (bound.to[before] ?? 0) > (bound.from[row] ?? 0))
        tell('R0207', bound, before, row);
    }
  }

  function tell(code: 'R0206' | 'R0207', { file, lines }: BoundType, before: number, row: number) {
    const line = lines[row] ?? 0;
    const values = {
      key: bound.keys[bound.keyCodes?.[row] ?? 0] ?? '',
      type: plan.name,
      row: `${line}`,
      other: `${lines[before] ?? 0}`,
      day: formatDay(bound.from[row] ?? 0),
      file,
    };
    problems.add(code, { file, line, values });
  }
}

function isTakenBack({ takenBack }: BoundType, row: number): boolean {
  return (takenBack?.[row] ?? DAY_MAX) < DAY_MAX;
}
