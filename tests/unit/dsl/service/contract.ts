// A small contract with one of most things, in both languages, for the tests of the services.
import { createLanguageService, type LanguageService } from '../../../../dsl/src/service/index.ts';

/** In English. */
export const CONTRACT = `language en

contract "A-1" "A"
  currency EUR
  in force from 2024-01-01
  invoiced at the start of each month

item site from "sites.csv"
  key site
  zone : number
  in service from valid_from

item access from "accesses.csv"
  key circuit
  site : site
  mbps : Mbps
  cos : one of Standard, Gold
  in service from valid_from

record incident from "incidents.csv"
  site : site
  lasting from start to end

series SYNTEC monthly from "syntec.csv"

-- prices
table port price by zone, mbps
  zone | mbps | monthly (EUR per month)
  1 | 10 Mbps | 240
  1 | 20 Mbps | 310.5

define share as 50 %

define weight for each site as zone * 2

clause 1 "Port" cites "Annex A"
  for each access where cos = Gold and mbps >= 100 Mbps and cos <> Standard
  charge monthly of port price with zone = zone of site

clause 2 "Discount"
  discount charges of 1 graduated
    up to 40 000 EUR : 0 %
    otherwise : share * 2 / 10

clause 3 "Weights"
  for each site
  each month
  when SYNTEC for 2024-01 > 100 and started months(contract start(), today) > 1 month
  charge weight * 1 EUR * number of incident of this site

amendment 1 "More" signed 2025-01-01 effective 2024-12-01
  in table port price, row 1, 10 Mbps : monthly becomes 250
  clause 4 "New"
    for each site
    charge 5 EUR per month

example "one"
  given site S1 : zone = 1
  invoice of 2024-01 totals 205.00 EUR
`;

/** In French. */
export const CONTRACT_FR = `langue fr

contrat "A-1" "A"
  devise EUR
  en vigueur à partir du 2024-01-01
  facturé au début de chaque mois

élément site à partir de "sites.csv"
  clé site
  zone : nombre
  pays : l'un de FR, DE
  en service à partir de valid_from

table accès selon zone
  zone | mensuel (EUR par mois)
  1 | 240

clause 1 "Accès"
  pour chaque site où pays = FR
  facturer mensuel d'accès
`;

/** A service that serves one file. */
export function serving(text: string): LanguageService {
  const service = createLanguageService();
  service.update([{ name: 'a.avn', text }]);
  return service;
}

/** Offset of the nth appearance of some words, counted from 0. */
export function offsetOf(text: string, words: string, nth = 0): number {
  let at = text.indexOf(words);
  for (let i = 0; i < nth; i += 1) at = text.indexOf(words, at + 1);
  if (at < 0) throw new Error(`not there: ${words}`);
  return at;
}
