// Compile, consolidation: the base text and the amendments known -> versions of each clause, table,
// definition and scale in service time. The text in force on a date is what these versions say.
import type {
  AmendableBlock,
  AmendmentSentence,
  BlockOf,
  Cell,
  ClauseBlock,
  DefineBlock,
  FileAst,
  ScaleBlock,
  TableBlock,
} from '../ast/block.ts';
import type { Name, Node } from '../ast/expression.ts';
import type { Code } from '../diagnostics/catalogue.ts';
import { changeBand, changeCell } from './amended.ts';
import { keyOf, type Placed } from './symbols.ts';

/** A block as it stands from a day to another (ISO, `to` excluded; null: unbounded). */
export interface Version<B> extends Placed<B> {
  readonly from: string | null;
  readonly to: string | null;
  readonly amendment?: string;
  /** What amendments wrote in it: where it stands in the block, and whose words these are. */
  readonly marks?: readonly Mark[];
  /** Of a table of which amendments changed cells: since when its prices are agreed. */
  readonly agreed?: Agreed;
}

/** Since when the prices of a table are agreed (null: from the start): all, but for some cells. */
export interface Agreed {
  readonly all: string | null;
  readonly cells: ReadonlyMap<Cell, string>;
}

/** A row, band or whole block that an amendment wrote. */
export interface Mark {
  /** Offset in the block. */
  readonly at: number;
  readonly amendment: BlockOf<'amendment'>;
}

/** A clause switched off or on again by an amendment. */
export interface Switch {
  readonly amendment: Placed<BlockOf<'amendment'>>;
  readonly verb: 'suspends' | 'reinstates';
  readonly clause: Name;
}

/** The consolidated text. */
export interface Consolidated {
  readonly clauses: Map<string, Version<ClauseBlock>[]>;
  readonly tables: Map<string, Version<TableBlock>[]>;
  readonly definitions: Map<string, Version<DefineBlock>[]>;
  readonly scales: Map<string, Version<ScaleBlock>[]>;
  readonly switches: Switch[];
  readonly faults: {
    readonly code: Code;
    readonly placed: Placed<Node & { start: number }>;
    readonly node: Node;
    readonly values: Record<string, string>;
  }[];
}

/** The ISO day from which an amendment is known: that of its signature unless it says another. */
export function knownFrom({ known, signed }: BlockOf<'amendment'>): string {
  return (known ?? signed).text;
}

/** Key of a definition block: `type/name` or `/name`. */
export function defineKey(block: DefineBlock): string {
  return `${block.on === undefined ? '' : keyOf(block.on)}/${keyOf(block.name)}`;
}

/** Applies amendments, in order of effect then signature, to the base blocks. */
export function consolidate(
  trees: readonly FileAst[],
  amendments: readonly Placed<BlockOf<'amendment'>>[],
): Consolidated {
  const text: Consolidated = {
    clauses: new Map(),
    tables: new Map(),
    definitions: new Map(),
    scales: new Map(),
    switches: [],
    faults: [],
  };
  for (const tree of trees) {
    for (const block of tree.blocks) {
      if (isAmendable(block)) add(text, { block, tree, from: null, to: null });
    }
  }
  const sorted = [...amendments].sort(
    (a, b) =>
      compareText(a.block.effective.text, b.block.effective.text) ||
      compareText(a.block.signed.text, b.block.signed.text),
  );
  for (const amendment of sorted) {
    for (const sentence of amendment.block.sentences) apply(text, amendment, sentence);
  }
  return text;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function isAmendable(block: { readonly kind: string }): block is AmendableBlock {
  return ['clause', 'table', 'define', 'scale'].includes(block.kind);
}

function add(text: Consolidated, version: Version<AmendableBlock>): void {
  const { block, ...rest } = version;
  if (block.kind === 'clause') push(text.clauses, keyOf(block.id), { ...rest, block });
  else if (block.kind === 'table') push(text.tables, keyOf(block.name), { ...rest, block });
  else if (block.kind === 'define') push(text.definitions, defineKey(block), { ...rest, block });
  else push(text.scales, keyOf(block.name), { ...rest, block });
}

/** Adds a version; the one in force before it ends where it starts. */
function push<B>(map: Map<string, Version<B>[]>, key: string, version: Version<B>): void {
  const versions = map.get(key) ?? [];
  map.set(key, versions);
  if (version.from !== null) cutAt(versions, version.from);
  versions.push(version);
}

function cutAt<B>(versions: Version<B>[], day: string): void {
  for (const [index, version] of versions.entries()) {
    if (version.to === null || version.to > day) versions[index] = { ...version, to: day };
  }
  const kept = versions.filter(
    (item) => item.from === null || item.to === null || item.from < item.to,
  );
  versions.splice(0, versions.length, ...kept);
}

function apply(
  text: Consolidated,
  amendment: Placed<BlockOf<'amendment'>>,
  sentence: AmendmentSentence,
): void {
  const { block, tree } = amendment;
  const from = block.effective.text;
  const id = block.id.text;
  const fault = (code: Code, node: Node, values: Record<string, string>): void => {
    text.faults.push({ code, placed: { block, tree }, node, values });
  };
  switch (sentence.kind) {
    case 'block': {
      const inner = {
        ...sentence.block,
        start: block.start,
        comments: commentsIn(block, sentence),
      };
      const marks = [{ at: inner.span.from, amendment: block }];
      add(text, { block: inner, tree, from, to: null, amendment: id, marks });
      return;
    }
    case 'suspends':
    case 'reinstates':
      for (const clause of sentence.clauses) {
        text.switches.push({ amendment, verb: sentence.kind, clause });
      }
      return;
    case 'ends':
      for (const clause of sentence.clauses) {
        const versions = text.clauses.get(keyOf(clause));
        if (versions === undefined) fault('C0303', clause, { name: clause.text });
        else cutAt(versions, from);
      }
      return;
    case 'row becomes': {
      const last = text.tables.get(keyOf(sentence.table))?.at(-1);
      if (last === undefined) {
        fault('C0312', sentence.table, { name: sentence.table.text });
        return;
      }
      const changed = changeCell(last.block, sentence);
      if (changed === undefined) {
        fault('C0707', sentence, { table: last.block.name.text });
        return;
      }
      const marks = [...(last.marks ?? []), { at: changed.at, amendment: block }];
      const agreed = {
        all: last.agreed === undefined ? last.from : last.agreed.all,
        cells: new Map([...(last.agreed?.cells ?? []), [sentence.value, from]]),
      };
      const version = { tree: last.tree, from, to: null, amendment: id, marks, agreed };
      push(text.tables, keyOf(sentence.table), { ...version, block: changed.block });
      return;
    }
    default: {
      const last = text.clauses.get(keyOf(sentence.clause))?.at(-1);
      if (last === undefined) {
        fault('C0303', sentence.clause, { name: sentence.clause.text });
        return;
      }
      const changed = changeBand(last.block, sentence);
      if (changed === undefined) {
        fault('C0708', sentence, { clause: sentence.clause.text });
        return;
      }
      const marks = [...(last.marks ?? []), { at: changed.at, amendment: block }];
      const version = { tree: last.tree, from, to: null, amendment: id, marks };
      push(text.clauses, keyOf(sentence.clause), { ...version, block: changed.block });
    }
  }
}

/** The comments that stand inside a block which an amendment brings. */
function commentsIn(
  { comments }: BlockOf<'amendment'>,
  { span }: AmendmentSentence,
): BlockOf<'amendment'>['comments'] {
  return comments.filter(({ at }) => at > span.from && at < span.to);
}
