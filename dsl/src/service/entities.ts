// Service, entities: what the blocks declare, each with where its name stands. In: trees. Out:
// declarations under the identities that references use (`attribute site/zone`, `define /share`).
import type { AmendableBlock, Block, FileAst } from '../ast/block.ts';
import type { Name, Node } from '../ast/expression.ts';
import type { Symbols } from '../compile/index.ts';
import { normalizeName } from '../values/index.ts';
import type { TextRange } from './analysis.ts';

/** Kinds of what has a name. */
export type EntityKind =
  | 'type'
  | 'attribute'
  | 'define'
  | 'table'
  | 'column'
  | 'clause'
  | 'series'
  | 'calendar'
  | 'scale'
  | 'amendment';

/** What a name stands for. */
export interface Entity {
  readonly kind: EntityKind;
  /** Normalised: `type/attribute`, `type/definition`, `/definition`, `table/column`, or a name. */
  readonly key: string;
}

/** An entity where it is declared. */
export interface Declaration extends Entity {
  readonly name: string;
  /** Where the name stands. */
  readonly at: TextRange;
  /** The block, or the sentence, that declares it. */
  readonly whole: TextRange;
  readonly block: Block | AmendableBlock;
}

/** The key of a name alone. */
export const keyOfName = (name: Name | string): string =>
  normalizeName(typeof name === 'string' ? name : name.text);

/** Everything that is declared, in the order written. A clause amended by a later one of the same
 * number is declared twice. */
export function declarationsOf(trees: readonly FileAst[]): Declaration[] {
  return trees.flatMap((tree) =>
    tree.blocks.flatMap((block) => inBlock(block, tree.file, block.start)),
  );
}

function inBlock(block: Block | AmendableBlock, file: string, start: number): Declaration[] {
  const range = ({ span }: Node): TextRange => ({
    file,
    from: span.from + start,
    to: span.to + start,
  });
  const one = (kind: EntityKind, name: Name, key = keyOfName(name), whole: Node = block) => ({
    kind,
    key,
    name: name.text,
    at: range(name),
    whole: range(whole),
    block,
  });
  switch (block.kind) {
    case 'item':
    case 'record': {
      const owner = keyOfName(block.name);
      return [
        one('type', block.name),
        ...block.sentences.flatMap((item) =>
          item.kind === 'attribute'
            ? [one('attribute', item.name, `${owner}/${keyOfName(item.name)}`, item)]
            : [],
        ),
      ];
    }
    case 'derive': {
      const owner = keyOfName(block.name);
      const fields = [...block.keys, ...block.fields].map(({ name }) =>
        one('attribute', name, `${owner}/${keyOfName(name)}`, name),
      );
      return [one('type', block.name), ...fields];
    }
    case 'table': {
      const owner = keyOfName(block.name);
      const columns = block.headings.map((heading) =>
        one('column', heading.name, `${owner}/${keyOfName(heading.name)}`, heading),
      );
      return [one('table', block.name), ...columns];
    }
    case 'define': {
      const on = block.on === undefined ? '' : keyOfName(block.on);
      return [one('define', block.name, `${on}/${keyOfName(block.name)}`)];
    }
    case 'clause':
      return [one('clause', block.id)];
    case 'amendment':
      return [
        one('amendment', block.id),
        ...block.sentences.flatMap((item) =>
          item.kind === 'block' ? inBlock(item.block, file, start) : [],
        ),
      ];
    case 'series':
    case 'calendar':
    case 'scale':
      return [one(block.kind, block.name)];
    default:
      return [];
  }
}

/** The identity of an attribute as its declaration has it: a derived type borrows its base's. */
export function declaredAttribute(key: string, symbols: Symbols): string {
  const [type = '', attribute = ''] = key.split('/');
  const symbol = symbols.types.get(type);
  const declared = symbol?.attributes.get(attribute)?.declared;
  if (symbol?.kind !== 'derived' || declared === undefined) return key;
  for (const [other, candidate] of symbols.types) {
    if (candidate.kind === 'derived' && other !== type) continue;
    const own = candidate.attributes.get(attribute)?.declared;
    const same = own?.start === declared.start && own.tree.file === declared.tree.file;
    if (same && own.node.span.from === declared.node.span.from && other !== type) {
      return `${other}/${attribute}`;
    }
  }
  return key;
}
