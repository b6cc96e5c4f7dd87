// Prove, tables: for every version of a price table that is looked up, whether exactly one row fits
// whatever can be asked. In: a plan, its look-ups, notes. Out: problems with a witness: key values
// in the words of the contract.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/report.ts';
import type { PlanRow, PlanTable, RatingPlan } from '../plan/index.ts';
import { askable, askedOf } from './asking.ts';
import { type Axis, axisOf, type Box } from './axis.ts';
import { findGaps } from './gaps.ts';
import type { Need } from './needs.ts';
import type { Notes } from './notes.ts';
import { findOverlaps } from './overlaps.ts';
import { rowFixes } from './row-fix.ts';
import type { Paths } from './satisfy.ts';
import type { ValueSet } from './value-set.ts';
import { inBoth, joined, memberOf, phraseOf } from './words.ts';

/** How many problems of a kind one version of a table may draw: the next shows when one is gone. */
const SHOWN_MAX = 5;
/** How many boxes are held against the look-ups. */
const ASKED_MAX = 2_000;

type Version = PlanTable['versions'][number];

/** What the proofs of one contract share. */
export interface Ground {
  readonly plan: RatingPlan;
  readonly paths: Paths;
  readonly notes: Notes;
}

/** Proves all tables. */
export function proveTables(ground: Ground, needs: readonly Need[]): Diagnostic[] {
  const byTable = new Map<string, Need[]>();
  for (const need of needs) {
    const known = byTable.get(need.table);
    if (known === undefined) byTable.set(need.table, [need]);
    else known.push(need);
  }
  return ground.plan.tables.flatMap((table) => {
    const own = byTable.get(table.name) ?? [anything(table, ground.plan)];
    const late = lateStart(table, own, ground);
    return [...late, ...table.versions.flatMap((item) => proveVersion(table, item, own, ground))];
  });
}

/** A table that nothing looks up yet may be asked for anything. */
function anything(table: PlanTable, { contract }: RatingPlan): Need {
  return {
    table: table.name,
    column: '',
    keys: table.keys.map(() => ({ kind: 'free' })),
    parts: [],
    from: contract.from,
    to: contract.to,
    subject: { type: undefined },
    mayMiss: false,
    rule: undefined,
  };
}

/** Prices that start after a clause that reads them: the days before have none. */
function lateStart(table: PlanTable, needs: readonly Need[], { plan }: Ground): Diagnostic[] {
  const [first] = table.versions;
  if (first?.from === null || first === undefined) return [];
  const from = first.from;
  const early = needs.find(
    (need) => !need.mayMiss && later(need.from, plan.contract.from) < from && isAsked(need, plan),
  );
  const place = early?.rule?.span ?? first.rows[0]?.span;
  if (early === undefined || place === undefined) return [];
  const values = { table: table.name, from, day: later(early.from, plan.contract.from) };
  return [problem('C0905', place, { values })];
}

const later = (a: string, b: string): string => (a > b ? a : b);
const isAsked = (need: Need, { contract }: RatingPlan): boolean =>
  overlap(need, contract.from, contract.to);

function overlap(need: Need, from: string | null, to: string | null): boolean {
  return (to === null || need.from < to) && (need.to === null || from === null || from < need.to);
}

function proveVersion(
  table: PlanTable,
  version: Version,
  all: readonly Need[],
  ground: Ground,
): Diagnostic[] {
  const { contract } = ground.plan;
  const needs = all.filter(
    (need) => overlap(need, version.from, version.to) && overlap(need, contract.from, contract.to),
  );
  const { rows } = version;
  const outOfTerm =
    (version.to !== null && version.to <= contract.from) ||
    (version.from !== null && contract.to !== null && version.from >= contract.to);
  if (needs.length === 0 || rows.length === 0 || table.keys.length === 0 || outOfTerm) return [];
  const axes = table.keys.map((key, at) =>
    axisOf(
      key,
      rows.map((row) => row.keys[at] ?? { any: true }),
      askedOf(needs, at, ground.paths),
    ),
  );
  const isClosed = ground.notes.closed.has(rows);
  return new VersionProof(table, rows, axes, needs, ground).run(!isClosed);
}

/** Counts what was asked and what was told; answers whether that is enough. */
function counter(): (isTold: boolean) => boolean {
  let [asked, told] = [0, 0];
  return (isTold) => {
    asked += 1;
    if (isTold) told += 1;
    return told >= SHOWN_MAX || asked >= ASKED_MAX;
  };
}

class VersionProof {
  readonly #table: PlanTable;
  readonly #rows: readonly PlanRow[];
  readonly #axes: readonly Axis[];
  readonly #needs: readonly Need[];
  readonly #strict: readonly Need[];
  readonly #ground: Ground;
  readonly #problems: Diagnostic[] = [];
  readonly #pairs = new Set<string>();
  readonly #seen = new Set<string>();

  constructor(
    table: PlanTable,
    rows: readonly PlanRow[],
    axes: readonly Axis[],
    needs: readonly Need[],
    ground: Ground,
  ) {
    this.#table = table;
    this.#rows = rows;
    this.#axes = axes;
    this.#needs = needs;
    this.#strict = needs.filter(({ mayMiss }) => !mayMiss);
    this.#ground = ground;
  }

  run(seeksGaps: boolean): Diagnostic[] {
    const wantsGaps = seeksGaps && this.#strict.length > 0;
    const overlaps = counter();
    const { found } = findOverlaps(this.#axes, this.#rows.length, (box, one, other) =>
      overlaps(this.#overlap(box, one, other)),
    );
    if (!wantsGaps) return this.#problems;
    const gaps = counter();
    findGaps(this.#axes, this.#rows.length, !found, (box) => gaps(this.#gap(box)));
    this.#openEnds();
    return this.#problems;
  }

  #asked(box: Box, needs: readonly Need[], expectedOnly: boolean) {
    const sets = this.#axes.map((axis, at) =>
      axis.valuesOf(box[at] ?? { first: 0, last: axis.size - 1 }, expectedOnly),
    );
    for (const need of needs) {
      const found = askable(need, sets, this.#ground.paths);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #gap(box: Box): boolean {
    const found = this.#asked(box, this.#strict, true);
    const last = this.#rows.at(-1);
    if (found === undefined || last === undefined) return false;
    const isCut = (at: number): boolean => {
      const [run, axis] = [box[at], this.#axes[at]];
      return run !== undefined && axis !== undefined && run.last - run.first + 1 < axis.size;
    };
    const cut = this.#axes.map((_, at) => at).filter(isCut);
    const shown = cut.length > 0 ? cut : this.#axes.map((_, at) => at);
    const values = this.#values(found, shown);
    const { keys = '' } = values;
    if (this.#seen.has(keys)) return false;
    this.#seen.add(keys);
    // What the box leaves open is open in the row too.
    const told = found.map((set, at) => (shown.includes(at) ? set : undefined));
    const fixes = rowFixes(this.#table, last, told, this.#ground.notes);
    this.#problems.push(problem('C0901', last.span, { values, fixes }));
    return true;
  }

  #overlap(box: Box, one: number, other: number): boolean {
    const pair = `${one} ${other}`;
    const [first, second] = [this.#rows[one], this.#rows[other]];
    if (first === undefined || second === undefined || this.#pairs.has(pair)) return false;
    // Equal keys are told of as such.
    if (JSON.stringify(first.keys) === JSON.stringify(second.keys)) return false;
    const found = this.#asked(box, this.#needs, false);
    if (found === undefined) return false;
    this.#pairs.add(pair);
    const values = this.#values(
      found,
      this.#axes.map((_, at) => at),
    );
    const text = { en: 'and this one', fr: 'et celle-ci' };
    const labels = [{ place: first.span, text }];
    this.#problems.push(problem('C0902', second.span, { values, labels }));
    return true;
  }

  /** A list of ranges that stops: what lies above is held. */
  #openEnds(): void {
    const last = this.#rows.at(-1);
    this.#axes.forEach((axis, at) => {
      if (axis.openEnd === undefined || last === undefined) return;
      const box = this.#axes.map(({ size }) => ({ first: 0, last: size - 1 }));
      box[at] = { first: axis.openEnd, last: axis.size - 1 };
      const found = this.#asked(box, this.#strict, false);
      if (found === undefined) return;
      const above = axis.valuesOf(box[at], false);
      const { en, fr } = inBoth((language) => phraseOf(axis.name, above, axis.type, language));
      const values = { table: this.#table.name, keys: en, cles: fr };
      this.#problems.push(problem('C0903', last.span, { values }));
    });
  }

  #values(sets: readonly ValueSet[], shown: readonly number[]): Record<string, string> {
    const said = inBoth((language) => {
      const phrases = shown.flatMap((at) => {
        const [axis, set] = [this.#axes[at], sets[at]];
        if (axis === undefined || set === undefined) return [];
        return [phraseOf(axis.name, set, axis.type, language)];
      });
      return joined(phrases, language);
    });
    const example = inBoth((language) => witness(this.#axes, sets, language));
    return {
      table: this.#table.name,
      keys: said.en,
      cles: said.fr,
      example: example.en,
      exemple: example.fr,
    };
  }
}

/** One value for each key: `country = IT, bandwidth = 200 Mbps`. */
function witness(axes: readonly Axis[], sets: readonly ValueSet[], language: 'en' | 'fr'): string {
  const parts = axes.map((axis, at) => {
    const set = sets[at];
    const member = set === undefined ? undefined : memberOf(set, axis.type, language);
    if (member !== undefined) return `${axis.name} = ${member}`;
    return set === undefined ? axis.name : phraseOf(axis.name, set, axis.type, language);
  });
  return parts.join(', ');
}
