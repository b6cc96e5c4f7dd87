// Syntax, declared names: finds the names a text declares that hold words of the language (`prix de
// vente`), so that the lexer keeps them whole. A quick look at headings; no parsing.
import type { Language } from '../diagnostics/diagnostic.ts';
import { KEYWORDS } from '../language/keywords.ts';
import { WORDINGS } from '../language/synonyms.ts';
import { phraseWords } from './phrases.ts';

function alternatives(token: string, language: Language): string {
  const row = KEYWORDS.find((keyword) => keyword.token === token);
  return (row?.[language] ?? []).join('|');
}

/** Blocks with names that only stand at the start of a line, and those an amendment may bring. */
const TOP_HEADS = ['Item', 'Record', 'Series', 'Calendar', 'Derive'];
const HEADS = ['Table', 'Scale', 'Define'];

function patterns(language: Language): readonly RegExp[] {
  const heads = HEADS.map((head) => alternatives(head, language)).join('|');
  const topHeads = TOP_HEADS.map((head) => alternatives(head, language)).join('|');
  const stops = ['By', 'ForEach', 'As', 'From', 'ScaleKind', 'Step', 'Per']
    .map((token) => alternatives(token, language))
    .join('|');
  const kinds = KEYWORDS.filter((row) => row.token === 'ScaleKind' || row.token === 'Step')
    .flatMap((row) => row[language])
    .join('|');
  return [
    new RegExp(
      `^(?:${topHeads}|[ \\t]*(?:${heads}))[ \\t]+([\\p{L}_][^:|"\\n=(),]*?)` +
        `(?=\\s+(?:${stops}|${kinds})(?:\\s|$)|\\s*$|,)`,
      'gmu',
    ),
    /^[ \t]+([\p{L}_][^:|"\n=(),]*?)\s*:/gmu,
    /(?:^|\|)[ \t]*([\p{L}_][^:|"\n=(),\d]*?)\s*(?:\([^)"|\n]*\)[ \t]*)?(?=\||$)/gmu,
  ];
}

const PATTERNS: Readonly<Record<Language, readonly RegExp[]>> = {
  en: patterns('en'),
  fr: patterns('fr'),
};

const WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(WORDINGS.flatMap((row) => row.en.flatMap(phraseWords)).concat('the', 'a', 'an')),
  fr: new Set(
    WORDINGS.flatMap((row) => row.fr.flatMap(phraseWords)).concat('le', 'la', 'les', "l'", 'un'),
  ),
};

/** First words of lines that declare nothing though a colon follows. */
const NOT_DECLARING: ReadonlySet<string> = new Set(
  [
    'Given',
    'InvoiceOf',
    'UpTo',
    'Under',
    'Over',
    'OverSet',
    'Otherwise',
    'InTable',
    'InClause',
  ].flatMap((token) =>
    KEYWORDS.filter((row) => row.token === token).flatMap((row) =>
      [...row.en, ...row.fr].map((phrase) => phraseWords(phrase)[0] ?? ''),
    ),
  ),
);

/** Names of kinds of facts: kept whole though no word of them is one of the language. */
function kinds(language: Language): RegExp {
  const heads = ['Item', 'Record', 'Derive'].map((head) => alternatives(head, language)).join('|');
  const ends = ['From', 'Of'].map((token) => alternatives(token, language)).join('|');
  return new RegExp(
    `^(?:${heads})[ \\t]+([\\p{L}_][^:|"\\n=(),]*?)(?=\\s+(?:${ends})(?:\\s|$)|\\s*$)`,
    'gmu',
  );
}

const KINDS: Readonly<Record<Language, RegExp>> = { en: kinds('en'), fr: kinds('fr') };

/** Names of two words or more that hold a word of the language, as lower-case word lists. */
export function declaredNames(text: string, language: Language): string[][] {
  const found = new Map<string, string[]>();
  const reserved = WORDS[language];
  const bare = text.replace(/--[^\n]*/g, '');
  for (const [index, pattern] of PATTERNS[language].entries()) {
    // Column headings only matter on lines with bars.
    const lines = bare.split('\n').filter((line) => index !== 2 || line.includes('|'));
    const source = lines.join('\n');
    for (const match of source.matchAll(pattern)) {
      const words = phraseWords((match[1] ?? '').replaceAll('’', "'")).map((w) => w.toLowerCase());
      if (words.length < 2 || words.length > 6 || NOT_DECLARING.has(words[0] ?? '')) continue;
      if (words.some((item) => reserved.has(item))) found.set(words.join(' '), words);
    }
  }
  for (const match of bare.matchAll(KINDS[language])) {
    const words = phraseWords((match[1] ?? '').replaceAll('’', "'")).map((w) => w.toLowerCase());
    if (words.length > 1 && words.length <= 6) found.set(words.join(' '), words);
  }
  return [...found.values()];
}
