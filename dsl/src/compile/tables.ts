// Compile, tables: price tables -> symbols (types of keys and columns) and plan rows in base units.
import type { Cell, Heading, RowLine, TableBlock } from '../ast/block.ts';
import type { Expression } from '../ast/expression.ts';
import type { QuickFix } from '../diagnostics/diagnostic.ts';
import type { KeyCell, PlanRow, UnitTag, ValueType } from '../plan/index.ts';
import {
  multiply,
  negate,
  parseDay,
  parseDecimal,
  type Rational,
  rational,
  sameDimension,
  toText,
} from '../values/index.ts';
import type { Agreed, Version } from './consolidate.ts';
import { placeIn, report, type Scope } from './context.ts';
import { knownUnit } from './literals.ts';
import { keyOf, type Placed, type TableSymbol } from './symbols.ts';
import { dimensionOfTag, rationalOf, type Type, typeOfValue, typeText } from './types.ts';

/** Rows of a table that is kept in a file, as the host read it. */
export interface TableFile {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type ColumnType = { readonly name: string; readonly type: Type; readonly value: ValueType };

/** The symbol of a table: what its keys and columns are. */
export function declareTable(
  placed: Placed<TableBlock>,
  scope: Scope,
  file: TableFile | undefined,
): TableSymbol {
  const { block } = placed;
  const headings = block.headings;
  const column = (heading: Heading, index: number): ColumnType => {
    const cells = block.rows.map((row) => row.cells[index]);
    const read = file?.rows.map((row) => row[columnIndex(file, heading.name.text)] ?? '');
    const value = columnType(heading, cells, read, scope);
    return { name: heading.name.text, type: typeOfValue(value, dimensionOfTag), value };
  };
  const columns = headings.map(column);
  const isKey = (name: string): boolean => block.keys.some((key) => keyOf(key) === keyOf(name));
  for (const key of block.keys) {
    const headed = columns.some((item) => keyOf(item.name) === keyOf(key));
    if (!headed && !isUnheaded(block)) {
      report(scope, 'C0709', key, { values: { name: key.text, table: block.name.text } });
    }
  }
  return {
    name: block.name.text,
    placed,
    keys: columns.filter((item) => isKey(item.name)),
    columns: columns.filter((item) => !isKey(item.name)),
  };
}

/** The line of headings could not be read, so nothing can be said of the rows. */
function isUnheaded(block: TableBlock): boolean {
  return block.broken === true && block.headings.length === 0;
}

/** The keys could not be read, so rows cannot be told apart. */
export function isUnkeyed(block: TableBlock): boolean {
  return block.broken === true && block.keys.length === 0;
}

function columnIndex(file: TableFile, name: string): number {
  const plain = (text: string): string =>
    keyOf(text)
      .normalize('NFD')
      .replace(/[ _\-\p{M}]/gu, '');
  return file.columns.findIndex((column) => plain(column) === plain(name));
}

function columnType(
  heading: Heading,
  cells: readonly (Cell | undefined)[],
  read: readonly string[] | undefined,
  scope: Scope,
): ValueType {
  if (heading.unit === 'percent') return { kind: 'number', unit: { label: '%', factor: '1/100' } };
  if (heading.unit !== undefined) {
    const unit = knownUnit(heading.unit, scope);
    return unit?.tag === undefined ? { kind: 'number' } : { kind: 'number', unit: unit.tag };
  }
  if (read !== undefined) {
    const filled = read.filter((text) => text !== '');
    if (filled.length > 0 && filled.every((text) => parseDay(text) !== undefined))
      return { kind: 'date' };
    return filled.every((text) => parseDecimal(text) !== undefined) && filled.length > 0
      ? { kind: 'number' }
      : { kind: 'text' };
  }
  for (const cell of cells) {
    const literal = literalOf(cell);
    if (literal === undefined) continue;
    if (literal.kind === 'number') {
      if (literal.percent) return { kind: 'number', unit: { label: '%', factor: '1/100' } };
      const unit = literal.unit === undefined ? undefined : knownUnit(literal.unit, scope);
      return unit?.tag === undefined ? { kind: 'number' } : { kind: 'number', unit: unit.tag };
    }
    if (literal.kind === 'date') return { kind: 'date' };
    if (literal.kind === 'boolean') return { kind: 'boolean' };
    return { kind: 'text' };
  }
  return { kind: 'text' };
}

function literalOf(cell: Cell | undefined): Expression | undefined {
  if (cell?.kind === 'value') {
    return cell.value.kind === 'negate' ? cell.value.value : cell.value;
  }
  if (cell?.kind === 'range') return cell.range.from ?? cell.range.to;
  return undefined;
}

/** Compiles the rows of a version of a table. */
export function compileRows(
  { block, agreed }: Version<TableBlock>,
  symbol: TableSymbol,
  scope: Scope,
  file: TableFile | undefined,
): PlanRow[] {
  if (isUnheaded(block)) return [];
  const headings = block.headings;
  const typeAt = headings.map(
    (heading) =>
      [...symbol.keys, ...symbol.columns].find((item) => keyOf(item.name) === keyOf(heading.name))
        ?.value ?? { kind: 'text' as const },
  );
  const isKey = headings.map((heading) =>
    symbol.keys.some((item) => keyOf(item.name) === keyOf(heading.name)),
  );
  const rows =
    file === undefined
      ? block.rows.flatMap((row) => {
          const found = rowOf(row, headings, typeAt, isKey, symbol, scope);
          return agreed === undefined ? found : found.map((one) => since(one, row, isKey, agreed));
        })
      : fileRows(file, block, typeAt, isKey, symbol, scope);
  const settled = rows.map((row) => ({ ...row, keys: edgesApart(row, rows) }));
  if (block.rows.some(closes)) scope.session.notes.closed.add(settled);
  const seen = new Map<string, PlanRow>();
  for (const row of isUnkeyed(block) ? [] : settled) {
    const key = JSON.stringify(row.keys);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    else {
      report(
        { ...scope, start: 0 },
        'C0702',
        { span: { from: 0, to: 0 } },
        {
          values: { table: symbol.name, row: row.id },
          labels: [{ place: first.span, text: { en: 'first here', fr: 'd’abord ici' } }],
          fixes: file === undefined && isSame(first, row) ? [withoutRow(row)] : [],
        },
      );
      const last = scope.session.problems.pop();
      if (last !== undefined) scope.session.problems.push({ ...last, place: row.span });
    }
  }
  return settled;
}

const isSame = (one: PlanRow, other: PlanRow): boolean =>
  JSON.stringify(one.cells) === JSON.stringify(other.cells);

// Rows of other prices are left to a person: nobody here knows which one was meant.
const withoutRow = ({ span: { file, line, endLine } }: PlanRow): QuickFix => ({
  title: { en: 'remove this row', fr: 'supprimer cette ligne' },
  edits: [{ place: { file, line, column: 1, endLine: endLine + 1, endColumn: 1 }, text: '' }],
});

/** The keys of a row: an edge that another range starts at belongs to the range that starts there,
 * as in scales. */
function edgesApart(row: PlanRow, rows: readonly PlanRow[]): KeyCell[] {
  return row.keys.map((cell, at) => {
    if (!('toIncluded' in cell) || cell.to === undefined || !cell.toIncluded) return cell;
    if (cell.from === cell.to) return cell;
    const starts = rows.some((other) => {
      const own = other.keys[at];
      if (own === undefined || !('fromIncluded' in own) || !own.fromIncluded) return false;
      return other !== row && own.from === cell.to && meets(row, other, at);
    });
    return starts ? { ...cell, toIncluded: false } : cell;
  });
}

/** Whether two rows may fit the same values of the keys besides one. */
function meets(row: PlanRow, other: PlanRow, besides: number): boolean {
  return row.keys.every((cell, at) => {
    const own = other.keys[at];
    if (at === besides || own === undefined || !('is' in cell) || !('is' in own)) return true;
    return cell.is === own.is;
  });
}

/** `otherwise | not sold`: what is not in the table is left out on purpose. */
function closes({ cells }: RowLine): boolean {
  const [first, second] = cells;
  const isRest = first?.kind === 'range' && first.range.shape === 'otherwise';
  return cells.length === 2 && isRest && second?.kind === 'not sold';
}

function rowOf(
  row: RowLine,
  headings: readonly Heading[],
  types: readonly ValueType[],
  isKey: readonly boolean[],
  symbol: TableSymbol,
  scope: Scope,
): PlanRow[] {
  if (closes(row)) return [];
  if (row.cells.length !== headings.length) {
    const values = {
      found: `${row.cells.length}`,
      wanted: `${headings.length}`,
      table: symbol.name,
    };
    report(scope, 'C0701', row, { values });
    return [];
  }
  const keys: KeyCell[] = [];
  const cells: (string | null)[] = [];
  for (const [i, cell] of row.cells.entries()) {
    const type = types[i] ?? { kind: 'text' as const };
    if (isKey[i] === true) keys.push(keyCell(cell, type, scope));
    else cells.push(cell.kind === 'value' ? canonical(cell.value, type, scope) : null);
  }
  const shownKeys = keys.map((cell, i) => keyTextOf(cell, symbol.keys[i]?.value));
  const id = `${symbol.name}: ${shownKeys.join(' / ')}`;
  return [{ id, keys, cells, span: placeIn(scope, row) }];
}

// Since when each price of the row is agreed, where amendments changed cells of its table.
function since(
  plan: PlanRow,
  row: RowLine,
  isKey: readonly boolean[],
  { all, cells }: Agreed,
): PlanRow {
  const columns = row.cells.filter((_, i) => isKey[i] !== true);
  return { ...plan, since: columns.map((cell) => cells.get(cell) ?? all) };
}

/** A key cell as the contract writes it, in signs that both languages read: it names the row. */
function keyTextOf(cell: KeyCell, type: ValueType | undefined): string {
  if ('any' in cell) return '*';
  if ('is' in cell) return shown(cell.is, type);
  const [from, to] = [shown(cell.from ?? '', type), shown(cell.to ?? '', type)];
  if (from === '') return `${cell.toIncluded ? '≤' : '<'} ${to}`;
  if (to === '') return `${cell.fromIncluded ? '≥' : '>'} ${from}`;
  return cell.fromIncluded ? `${from}–${to}` : `> ${from} ≤ ${to}`;
}

function shown(text: string, type: ValueType | undefined): string {
  if (type?.kind !== 'number' || type.unit === undefined || text === '') return text;
  const factor = rationalOf(type.unit.factor);
  return `${toText(multiply(rationalOf(text), { n: factor.d, d: factor.n }))} ${type.unit.label}`;
}

function keyCell(cell: Cell, type: ValueType, scope: Scope): KeyCell {
  if (cell.kind === 'any') return { any: true };
  if (cell.kind === 'not sold') return { any: true };
  if (cell.kind === 'value') return { is: canonical(cell.value, type, scope) ?? '' };
  const { range } = cell;
  if (range.shape === 'otherwise') return { any: true };
  const from = range.from === undefined ? undefined : canonical(range.from, type, scope);
  const to = range.to === undefined ? undefined : canonical(range.to, type, scope);
  return {
    ...(from === undefined || from === null ? {} : { from }),
    ...(to === undefined || to === null ? {} : { to }),
    fromIncluded: range.shape !== 'over',
    toIncluded: range.shape !== 'under',
  };
}

/** A cell's canonical text in base units; null after reporting one of another type. */
function canonical(node: Expression, type: ValueType, scope: Scope): string | null {
  if (node.kind === 'negate') {
    const inner = canonical(node.value, type, scope);
    return inner === null ? null : toText(negate(rationalOf(inner)));
  }
  if (type.kind === 'number' && node.kind === 'number') {
    const plain = parseDecimal(node.text);
    if (plain === undefined) return null;
    return number(node, plain, type.unit, scope);
  }
  if (type.kind === 'date' && node.kind === 'date') return node.text;
  if (type.kind === 'boolean' && node.kind === 'boolean') return node.value ? 'true' : 'false';
  if (type.kind === 'text' || type.kind === 'one of') {
    if (node.kind === 'name') return node.name.text;
    if (node.kind === 'text' || node.kind === 'date') return node.text;
    if (node.kind === 'number' && node.unit === undefined) return node.text;
  }
  const wanted = typeText(typeOfValue(type, dimensionOfTag));
  report(scope, 'C0706', node, { values: { wanted: wanted.en, attendu: wanted.fr } });
  return null;
}

function number(
  node: Extract<Expression, { kind: 'number' }>,
  plain: Rational,
  unit: UnitTag | undefined,
  scope: Scope,
): string | null {
  if (node.percent) return toText(multiply(plain, rational(1, 100)));
  if (node.unit === undefined) {
    return toText(unit === undefined ? plain : multiply(plain, rationalOf(unit.factor)));
  }
  const own = knownUnit(node.unit, scope);
  if (own === undefined) return null;
  const dimension = unit === undefined ? {} : dimensionOfTag(unit);
  if (!sameDimension(own.dimension, dimension)) {
    const wanted = unit?.label ?? 'a plain number';
    report(scope, 'C0706', node, {
      values: { wanted, attendu: unit?.label ?? 'un nombre simple' },
    });
    return null;
  }
  return toText(multiply(plain, own.factor));
}

function fileRows(
  file: TableFile,
  block: TableBlock,
  types: readonly ValueType[],
  isKey: readonly boolean[],
  symbol: TableSymbol,
  scope: Scope,
): PlanRow[] {
  const at = block.headings.map((heading) => columnIndex(file, heading.name.text));
  for (const [i, index] of at.entries()) {
    const heading = block.headings[i];
    if (index < 0 && heading !== undefined) {
      const values = { name: heading.name.text, file: block.file ?? '' };
      report(scope, 'C0710', heading, { values });
    }
  }
  return file.rows.flatMap((row, line): PlanRow[] => {
    const keys: KeyCell[] = [];
    const cells: (string | null)[] = [];
    const texts: string[] = [];
    const span = {
      file: block.file ?? '',
      line: line + 2,
      column: 1,
      endLine: line + 2,
      endColumn: 1,
    };
    for (const [i, index] of at.entries()) {
      const type = types[i] ?? { kind: 'text' as const };
      const text = (row[index] ?? '').trim();
      const value = fileCell(text, type);
      if (value === undefined) {
        const wanted = typeText(typeOfValue(type, dimensionOfTag));
        report(scope, 'C0706', block.name, { values: { wanted: wanted.en, attendu: wanted.fr } });
        const last = scope.session.problems.pop();
        if (last !== undefined) scope.session.problems.push({ ...last, place: span });
        return [];
      }
      if (isKey[i] === true) {
        keys.push(text === '*' || value === null ? { any: true } : { is: value });
        texts.push(text);
      } else cells.push(value);
    }
    return [{ id: `${symbol.name}: ${texts.join(' / ')}`, keys, cells, span }];
  });
}

function fileCell(text: string, type: ValueType): string | null | undefined {
  if (text === '' || text === '*') return null;
  if (type.kind === 'number') {
    const plain = parseDecimal(text.replace(/[ \u00a0\u202f]/g, '').replace(',', '.'));
    if (plain === undefined) return undefined;
    return toText(type.unit === undefined ? plain : multiply(plain, rationalOf(type.unit.factor)));
  }
  if (type.kind === 'date') return parseDay(text) === undefined ? undefined : text;
  return text;
}
