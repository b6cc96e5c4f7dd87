// Service, analysis: the state that every query reads. In: files and the compilation made of them.
// Out: lookups by offset, and indexes made when first asked for.
import type { Block } from '../ast/block.ts';
import type { Compilation } from '../compile/index.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import type { Place } from '../source/place.ts';
import { type SourceFile, spanOf } from '../source/source-file.ts';
import { declaredNames } from '../syntax/declared-names.ts';
import { type LexedBlock, type LexerSettings, lexBlock } from '../syntax/lexer.ts';
import { type BlockText, splitBlocks } from '../syntax/split.ts';

/** Characters of a file, half open. */
export interface TextRange {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

/** A compiled set of files with what queries need. */
export interface Analysis {
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly compilation: Compilation;
  readonly settings: (file: string) => LexerSettings;
  /** Block texts of a file with their tokens, in the order written. */
  readonly pieces: (file: string) => readonly Piece[];
}

/** The text of a block with its tokens. */
export interface Piece extends BlockText {
  readonly lexed: LexedBlock;
}

/** Tokens by surface, declared names and text, kept between updates. */
export type LexCache = Map<string, LexedBlock>;

const LEX_LIMIT = 20_000;

/** Remembers the result of a function of one text. */
export function remembered<V>(make: (key: string) => V): (key: string) => V {
  const known = new Map<string, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}

/** Makes the state of a compilation. */
export function analyse(
  files: ReadonlyMap<string, SourceFile>,
  compilation: Compilation,
  cache: LexCache,
): Analysis {
  const languages = new Map(compilation.trees.map((tree) => [tree.file, tree.language]));
  const names = remembered(() =>
    [...files.values()]
      .flatMap((file) => declaredNames(file.text, languages.get(file.name) ?? 'en'))
      .sort((a, b) => b.length - a.length),
  );
  const settings = (file: string): LexerSettings => ({
    language: languages.get(file) ?? 'en',
    names: names(''),
  });
  const pieces = remembered((file) => {
    const lexing = settings(file);
    const key = `${lexing.language} ${lexing.names.map((name) => name.join(' ')).join('|')}`;
    if (cache.size > LEX_LIMIT) cache.clear();
    return splitBlocks(files.get(file)?.text ?? '').map((piece): Piece => {
      const own = `${key}\u0000${piece.text}`;
      const lexed = cache.get(own) ?? lexBlock(piece.text, lexing);
      cache.set(own, lexed);
      return { ...piece, lexed };
    });
  });
  return { files, compilation, settings, pieces };
}

/** The surface of a file. */
export function languageIn(analysis: Analysis, file: string): Language {
  return analysis.settings(file).language;
}

/** The blocks of a file. */
export function blocksOf(analysis: Analysis, file: string): readonly Block[] {
  return analysis.compilation.trees.find((tree) => tree.file === file)?.blocks ?? [];
}

/** The block whose text holds an offset; blank lines after a block belong to it. */
export function blockAt(analysis: Analysis, file: string, offset: number): Block | undefined {
  const piece = pieceAt(analysis, file, offset);
  return blocksOf(analysis, file).find((block) => block.start === piece?.start);
}

/** The piece of text that holds an offset. */
export function pieceAt(analysis: Analysis, file: string, offset: number): Piece | undefined {
  const pieces = analysis.pieces(file);
  return pieces.findLast((piece) => piece.start <= offset);
}

/** The characters of a place. */
export function rangeOf(analysis: Analysis, place: Place): TextRange {
  const file = analysis.files.get(place.file);
  if (file === undefined) return { file: place.file, from: 0, to: 0 };
  return { file: place.file, ...spanOf(file, place) };
}

/** The words that stand in a range. */
export function textIn(analysis: Analysis, range: TextRange): string {
  return analysis.files.get(range.file)?.text.slice(range.from, range.to) ?? '';
}

/** Whether an offset lies in a range; its end counts. */
export function holds(range: { readonly from: number; readonly to: number }, at: number): boolean {
  return range.from <= at && at <= range.to;
}
