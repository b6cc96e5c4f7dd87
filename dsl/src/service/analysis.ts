// Service, analysis: the state that every query reads. In: files and the compilation made of them.
// Out: lookups by offset, and indexes made when first asked for.
import type { Block, Comment } from '../ast/block.ts';
import type { Compilation } from '../compile/index.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import type { Place } from '../source/place.ts';
import { type SourceFile, spanOf } from '../source/source-file.ts';
import type { LexerSettings, Line } from '../syntax/lexer.ts';
import { type ParseCache, type ParseSettings, parsePiece, parseSettings } from '../syntax/parse.ts';
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
  readonly lines: readonly Line[];
  readonly comments: readonly Comment[];
}

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

/** Makes the state of a compilation; the cache is the one it was made with. */
export function analyse(
  sources: readonly SourceFile[],
  compilation: Compilation,
  cache: ParseCache,
): Analysis {
  const files = new Map(sources.map((file) => [file.name, file]));
  const plain: ParseSettings = { language: 'en', names: [], key: '' };
  const all = remembered(() => {
    const settings = parseSettings(sources);
    return new Map(sources.map(({ name }, index) => [name, settings[index] ?? plain]));
  });
  const settings = (file: string): ParseSettings => all('').get(file) ?? plain;
  const pieces = remembered((file) =>
    splitBlocks(files.get(file)?.text ?? '').map((piece): Piece => {
      const { lines, comments } = parsePiece(piece.text, settings(file), cache);
      return { ...piece, lines, comments };
    }),
  );
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
