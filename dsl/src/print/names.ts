// Print, names: those that a file declares. The printer writes them bare where the parser will find
// them declared in the text, and leaves built-in words alone where the file gives them a meaning.
import type { Block } from '../ast/block.ts';
import { phraseWords } from '../syntax/phrases.ts';

/** Names that blocks declare: types, attributes and their values, columns, definitions. */
export function namesOf(blocks: readonly Block[]): ReadonlySet<string> {
  return new Set(blocks.flatMap(namesIn));
}

function namesIn(block: Block): string[] {
  switch (block.kind) {
    case 'contract':
    case 'clause':
    case 'example':
      return [];
    case 'item':
    case 'record':
      return [
        block.name.text,
        ...block.sentences.flatMap((item) => {
          if (item.kind === 'key') return [item.name.text];
          if (item.kind !== 'attribute') return [];
          const values = item.type.kind === 'one of' ? item.type.values : [];
          return [item.name.text, ...values.map((value) => value.text)];
        }),
      ];
    case 'table':
      return [block.name.text, ...block.headings.map((heading) => heading.name.text)];
    case 'derive':
      return [block.name.text, ...[...block.keys, ...block.fields].map(({ name }) => name.text)];
    case 'amendment':
      return block.sentences.flatMap((item) => (item.kind === 'block' ? namesIn(item.block) : []));
    default:
      return [block.name.text];
  }
}

/** Names of the records that last. */
export function lastingRecords(blocks: readonly Block[]): ReadonlySet<string> {
  const records = blocks.filter(
    (block) =>
      block.kind === 'record' && block.sentences.some((sentence) => sentence.kind === 'lasting'),
  );
  return new Set(records.flatMap((block) => ('name' in block ? [block.name.text] : [])));
}

/** Names as the lexer wants them: lists of lower-case words, longest first. */
export function lexerNames(names: Iterable<string>): string[][] {
  const lists = [...names].map((name) =>
    phraseWords(name.replaceAll('’', "'")).map((word) => word.toLowerCase()),
  );
  return lists.filter((words) => words.length > 1).sort((a, b) => b.length - a.length);
}
