// Service, completion, part three: the names that may stand where the grammar wants one. In: the
// rule that would read it and the tokens before. Out: candidates, the nearest to the subject first.
import type { IToken } from 'chevrotain';
import { type Type, typeText } from '../compile/index.ts';
import type { TableSymbol } from '../compile/symbols.ts';
import type { Bilingual } from '../diagnostics/diagnostic.ts';
import { FUNCTIONS, PROPERTIES } from '../language/functions.ts';
import type { Expectation } from '../syntax/expectations.ts';
import { type Analysis, blocksOf, languageIn } from './analysis.ts';
import { attributeType, type Facts, factsAt, keyedTable, wordsBefore } from './completion-scope.ts';
import type { Site } from './completion-site.ts';
import {
  builtinItem,
  type Candidate,
  currencies,
  item,
  timeUnits,
  typeItem,
  typePhrase,
  unitsFor,
} from './completion-units.ts';
import { keyOfName } from './entities.ts';
import { spelled } from './spelling.ts';

const both = (text: string): Bilingual => ({ en: text, fr: text });
const nameOf = (token: IToken | undefined): string => token?.tokenType.name ?? '';

/** The names that fit an expectation of a plain word. */
export function namesFor(
  analysis: Analysis,
  site: Site,
  expectation: Expectation,
  tokens: readonly IToken[],
): Candidate[] {
  const { symbols } = analysis.compilation;
  const { rules, again } = expectation;
  const last = nameOf(tokens.at(-1));
  const inner = rules.at(-1) === 'name' ? rules.at(-2) : rules.at(-1);
  const types = (): Candidate[] => [...symbols.types.values()].map(typeItem);
  if (again) return [];
  if (last === 'This') return boundItems(factsAt(analysis, site, tokens), analysis);
  if (last === 'ForEach' || last === 'Given') return types();
  switch (inner) {
    case 'unit':
      return unitsFor(analysis, site, last);
    case 'typeName':
      return last === 'Per' ? timeUnits(analysis, site) : typePhrase(analysis, site);
    case 'clauseName': {
      const own = rules.includes('clauseHeading') || rules.includes('amendmentHeading');
      return own ? [] : clauseItems(analysis, site, tokens);
    }
    case 'set':
      return types();
    case 'given':
      return givenItems(analysis, site, tokens);
    case 'contractSentence':
      return currencies(analysis);
    case 'adjusted':
      return last === 'By' ? seriesItems(analysis) : currencies(analysis);
    case 'amendmentSentence':
      return last === 'InTable'
        ? [...symbols.tables.values()].map(tableItem)
        : amendedColumns(analysis, tokens);
    case 'cell':
      return cellItems(analysis, site, tokens);
    case 'heading':
    case 'tableHeading':
      return keyNames(analysis, site, tokens);
    case 'named': {
      if (rules.at(-3) === 'clauseSentence') return priceItems(analysis, site);
      const table = keyedTable(analysis, tokens);
      const isKey = table !== undefined && (last === 'With' || last === 'Comma');
      return isKey ? keysLeft(table, tokens) : valueNames(analysis, site, tokens);
    }
    default:
      return [];
  }
}

const tableItem = (table: TableSymbol): Candidate =>
  item('table', table.name, both(table.keys.map(({ name }) => name).join(', ')));

/** Names that may start a value. */
function valueNames(analysis: Analysis, site: Site, tokens: readonly IToken[]): Candidate[] {
  const facts = factsAt(analysis, site, tokens);
  if (nameOf(tokens.at(-1)) === 'Of') {
    const of = wordsBefore(tokens, tokens.length - 1);
    const owners = of.text === '' ? [] : ownersOf(analysis, site, facts, of.text);
    if (owners.length > 0) return owners;
  }
  const { symbols } = analysis.compilation;
  const language = languageIn(analysis, site.file);
  const all = facts.open ? [...symbols.types.keys()] : facts.types;
  const members = all.flatMap((type) => memberItems(analysis, type));
  const general = [...symbols.definitions.values()]
    .filter(({ on }) => on === undefined)
    .map(({ name }) => item('define', name));
  const scales = [...symbols.scales.values()].flatMap(([first]) =>
    first === undefined ? [] : [item('scale', first.block.name.text)],
  );
  const properties = facts.types.length === 0 ? [] : PROPERTIES;
  const functions = FUNCTIONS.map(
    (builtin): Candidate => ({
      ...item('function', builtin[language][0]),
      insert: `${builtin[language][0]}(`,
    }),
  );
  return [
    ...members,
    ...general,
    ...priceItems(analysis, site),
    ...boundItems(facts, analysis),
    ...seriesItems(analysis),
    ...scales,
    ...properties.map((builtin) => builtinItem('attribute', builtin[language][0])),
    ...functions,
  ];
}

/** Attributes and definitions of a type, with their units. */
function memberItems(analysis: Analysis, type: string): Candidate[] {
  const { symbols } = analysis.compilation;
  const attributes = [...(symbols.types.get(type)?.attributes.values() ?? [])];
  const defined = [...symbols.definitions].filter(([key]) => key.startsWith(`${type}/`));
  return [
    ...attributes.map((own) => item('attribute', own.name, typeDetail(own.type))),
    ...defined.map(([, { name }]) => item('define', name)),
  ];
}

function typeDetail(type: Type): Bilingual {
  return type.kind === 'text' && type.values !== undefined
    ? both(type.values.join(', '))
    : typeText(type);
}

/** What may stand after `name of`: tables with that column, facts with that attribute. */
export function ownersOf(analysis: Analysis, site: Site, facts: Facts, name: string): Candidate[] {
  const { symbols } = analysis.compilation;
  const has = (type: string): boolean =>
    attributeType(analysis, site.file, type, name) !== undefined;
  const references = facts.types.flatMap((type) =>
    [...(symbols.types.get(type)?.attributes.values() ?? [])].filter(
      (own) => own.type.kind === 'fact' && has(keyOfName(own.type.type)),
    ),
  );
  const bound = facts.types.filter(has).flatMap((type) => symbols.types.get(type) ?? []);
  const tables = [...symbols.tables.values()].filter(({ columns }) =>
    columns.some((column) => keyOfName(column.name) === name),
  );
  return [
    ...references.map((own) => item('attribute', own.name, typeDetail(own.type))),
    ...bound.map(typeItem),
    ...tables.map(tableItem),
  ];
}

/** `column of table`, with its unit. */
function priceItems(analysis: Analysis, site: Site): Candidate[] {
  const ofWords = (name: string): string => {
    if (languageIn(analysis, site.file) === 'en') return `of ${name}`;
    return /^[aeiouyàâéèêëîïôûü]/i.test(name) ? `d'${name}` : `de ${name}`;
  };
  return [...analysis.compilation.symbols.tables.values()].flatMap((table) =>
    table.columns.map((column) =>
      item('column', `${column.name} ${ofWords(table.name)}`, typeText(column.type)),
    ),
  );
}

function boundItems(facts: Facts, analysis: Analysis): Candidate[] {
  const { types } = analysis.compilation.symbols;
  return [...new Set(facts.types)].flatMap((type) => types.get(type) ?? []).map(typeItem);
}

function seriesItems(analysis: Analysis): Candidate[] {
  return [...analysis.compilation.symbols.series.values()].map(({ block }) =>
    item('series', block.name.text, both(block.file ?? '')),
  );
}

/** Clauses that are not listed yet, the one at hand left out. */
function clauseItems(analysis: Analysis, site: Site, tokens: readonly IToken[]): Candidate[] {
  const own = site.block === 'Clause' ? keyOfName(site.head[1]?.image ?? '') : '';
  const said = new Set(tokens.map(({ image }) => keyOfName(image)));
  return [...analysis.compilation.symbols.clauses].flatMap(([key, { block }]) =>
    key === own || said.has(key) ? [] : [item('clause', block.id.text, both(block.title))],
  );
}

/** Attributes of the fact of an example that are not given yet. */
function givenItems(analysis: Analysis, site: Site, tokens: readonly IToken[]): Candidate[] {
  if (!tokens.some((token) => nameOf(token) === 'Colon')) return [];
  const [type] = factsAt(analysis, site, tokens).types;
  const said = new Set(
    tokens.flatMap((token, i) => (nameOf(token) === 'Equal' ? [wordsBefore(tokens, i).text] : [])),
  );
  const all = type === undefined ? [] : memberItems(analysis, type);
  return all.filter(({ kind, label }) => kind === 'attribute' && !said.has(keyOfName(label)));
}

function amendedColumns(analysis: Analysis, tokens: readonly IToken[]): Candidate[] {
  const comma = tokens.findIndex((token) => nameOf(token) === 'Comma');
  const table = analysis.compilation.symbols.tables.get(wordsBefore(tokens, comma).text);
  return (table?.columns ?? []).map(({ name, type }) => item('column', name, typeText(type)));
}

function keysLeft(table: TableSymbol, tokens: readonly IToken[]): Candidate[] {
  const said = tokens.map((token, i) =>
    nameOf(token) === 'Equal' ? wordsBefore(tokens, i).text : '',
  );
  return table.keys
    .filter(({ name }) => !said.includes(keyOfName(name)))
    .map(({ name, type }) => item('column', name, typeText(type)));
}

/** Values known for the key of a table's column. */
function cellItems(analysis: Analysis, site: Site, tokens: readonly IToken[]): Candidate[] {
  const block = blocksOf(analysis, site.file).find(({ start }) => start === site.piece?.start);
  if (block?.kind !== 'table') return [];
  const index = tokens.filter((token) => nameOf(token) === 'Bar').length;
  const heading = block.headings[index];
  if (heading === undefined) return [];
  return enumerations(analysis, keyOfName(heading.name), languageIn(analysis, site.file));
}

/** The values of every attribute of that name. */
function enumerations(analysis: Analysis, name: string, language: 'en' | 'fr'): Candidate[] {
  const types = [...analysis.compilation.symbols.types.values()];
  const values = types.flatMap(({ attributes }) => {
    const type = attributes.get(name)?.type;
    return type?.kind === 'text' ? (type.values ?? []) : [];
  });
  return [...new Set(values)].map((value) => valueItem(value, language));
}

/** A value of an enumeration, in quotes where the lexer needs them. */
export function valueItem(value: string, language: 'en' | 'fr'): Candidate {
  return { ...item('enumeration', value), insert: spelled(value, language) };
}

/** Attributes that may be keys of a table, and keys that have no column yet. */
function keyNames(analysis: Analysis, site: Site, tokens: readonly IToken[]): Candidate[] {
  const said = new Set(tokens.map(({ image }) => keyOfName(image)));
  const by = site.head.findIndex((token) => nameOf(token) === 'By');
  const keys = site.rule === 'headings' ? site.head.slice(by + 1) : [];
  const names =
    site.rule === 'headings'
      ? keys.filter((token) => nameOf(token) === 'Word').map(({ image }) => image)
      : [...analysis.compilation.symbols.types.values()].flatMap(({ attributes }) =>
          [...attributes.values()].map(({ name }) => name),
        );
  const fresh = [...new Set(names)].filter((name) => !said.has(keyOfName(name)));
  return site.rule !== 'headings' && !tokens.some((token) => ['By', 'Per'].includes(nameOf(token)))
    ? []
    : fresh.map((name) => item('attribute', name));
}
