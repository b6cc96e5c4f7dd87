// Service, descriptions: what a name stands for, in lines of text. In: an entity. Out: its type
// with unit and currency, its declaration, its value and dates where known.
import type { Language } from '../diagnostics/diagnostic.ts';
import type { PlanDefinition, PlanTable, Rule } from '../plan/index.ts';
import { type Analysis, blocksOf, rangeOf, textIn } from './analysis.ts';
import { type Declaration, declarationsOf, type Entity, keyOfName } from './entities.ts';
import { inForceOn, inForceWords } from './in-force.ts';
import { datesWords, shownCell, shownNumber, typeWords } from './shown.ts';

const KIND_WORDS = {
  type: { en: 'type', fr: 'type' },
  attribute: { en: 'attribute', fr: 'attribut' },
  define: { en: 'definition', fr: 'définition' },
  table: { en: 'price table', fr: 'grille de prix' },
  column: { en: 'column', fr: 'colonne' },
  clause: { en: 'clause', fr: 'clause' },
  series: { en: 'series', fr: 'série' },
  calendar: { en: 'calendar', fr: 'calendrier' },
  scale: { en: 'scale', fr: 'barème' },
  amendment: { en: 'amendment', fr: 'avenant' },
} as const;

/** What a name stands for: a title and lines, all in one language. */
export interface Description {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Describes an entity; with a day, what is in force then comes first. */
export function describe(
  analysis: Analysis,
  entity: Entity,
  language: Language,
  day?: string,
): Description {
  const declarations = declarationsOf(analysis.compilation.trees).filter(
    (item) => item.kind === entity.kind && item.key === entity.key,
  );
  const first = declarations[0];
  const name = first?.name ?? entity.key.split('/').at(-1) ?? entity.key;
  const said = declarations.map((item) => whereWords(analysis, item));
  const now = day === undefined ? [] : currentOf(analysis, entity, day, language);
  const lines = [...now, ...detailsOf(analysis, entity, first, language), ...said];
  return { title: `${KIND_WORDS[entity.kind][language]} ${name}`, lines };
}

/** `contract.avn:12: mbps : Mbps`. */
function whereWords(analysis: Analysis, item: Declaration): string {
  const [words = ''] = textIn(analysis, item.whole).split('\n');
  const line = (analysis.files.get(item.at.file)?.text.slice(0, item.at.from) ?? '').split('\n');
  return `${item.at.file}:${line.length}: ${words.trim()}`;
}

/** What counts on a day of what has versions or values; nothing for the rest. */
function currentOf(
  { compilation: { latest } }: Analysis,
  { kind, key }: Entity,
  day: string,
  language: Language,
): string[] {
  const [owner = '', member = ''] = key.split('/');
  const said = (words: string | undefined) => [inForceWords(words, day, language)];
  if (kind === 'define') {
    const plan = latest?.definitions.find(
      (item) => keyOfName(item.name) === member && keyOfName(item.on ?? '') === owner,
    );
    const words = plan?.versions.map((version) => valueWords(plan, version.value, language)) ?? [];
    if (plan === undefined || words.every((one) => one === undefined)) return [];
    const found = inForceOn(plan.versions, day);
    return said(found && valueWords(plan, found.value, language));
  }
  if (kind === 'clause') {
    const rules = latest?.rules.filter((rule) => keyOfName(rule.clause) === key) ?? [];
    if (rules.length === 0) return [];
    const dated = rules.map((rule) => ({ ...rule.effective, rule }));
    const found = inForceOn(dated, day);
    const words = language === 'en' ? 'in force' : 'en vigueur';
    return said(found && `${words} ${byAmendment(found.rule, language)}`.trim());
  }
  if (kind === 'series') {
    const plan = latest?.series.find((item) => keyOfName(item.name) === key);
    const value = plan?.values.findLast(({ at }) => at <= day)?.value;
    return plan === undefined ? [] : said(value && shownNumber(value, undefined, language));
  }
  return [];
}

function detailsOf(
  analysis: Analysis,
  entity: Entity,
  declaration: Declaration | undefined,
  language: Language,
): string[] {
  const { symbols, latest } = analysis.compilation;
  const [owner = '', member = ''] = entity.key.split('/');
  switch (entity.kind) {
    case 'attribute': {
      const symbol = symbols.types.get(owner)?.attributes.get(member);
      return symbol === undefined ? [] : [typeWords(symbol.type, language)];
    }
    case 'column': {
      const table = symbols.tables.get(owner);
      const all = [...(table?.keys ?? []), ...(table?.columns ?? [])];
      const column = all.find((item) => keyOfName(item.name) === member);
      return column === undefined ? [] : [typeWords(column.type, language)];
    }
    case 'define': {
      const plan = latest?.definitions.find(
        (item) => keyOfName(item.name) === member && keyOfName(item.on ?? '') === owner,
      );
      return [...definedType(analysis, declaration, language), ...valuesOf(plan, language)];
    }
    case 'table': {
      const plan = latest?.tables.find((item) => keyOfName(item.name) === entity.key);
      return plan === undefined ? [] : tableWords(plan, language);
    }
    case 'clause':
      return clauseWords(
        latest?.rules.filter((rule) => keyOfName(rule.clause) === entity.key) ?? [],
        declaration,
        language,
      );
    case 'series': {
      const plan = latest?.series.find((item) => keyOfName(item.name) === entity.key);
      const last = plan?.values.at(-1);
      return last === undefined
        ? []
        : [`${last.at}: ${shownNumber(last.value, undefined, language)}`];
    }
    case 'amendment':
      return declaration?.block.kind === 'amendment' ? [declaration.block.title ?? ''] : [];
    default:
      return [];
  }
}

/** The type found for a definition's value. */
function definedType(
  analysis: Analysis,
  declaration: Declaration | undefined,
  language: Language,
): string[] {
  if (declaration?.block.kind !== 'define') return [];
  const { value } = declaration.block;
  const block = blocksOf(analysis, declaration.at.file).findLast(
    ({ start }) => start <= declaration.at.from,
  );
  const from = value.span.from + (block?.start ?? 0);
  const to = value.span.to + (block?.start ?? 0);
  const found = analysis.compilation.types.find(({ place }) => {
    if (place.file !== declaration.at.file) return false;
    const range = rangeOf(analysis, place);
    return range.from === from && range.to === to;
  });
  return found === undefined ? [] : [typeWords(found.type, language)];
}

function valuesOf(plan: PlanDefinition | undefined, language: Language): string[] {
  return (plan?.versions ?? []).flatMap(({ value, from, to }) => {
    const dates = datesWords(from, to, language);
    const shown = valueWords(plan, value, language);
    return shown === undefined ? [] : [`= ${shown} ${dates}`.trim()];
  });
}

/** A value that stands in the text itself; undefined where it is worked out. */
function valueWords(
  plan: PlanDefinition | undefined,
  value: PlanDefinition['versions'][number]['value'],
  language: Language,
): string | undefined {
  if (value.op === 'number') return shownNumber(value.value, value.unit ?? plan?.unit, language);
  return value.op === 'text' || value.op === 'date' ? value.value : undefined;
}

function tableWords(plan: PlanTable, language: Language): string[] {
  const list = (items: PlanTable['columns']): string => items.map(({ name }) => name).join(', ');
  const [by, rows] = language === 'en' ? ['by', 'rows'] : ['par', 'lignes'];
  const versions = plan.versions.map((version) => {
    const dates = datesWords(version.from, version.to, language);
    return `${version.rows.length} ${rows} ${dates} ${byAmendment(version, language)}`.trim();
  });
  return [`${list(plan.columns)} ${by} ${list(plan.keys)}`, ...versions];
}

function byAmendment(version: { readonly amendment?: string }, language: Language): string {
  if (version.amendment === undefined) return '';
  return language === 'en' ? `(amendment ${version.amendment})` : `(avenant ${version.amendment})`;
}

function clauseWords(
  rules: readonly Rule[],
  declaration: Declaration | undefined,
  language: Language,
): string[] {
  const block = declaration?.block.kind === 'clause' ? declaration.block : undefined;
  const [cites, no] =
    language === 'en'
      ? ['cites', 'not compiled: it has errors']
      : ['cite', 'non compilée : elle contient des erreurs'];
  const versions = rules.map((rule) => {
    const dates = datesWords(rule.effective.from, rule.effective.to, language);
    return `${dates} ${byAmendment(rule, language)}`.trim();
  });
  return [
    ...(block === undefined ? [] : [block.title]),
    ...(block?.citation === undefined ? [] : [`${cites} ${block.citation}`]),
    ...(rules.length === 0 ? [no] : versions),
  ];
}

/** A cell of a price table on hover: its value on a day, and in each version of the table. */
export function describeCell(
  analysis: Analysis,
  table: string,
  row: string,
  column: string,
  language: Language,
  day?: string,
): Description | undefined {
  const plan = analysis.compilation.latest?.tables.find((item) => keyOfName(item.name) === table);
  const index = plan?.columns.findIndex((item) => keyOfName(item.name) === column) ?? -1;
  const type = plan?.columns[index]?.type;
  if (plan === undefined || type === undefined) return undefined;
  const values = plan.versions.flatMap((version) => {
    const found = version.rows.find(({ id }) => id === row);
    if (found === undefined) return [];
    const value = shownCell(found.cells[index] ?? null, type, language);
    return [{ value, version }];
  });
  const lines = values.flatMap(({ value, version }, i) => {
    if (i > 0 && values[i - 1]?.value === value) return [];
    const from = datesWords(i === 0 ? null : version.from, null, language);
    return [`${value} ${from} ${i === 0 ? '' : byAmendment(version, language)}`.trim()];
  });
  const current = day === undefined ? undefined : inForceOn(plan.versions, day);
  const now = values.find(({ version }) => version === current)?.value;
  return {
    title: `${plan.columns[index]?.name ?? ''}, ${row}`,
    lines: day === undefined ? lines : [inForceWords(now, day, language), ...lines],
  };
}
