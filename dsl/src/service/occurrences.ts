// Service, occurrences: every place where a name of the contract is written, with what it stands
// for. In: what elaboration remembered, and the trees for what it does not look at (examples,
// amendments, headings). Out: occurrences sorted by file and offset.
import type { AmendmentSentence, Block, ExampleSentence } from '../ast/block.ts';
import type { Expression, Name, SetPhrase, UnitName } from '../ast/expression.ts';
import type { Compilation } from '../compile/index.ts';
import { type Analysis, rangeOf, type TextRange, textIn } from './analysis.ts';
import {
  declarationsOf,
  declaredAttribute,
  type Entity,
  type EntityKind,
  keyOfName,
} from './entities.ts';
import { type AnyNode, walk } from './walk.ts';

/** A name where it is written. */
export interface Occurrence extends Entity {
  readonly at: TextRange;
  readonly declares: boolean;
}

const KINDS: ReadonlySet<string> = new Set<EntityKind>([
  'type',
  'attribute',
  'define',
  'table',
  'column',
  'clause',
  'series',
  'calendar',
  'scale',
]);

/** All occurrences of all names. */
export function occurrencesIn(analysis: Analysis): readonly Occurrence[] {
  const known = cache.get(analysis.compilation);
  if (known !== undefined) return known;
  const found = collect(analysis);
  cache.set(analysis.compilation, found);
  return found;
}

const cache = new WeakMap<Compilation, readonly Occurrence[]>();

function collect(analysis: Analysis): Occurrence[] {
  const { trees, uses, symbols } = analysis.compilation;
  const byPlace = new Map<string, Occurrence>();
  const add = (item: Occurrence): void => {
    const key = `${item.at.file} ${item.at.from} ${item.at.to}`;
    const before = byPlace.get(key);
    if (before === undefined) byPlace.set(key, item);
  };
  for (const { kind, key, at } of declarationsOf(trees)) add({ kind, key, at, declares: true });
  for (const use of uses) {
    if (!KINDS.has(use.kind)) continue;
    const kind = use.kind as EntityKind;
    const key =
      kind === 'attribute'
        ? declaredAttribute(use.name, symbols)
        : kind === 'define' && !use.name.includes('/')
          ? `/${use.name}`
          : use.name;
    add({ kind, key, at: rangeOf(analysis, use.place), declares: false });
  }
  for (const tree of trees) {
    const facts = factsIn(analysis, tree.file);
    for (const block of tree.blocks) {
      for (const item of writtenIn(block, tree.file, analysis, facts)) add(item);
    }
  }
  return [...byPlace.values()].sort(
    (a, b) => (a.at.file < b.at.file ? -1 : a.at.file > b.at.file ? 1 : 0) || a.at.from - b.at.from,
  );
}

/** Offsets of a file at which a value that is a fact starts. */
function factsIn(analysis: Analysis, file: string): ReadonlySet<number> {
  const facts = analysis.compilation.types.filter(
    ({ place, type }) => type.kind === 'fact' && place.file === file,
  );
  return new Set(facts.map(({ place }) => rangeOf(analysis, place).from));
}

/** Names that stand in a tree where their kind is clear from the sentence alone. */
function writtenIn(
  block: Block,
  file: string,
  analysis: Analysis,
  facts: ReadonlySet<number>,
): Occurrence[] {
  const { symbols } = analysis.compilation;
  const found: Occurrence[] = [];
  const add = (kind: EntityKind, name: Name, key = keyOfName(name)): void => {
    const at = { file, from: name.span.from + block.start, to: name.span.to + block.start };
    found.push({ kind, key, at, declares: false });
  };
  const type = (name: Name | undefined): void => {
    if (name !== undefined && symbols.types.has(keyOfName(name))) add('type', name);
  };
  const clauses = (names: readonly Name[]): void => {
    for (const name of names) if (symbols.clauses.has(keyOfName(name))) add('clause', name);
  };
  const column = (table: Name, name: Name): void => {
    const owner = symbols.tables.get(keyOfName(table));
    const own = [...(owner?.keys ?? []), ...(owner?.columns ?? [])].map((i) => keyOfName(i.name));
    if (own.includes(keyOfName(name)))
      add('column', name, `${keyOfName(table)}/${keyOfName(name)}`);
  };
  /** Types among the words of a unit (`EUR per site`). */
  const unit = (node: UnitName): void => {
    let from = node.span.from;
    for (const word of node.words) {
      const text = textIn(analysis, {
        file,
        from: from + block.start,
        to: node.span.to + block.start,
      });
      const at = text.indexOf(word);
      if (at < 0) return;
      const name = { text: word, span: { from: from + at, to: from + at + word.length } };
      from = name.span.to;
      type(name);
    }
  };
  const example = (item: ExampleSentence): void => {
    if (item.kind === 'given') {
      type(item.type);
      const owner = keyOfName(item.type);
      for (const { name } of item.values) {
        const key = keyOfName(name);
        if (symbols.types.get(owner)?.attributes.has(key)) {
          add('attribute', name, declaredAttribute(`${owner}/${key}`, symbols));
        }
      }
    } else if ('clause' in item) clauses([item.clause]);
  };
  const amendment = (item: AmendmentSentence): void => {
    if (item.kind === 'row becomes') {
      add('table', item.table);
      column(item.table, item.column);
    } else if (item.kind === 'band becomes') clauses([item.clause]);
    else if (item.kind !== 'block') clauses(item.clauses);
  };
  if (block.kind === 'example') block.sentences.forEach(example);
  if (block.kind === 'amendment') block.sentences.forEach(amendment);
  // Rows hold literals; walking them would cost more than all the rest.
  const worded = block.kind === 'table' ? { ...block, rows: [] } : block;
  walk(worded, (node: AnyNode) => {
    if ('words' in node) unit(node as UnitName);
    if (node.kind === 'define') type((node as { on?: Name }).on);
    if (node.kind === 'for each' || 'before' in node) type((node as SetPhrase).type);
    if ('ofThis' in node) type((node as SetPhrase).ofThis);
    if (node.kind === 'this') type((node as { name?: Name }).name);
    if (node.kind === 'table') {
      const table = node as unknown as { name: Name; keys: readonly Name[] };
      for (const key of table.keys) column(table.name, key);
    }
    if (node.kind === 'charges') {
      const { clauses: named, except } = node as Extract<Expression, { kind: 'charges' }>;
      clauses([...(named ?? []), ...except]);
    }
    if ('clauses' in node && node.kind !== 'charges') {
      const { clauses: named, except = [] } = node as unknown as Record<string, readonly Name[]>;
      clauses([...(named ?? []), ...except]);
    }
    if (node.kind === 'of') {
      const { of, keys } = node as Extract<Expression, { kind: 'of' }>;
      if (of.kind === 'name') for (const key of keys) column(of.name, key.name);
    }
    if (node.kind === 'name' && facts.has(node.span.from + block.start)) {
      type((node as Extract<Expression, { kind: 'name' }>).name);
    }
  });
  return found;
}

/** The innermost occurrence around an offset. */
export function occurrenceAt(
  analysis: Analysis,
  file: string,
  offset: number,
): Occurrence | undefined {
  let best: Occurrence | undefined;
  for (const item of occurrencesIn(analysis)) {
    const { at } = item;
    if (at.file !== file || at.from > offset || offset > at.to) continue;
    if (best === undefined || at.to - at.from <= best.at.to - best.at.from) best = item;
  }
  return best;
}

/** All occurrences of one entity. */
export function occurrencesOf(analysis: Analysis, entity: Entity): Occurrence[] {
  return occurrencesIn(analysis).filter(
    (item) => item.kind === entity.kind && item.key === entity.key,
  );
}
