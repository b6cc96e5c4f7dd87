// Compare, descriptions: what is told of a service in an example. In: the plans, and the facts as
// data files write them. Out: the attributes that either plan reads, those of what it refers to as
// well.
import type { PlanType, RatingPlan } from '@avenant/dsl';
import { normalizeName } from '@avenant/dsl/values';
import type { RawTable } from '../facts/raw-table.ts';
import { readingsOf } from './readings.ts';
import type { Described, Rated } from './services.ts';

/** A fact as written: its key and its values by normalised name. */
export interface WrittenFact {
  readonly key: string;
  readonly value: (name: string) => string;
}

/** The rows of a data file as facts; of several rows with one key the last is told. */
export function rowsOf(type: PlanType, { columns, rows }: RawTable): WrittenFact[] {
  const places = new Map(columns.map((column, at) => [normalizeName(column), at]));
  const attributes = new Map(
    type.attributes.map(({ name, column }) => [normalizeName(name), column]),
  );
  return rows.map((row, order) => {
    const cell = (column: string | undefined): string =>
      row[places.get(normalizeName(column ?? '')) ?? -1] ?? '';
    const key = type.key === undefined ? `${order + 1}` : cell(type.key);
    return { key, value: (name) => cell(attributes.get(name)) };
  });
}

/** Describes services by the attributes that the plans read. */
export function describeFacts(
  plans: readonly RatingPlan[],
  factsOf: (type: string) => readonly WrittenFact[],
): Rated['describe'] {
  const shown = new Set(plans.flatMap((plan) => [...readingsOf(plan).names]));
  const types = new Map(plans.flatMap((plan) => plan.types).map((type) => [type.name, type]));
  const known = new Map<string, ReadonlyMap<string, { fact: WrittenFact; order: number }>>();
  const find = (type: string, key: string) => {
    const found =
      known.get(type) ?? new Map(factsOf(type).map((fact, order) => [fact.key, { fact, order }]));
    known.set(type, found);
    return found.get(key);
  };
  const attributesOf = (type: string, fact: WrittenFact): [string, string][] =>
    (types.get(type)?.attributes ?? [])
      .filter(({ name }) => shown.has(normalizeName(name)))
      .map((one): [string, string] => [one.name, fact.value(normalizeName(one.name))])
      .filter(([, value]) => value !== '');
  return (type, subject): Described => {
    const found = type === null ? undefined : find(type, subject);
    if (type === null || found === undefined) return { attributes: {}, order: 0 };
    const own = attributesOf(type, found.fact);
    const references = (types.get(type)?.attributes ?? []).flatMap(({ name, type: to }) => {
      if (to.kind !== 'reference' || !shown.has(normalizeName(name))) return [];
      const other = find(to.type, found.fact.value(normalizeName(name)));
      if (other === undefined) return [];
      return attributesOf(to.type, other.fact).map(([of, value]): [string, string] => [
        `${name}.${of}`,
        value,
      ]);
    });
    return { attributes: Object.fromEntries([...own, ...references]), order: found.order };
  };
}
