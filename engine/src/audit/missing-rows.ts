// Audit, items without a price row: the proofs of a table with real items as witnesses. In: a plan,
// the notes of its compilation and what is known of its items. Out: a warning for each table and
// look-up in which items in service find no row.
import {
  type Diagnostic,
  lookUpsOf,
  type Need,
  type Notes,
  type PlanTable,
  problem,
  type RatingPlan,
  rowFixesFor,
} from '@avenant/dsl';
import { DAY_MAX, DAY_MIN, intersect, type Period } from '@avenant/dsl/values';
import { typeShape } from '../evaluate/kinds.ts';
import { type RowFinder, rowFinder } from '../evaluate/table-index.ts';
import { parseValue } from '../explain/value-text.ts';
import type { Fact, Segment, View } from '../facts/fact.ts';
import { dayIn, termOf } from '../rate/calendar.ts';
import { evaluateOpen, type Plain } from '../select/operators.ts';
import { type Path, pathsOf } from '../select/paths.ts';
import { type Stretch, stretchesOf } from './profiles.ts';
import { countedFirst, placeOf } from './report.ts';

/** Warns of items whose price cannot be found. */
export function itemsWithoutRow(plan: RatingPlan, notes: Notes, view: View): Diagnostic[] {
  const told = new Set<string>();
  return lookUpsOf(plan).flatMap((need): Diagnostic[] => {
    const type = plan.types.find(({ name }) => name === need.subject.type);
    const table = plan.tables.find(({ name }) => name === need.table);
    if (type?.kind !== 'item' || table === undefined || !isPlain(need, plan)) return [];
    const key = `${table.name}\u0000${type.name}`;
    const missing = missingOf(need, table, type.name, plan, view);
    const [first] = missing;
    if (first === undefined || told.has(key)) return [];
    told.add(key);
    const { fact, segment, texts } = first;
    const { keys, fixes } = rowFixesFor(table, texts, notes);
    const values = {
      type: type.name,
      table: table.name,
      keys: keys.en,
      cles: keys.fr,
      ...countedFirst(missing.map((one) => one.fact)),
    };
    return [problem('R0302', placeOf(fact, segment), { values, fixes })];
  });
}

// Only what is sure to be asked: keys read from the item itself, nothing else in the way.
function isPlain({ keys, parts, subject, rule, mayMiss }: Need, plan: RatingPlan): boolean {
  const isOwn = keys.every(
    (key) => key.kind === 'constant' || (key.kind === 'path' && key.root === subject),
  );
  const isSure = parts.every(({ root }) => root === subject) && rule?.guard === undefined;
  const isPutOff = plan.rules.some(({ overrides }) =>
    overrides.some(({ verb, target }) => verb !== 'reinstates' && target === rule?.clause),
  );
  return !mayMiss && isOwn && isSure && !isPutOff;
}

interface Missing {
  readonly fact: Fact;
  readonly segment: Segment;
  readonly texts: readonly string[];
}

function missingOf(
  need: Need,
  table: PlanTable,
  type: string,
  plan: RatingPlan,
  view: View,
): readonly Missing[] {
  const days = intersect({ from: dayIn(need.from), to: dayIn(need.to) }, termOf(plan.contract));
  if (days === undefined) return [];
  const keyPaths = need.keys.flatMap((key) => (key.kind === 'path' ? [key.path] : []));
  const asked = keyPaths.map((fact) => ({ fact, operator: 'equal', value: '' }));
  const paths = pathsOf(plan, type, [...need.parts.map(({ condition }) => condition), ...asked]);
  const versions = versionsOf(table);
  return view.type(type).facts.flatMap((fact): readonly Missing[] => {
    for (const stretch of stretchesOf(fact, paths, days)) {
      const texts = missingIn(stretch, need, versions, paths);
      if (texts !== undefined) return [{ fact, segment: stretch.segment, texts }];
    }
    return [];
  });
}

interface VersionRows {
  readonly days: Period;
  readonly has: (texts: readonly string[]) => boolean;
}

function versionsOf(table: PlanTable): readonly VersionRows[] {
  const kinds = table.keys.map(({ type }) => typeShape(type).kind);
  return table.versions.map(({ from, to, rows }) => {
    const find: RowFinder = rowFinder(table, rows);
    const known = new Map<string, boolean>();
    return {
      days: { from: from === null ? DAY_MIN : dayIn(from), to: to === null ? DAY_MAX : dayIn(to) },
      has: (texts) => {
        const key = texts.join('\u0000');
        const answer =
          known.get(key) ??
          find(texts.map((text, at) => parseValue(text, kinds[at] ?? 'text'))).length > 0;
        known.set(key, answer);
        return answer;
      },
    };
  });
}

/** The key texts of a stretch that finds no row; undefined: it finds one, or does not ask. */
function missingIn(
  { days, profile }: Stretch,
  { keys, parts }: Need,
  versions: readonly VersionRows[],
  paths: readonly Path[],
): readonly string[] | undefined {
  if (!parts.every(({ condition, holds }) => evaluateOpen(condition, profile) === holds))
    return undefined;
  const texts = keys.flatMap((key): readonly string[] => {
    if (key.kind === 'constant') return [key.value];
    const value: Plain | undefined = key.kind === 'path' ? profile.get(key.path) : undefined;
    return value === undefined ? [] : [`${value}`];
  });
  if (texts.length < keys.length || paths.length === 0) return undefined;
  const lacks = versions.some(
    (version) => intersect(version.days, days) !== undefined && !version.has(texts),
  );
  return lacks ? texts : undefined;
}
