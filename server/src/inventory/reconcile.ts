// Inventory, reconciliation: the items in service on a day against what the network says it
// carries. In: a file from the network. Out: what is missing here, missing there, and what differs,
// with the cells of both sides; they are compared as the contract reads them: `100` and `100,0` are
// one.
import type { PlanType, RatingPlan } from '@avenant/dsl';
import type { Rational } from '@avenant/dsl/values';
import { bindFacts, type Fact, knownOn } from '@avenant/engine';
import { bindStored } from '../facts/bind-stored.ts';
import { cellsOfLine, loadTables, type StoredTable } from '../facts/load-tables.ts';
import { readTableFile, type TableLimits } from '../files/table-file.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { cellMapper, type Mapping, proposeMapping } from './mapping.ts';
import { dayOf, indexOf, itemTypeOf } from './query.ts';
import { contractWords, datasetOf } from './words.ts';

/** An extract to compare with. */
export interface Extract {
  readonly contract: string;
  readonly dataset: string;
  /** The service day of the extract, ISO. */
  readonly day: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** By the columns of the extract; proposed by their names unless told. */
  readonly mapping?: Mapping;
  readonly limits?: TableLimits;
}

/** An attribute that differs. */
export interface Difference {
  readonly key: string;
  readonly attribute: string;
  /** Cells as written on both sides. */
  readonly here: string;
  readonly there: string;
}

/** What a comparison finds. */
export interface Reconciliation {
  readonly mapping: Mapping;
  /** Items compared on both sides; and those that agree in all that was compared. */
  readonly compared: number;
  readonly matched: number;
  readonly missingHere: readonly string[];
  readonly missingThere: readonly string[];
  readonly different: readonly Difference[];
  /** Lines of the extract without a key, or with one that came before. */
  readonly unread: readonly number[];
}

/**
 * Compares the inventory with an extract.
 * @throws Problem S0401 to S0405 for the file, S0404 when no column is the key, S0406, S0407,
 * S0409.
 */
export async function reconcile(
  service: Service,
  actor: Actor,
  { contract, dataset, day, fileName, bytes, mapping: told, limits }: Extract,
): Promise<Reconciliation> {
  service.may(actor, 'inventory.read', { kind: 'inventory', contract, dataset });
  const { db } = service.database;
  const at = dayOf(day);
  const { plan } = await contractWords(db, contract);
  const type = itemTypeOf(datasetOf(plan, dataset).types, dataset);
  const key = type.key ?? '';
  const names = [key, ...type.attributes.map(({ column }) => column)];
  const file = await readTableFile(fileName, bytes, limits);
  const wanted = names.map((column) => ({ column, required: column === key }));
  const mapping = told ?? proposeMapping(file.columns, wanted);
  const columns = names.filter((name) => Object.values(mapping).includes(name));
  if (!columns.includes(key)) throw new Problem('S0404', { dataset, columns: key });
  const mapped = file.rows.map(cellMapper(file.columns, mapping, columns));
  const tables = await loadTables(db, contract);
  const here = knownOn(bindStored(plan, tables).value, null).type(type.name);
  const there = extractFacts(plan, type, { file: dataset, columns, rows: mapped });
  const stored = tables.get(dataset);
  const inService = new Map<string, { readonly fact: Fact; readonly row: number }>();
  for (const fact of here.facts) {
    const segment = fact.segments.find(({ from, to }) => from <= at && at < to);
    if (segment !== undefined) inService.set(fact.key, { fact, row: segment.row });
  }
  const keyAt = columns.indexOf(key);
  const seen = new Set<string>();
  const unread: number[] = [];
  const missingHere: string[] = [];
  const different: Difference[] = [];
  let matched = 0;
  for (const [index, cells] of mapped.entries()) {
    const own = cells[keyAt] ?? '';
    if (own === '' || seen.has(own)) {
      unread.push(file.lines[index] ?? 0);
      continue;
    }
    seen.add(own);
    const found = inService.get(own);
    const other = there.get(own);
    if (found === undefined) missingHere.push(own);
    if (found === undefined || other === undefined) continue;
    const line = found.fact.originAt?.(found.row).line ?? 0;
    const differing = type.attributes.flatMap(({ name, column }): Difference[] => {
      const there = columns.indexOf(column);
      if (there < 0) return [];
      const [a, b] = [readingOf(found.fact, name, found.row), readingOf(other, name, rowOf(other))];
      if (a !== undefined && a === b) return [];
      const [mine, theirs] = [cellAt(stored, line, column), cells[there] ?? ''];
      // What neither side can read is compared as written.
      if (a === undefined && b === undefined && mine === theirs) return [];
      return [{ key: own, attribute: name, here: mine, there: theirs }];
    });
    if (differing.length === 0) matched += 1;
    different.push(...differing);
  }
  const missingThere = [...inService.keys()].filter((one) => !seen.has(one));
  const compared = seen.size - missingHere.length;
  return { mapping, compared, matched, missingHere, missingThere, different, unread };
}

// The extract read as rows of the type that always hold.
function extractFacts(
  plan: RatingPlan,
  { known: _, ...type }: PlanType,
  table: {
    readonly file: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
  },
): ReadonlyMap<string, Fact> {
  const attributes = type.attributes
    .filter(({ column }) => table.columns.includes(column))
    // A reference is compared by its key, whether its target is known or not.
    .map((one) =>
      one.type.kind === 'reference' ? { ...one, type: { kind: 'text' as const } } : one,
    );
  const alone: PlanType = { ...type, time: { kind: 'always' }, attributes };
  const bound = bindFacts({ ...plan, types: [alone], series: [] }, new Map([[table.file, table]]));
  const facts = knownOn(bound.value, null).type(type.name).facts;
  return new Map(facts.map((fact) => [fact.key, fact]));
}

const rowOf = (fact: Fact): number => fact.segments[0]?.row ?? 0;

// A value as a text that is equal when the value is.
function readingOf(fact: Fact, name: string, row: number): string | undefined {
  const reference = fact.referenceAt?.(name, row);
  if (reference !== undefined) return reference;
  const value = fact.valueAt(name, row);
  if (value === undefined) return undefined;
  if (typeof value === 'object' && 'n' in value) return rationalText(value);
  return typeof value === 'object' ? undefined : `${value}`;
}

const rationalText = ({ n, d }: Rational): string => `${n}/${d}`;

function cellAt(table: StoredTable | undefined, line: number, column: string): string {
  return cellsOfLine(table, line)[indexOf(table?.columns ?? [], column)] ?? '';
}
