// Handles: light objects for facts, made when they are first asked for and kept by their view.
import { DAY_MIN, type Day, type Instant } from '@avenant/dsl/values';
import type { BoundType, Column } from './bound.ts';
import type { Fact, FactsOfType, RowOrigin, Segment, Value, View } from './fact.ts';
import type { Layout } from './layout.ts';

/** The facts of one stored type in one view. */
export class StoredFacts implements FactsOfType {
  readonly name: string;
  readonly kind: 'item' | 'record';
  readonly bound: BoundType;
  readonly layout: Layout;
  readonly #view: View;
  readonly #handles: (Fact | undefined)[];
  #complete = false;
  #positionOfLine: Map<string, number> | undefined;
  readonly #targets = new Map<Column, (Fact | null | undefined)[]>();

  constructor(bound: BoundType, layout: Layout, view: View) {
    this.name = bound.plan.name;
    this.kind = bound.plan.kind;
    this.bound = bound;
    this.layout = layout;
    this.#view = view;
    this.#handles = new Array<Fact | undefined>(layout.size);
  }

  get facts(): readonly Fact[] {
    if (!this.#complete) {
      for (let position = 0; position < this.layout.size; position += 1) this.at(position);
      this.#complete = true;
    }
    return this.#handles as readonly Fact[];
  }

  find(key: string): Fact | undefined {
    const { ofKey } = this.layout;
    if (ofKey === null) return this.#findLine(key);
    const code = this.bound.codeOfKey.get(key);
    const position = code === undefined ? -1 : (ofKey[code] ?? -1);
    return position < 0 ? undefined : this.at(position);
  }

  /** The fact at a position in order. */
  at(position: number): Fact {
    const made = this.#handles[position];
    if (made !== undefined) return made;
    const fact = this.kind === 'item' ? new Item(this, position) : new Recorded(this, position);
    this.#handles[position] = fact;
    return fact;
  }

  /** The target of a reference column's code in the same view. */
  target(column: Column, code: number): Fact | undefined {
    let targets = this.#targets.get(column);
    if (targets === undefined) {
      targets = new Array<Fact | null | undefined>(column.values.length);
      this.#targets.set(column, targets);
    }
    let target = targets[code];
    if (target === undefined) {
      const key = column.values[code];
      const type = column.type.kind === 'reference' ? column.type.type : '';
      target = (typeof key === 'string' ? this.#view.type(type).find(key) : undefined) ?? null;
      targets[code] = target;
    }
    return target ?? undefined;
  }

  #findLine(key: string): Fact | undefined {
    if (this.#positionOfLine === undefined) {
      this.#positionOfLine = new Map();
      for (const [position, row] of this.layout.row.entries()) {
        this.#positionOfLine.set(`${this.bound.lines[row] ?? 0}`, position);
      }
    }
    const position = this.#positionOfLine.get(key);
    return position === undefined ? undefined : this.at(position);
  }
}

class Item implements Fact {
  readonly home: StoredFacts;
  readonly order: number;
  #segments: readonly Segment[] | undefined;

  constructor(home: StoredFacts, order: number) {
    this.home = home;
    this.order = order;
  }

  get type(): string {
    return this.home.name;
  }

  get key(): string {
    const { bound, layout } = this.home;
    const row = layout.row[layout.offsets[this.order] ?? 0] ?? 0;
    if (bound.keyCodes === null) return `${bound.lines[row] ?? 0}`;
    return bound.keys[bound.keyCodes[row] ?? 0] ?? '';
  }

  get segments(): readonly Segment[] {
    this.#segments ??= segmentsAt(this.home.layout, this.order);
    return this.#segments;
  }

  valueAt(name: string, row: number): Value | undefined {
    const column = this.home.bound.columns.get(name);
    if (column === undefined) return undefined;
    const code = column.codes[row] ?? 0;
    if (code === 0) return undefined;
    return column.type.kind === 'reference' ? this.home.target(column, code) : column.values[code];
  }

  referenceAt(name: string, row: number): string | undefined {
    const column = this.home.bound.columns.get(name);
    const key = column?.values[column.codes[row] ?? 0];
    return column?.type.kind === 'reference' && typeof key === 'string' ? key : undefined;
  }

  originAt(row: number): RowOrigin {
    const { bound } = this.home;
    const origin = { file: bound.file, line: bound.lines[row] ?? 0 };
    const known: Day | undefined = bound.known?.[row];
    return known === undefined || known === DAY_MIN ? origin : { ...origin, known };
  }
}

class Recorded extends Item {
  get start(): Instant {
    return this.home.bound.start?.[this.#row] ?? 0;
  }

  get end(): Instant {
    return this.home.bound.end?.[this.#row] ?? 0;
  }

  get #row(): number {
    const { layout } = this.home;
    return layout.row[layout.offsets[this.order] ?? 0] ?? 0;
  }
}

function segmentsAt(layout: Layout, position: number): readonly Segment[] {
  const segments: Segment[] = [];
  const last = layout.offsets[position + 1] ?? 0;
  for (let at = layout.offsets[position] ?? 0; at < last; at += 1) {
    segments.push({
      from: layout.from[at] ?? 0,
      to: layout.to[at] ?? 0,
      row: layout.row[at] ?? 0,
    });
  }
  return segments;
}
