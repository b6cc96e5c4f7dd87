// Service, outline: the parts of a file as a tree, and what folds. In: trees. Out: titles and
// ranges.
import type { AmendableBlock, AmendmentSentence, Block } from '../ast/block.ts';
import type { Node } from '../ast/expression.ts';
import { type Analysis, blocksOf } from './analysis.ts';
import { nodesAt } from './walk.ts';

/** A part of a file. */
export interface OutlineItem {
  readonly kind: Block['kind'] | 'attribute' | 'column' | 'change';
  /** Number or name. */
  readonly name: string;
  /** Title, citation, keys: what tells it apart at a glance. */
  readonly detail: string;
  readonly from: number;
  readonly to: number;
  /** The words that name it. */
  readonly nameFrom: number;
  readonly nameTo: number;
  readonly children: readonly OutlineItem[];
}

/** Offsets of a file, half open. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The outline of a file; a block with faults is there by its name. */
export function outline(analysis: Analysis, file: string): OutlineItem[] {
  const text = analysis.files.get(file)?.text ?? '';
  return blocksOf(analysis, file).map((block) => itemOf(block, block.start, text));
}

function itemOf(block: Block | AmendableBlock, start: number, text: string): OutlineItem {
  const span = nameSpan(block, start, text);
  const make = (
    name: string,
    detail: string,
    children: readonly OutlineItem[] = [],
  ): OutlineItem => ({
    kind: block.kind,
    name,
    detail,
    from: block.span.from + start,
    to: block.span.to + start,
    nameFrom: span.from + start,
    nameTo: span.to + start,
    children,
  });
  const inner = (kind: OutlineItem['kind'], name: Node & { text: string }, node: Node) => ({
    kind,
    name: name.text,
    detail: '',
    from: node.span.from + start,
    to: node.span.to + start,
    nameFrom: name.span.from + start,
    nameTo: name.span.to + start,
    children: [],
  });
  switch (block.kind) {
    case 'contract':
      return make(block.id, block.title);
    case 'item':
    case 'record': {
      const attributes = block.sentences.flatMap((item) =>
        item.kind === 'attribute' ? [inner('attribute', item.name, item)] : [],
      );
      return make(block.name.text, block.file ?? '', attributes);
    }
    case 'table': {
      const columns = block.headings.map((item) => inner('column', item.name, item));
      return make(block.name.text, block.keys.map((key) => key.text).join(', '), columns);
    }
    case 'define':
      return make(block.name.text, block.on?.text ?? '');
    case 'derive': {
      const fields = [...block.keys, ...block.fields];
      return make(
        block.name.text,
        block.over.type.text,
        fields.map(({ name }) => inner('attribute', name, name)),
      );
    }
    case 'clause':
      return make(block.id.text, block.title);
    case 'amendment':
      return make(
        block.id.text,
        block.title ?? '',
        block.sentences.map((item) => changeOf(item, start, text)),
      );
    case 'example':
      return make(block.title, '');
    case 'series':
      return make(block.name.text, block.file ?? '');
    default:
      return make(block.name.text, '');
  }
}

/** The words that name a block; its heading where they are a text in quotes. */
function nameSpan(block: Block | AmendableBlock, start: number, text: string): Stretch {
  if (block.kind === 'clause' || block.kind === 'amendment') return block.id.span;
  if (block.kind !== 'contract' && block.kind !== 'example') return block.name.span;
  const { from, to } = block.span;
  const [heading = ''] = text.slice(from + start, to + start).split('\n');
  return { from, to: from + heading.trimEnd().length };
}

/** A change inside an amendment, called by its own first line. */
function changeOf(item: AmendmentSentence, start: number, text: string): OutlineItem {
  if (item.kind === 'block') return itemOf(item.block, start, text);
  const from = item.span.from + start;
  const to = item.span.to + start;
  const [name = ''] = text.slice(from, to).split('\n');
  const nameTo = from + name.length;
  return { kind: 'change', name, detail: '', from, to, nameFrom: from, nameTo, children: [] };
}

/** Blocks of more than one line, and the blocks inside amendments. */
export function foldingRanges(analysis: Analysis, file: string): Stretch[] {
  const text = analysis.files.get(file)?.text ?? '';
  const ranges = (items: readonly OutlineItem[]): Stretch[] =>
    items.flatMap(({ from, to, children }) => {
      const own = text.slice(from, to).includes('\n') ? [{ from, to }] : [];
      return [...own, ...ranges(children)];
    });
  return ranges(outline(analysis, file));
}

/** What a selection at an offset grows to, innermost first. */
export function selectionRanges(analysis: Analysis, file: string, offset: number): Stretch[] {
  const blocks = blocksOf(analysis, file);
  const block = blocks.find(
    ({ start, span }) => start + span.from <= offset && offset <= start + span.to,
  );
  if (block === undefined) return [];
  const around = [block, ...nodesAt(block, offset)].map(({ span }) => ({
    from: span.from + block.start,
    to: span.to + block.start,
  }));
  const distinct = around.filter(
    (range, i) => range.from !== around[i - 1]?.from || range.to !== around[i - 1]?.to,
  );
  return distinct.reverse();
}
