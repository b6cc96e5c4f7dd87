// Table indexes: rows found by key. In: the rows of a version of a table. Out: those whose every
// key cell holds given values: exact keys by hash, then ranges one by one.
import type { KeyCell, PlanRow, PlanTable } from '@avenant/dsl';
import { compareValues } from '../explain/compare-values.ts';
import { parseValue, textOf, type ValueKind } from '../explain/value-text.ts';
import type { Value } from '../facts/fact.ts';
import { typeShape } from './kinds.ts';

/** Finds the rows that match key values, in the table's order. */
export type RowFinder = (keys: readonly Value[]) => readonly PlanRow[];

interface RangedRow {
  readonly row: PlanRow;
  /** Its tests besides the exact keys. */
  readonly tests: readonly ((keys: readonly Value[]) => boolean)[];
}

/** Rows with exact keys in the same columns. */
interface Group {
  readonly exact: readonly number[];
  readonly rows: Map<string, RangedRow[]>;
}

/** The finder of the rows of one version of a table. */
export function rowFinder(table: PlanTable, rows: readonly PlanRow[]): RowFinder {
  const kinds = table.keys.map(({ type }) => typeShape(type).kind);
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const exact = row.keys.flatMap((cell, at) => ('is' in cell ? [at] : []));
    const name = exact.join(',');
    const group = groups.get(name) ?? { exact, rows: new Map<string, RangedRow[]>() };
    groups.set(name, group);
    const hash = exact.map((at) => exactText(row.keys[at])).join('\u0000');
    const bucket = group.rows.get(hash);
    const ranged = { row, tests: testsOf(row, kinds) };
    if (bucket === undefined) group.rows.set(hash, [ranged]);
    else bucket.push(ranged);
  }
  const all = [...groups.values()];
  return (keys) => {
    const texts = keys.map((key, at) => textOf(key, kinds[at] ?? 'number'));
    const found: PlanRow[] = [];
    for (const { exact, rows: byHash } of all) {
      const hash = exact.map((at) => texts[at] ?? '').join('\u0000');
      for (const { row, tests } of byHash.get(hash) ?? []) {
        if (tests.every((test) => test(keys))) found.push(row);
      }
    }
    return found;
  };
}

function exactText(cell: KeyCell | undefined): string {
  return cell !== undefined && 'is' in cell ? cell.is : '';
}

function testsOf({ keys }: PlanRow, kinds: readonly ValueKind[]): RangedRow['tests'] {
  return keys.flatMap((cell, at) => {
    if ('is' in cell || 'any' in cell) return [];
    const kind = kinds[at] ?? 'number';
    const from = cell.from === undefined ? undefined : parseValue(cell.from, kind);
    const to = cell.to === undefined ? undefined : parseValue(cell.to, kind);
    const test = (values: readonly Value[]): boolean => {
      const value = values[at];
      if (value === undefined) return false;
      const low = from === undefined ? 1 : compareValues(value, from);
      const high = to === undefined ? -1 : compareValues(value, to);
      return (
        (low > 0 || (low === 0 && cell.fromIncluded)) &&
        (high < 0 || (high === 0 && cell.toIncluded))
      );
    };
    return [test];
  });
}
