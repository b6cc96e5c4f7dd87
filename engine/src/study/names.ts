// Study, names: what the trees say and the plan does not: titles of clauses that only revise
// prices, and the files that price tables are kept in. In: trees. Out: look-ups by clause and by
// table.
import type { Block, FileAst } from '@avenant/dsl';
import type { StudyData } from './gaps.ts';
import type { Titles } from './horizon.ts';

/** Titles and price files of a contract. */
export interface StudyNames {
  readonly titles: Titles;
  readonly priceFiles: StudyData['priceFiles'];
}

/** Reads them off the trees; what an amendment brings takes the place of what was there. */
export function studyNames(trees: readonly FileAst[]): StudyNames {
  const titles = new Map<string, string>();
  const priceFiles = new Map<string, string>();
  const take = (block: Block): void => {
    if (block.kind === 'clause') titles.set(block.id.text, block.title);
    if (block.kind === 'table' && block.file !== undefined) {
      priceFiles.set(block.name.text, block.file);
    }
    if (block.kind !== 'amendment') return;
    for (const one of block.sentences) if (one.kind === 'block') take(one.block);
  };
  for (const { blocks } of trees) blocks.forEach(take);
  return { titles, priceFiles };
}
