// Service, completion, part two: what names mean where the cursor stands. In: the tokens before it.
// Out: the facts at hand, innermost first, and the type of what a relation compares.
import type { IToken } from 'chevrotain';
import type { Type } from '../compile/index.ts';
import type { TableSymbol } from '../compile/symbols.ts';
import { findBuiltin, PROPERTIES } from '../language/functions.ts';
import type { Analysis } from './analysis.ts';
import { languageIn } from './analysis.ts';
import type { Site } from './completion-site.ts';
import { keyOfName } from './entities.ts';

const SETS: ReadonlySet<string> = new Set(['Count', 'ThereIs', 'TimesOf', 'OverSet', 'Over']);
const GATHERING: ReadonlySet<string> = new Set([
  'Sum',
  'Average',
  'Greatest',
  'Least',
  'Distinct',
  'Top',
  'Percentile',
]);
const RELATIONS: ReadonlySet<string> = new Set([
  'Equal',
  'NotEqual',
  'Less',
  'LessEqual',
  'Greater',
  'GreaterEqual',
]);

const nameOf = (token: IToken | undefined): string => token?.tokenType.name ?? '';

/** The longest name that starts at a token, among the keys of a map. */
export function namedAt(
  tokens: readonly IToken[],
  index: number,
  keys: { readonly has: (key: string) => boolean },
): string | undefined {
  let best: string | undefined;
  const words: string[] = [];
  for (let i = index; nameOf(tokens[i]) === 'Word' && words.length < 6; i += 1) {
    words.push(tokens[i]?.image ?? '');
    const key = keyOfName(words.join(' '));
    if (keys.has(key)) best = key;
  }
  return best;
}

/** The words that end just before a token, and where they start. */
export function wordsBefore(
  tokens: readonly IToken[],
  end: number,
): { readonly text: string; readonly from: number } {
  let from = end;
  while (from > 0 && nameOf(tokens[from - 1]) === 'Word') from -= 1;
  const words = tokens.slice(from, end).map(({ image }) => image);
  return { text: keyOfName(words.join(' ')), from };
}

/** The facts that bare names are read from. */
export interface Facts {
  /** Keys of types, innermost first. */
  readonly types: readonly string[];
  /** A sum was begun whose facts are not said yet: any attribute may come. */
  readonly open: boolean;
}

/** The facts at hand after some tokens of the sentence. */
export function factsAt(analysis: Analysis, site: Site, tokens: readonly IToken[]): Facts {
  const { types } = analysis.compilation.symbols;
  const bound: { readonly type: string; readonly depth: number }[] = [];
  const waiting: number[] = [];
  let depth = 0;
  let set: string | undefined;
  for (const [index, token] of tokens.entries()) {
    const name = nameOf(token);
    if (name === 'Open') depth += 1;
    if (name === 'Close') {
      depth -= 1;
      while ((bound.at(-1)?.depth ?? -1) > depth) bound.pop();
      while ((waiting.at(-1) ?? -1) > depth) waiting.pop();
    }
    if (GATHERING.has(name)) waiting.push(depth);
    if (SETS.has(name)) {
      const type = namedAt(tokens, index + 1, types);
      if (type !== undefined) set = type;
      if (name === 'OverSet' || name === 'Over') waiting.pop();
    }
    if (name === 'Where' && set !== undefined) {
      bound.push({ type: set, depth });
      set = undefined;
    }
  }
  const ahead = waiting.length > 0 ? typeAhead(analysis, site) : undefined;
  const inner = ahead === undefined ? [] : [ahead];
  const subject = subjectOf(analysis, site, tokens);
  const outer = bound.map(({ type }) => type).reverse();
  return {
    types: [...inner, ...outer, ...(subject === undefined ? [] : [subject])],
    open: waiting.length > 0 && ahead === undefined,
  };
}

/** The set of an aggregate whose value is being typed: it stands after the cursor. */
function typeAhead(analysis: Analysis, site: Site): string | undefined {
  const start = site.piece?.start ?? 0;
  const rest = (site.piece?.lines ?? [])
    .flatMap(({ tokens }) => [...tokens])
    .filter((token) => token.startOffset + start >= site.offset);
  const over = rest.findIndex((token) => ['OverSet', 'Over'].includes(nameOf(token)));
  const { types } = analysis.compilation.symbols;
  return over < 0 ? undefined : namedAt(rest, over + 1, types);
}

/** The subject of the clause, definition, derivation or example at hand. */
function subjectOf(analysis: Analysis, site: Site, tokens: readonly IToken[]): string | undefined {
  const { types } = analysis.compilation.symbols;
  const starter = { Define: 'ForEach', Derive: 'From', Example: 'Given' }[site.block ?? ''];
  if (starter !== undefined) {
    const all = site.block === 'Example' ? tokens : [...site.head, ...tokens];
    const at = all.findIndex((token) => nameOf(token) === starter);
    return at < 0 ? undefined : namedAt(all, at + 1, types);
  }
  const sentences = [tokens, ...site.lines.map((line) => line.tokens)];
  const each = sentences.find((sentence) => nameOf(sentence[0]) === 'ForEach');
  return each === undefined ? undefined : namedAt(each, 1, types);
}

/** The type of an attribute or what else a fact of a type has under a name. */
export function attributeType(
  analysis: Analysis,
  file: string,
  type: string,
  name: string,
): Type | undefined {
  const { symbols } = analysis.compilation;
  const own = symbols.types.get(type)?.attributes.get(name)?.type;
  if (own !== undefined) return own;
  if (symbols.definitions.has(`${type}/${name}`)) return { kind: 'unknown' };
  const builtin = findBuiltin(PROPERTIES, name, languageIn(analysis, file));
  return builtin === undefined || !symbols.types.has(type) ? undefined : { kind: 'unknown' };
}

/** The type of what stands before the relation whose other side is being typed. */
export function comparedType(
  analysis: Analysis,
  site: Site,
  tokens: readonly IToken[],
): Type | undefined {
  let at = tokens.length - 1;
  const listed = (index: number): boolean =>
    ['Comma', 'Word', 'Text', 'NumberText'].includes(nameOf(tokens[index]));
  if (nameOf(tokens[at]) === 'Comma') while (at > 0 && listed(at)) at -= 1;
  const found = nameOf(tokens[at]);
  const relation = nameOf(tokens[tokens.length - 1]) !== 'Comma' && RELATIONS.has(found);
  if (!relation && found !== 'IsOneOf') return undefined;
  const inner = wordsBefore(tokens, at);
  const table = keyedTable(analysis, tokens.slice(0, at));
  if (table !== undefined) {
    return table.keys.find(({ name }) => keyOfName(name) === inner.text)?.type;
  }
  if (nameOf(tokens[inner.from - 1]) !== 'Of') {
    const { types } = factsAt(analysis, site, tokens.slice(0, inner.from));
    return ownType(analysis, site, types, inner.text, undefined);
  }
  const outer = wordsBefore(tokens, inner.from - 1);
  const { types } = factsAt(analysis, site, tokens.slice(0, outer.from));
  return ownType(analysis, site, types, outer.text, inner.text);
}

function ownType(
  analysis: Analysis,
  site: Site,
  facts: readonly string[],
  name: string,
  of: string | undefined,
): Type | undefined {
  const at = (type: string, attribute: string): Type | undefined =>
    attributeType(analysis, site.file, type, attribute);
  for (const fact of facts) {
    if (of === undefined) {
      const found = at(fact, name);
      if (found !== undefined) return found;
      continue;
    }
    const through = at(fact, of);
    const target = fact === of ? fact : through?.kind === 'fact' ? keyOfName(through.type) : '';
    const found = at(target, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The table whose keys are being given after `with`. */
export function keyedTable(analysis: Analysis, tokens: readonly IToken[]): TableSymbol | undefined {
  const { tables } = analysis.compilation.symbols;
  const at = tokens.findLastIndex((token) => nameOf(token) === 'With');
  const rest = tokens.slice(at + 1);
  const inside = rest.every((token) =>
    ['Word', 'Equal', 'Comma', 'Of', 'NumberText', 'Text', 'This'].includes(nameOf(token)),
  );
  return at < 0 || !inside ? undefined : tables.get(wordsBefore(tokens, at).text);
}
