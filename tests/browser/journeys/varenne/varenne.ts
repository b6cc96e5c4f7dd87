// Varenne, a small contract as a signed file, its annex and its opening inventory come to an expert.
// In: nothing (data). Out: texts by language; each kind of file as somebody sends it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
const tsv = (...rows: readonly string[]): string => `${rows.join('\r\n')}\r\n`;

/** The annex as it lay in the file: a row stands twice, and one was forgotten. */
const ANNEX_SENT = [
  ['A', '100', '390', '450'],
  ['A', '1000', '980', '450'],
  ['A', '1000', '980', '450'],
  ['B', '100', '435', '600'],
] as const;

/** The row that was forgotten. */
const ROW_FORGOTTEN = ['B', '1000', '1050', '600'] as const;

const cells = (rows: readonly (readonly string[])[]): string =>
  tsv(...rows.map((row) => row.join('\t')));

/** The annex, as a spreadsheet copies it. */
export const ANNEX = { sent: cells(ANNEX_SENT), forgotten: cells([ROW_FORGOTTEN]) };

/** What stands in the contract, in a language. */
export const CASES = {
  en: {
    contract: 'CTR-VARENNE-EN',
    title: 'Varenne Logistics network',
    text: textOf('contract.avn'),
    table: 'access price',
    dataset: 'accesses.csv',
    /** A clause as it is typed: words, a proposal to take, the rest with a slip of the pen. */
    clause: {
      head: 'clause 7 "Supervision" cites "Article 7"',
      begun: 'for each acc',
      taken: 'access',
      rest: ' where zone = B',
      slip: 'chrage 24 EUR per month',
      mended: 'charge 24 EUR per month',
    },
    columns: { Circuit: 'circuit', Rate: 'bandwidth', Delivered: 'start', Ended: 'end' },
    header: 'Circuit;Zone;Rate;Delivered;Ended',
  },
  fr: {
    contract: 'CTR-VARENNE-FR',
    title: 'Réseau de Varenne Logistique',
    text: textOf('contrat.avn'),
    table: 'prix accès',
    dataset: 'acces.csv',
    clause: {
      head: 'clause 7 "Supervision" cite "Article 7"',
      begun: 'pour chaque acc',
      taken: 'accès',
      rest: ' dont zone = B',
      slip: 'facurer 24 EUR par mois',
      mended: 'facturer 24 EUR par mois',
    },
    columns: { Liaison: 'circuit', Capacité: 'débit', Livrée: 'début', Arrêtée: 'fin' },
    header: 'Liaison;Zone;Capacité;Livrée;Arrêtée',
  },
} as const;

/** The opening inventory: the last row is of a zone that the contract does not know. */
export const INVENTORY = [
  'VA-1;A;100;2025-09-01;',
  'VA-2;A;1000;2025-09-01;',
  'VA-3;B;100;2025-09-16;',
  'VA-4;C;100;2025-09-01;',
] as const;

/**
 * The first invoice, by hand: 390.00 + 980.00 + 15/30 of 435.00 = 1 587.50; installation 450.00 +
 * 450.00 + 600.00; supervision 15/30 of 24.00 = 12.00; 4 % of the 587.50 above 1 000.00 = 23.50.
 */
export const FIRST = { en: '3,076.00', fr: /3\s076,00/ } as const;
