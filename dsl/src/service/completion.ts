// Service, completion: what may be written at the cursor, and only that. In: an offset. Out: items
// that replace the words being typed. The grammar says which words are legal, the scope which
// names; what replaces several words (`port pr|` -> `port price`) is tried from each word's start.
import type { IToken } from 'chevrotain';
import type { Type } from '../compile/index.ts';
import type { Bilingual } from '../diagnostics/diagnostic.ts';
import { KEYWORDS, type Keyword } from '../language/keywords.ts';
import { type Expectation, expectAfter } from '../syntax/expectations.ts';
import { lexBlock } from '../syntax/lexer.ts';
import { CONTINUES } from '../syntax/starts.ts';
import { type Analysis, languageIn } from './analysis.ts';
import { namesFor, ownersOf, valueItem } from './completion-names.ts';
import { comparedType, factsAt, wordsBefore } from './completion-scope.ts';
import { ruleAbove, type Site, siteAt } from './completion-site.ts';
import { stillLegal } from './completion-starts.ts';
import type { Candidate } from './completion-units.ts';
import { helpOf } from './help.ts';
import { spelled } from './spelling.ts';

/** Something that may be written: `insert` replaces the characters from `from` to `to`. */
export interface CompletionItem {
  readonly label: string;
  readonly insert: string;
  readonly kind: Candidate['kind'];
  /** Unit, title or help, in the reader's language. */
  readonly detail: Bilingual;
  readonly from: number;
  readonly to: number;
}

const WORDS_MAX = 5;

/** What may be written at an offset, best first. */
export function completion(analysis: Analysis, file: string, offset: number): CompletionItem[] {
  const site = siteAt(analysis, file, offset);
  if (site === undefined) return [];
  const found = new Map<string, CompletionItem>();
  for (const [index, cut] of cutsOf(site.line).entries()) {
    const typed = normal(site.line.slice(cut));
    for (const candidate of candidatesAt(analysis, site, cut)) {
      const label = normal(candidate.label);
      const fits =
        label.startsWith(typed) ||
        (index === 0 && typed !== '' && label.split(' ').some((word) => word.startsWith(typed)));
      if (!fits || found.has(candidate.label) || (index > 0 && label === typed)) continue;
      const insert = candidate.insert ?? candidate.label;
      const from = site.lineFrom + cut;
      found.set(candidate.label, { ...candidate, insert, from, to: offset });
    }
  }
  const items = [...found.values()];
  const isWord = (item: CompletionItem): boolean => item.kind === 'keyword';
  return [...items.filter((item) => !isWord(item)), ...items.filter(isWord)];
}

const normal = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');

/** Starts of the words before the cursor, nearest first: each may start what is being typed. */
function cutsOf(line: string): number[] {
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  const word = /[\p{L}\p{N}_'’.%-]*$/u.exec(line)?.[0] ?? '';
  const cuts = [line.length - word.length];
  while (cuts.length < WORDS_MAX) {
    const last = cuts.at(-1) ?? 0;
    const before = /[\p{L}\p{N}_'’-]+[ ,]+$/u.exec(line.slice(0, last))?.[0];
    if (before === undefined || last - before.length < indent) break;
    cuts.push(last - before.length);
  }
  return cuts;
}

function candidatesAt(analysis: Analysis, site: Site, cut: number): Candidate[] {
  const own = tokensBefore(analysis, site, cut);
  const tokens = [...site.before, ...own];
  const compared = comparedType(analysis, site, tokens);
  const language = languageIn(analysis, site.file);
  if (compared?.kind === 'text' && compared.values !== undefined) {
    return compared.values.map((value) => valueItem(value, language));
  }
  const expected = expectations(analysis, site, own);
  const only = onlyTokens(analysis, site, tokens, compared);
  return expected.flatMap((expectation): Candidate[] => {
    if (only !== undefined && !only.includes(expectation.token)) return [];
    if (expectation.token === 'Word') {
      return namesFor(analysis, site, expectation, tokens).map((candidate) =>
        safe(candidate, language),
      );
    }
    if (['NumberText', 'Reference'].includes(expectation.token)) {
      const clauses = expectation.rules.some((rule) => rule.startsWith('clauseName'));
      return clauses ? namesFor(analysis, site, expectation, tokens) : [];
    }
    return rowsOf(expectation.token, site, own).map((row): Candidate => {
      const detail = helpOf(row.token, row.payload) ?? { en: '', fr: '' };
      return { label: row[language][0], kind: 'keyword', detail };
    });
  });
}

/** The tokens that fit what is being completed, where fewer do than the grammar allows. */
function onlyTokens(
  analysis: Analysis,
  site: Site,
  tokens: readonly IToken[],
  compared: Type | undefined,
): readonly string[] | undefined {
  if (compared?.kind === 'boolean') return ['Boolean'];
  if (tokens.at(-1)?.tokenType.name !== 'Of') return undefined;
  const { text } = wordsBefore(tokens, tokens.length - 1);
  const facts = factsAt(analysis, site, tokens);
  const owners = text === '' ? [] : ownersOf(analysis, site, facts, text);
  if (owners.length === 0) return undefined;
  return owners.some(({ kind }) => kind === 'type') ? ['Word', 'This'] : ['Word'];
}

/** A name of one word that is a word of the language needs its quotes; longer ones are known. */
function safe(candidate: Candidate, language: 'en' | 'fr'): Candidate {
  const named = ['attribute', 'define', 'table', 'type', 'series', 'scale'].includes(
    candidate.kind,
  );
  if (!named || candidate.insert !== undefined || candidate.label.includes(' ')) return candidate;
  return { ...candidate, insert: spelled(candidate.label, language) };
}

/** Tokens of the line before the words being typed. */
function tokensBefore(analysis: Analysis, site: Site, cut: number): readonly IToken[] {
  const settings = analysis.settings(site.file);
  const text = site.line.slice(0, cut);
  const heading = !/^\s/.test(site.line);
  const within = heading ? undefined : site.amended ? 'Amendment' : site.block;
  return lexBlock(text, settings, within).lines[0]?.tokens ?? [];
}

function expectations(analysis: Analysis, site: Site, own: readonly IToken[]): Expectation[] {
  if (own.length > 0 || site.starts === undefined) {
    return site.rule === '' ? [] : expectAfter(site.rule, [...site.before, ...own]);
  }
  const starts = stillLegal(analysis, site).map((token) => ({
    token,
    rules: [site.rule],
    again: false,
  }));
  const more = site.above.length === 0 ? [] : expectAfter(ruleAbove(site), site.above);
  return [
    ...starts.filter(({ token }) => token !== 'Word'),
    ...more.filter(({ token }) => CONTINUES.has(token) && token !== 'NumberText'),
  ];
}

/** The wordings of a token that the lexer would take here. */
function rowsOf(token: string, site: Site, own: readonly IToken[]): Keyword[] {
  const rounded = own.some(({ tokenType }) => tokenType.name === 'Rounded');
  const blocks = site.amended ? ['Amendment', site.block ?? ''] : [site.block ?? ''];
  return KEYWORDS.filter((row) => {
    if (row.token !== token) return false;
    if (row.place === 'block') return own.length === 0;
    if (row.place === 'line' && own.length > 0) return false;
    if (row.place === 'rounding' && !rounded) return false;
    return row.within === undefined || row.within.some((kind) => blocks.includes(kind));
  });
}
