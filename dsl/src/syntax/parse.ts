// Syntax, front door: files -> trees. In: source files. Out: a tree and problems per file. Blocks
// are parsed once per distinct text and remembered, so a keystroke costs one block.
import type { Block, Comment, FileAst } from '../ast/block.ts';
import type { Diagnostic, Language, Staged } from '../diagnostics/diagnostic.ts';
import { problem, replacement } from '../diagnostics/report.ts';
import { propertyPhrases } from '../language/functions.ts';
import { placeOf, type SourceFile } from '../source/source-file.ts';
import type { RelativeProblem } from './block-reader.ts';
import { declaredNames } from './declared-names.ts';
import type { LexerSettings } from './lexer.ts';
import { type ParsedBlock, parseBlock } from './parse-block.ts';
import { splitBlocks } from './split.ts';

/** Parsed blocks by surface and text, with the declared names they were read with. Pass the same
 * one again to parse only what changed. */
export interface ParseCache {
  readonly blocks: Map<string, Remembered>;
}

interface Remembered {
  readonly parsed: ParsedBlock;
  /** The names declared when it was last asked for, and those of them that its text may hold. */
  readonly names: string;
  readonly held: string;
}

/** An empty cache. */
export function createParseCache(): ParseCache {
  return { blocks: new Map() };
}

const CACHE_LIMIT = 20_000;

/** How the blocks of a contract are read: names declared in one file are known in all. */
export interface ParseSettings extends LexerSettings {
  /** All the names as one text. */
  readonly key: string;
}

/** The settings of each of some files. */
export function parseSettings(files: readonly SourceFile[]): ParseSettings[] {
  const languages = files.map((file) => languageOf(file.text));
  const found = files.flatMap((file, index) => declaredNames(file.text, languages[index] ?? 'en'));
  const phrases = propertyPhrases((name) => files.some((file) => declares(file.text, name)));
  const names = [...found, ...phrases].sort((a, b) => b.length - a.length);
  const key = names.map((name) => name.join(' ')).join('|');
  return languages.map((language) => ({ language, names, key }));
}

/** Whether a text declares a name of one word, as a part or an attribute. */
function declares(text: string, name: string): boolean {
  return new RegExp(`^(?:\\p{Ll}+\\s+|\\s+)${name}(?:\\s*:|\\s*$|\\s+(?:from|à))`, 'mu').test(text);
}

/** Parses the text of a block, unless it was parsed before with the same names in it. */
export function parsePiece(text: string, settings: ParseSettings, cache: ParseCache): ParsedBlock {
  const { language, names, key } = settings;
  const cacheKey = `${language}\u0000${text}`;
  const known = cache.blocks.get(cacheKey);
  if (known?.names === key) return known.parsed;
  const lower = text.toLowerCase();
  const held = names
    .filter((name) => name.every((word) => lower.includes(word)))
    .map((name) => name.join(' '))
    .join('|');
  const parsed = known?.held === held ? known.parsed : parseBlock(text, settings);
  if (cache.blocks.size > CACHE_LIMIT) cache.blocks.clear();
  cache.blocks.set(cacheKey, { parsed, names: key, held });
  return parsed;
}

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
  const settings = parseSettings(files);
  const problems: Diagnostic[] = [];
  const trees = files.flatMap((file, index) => {
    const own = settings[index];
    return own === undefined ? [] : [parseFile(file, own, cache, problems)];
  });
  return { value: trees, problems };
}

function parseFile(
  file: SourceFile,
  settings: ParseSettings,
  cache: ParseCache,
  problems: Diagnostic[],
): FileAst {
  const blocks: Block[] = [];
  // Comments that no block holds yet: they go to the next one.
  let waiting: Comment[] = [];
  const lostNames: string[] = [];
  for (const piece of splitBlocks(file.text)) {
    const parsed = parsePiece(piece.text, settings, cache);
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
