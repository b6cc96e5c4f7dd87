// Consolidated text, folding: which sentences of an amendment can become part of the text, and
// which must stay said by the amendment. In: trees and amendments in effect. Out: each amendment in
// two parts.
import type { AmendmentSentence, BlockOf, ClauseBlock, FileAst } from '../ast/block.ts';
import type { Expression, Name } from '../ast/expression.ts';
import { keyOf, type Placed } from '../compile/symbols.ts';

type Amendment = Placed<BlockOf<'amendment'>>;

/** An amendment in two parts; one without sentences is left out. */
export interface Folding {
  /** What the text can say as if it had always been so. */
  readonly folded: readonly Amendment[];
  /** What depends on its own date: prices under a revision, and the revisions themselves. */
  readonly kept: ReadonlyMap<BlockOf<'amendment'>, BlockOf<'amendment'>>;
}

/**
 * Splits amendments. A revision multiplies the prices that are older than it, so a price set after
 * the first revision cannot be told without its date, nor can a change of the revision.
 */
export function foldingOf(trees: readonly FileAst[], amendments: readonly Amendment[]): Folding {
  const revisions = revisionsIn(trees, amendments);
  const dated = datedTables(revisions, amendments);
  const clauses = new Set(revisions.map(({ id }) => keyOf(id)));
  const stays = (sentence: AmendmentSentence): boolean => {
    if (sentence.kind === 'row becomes') return dated.has(keyOf(sentence.table));
    if (sentence.kind !== 'block') return false;
    const { block } = sentence;
    if (block.kind === 'table') return dated.has(keyOf(block.name));
    return block.kind === 'clause' && clauses.has(keyOf(block.id));
  };
  const folded: Amendment[] = [];
  const kept = new Map<BlockOf<'amendment'>, BlockOf<'amendment'>>();
  for (const { block, tree } of amendments) {
    const parts = block.sentences.map((one) => {
      if (!('clauses' in one)) return stays(one) ? { stay: one } : { fold: one };
      const [here, rest] = [true, false].map((want) =>
        one.clauses.filter((name) => clauses.has(keyOf(name)) === want),
      );
      return { ...withNames('stay', one, here), ...withNames('fold', one, rest) };
    });
    const fold = parts.flatMap((one) => ('fold' in one && one.fold ? [one.fold] : []));
    const stay = parts.flatMap((one) => ('stay' in one && one.stay ? [one.stay] : []));
    if (fold.length > 0) folded.push({ tree, block: { ...block, sentences: fold } });
    if (stay.length > 0) kept.set(block, { ...block, sentences: stay });
  }
  return { folded, kept };
}

function withNames<K extends string>(
  part: K,
  sentence: Extract<AmendmentSentence, { readonly clauses: readonly Name[] }>,
  clauses: readonly Name[] = [],
): { readonly [P in K]?: AmendmentSentence } {
  if (clauses.length === 0) return {};
  return { [part]: { ...sentence, clauses } } as { readonly [P in K]?: AmendmentSentence };
}

function revisionsIn(trees: readonly FileAst[], amendments: readonly Amendment[]): ClauseBlock[] {
  const base = trees.flatMap(({ blocks }) => blocks);
  const brought = amendments.flatMap(({ block }) =>
    block.sentences.flatMap((one) => (one.kind === 'block' ? [one.block] : [])),
  );
  return [...base, ...brought].filter(
    (block): block is ClauseBlock =>
      block.kind === 'clause' && block.sentences.some(({ kind }) => kind === 'multiply'),
  );
}

/** Tables that an amendment changes on or after the first date of a revision of theirs. */
function datedTables(
  revisions: readonly ClauseBlock[],
  amendments: readonly Amendment[],
): Set<string> {
  const firsts = new Map<string, string>();
  for (const { sentences } of revisions) {
    const from = sentences.find((one) => one.kind === 'every')?.from;
    const first = from?.kind === 'date' ? from.text : '';
    for (const sentence of sentences) {
      if (sentence.kind !== 'multiply') continue;
      for (const target of sentence.targets) {
        const key = tableOf(target);
        const known = firsts.get(key);
        if (known === undefined || first < known) firsts.set(key, first);
      }
    }
  }
  const dated = amendments.flatMap(({ block }) =>
    block.sentences.flatMap((one) => {
      const table =
        one.kind === 'row becomes'
          ? one.table
          : one.kind === 'block' && one.block.kind === 'table'
            ? one.block.name
            : undefined;
      const first = table === undefined ? undefined : firsts.get(keyOf(table));
      const late = first !== undefined && first <= block.effective.text;
      return table !== undefined && late ? [keyOf(table)] : [];
    }),
  );
  return new Set(dated);
}

function tableOf(target: Expression): string {
  if (target.kind === 'name') return keyOf(target.name);
  return target.kind === 'of' && target.of.kind === 'name' ? keyOf(target.of.name) : '';
}
