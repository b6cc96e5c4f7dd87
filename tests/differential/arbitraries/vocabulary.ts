// Differential tests, generators: the declarations that generated clauses may need. Only those that
// a text names are put before it, with those that they name themselves.
import { DECLARATIONS, DEFINITIONS } from './declarations.ts';
import type { Draw } from './draw.ts';

/** The text with every declaration that it needs before it. */
export function withDeclarations(text: string, draw: Draw): string {
  const definitions = Object.entries(DEFINITIONS)
    .filter(([name]) => new RegExp(`\\b${name}\\b`).test(text))
    .map(([, definition]) => definition);
  const tables = tablesFor(text, draw);
  const body = [...tables, ...definitions, text].join('\n');
  let all = body;
  const used: string[] = [];
  for (const { word, text: declaration } of DECLARATIONS) {
    if (!word.test(all)) continue;
    const hours = draw.pick('08:00 to 18:00', '08:00 to 18:00', '21:30 to 06:00');
    const drawn = declaration.replace('08:00 to 18:00', hours);
    used.unshift(drawn);
    all = `${drawn}\n${all}`;
  }
  return [...used, body].join('\n');
}

function tablesFor(text: string, draw: Draw): readonly string[] {
  const tables: string[] = [];
  if (/\bprices\b/.test(text)) {
    const narrow = draw.pick('1 to 2', '1', 'under 2', 'up to 3');
    tables.push(`table prices by cos, zone
  cos | zone | monthly (EUR per month) | setup (EUR)
  Standard | ${narrow} | ${draw.pick('100', '99.99', '31.1')} | 50
  Standard | over 2 | 120.50 | ${draw.pick('75', 'not sold')}
  Gold | ${draw.pick('any', '2 and over', '1 to 3')} | ${draw.pick('210.10', '200')} | 80
`);
  }
  if (/\btariff\b/.test(text)) {
    tables.push(`table tariff by destination, since
  destination | since | rate
  Local | under 2024-02-10 | ${draw.pick('0.10 EUR', '0.033 EUR')}
  Local | 2024-02-10 and over | 0.12 EUR
  Abroad | any | ${draw.pick('0.40 EUR', '1 EUR')}
`);
  }
  if (/\bterms\b/.test(text)) {
    tables.push(`table terms by cos
  cos | since | priority | open
  Standard | 2024-01-15 | low | no
  Gold | ${draw.pick('2024-02-10', '2024-03-01')} | high | yes
`);
  }
  if (/\byearfee\b/.test(text)) {
    tables.push(`table yearfee
  yearly (EUR)
  1200
`);
  }
  if (/\bladder\b/.test(text)) {
    tables.push(`scale ladder ${draw.pick('graduated', 'whole volume', 'by step', 'by packages of 2')}
  up to 1 : 1.5
  over 1 to 20 : 1.2
  over 20 : 1
`);
  }
  return tables;
}
