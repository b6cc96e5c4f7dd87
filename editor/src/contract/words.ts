// Contract, words: answers questions about the text by the language services. In: texts, again and
// again. Out: plain data. Nothing here knows an editor.
import {
  type Compilation,
  createLanguageService,
  type Language,
  languageOf,
  type OutlineItem,
  parseFiles,
  printFile,
} from '@avenant/dsl';
import type { RawTable } from '@avenant/engine';
import { isContractText, sourcesOf, tablesOf } from './compile.ts';
import type { ClausePlace, Files, Precedence, WordCalls } from './protocol.ts';
import type { Handlers } from './serve.ts';

/** Answers questions about words; of several texts that wait, only the last is read. */
export function wordHandlers(): Handlers<WordCalls> {
  const service = createLanguageService();
  let stored: ReadonlyMap<string, RawTable> = new Map();
  let files: Files = {};
  let compilation: Compilation = service.update([]);
  const read = (): void => {
    compilation = service.update(sourcesOf(files), tablesOf(files, stored));
  };
  return {
    facts({ tables }) {
      stored = new Map(tables.map((table) => [table.file, table]));
      read();
      return null;
    },
    update(input) {
      ({ files } = input);
      read();
      const texts = Object.keys(files).filter(isContractText);
      const outline = texts.map((file) => [file, service.outline(file)] as const);
      return {
        problems: service.diagnosticsIn(input.language),
        outline: Object.fromEntries(outline),
        clauses: outline.flatMap(([file, items]) => clausesIn(file, items)),
        precedence: precedenceIn(compilation),
        begins: compilation.latest?.contract.from ?? null,
        languages: Object.fromEntries(texts.map((file) => [file, languageOf(files[file] ?? '')])),
      };
    },
    tokens: ({ file, from, to }) =>
      service.semanticTokens(file).filter(([start, end]) => start < to && end > from),
    hover: ({ file, offset, language, day }) => service.hover(file, offset, language, day) ?? null,
    completion: ({ file, offset }) => service.completion(file, offset),
    definition: ({ file, offset }) => service.definition(file, offset),
    references: ({ file, offset, declaration }) => service.references(file, offset, declaration),
    renamable: ({ file, offset }) => service.prepareRename(file, offset) ?? null,
    rename: ({ file, offset, name }) => service.rename(file, offset, name),
    fixes: ({ file, ...range }) => service.codeActions(file, range),
    hints: ({ file, from, to }) => ({
      language: languageOf(files[file] ?? '') ?? null,
      hints: service.inlayHints(file).filter(({ at }) => from <= at && at <= to),
    }),
    folds: ({ file }) => service.foldingRanges(file),
    selections: ({ file, offset }) => service.selectionRanges(file, offset),
    printed: ({ files: texts, language }) => printed(texts, language),
  };
}

/** The clauses of a file, those inside amendments too. */
function clausesIn(file: string, items: readonly OutlineItem[]): ClausePlace[] {
  return items.flatMap((item) => {
    const { kind, name: clause, detail: title, from, to, children } = item;
    if (kind === 'clause') return [{ file, clause, title, from, to }];
    return kind === 'amendment' ? clausesIn(file, children) : [];
  });
}

function precedenceIn({ latest }: Compilation): Precedence[] {
  return (latest?.rules ?? []).flatMap(({ clause, overrides }) =>
    overrides.map(({ verb, target }) => ({ clause, verb, target })),
  );
}

/** A file with words that could not be read is left out: printing would lose them. */
function printed(files: Files, language: Language | null): Files {
  const { value: trees, problems } = parseFiles(sourcesOf(files));
  const unread = new Set(
    problems.filter(({ severity }) => severity === 'error').map(({ place }) => place.file),
  );
  const found = trees.flatMap((tree) => {
    if (unread.has(tree.file)) return [];
    const own = languageOf(files[tree.file] ?? '');
    return [[tree.file, printFile(tree, language ?? own, trees)] as const];
  });
  return Object.fromEntries(found);
}
