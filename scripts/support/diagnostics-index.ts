// The index of the diagnostic pages: a table of the codes for each family, from the catalogue.
import { CATALOGUE } from '@avenant/dsl';

/** Families by the codes' first letters; the longest that fits counts. */
const families: readonly (readonly [start: string, en: string, fr: string])[] = [
  ['C01', 'Spelling', 'Orthographe'],
  ['C02', 'Sentences', 'Phrases'],
  ['C03', 'Names', 'Noms'],
  ['C04', 'Kinds of values', 'Natures de valeurs'],
  ['C05', 'Dates', 'Dates'],
  ['C06', 'Money and units', 'Argent et unités'],
  ['C07', 'Tables and bands', 'Tables et tranches'],
  ['C08', 'Clauses', 'Clauses'],
  ['C09', 'Proofs before signature', 'Preuves avant signature'],
  ['R01', 'Held when rated', 'Retenu à la valorisation'],
  ['R02', 'Data files: rows and columns', 'Fichiers de données : lignes et colonnes'],
  ['R029', 'Data files: not readable', 'Fichiers de données : illisibles'],
  ['R03', 'What the contract leaves out of its data', 'Ce que le contrat laisse de côté'],
];

/** The page that lists the codes. */
export const indexPath = 'docs/diagnostics/README.md';

/** The text of the index. @throws RangeError for a code of no family. */
export function diagnosticsIndex(): string {
  const codes = Object.keys(CATALOGUE).toSorted();
  const known = codes.map((code) => [code, familyOf(code)] as const);
  const parts = families.flatMap(([start, en, fr]) => {
    const own = known.filter(([, family]) => family === start).map(([code]) => code);
    if (own.length === 0) return [];
    const rows = own.map((code) => rowOf(code));
    const title = en === fr ? en : `${en} / ${fr}`;
    return [`## ${title}\n\n| Code | English | Français |\n|---|---|---|\n${rows.join('\n')}`];
  });
  const head =
    '# Diagnostics\n\n' +
    '<!-- Written by scripts/diagnostics-index.ts. -->\n\n' +
    'Codes that start with C are about the text of a contract: what they point at is not billed ' +
    'until it is mended. Codes that start with R are about its data: what cannot be rated is ' +
    'held, with its reason, and never billed at zero.\n\n' +
    'Les codes en C portent sur le texte d’un contrat : ce qu’ils désignent n’est pas facturé ' +
    'tant que ce n’est pas corrigé. Les codes en R portent sur ses données : ce qui ne peut être ' +
    'valorisé est retenu, avec sa raison, et jamais facturé à zéro.';
  return `${[head, ...parts].join('\n\n')}\n`;
}

function familyOf(code: string): string {
  const fitting = families.map(([start]) => start).filter((start) => code.startsWith(start));
  const longest = fitting.toSorted((a, b) => b.length - a.length)[0];
  if (longest === undefined) throw new RangeError(`a code of no family: ${code}`);
  return longest;
}

function rowOf(code: string): string {
  const { en, fr } = CATALOGUE[code as keyof typeof CATALOGUE].title;
  return `| [${code}](${code}.md) | ${en} | ${fr} |`;
}
