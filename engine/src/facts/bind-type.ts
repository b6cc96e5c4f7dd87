// Binding of one type: its rows to columns of codes. A row without a readable key or date is left
// out and told of; an attribute that is empty or cannot be read has no value, and holds what needs
// it.
import type { PlanAttribute, PlanType } from '@avenant/dsl';
import { DAY_MAX, DAY_MIN } from '@avenant/dsl/values';
import type { BoundType, Column } from './bound.ts';
import { readDay } from './cell-dates.ts';
import { BAD, cellReader, LOOKS } from './cells.ts';
import { Dictionary } from './dictionary.ts';
import type { Value } from './fact.ts';
import type { Header } from './header.ts';
import { historyOf } from './history.ts';
import type { Problems } from './problems.ts';
import { knowledgeReader, lineOfRow, type RowKnowledge } from './raw-table.ts';
import { type RowTimes, type TimeFault, type TimeReader, timeReader } from './row-time.ts';

/** The bound rows of a type; none when it has no file or lacks the columns of its key or time. */
export function bindType(
  type: PlanType,
  header: Header | undefined,
  problems: Problems,
): BoundType {
  const binder = header === undefined ? undefined : new TypeBinder(type, header, problems);
  return binder?.bind() ?? emptyType(type, header?.table.file ?? type.file ?? type.name);
}

/** Reads one attribute's cells, each distinct text once. */
interface ColumnBuilder {
  readonly attribute: PlanAttribute;
  readonly index: number | undefined;
  readonly read: (cell: string) => Value | undefined | typeof BAD;
  readonly codeOfCell: Map<string, number>;
  readonly values: (Value | undefined)[];
  readonly codes: Int32Array;
}

const BAD_CODE = -1;

class TypeBinder {
  readonly #type: PlanType;
  readonly #header: Header;
  readonly #problems: Problems;
  readonly #keys = new Dictionary();
  readonly #times: RowTimes = { from: 0, to: 0, start: 0, end: 0 };
  #line = 0;

  constructor(type: PlanType, header: Header, problems: Problems) {
    this.#type = type;
    this.#header = header;
    this.#problems = problems;
  }

  bind(): BoundType | undefined {
    const type = this.#type;
    const { table } = this.#header;
    const time = timeReader(type, this.#header);
    const keyIndex = type.key === undefined ? undefined : this.#header.require(type.key, type.name);
    const knownIndex =
      type.known === undefined ? undefined : this.#header.require(type.known, type.name);
    const count = table.rows.length;
    const builders = type.attributes.map((attribute) => this.#builder(attribute, count));
    if (time === undefined || (type.key !== undefined && keyIndex === undefined)) return undefined;
    const hasKnown = knownIndex !== undefined || table.cameOn !== undefined;
    const rows = new RowArrays(count, type, {
      known: hasKnown,
      told: knownIndex !== undefined && table.cameOn !== undefined,
      takenBack: table.takenBackOn !== undefined,
    });
    const knowledgeOf = knowledgeReader(table);
    let size = 0;
    for (const [index, row] of table.rows.entries()) {
      this.#line = lineOfRow(table, index);
      const knowledge = knowledgeOf(index);
      const columns = { time, keyIndex, knownIndex, knowledge };
      if (!this.#fits(row)) continue;
      // A row that is left out has its other cells told, too: all are mended at once.
      const isRead = this.#readRow(row, size, columns, rows);
      if (this.#readAttributes(row, builders, size) && isRead) size += 1;
    }
    return this.#bound(rows, builders, size);
  }

  #builder(attribute: PlanAttribute, count: number): ColumnBuilder {
    const { column, optional } = attribute;
    const owner = this.#type.name;
    const index = optional
      ? this.#header.expect(column, owner)
      : this.#header.require(column, owner);
    return {
      attribute,
      index,
      read: cellReader(attribute.type),
      codeOfCell: new Map(),
      values: [undefined],
      codes: new Int32Array(index === undefined ? 0 : count),
    };
  }

  // Whether the row has no cells beyond the header's columns.
  #fits(row: readonly string[]): boolean {
    const width = this.#header.table.columns.length;
    for (let index = width; index < row.length; index += 1) {
      if (row[index]?.trim() === '') continue;
      this.#tell('R0215', { cells: `${row.length}`, columns: `${width}` });
      return false;
    }
    return true;
  }

  #readRow(row: readonly string[], at: number, columns: RowColumns, rows: RowArrays): boolean {
    const { time, keyIndex, knownIndex, knowledge } = columns;
    if (keyIndex !== undefined) {
      const key = (row[keyIndex] ?? '').trim();
      if (key === '') {
        this.#tell('R0204', { column: this.#type.key ?? '', expected: LOOKS.text });
        return false;
      }
      if (rows.keyCodes !== null) rows.keyCodes[at] = this.#keys.code(key);
    }
    const fault = time(row, this.#times);
    if (fault !== undefined) {
      this.#tellTime(fault);
      return false;
    }
    const known = knownIndex === undefined ? '' : (row[knownIndex] ?? '').trim();
    const day = known === '' ? DAY_MIN : readDay(known);
    if (day === undefined) {
      this.#tell('R0203', { cell: known, column: this.#type.known ?? '', expected: LOOKS.date });
      return false;
    }
    rows.set(at, this.#line, this.#times, Math.max(day, knowledge.came));
    if (rows.told !== null) rows.told[at] = day;
    if (rows.takenBack !== null) rows.takenBack[at] = knowledge.takenBack;
    return true;
  }

  #readAttributes(row: readonly string[], builders: readonly ColumnBuilder[], at: number) {
    let good = true;
    for (const builder of builders) {
      if (builder.index === undefined) continue;
      const cell = row[builder.index] ?? '';
      const code = builder.codeOfCell.get(cell) ?? newCode(builder, cell);
      builder.codes[at] = Math.max(code, 0);
      if (code === BAD_CODE) {
        this.#tellBad(builder.attribute, cell.trim());
        // What needs the attribute is held. An optional one could be passed over in silence.
        if (builder.attribute.optional) good = false;
      } else if (code === 0 && !builder.attribute.optional) {
        const { column, name } = builder.attribute;
        this.#tell('R0211', { column, attribute: name });
      }
    }
    return good;
  }

  #bound(rows: RowArrays, builders: readonly ColumnBuilder[], size: number): BoundType {
    const columns = new Map<string, Column>();
    for (const { attribute, index, values, codes } of builders) {
      if (index === undefined) continue;
      columns.set(attribute.name, { type: attribute.type, values, codes: codes.slice(0, size) });
    }
    const { codes: codeOfKey, texts: keys } = this.#keys;
    const file = this.#header.table.file;
    const cut = { ...rows.cut(size), plan: this.#type, file, size, keys, codeOfKey, columns };
    const { keyCodes, known, takenBack } = cut;
    const days = new Set<number>(known ?? []);
    for (const day of takenBack ?? []) if (day < DAY_MAX) days.add(day);
    const knownDays = [...days].sort((a, b) => a - b);
    const history = keyCodes === null ? null : historyOf(keyCodes, keys.length, cut);
    return { ...cut, knownDays, history };
  }

  #tellBad({ column, type }: PlanAttribute, cell: string): void {
    if (type.kind === 'one of') {
      this.#tell('R0210', { cell, column, list: type.values.join(', ') });
    } else {
      this.#tell('R0203', { cell, column, expected: LOOKS[type.kind] });
    }
  }

  #tellTime({ fault, column, cell, expected }: TimeFault): void {
    if (fault === 'bad') this.#tell('R0203', { cell, column, expected });
    else if (fault === 'empty') this.#tell('R0204', { column, expected });
    else this.#tell('R0208', { cell, column });
  }

  #tell(
    code: 'R0203' | 'R0204' | 'R0208' | 'R0210' | 'R0211' | 'R0215',
    values: Readonly<Record<string, string>>,
  ): void {
    const file = this.#header.table.file;
    const line = this.#line;
    this.#problems.add(code, { file, line, values: { ...values, row: `${line}`, file } });
  }
}

interface RowColumns {
  readonly time: TimeReader;
  readonly keyIndex: number | undefined;
  readonly knownIndex: number | undefined;
  readonly knowledge: RowKnowledge;
}

function newCode(builder: ColumnBuilder, cell: string): number {
  const value = builder.read(cell);
  let code = 0;
  if (value === BAD) code = BAD_CODE;
  else if (value !== undefined) code = builder.values.push(value) - 1;
  builder.codeOfCell.set(cell, code);
  return code;
}

/** The columns that every type has. */
class RowArrays {
  readonly lines: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly start: Float64Array | null;
  readonly end: Float64Array | null;
  readonly known: Int32Array | null;
  readonly told: Int32Array | null;
  readonly takenBack: Int32Array | null;
  readonly keyCodes: Int32Array | null;

  constructor(
    count: number,
    type: PlanType,
    has: { readonly known: boolean; readonly told: boolean; readonly takenBack: boolean },
  ) {
    this.lines = new Int32Array(count);
    this.from = new Int32Array(count);
    this.to = new Int32Array(count);
    this.start = type.kind === 'record' ? new Float64Array(count) : null;
    this.end = type.kind === 'record' ? new Float64Array(count) : null;
    this.known = has.known ? new Int32Array(count) : null;
    this.told = has.told ? new Int32Array(count) : null;
    this.takenBack = has.takenBack ? new Int32Array(count) : null;
    this.keyCodes = type.key === undefined ? null : new Int32Array(count);
  }

  set(at: number, line: number, times: RowTimes, known: number): void {
    this.lines[at] = line;
    this.from[at] = times.from;
    this.to[at] = times.to;
    if (this.start !== null) this.start[at] = times.start;
    if (this.end !== null) this.end[at] = times.end;
    if (this.known !== null) this.known[at] = known;
  }

  cut(size: number) {
    return {
      lines: this.lines.slice(0, size),
      from: this.from.slice(0, size),
      to: this.to.slice(0, size),
      start: this.start?.slice(0, size) ?? null,
      end: this.end?.slice(0, size) ?? null,
      known: this.known?.slice(0, size) ?? null,
      told: this.told?.slice(0, size) ?? null,
      takenBack: this.takenBack?.slice(0, size) ?? null,
      keyCodes: this.keyCodes?.slice(0, size) ?? null,
    };
  }
}

function emptyType(plan: PlanType, file: string): BoundType {
  const rows = new RowArrays(0, plan, { known: false, told: false, takenBack: false });
  const keyed = rows.keyCodes !== null;
  return {
    ...rows.cut(0),
    plan,
    file,
    size: 0,
    knownDays: [],
    keys: [],
    codeOfKey: new Map(),
    history: keyed ? { offsets: new Int32Array(1), rows: new Int32Array(0) } : null,
    columns: new Map(),
  };
}
