// Consolidated text, front door: the contract as amended on one service day, as trees that compile
// to a plan which rates that day the same. In: trees, the day, the day of knowledge. Out: trees in
// which amendments are folded, with comments that tell who wrote each changed part.
import type { AmendableBlock, Block, BlockOf, FileAst } from '../ast/block.ts';
import { placed } from '../compile/compile.ts';
import {
  type Consolidated,
  consolidate,
  defineKey,
  knownFrom,
  type Version,
} from '../compile/consolidate.ts';
import { keyOf } from '../compile/symbols.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import { type Folding, foldingOf } from './fold.ts';
import { headNotes, keptNote, offNote, withComments, withMarks } from './notes.ts';
import { offClauses, statedClauses, switchClauses, withItsEnd } from './off.ts';

/** Which text is asked for; days are ISO. */
export interface AskedText {
  /** The service day. */
  readonly on: string;
  /** Only amendments known by then; absent: all. */
  readonly knownOn?: string;
  /** The language of the comments. */
  readonly language: Language;
}

/** The contract's trees as amended on a day. Examples are left out: they tell of other days. */
export function textOn(trees: readonly FileAst[], { on, knownOn, language }: AskedText): FileAst[] {
  const known = placed(trees, 'amendment').filter(
    ({ block }) => knownOn === undefined || knownFrom(block) <= knownOn,
  );
  const now = known.filter(({ block }) => block.effective.text <= on);
  const folding = foldingOf(trees, now);
  const text = consolidate(trees, folding.folded);
  const off = offClauses(text, now);
  const amended = amendedBlocks(trees, text, folding, language);
  const stated = statedClauses(amended.flat(), off);
  const shown = amended.map((blocks) =>
    blocks.filter((block) => {
      const key = block.kind === 'clause' ? keyOf(block.id) : '';
      return !off.has(key) || stated.has(key);
    }),
  );
  const absent = [...off].flatMap(([key, one]) => (stated.has(key) ? [] : [one]));
  const header = placed(trees, 'contract')[0]?.block;
  const finished = (block: Block): Block => {
    if (block.kind === 'contract') {
      return withComments(block, headNotes(on, known, absent, language));
    }
    const one = block.kind === 'clause' ? off.get(keyOf(block.id)) : undefined;
    if (one === undefined || block.kind !== 'clause') return block;
    const start = text.clauses.get(keyOf(block.id))?.at(-1)?.from ?? null;
    const words = one.why === 'ended' ? withItsEnd({ ...one, block }, start, header) : block;
    return withComments(words, [offNote(one, language)]);
  };
  return trees.map((tree, at) => ({
    ...tree,
    blocks: [
      ...(shown[at] ?? []).map(finished),
      ...switchClauses(text, shown.flat(), stated, tree),
    ],
  }));
}

/** The blocks of each tree: versions in force at their places, new ones where they were agreed. */
function amendedBlocks(
  trees: readonly FileAst[],
  text: Consolidated,
  { folded, kept }: Folding,
  language: Language,
): Block[][] {
  const isAmendable = (block: Block): block is AmendableBlock =>
    ['clause', 'table', 'define', 'scale'].includes(block.kind);
  const bases = trees.flatMap(({ blocks }) => blocks.filter(isAmendable).map(partKey));
  const seen = new Set<string>();
  const current = (block: AmendableBlock): Block[] => {
    const version = versionsOf(text, block)?.at(-1);
    if (version === undefined || seen.has(partKey(block))) return [];
    seen.add(partKey(block));
    return [withMarks(version.block, version.marks ?? [], language)];
  };
  const brought = (amendment: BlockOf<'amendment'>): Block[] => {
    const blocks = folded
      .filter(({ block }) => block.start === amendment.start && block.id === amendment.id)
      .flatMap(({ block }) => block.sentences)
      .flatMap((one) => (one.kind === 'block' ? [one.block] : []))
      .filter((block) => !bases.includes(partKey(block)))
      .flatMap(current);
    const rest = kept.get(amendment);
    return rest === undefined ? blocks : [...blocks, withComments(rest, [keptNote(language)])];
  };
  return trees.map(({ blocks }) =>
    blocks.flatMap((block): Block[] => {
      if (isAmendable(block)) return current(block);
      if (block.kind === 'example') return [];
      return block.kind === 'amendment' ? brought(block) : [block];
    }),
  );
}

function partKey(block: AmendableBlock): string {
  if (block.kind === 'define') return `define ${defineKey(block)}`;
  return `${block.kind} ${keyOf(block.kind === 'clause' ? block.id : block.name)}`;
}

function versionsOf(
  text: Consolidated,
  block: AmendableBlock,
): readonly Version<AmendableBlock>[] | undefined {
  if (block.kind === 'clause') return text.clauses.get(keyOf(block.id));
  if (block.kind === 'table') return text.tables.get(keyOf(block.name));
  if (block.kind === 'define') return text.definitions.get(defineKey(block));
  return text.scales.get(keyOf(block.name));
}
