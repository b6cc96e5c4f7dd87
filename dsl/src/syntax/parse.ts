// Syntax, front door: files -> trees. In: source files. Out: a tree and problems per file. Blocks are
// parsed once per distinct text and remembered, so a keystroke costs one block.
import type { Block, Comment, FileAst } from '../ast/block.ts';
import type { Diagnostic, Language, Staged } from '../diagnostics/diagnostic.ts';
import { problem, replacement } from '../diagnostics/report.ts';
import { placeOf, type SourceFile } from '../source/source-file.ts';
import { declaredNames } from './declared-names.ts';
import { type ParsedBlock, parseBlock, type RelativeProblem } from './parse-block.ts';
import { splitBlocks } from './split.ts';

/** Parsed blocks by surface, declared names and text. Pass the same one again to parse only what
 * changed. */
export interface ParseCache {
  readonly blocks: Map<string, ParsedBlock>;
}

/** An empty cache. */
export function createParseCache(): ParseCache {
  return { blocks: new Map() };
}

const CACHE_LIMIT = 20_000;

/** The surface that a text says it is written in. */
export function languageOf(text: string): Language {
  const said = /^(?:\s*(?:--[^\n]*)?\n)*(?:language|langue)\s+(en|fr)\b/.exec(text)?.[1];
  if (said === 'en' || said === 'fr') return said;
  const french = /^(contrat|élément|relevé|série|calendrier|barème|définir|avenant|exemple)\s/m;
  const english = /^(contract|item|record|series|calendar|scale|define|amendment|example)\s/m;
  return french.test(text) && !english.test(text) ? 'fr' : 'en';
}

/** Parses the files of one contract together (names declared in one are known in all). */
export function parseFiles(
  files: readonly SourceFile[],
  cache: ParseCache = createParseCache(),
): Staged<readonly FileAst[]> {
  const languages = files.map((file) => languageOf(file.text));
  const names = files.flatMap((file, index) => declaredNames(file.text, languages[index] ?? 'en'));
  const sorted = [...names].sort((a, b) => b.length - a.length);
  const key = sorted.map((name) => name.join(' ')).join('|');
  const problems: Diagnostic[] = [];
  const trees = files.map((file, index) => {
    const language = languages[index] ?? 'en';
    return parseFile(file, { language, names: sorted }, key, cache, problems);
  });
  return { value: trees, problems };
}

function parseFile(
  file: SourceFile,
  settings: { language: Language; names: readonly (readonly string[])[] },
  key: string,
  cache: ParseCache,
  problems: Diagnostic[],
): FileAst {
  const blocks: Block[] = [];
  // Comments that no block holds yet: they go to the next one.
  let waiting: Comment[] = [];
  const lostNames: string[] = [];
  if (cache.blocks.size > CACHE_LIMIT) cache.blocks.clear();
  for (const piece of splitBlocks(file.text)) {
    const cacheKey = `${settings.language}\u0000${key}\u0000${piece.text}`;
    let parsed = cache.blocks.get(cacheKey);
    if (parsed === undefined) {
      parsed = parseBlock(piece.text, settings);
      cache.blocks.set(cacheKey, parsed);
    }
    if (!piece.headed && parsed.block === undefined && parsed.comments.length === 0) {
      const span = { from: piece.start, to: piece.start + piece.text.trimEnd().length };
      problems.push(problem('C0207', placeOf(file, span)));
      continue;
    }
    problems.push(...parsed.problems.map((item) => placed(file, piece.start, item)));
    lostNames.push(...parsed.lostNames);
    const { start } = piece;
    if (parsed.block === undefined) {
      waiting.push(...parsed.comments.map((item) => ({ ...item, at: item.at + start })));
    } else if (waiting.length === 0) {
      blocks.push({ ...parsed.block, start });
    } else {
      const above = waiting.map(({ text, at }) => ({ text, at: at - start, trailing: false }));
      blocks.push({ ...parsed.block, start, comments: [...above, ...parsed.block.comments] });
      waiting = [];
    }
  }
  const closing = waiting.map((item) => item.text);
  return { file: file.name, language: settings.language, blocks, closing, lostNames };
}

function placed(file: SourceFile, start: number, item: RelativeProblem): Diagnostic {
  const span = { from: item.span.from + start, to: item.span.to + start };
  const place = placeOf(file, span);
  const fixes = item.replace === undefined ? [] : [replacement(place, item.replace)];
  return problem(item.code, place, { values: item.values, fixes });
}
