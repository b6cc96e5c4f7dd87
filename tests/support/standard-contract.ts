// Support: a small sound contract in both languages, with its data. The fragments that the pages of
// docs/diagnostics show are completed with it, so that they can be compiled and rated.
import { splitBlocks } from '../../dsl/src/syntax/split.ts';

type Language = 'en' | 'fr';

const ENGLISH = `language en

contract "NS-1" "Network services"
  currency EUR
  in force from 2026-01-01

item site from "sites.csv"
  key site
  country : one of FR, DE, IT
  city : text
  seats : number
  opened : date
  in service from valid_from until valid_to

item access from "accesses.csv"
  key circuit
  site : site
  speed : Mbps
  term : months
  in service from valid_from until valid_to

record incident from "incidents.csv"
  key ticket
  site : site
  cause : one of provider, customer
  lasting from start to end

record call from "calls.csv"
  key call
  site : site
  length : minutes
  dated on day

series index monthly
  2024-09 : 100 published 2024-10-31
  2025-09 : 103 published 2025-10-31

calendar office
  working days from monday to friday
  open from 08:00 to 18:00
  holidays 2026-01-01

table access price by speed
  speed | monthly (EUR per month) | setup (EUR)
  10 Mbps | 120 | 300
  100 Mbps | 310 | 450

clause 1.1 "Access"
  for each access
  charge monthly of access price

clause 1.2 "Set-up"
  for each access
  once on service start
  charge setup of access price
`;

const FRENCH = `langue fr

contrat "SR-1" "Services réseau"
  devise EUR
  en vigueur à partir du 2026-01-01

élément site à partir de "sites.csv"
  clé site
  pays : parmi FR, DE, IT en colonne country
  ville : texte en colonne city
  postes : nombre en colonne seats
  ouverture : date en colonne opened
  en service à partir de valid_from et avant valid_to

élément accès à partir de "accesses.csv"
  clé circuit
  site : site
  débit : Mbps en colonne speed
  terme : mois en colonne term
  en service à partir de valid_from et avant valid_to

relevé incident à partir de "incidents.csv"
  clé ticket
  site : site
  cause : parmi provider, customer
  allant de start à end

relevé appel à partir de "calls.csv"
  clé call
  site : site
  longueur : minutes en colonne length
  daté du jour day

série indice mensuelle
  2024-09 : 100 publié le 2024-10-31
  2025-09 : 103 publié le 2025-10-31

calendrier bureau
  jours ouvrés de lundi à vendredi
  ouvert de 08:00 à 18:00
  jours fériés 2026-01-01

table tarif accès selon débit
  débit | mensuel (EUR par mois) | installation (EUR)
  10 Mbps | 120 | 300
  100 Mbps | 310 | 450

clause 1.1 "Accès"
  pour chaque accès
  facturer mensuel de tarif accès

clause 1.2 "Mise en service"
  pour chaque accès
  une fois en début de service
  facturer installation de tarif accès
`;

/** The standard contract in each language. */
export const STANDARD: Readonly<Record<Language, string>> = { en: ENGLISH, fr: FRENCH };

/** The standard contract's data, by file. */
export const STANDARD_DATA: Readonly<Record<string, string>> = {
  'sites.csv': `site,country,city,seats,opened,valid_from,valid_to
PAR-1,FR,Paris,40,2024-03-01,2026-01-01,
BER-1,DE,Berlin,15,2025-06-01,2026-01-01,
`,
  'accesses.csv': `circuit,site,speed,term,valid_from,valid_to
PAR-1-A,PAR-1,100,36,2026-01-01,
BER-1-A,BER-1,10,24,2026-01-15,
`,
  'incidents.csv': `ticket,site,cause,start,end
T-1,PAR-1,provider,2026-01-10T08:00,2026-01-10T10:00
`,
  'calls.csv': `call,site,length,day
C-1,PAR-1,12,2026-01-05
C-2,BER-1,3,2026-01-20
`,
};

/** The blocks of a contract text, each with the blank line after it. */
export function blocksOf(text: string): readonly string[] {
  return splitBlocks(text).map((block) => text.slice(block.start, block.start + block.text.length));
}

/** What a block declares: its kind and name, a contract and a language only their kind. */
export function declares(block: string): string {
  const head =
    block
      .split('\n')
      .find((line) => !/^\s*(?:--|$)/.test(line))
      ?.trim() ?? '';
  const kind = /^\S+/.exec(head)?.[0] ?? '';
  if (/^(?:contract|contrat)$/.test(kind)) return 'contract';
  if (/^(?:language|langue)$/.test(kind)) return 'language';
  const rest = head.slice(kind.length).trim();
  const name = /^(?:[\d.]+|.*?)(?=\s+(?:from|à partir de|by|selon|monthly|mensuelle|")|\s*$)/;
  return `${kind} ${name.exec(rest)?.[0] ?? rest}`;
}

/** A fragment with the standard blocks that it does not declare itself. */
export function completed(fragment: string, language: Language): string {
  const own = blocksOf(fragment).map(declares);
  const rest = blocksOf(STANDARD[language]).filter((block) => !own.includes(declares(block)));
  const mended = `${fragment.trimEnd()}\n\n`;
  if (!own.includes('contract')) return `${rest.join('')}\n${mended}`;
  // The contract comes first, after its language; nothing stands above an indented line.
  const isLanguage = (block: string) => declares(block) === 'language';
  const said = /^\s/.test(fragment) ? [] : rest.filter(isLanguage);
  return [...said, mended, ...rest.filter((block) => !isLanguage(block))].join('');
}
