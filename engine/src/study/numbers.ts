// Study, numbers: the prices, rates and shares that a total hangs on, to choose one from. In: trees
// and files. Out: each with the name of where it stands.
import type { BlockOf, FileAst, SourceFile } from '@avenant/dsl';
import { blocksOf, isMoneyUnit, type Literal, literalsOf, withoutRanges } from './literal.ts';

/** A number that a total hangs on. */
export interface PricedNumber {
  readonly kind: 'clause' | 'define' | 'scale' | 'table';
  /** The clause's number, or the name of the definition, scale or table. */
  readonly name: string;
  /** Of a table: keys of the row and the column, as `FR, 100 · monthly`; else the title. */
  readonly detail: string;
  readonly literal: Literal;
}

/** The numbers of a contract in the order of its text: neither edges of bands, lengths nor keys. */
export function numbersIn(
  trees: readonly FileAst[],
  files: readonly SourceFile[],
): readonly PricedNumber[] {
  return trees.flatMap((tree) =>
    blocksOf(tree.blocks).flatMap((block): readonly PricedNumber[] => {
      if (block.kind === 'table') return cellsOf(tree, files, block);
      if (block.kind !== 'clause' && block.kind !== 'define' && block.kind !== 'scale') return [];
      const { kind } = block;
      const [name, detail] =
        kind === 'clause' ? [block.id.text, block.title] : [block.name.text, ''];
      const all = literalsOf(tree, files, withoutRanges(block), block.start);
      return all.filter(isPrice).map((literal) => ({ kind, name, detail, literal }));
    }),
  );
}

// A bare whole number counts things; a length has a unit that is no money.
const isPrice = ({ percent, decimals }: Literal): boolean => percent || decimals > 0;

function cellsOf(
  tree: FileAst,
  files: readonly SourceFile[],
  { name, keys, headings, rows, start }: BlockOf<'table'>,
): readonly PricedNumber[] {
  const file = files.find((one) => one.name === tree.file);
  return rows.flatMap(({ cells }) => {
    const written = cells.slice(0, keys.length).map(({ span }) => {
      return file?.text.slice(span.from + start, span.to + start).trim() ?? '';
    });
    return cells.slice(keys.length).flatMap((cell, at) => {
      const heading = headings[keys.length + at];
      const found = literalsOf(tree, files, cell, start, isMoneyUnit(heading?.unit));
      const column = heading?.name.text ?? '';
      const detail = [written.join(', '), column].filter((part) => part !== '').join(' · ');
      return found.map((literal) => ({ kind: 'table', name: name.text, detail, literal }) as const);
    });
  });
}
