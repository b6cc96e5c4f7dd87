// Look-ups: the cell of the one row of a table whose keys match, by the version in force at the
// moment, and revised by the price revisions that have fallen due since that version began.
import type { PlanRow, PlanTable, ValueType } from '@avenant/dsl';
import {
  DAY_MAX,
  DAY_MIN,
  type Day,
  divide,
  formatDay,
  fromText,
  ONE,
  toText,
} from '@avenant/dsl/values';
import { isRational, parseValue, textOf } from '../explain/value-text.ts';
import type { Value } from '../facts/fact.ts';
import { type Code, described } from './code.ts';
import { edge } from './definitions.ts';
import { type Frame, narrow } from './frame.ts';
import { Held } from './held.ts';
import { type Revision, revised, revisionsOf } from './indexation.ts';
import { typeShape } from './kinds.ts';
import type { Machine } from './machine.ts';
import type { RowFinder } from './table-index.ts';
import type { TermOf } from './term-of.ts';

/** A version of a table made ready. */
interface Version {
  readonly from: Day;
  readonly to: Day;
  readonly find: RowFinder;
}

interface Lookup {
  readonly term: TermOf<'lookup'>;
  readonly table: PlanTable;
  readonly column: number;
  readonly versions: readonly Version[];
  readonly revisions: readonly Revision[];
}

/** The cell of the one row whose keys match. */
export function compileLookup(term: TermOf<'lookup'>, machine: Machine): Code {
  const lookup = prepared(term, machine);
  const runs = term.keys.map((key) => machine.run(key));
  return {
    run: (frame) => {
      const version = versionAt(frame, lookup);
      const keys = runs.map((run) => run(frame));
      const row = oneRow(frame, lookup, version.find(keys), keys);
      const cell = cellOf(frame, lookup, row);
      const { revisions } = lookup;
      if (revisions.length === 0 || !isRational(cell)) {
        noteCell(frame, lookup, row, cell);
        return cell;
      }
      const { name } = lookup.table;
      const since = row.since?.[lookup.column];
      const from = since === undefined ? version.from : edge(since, DAY_MIN);
      const at = { table: name, column: term.column, row, from };
      return revised(frame, { ...at, revisions, price: cell, term }, () =>
        noteCell(frame, lookup, row, cell),
      );
    },
    step: { operation: 'same', name: term.table },
  };
}

function prepared(term: TermOf<'lookup'>, machine: Machine): Lookup {
  const table = machine.tables.get(term.table);
  const column = table?.columns.findIndex(({ name }) => name === term.column) ?? -1;
  if (table === undefined || column < 0) {
    throw new RangeError(`a plan without the table and column: ${term.table}, ${term.column}`);
  }
  const versions = table.versions.map(({ from, to, rows }) => {
    const find = machine.rowFinder(table, rows);
    return { from: edge(from, DAY_MIN), to: edge(to, DAY_MAX), find };
  });
  const revisions = revisionsOf(machine, term.table, term.column);
  return { term, table, column, versions, revisions };
}

function versionAt(frame: Frame, { versions, table }: Lookup): Version {
  const { moment } = frame;
  for (const version of versions) {
    if (version.from <= moment && moment < version.to) {
      narrow(frame, version.from, version.to);
      return version;
    }
  }
  throw new Held('R0115', { table: table.name, day: formatDay(moment) });
}

function oneRow(
  frame: Frame,
  { table }: Lookup,
  rows: readonly PlanRow[],
  keys: readonly Value[],
): PlanRow {
  const [row] = rows;
  if (row !== undefined && rows.length === 1) return row;
  const texts = table.keys.map(({ name, type }, at) => `${name} ${keyText(keys[at], type)}`);
  const values = { table: table.name, keys: texts.join(', '), day: formatDay(frame.moment) };
  if (row === undefined) throw new Held('R0102', values);
  throw new Held('R0103', { ...values, rows: rows.map(({ id }) => id).join('; ') });
}

// A key as the table writes it: in its own unit.
function keyText(key: Value | undefined, type: ValueType): string {
  if (key === undefined) return '';
  const unit = type.kind === 'number' ? type.unit : undefined;
  if (unit === undefined || !isRational(key)) return textOf(key, typeShape(type).kind);
  return `${toText(divide(key, fromText(unit.factor) ?? ONE))} ${unit.label}`;
}

const cells = new WeakMap<PlanRow, (Value | undefined)[]>();

function cellOf(frame: Frame, { table, column, term }: Lookup, row: PlanRow): Value {
  const read = cells.get(row) ?? [];
  cells.set(row, read);
  const known = read[column];
  if (known !== undefined) return known;
  const text = row.cells[column] ?? null;
  if (text === null) {
    throw new Held('R0104', { table: table.name, row: row.id, column: term.column });
  }
  const type = table.columns[column]?.type ?? { kind: 'number' };
  if (type.kind === 'reference') {
    const fact = frame.view.type(type.type).find(text);
    const values = { subject: row.id, attribute: term.column, target: text, type: type.type };
    if (fact === undefined) throw new Held('R0112', values);
    return fact;
  }
  const value = parseValue(text, typeShape(type).kind);
  read[column] = value;
  return value;
}

function noteCell(frame: Frame, { term, table }: Lookup, row: PlanRow, cell: Value): void {
  if (frame.trace === null) return;
  const { column } = term;
  const origin = { kind: 'row', table: table.name, row: row.id, column, place: row.span } as const;
  frame.trace.input({ name: column, ...described(frame, term, cell), origin });
}
