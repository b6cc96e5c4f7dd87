// Service, the language services of one contract. In: its files, again and again. Out: plain data
// with offsets and texts. Keeps what was parsed and lexed, so a keystroke costs one block and a
// check.
import { type Compilation, compileContract, type TableFile } from '../compile/index.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import { createSourceFile } from '../source/source-file.ts';
import { createParseCache } from '../syntax/parse.ts';
import { type Analysis, analyse, type TextRange } from './analysis.ts';
import { type CompletionItem, completion } from './completion.ts';
import { declarationsOf } from './entities.ts';
import { type InlayHint, inlayHints } from './hints.ts';
import { type Hover, hover } from './hover.ts';
import { occurrenceAt, occurrencesOf } from './occurrences.ts';
import {
  foldingRanges,
  type OutlineItem,
  outline,
  type Stretch,
  selectionRanges,
} from './outline.ts';
import { type CodeAction, codeActions, diagnosticsIn, type Problem } from './problems.ts';
import { type Refusal, type Renaming, renamable, rename } from './rename.ts';
import { type SemanticToken, semanticTokens } from './tokens.ts';

/** A file as it is being edited. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** The language services of one contract. Queries speak of the files last given to `update`. */
export interface LanguageService {
  /** Compiles the files; `tables` are data files that hold price tables, by name. */
  update(files: readonly TextFile[], tables?: ReadonlyMap<string, TableFile>): Compilation;
  diagnosticsIn(language: Language): Problem[];
  outline(file: string): OutlineItem[];
  /** @param day ISO day: what is in force then is told first. */
  hover(file: string, offset: number, language: Language, day?: string): Hover | undefined;
  completion(file: string, offset: number): CompletionItem[];
  /** Where what stands at an offset is declared; several places for what amendments changed. */
  definition(file: string, offset: number): TextRange[];
  references(file: string, offset: number, includeDeclaration: boolean): TextRange[];
  prepareRename(file: string, offset: number): (TextRange & { readonly name: string }) | undefined;
  rename(file: string, offset: number, newName: string): Renaming | Refusal;
  codeActions(file: string, range: { readonly from: number; readonly to: number }): CodeAction[];
  semanticTokens(file: string): SemanticToken[];
  inlayHints(file: string): InlayHint[];
  foldingRanges(file: string): Stretch[];
  selectionRanges(file: string, offset: number): Stretch[];
}

/** Language services with nothing to serve yet. */
export function createLanguageService(): LanguageService {
  const parsed = createParseCache();
  let tables: ReadonlyMap<string, TableFile> = new Map();
  const compile = (files: readonly TextFile[]): Analysis => {
    const sources = files.map(({ name, text }) => createSourceFile(name, text));
    const compilation = compileContract({ files: sources, tables, cache: parsed });
    return analyse(sources, compilation, parsed);
  };
  const recompile = (texts: ReadonlyMap<string, string>): Analysis =>
    compile([...texts].map(([name, text]) => ({ name, text })));
  let now = compile([]);
  return {
    update(files, data = new Map()) {
      tables = data;
      now = compile(files);
      return now.compilation;
    },
    diagnosticsIn: (language) => diagnosticsIn(now, language),
    outline: (file) => outline(now, file),
    hover: (file, offset, language, day) => hover(now, file, offset, language, day),
    completion: (file, offset) => completion(now, file, offset),
    definition(file, offset) {
      const found = occurrenceAt(now, file, offset);
      if (found === undefined) return [];
      return declarationsOf(now.compilation.trees)
        .filter(({ kind, key }) => kind === found.kind && key === found.key)
        .map(({ at }) => at);
    },
    references(file, offset, includeDeclaration) {
      const found = occurrenceAt(now, file, offset);
      if (found === undefined) return [];
      return occurrencesOf(now, found)
        .filter(({ declares }) => includeDeclaration || !declares)
        .map(({ at }) => at);
    },
    prepareRename: (file, offset) => renamable(now, file, offset),
    rename: (file, offset, newName) => rename(now, file, offset, newName, recompile),
    codeActions: (file, range) => codeActions(now, { file, ...range }),
    semanticTokens: (file) => semanticTokens(now, file),
    inlayHints: (file) => inlayHints(now, file),
    foldingRanges: (file) => foldingRanges(now, file),
    selectionRanges: (file, offset) => selectionRanges(now, file, offset),
  };
}
