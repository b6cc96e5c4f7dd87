// Print, front door: trees -> canonical text in English or French. What it writes, the parser reads
// back as the same tree; printing that again changes nothing.
import type { Block, FileAst } from '../ast/block.ts';
import type { Expression } from '../ast/expression.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import { propertyPhrases } from '../language/functions.ts';
import { declaredNames } from '../syntax/declared-names.ts';
import { blockText } from './block.ts';
import { expression } from './expression.ts';
import { layOut } from './layout.ts';
import { lastingRecords, lexerNames, namesOf } from './names.ts';
import { keyword, named } from './piece.ts';
import type { Context } from './words.ts';

/**
 * The canonical text of a file in a language. Blocks that the parser could not read are not in the
 * tree: print only files without syntax problems.
 * @param others The contract's other files: names that they declare are written bare.
 */
export function printFile(
  tree: FileAst,
  language: Language,
  others: readonly FileAst[] = [],
): string {
  const around = others.flatMap((other) => (other === tree ? [] : other.blocks));
  const context = contextOf([...tree.blocks, ...around], language, tree.language);
  const elsewhere = lexerNames(namesOf(around));
  const first = layOut([keyword('Language'), named(language)], { indent: 0 }, context);
  const head = first.lines.map((line) => line.text);
  const closing = tree.closing.map((text) => (text === '' ? '--' : `-- ${text}`));
  return settled(
    context,
    (settings) => {
      const blocks = tree.blocks.map((block) => blockText(block, settings));
      const parts = [...head, ...blocks, ...(closing.length > 0 ? [closing.join('\n')] : [])];
      return `${parts.join('\n\n')}\n`;
    },
    elsewhere,
  );
}

/** The canonical text of one block, without a line end after it. */
export function printBlock(block: Block, language: Language): string {
  const context = contextOf([block], language, undefined);
  return settled(context, (settings) => blockText(block, settings));
}

/** The canonical text of a value, on one line, as it would stand in a clause. */
export function printExpression(value: Expression, language: Language): string {
  const context = { ...contextOf([], language, undefined), within: 'Clause' };
  const { lines } = layOut(expression(value, context), { indent: 0 }, context);
  return lines.map((line) => line.text).join('\n');
}

function contextOf(
  blocks: readonly Block[],
  language: Language,
  written: Language | undefined,
): Context {
  const declared = namesOf(blocks);
  return {
    language,
    written,
    declared,
    lasting: lastingRecords(blocks),
    names: longestFirst([...lexerNames(declared), ...phrasesIn(declared)]),
  };
}

/** Built-in names of several words that are read whole beside these names. */
const phrasesIn = (declared: ReadonlySet<string>): string[][] =>
  propertyPhrases((name) => declared.has(name));

/** Prints until the declared names that the text shows are those it was printed with. */
function settled(
  context: Context,
  print: (context: Context) => string,
  elsewhere: readonly (readonly string[])[] = [],
): string {
  const phrases = phrasesIn(context.declared);
  let names = context.names;
  let text = '';
  for (let round = 0; round < 8; round += 1) {
    text = print({ ...context, names });
    const found = [...declaredNames(text, context.language), ...elsewhere, ...phrases];
    // Names that come and go are kept in mind, so that what looks like one is put in quotes.
    const next = longestFirst(round < 3 ? found : [...names, ...found]);
    if (keyOf(next) === keyOf(names)) break;
    names = next;
  }
  return text;
}

function longestFirst(names: readonly (readonly string[])[]): (readonly string[])[] {
  const unique = new Map(names.map((name) => [name.join(' '), name]));
  return [...unique.values()].sort((a, b) => b.length - a.length);
}

const keyOf = (names: readonly (readonly string[])[]): string =>
  names
    .map((name) => name.join(' '))
    .sort()
    .join('\n');
