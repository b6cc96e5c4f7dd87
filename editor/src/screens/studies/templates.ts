// Studies, templates: offers to begin with, each a whole contract. In: nothing (data). Out: texts
// by file name, in each language.
import type { Language, Text } from '../../texts/text.ts';

/** An offer to begin with. */
export interface Template {
  readonly name: Text;
  readonly text: Readonly<Record<Language, string>>;
}

const ACCESSES_EN = `language en

contract "STUDY" "Managed accesses"
  currency EUR
  in force from 2027-01-01 for 36 months
  invoiced at the end of each month

item access from "accesses.csv"
  key id
  country : one of FR, DE
  bandwidth : Mbps
  in service from start until end

table access price by country, bandwidth
  country | bandwidth (Mbps) | monthly (EUR per month)
  FR | 100 | 410.00
  FR | 1000 | 980.00
  DE | 100 | 435.00
  DE | 1000 | 1 020.00

clause 4.1 "Monthly access charge"
  for each access
  charge monthly of access price

clause 5 "Volume discount"
  discount charges of 4.1 graduated
    up to 800 EUR : 0 %
    otherwise : 5 %
`;

const ACCESSES_FR = `langue fr

contrat "ETUDE" "Accès gérés"
  devise EUR
  en vigueur à partir du 2027-01-01 pour 36 mois
  facturation à la fin de chaque mois

élément accès à partir de "acces.csv"
  clé id
  pays : parmi FR, DE
  débit : Mbps
  en service à partir de début et avant fin

table prix accès selon pays, débit
  pays | débit (Mbps) | mensuel (EUR par mois)
  FR | 100 | 410,00
  FR | 1000 | 980,00
  DE | 100 | 435,00
  DE | 1000 | 1 020,00

clause 4.1 "Abonnement mensuel"
  pour chaque accès
  facturer mensuel de prix accès

clause 5 "Remise de volume"
  accorder une remise sur facturation de 4.1 par tranches
    jusqu'à 800 EUR : 0 %
    sinon : 5 %
`;

/** The templates, the plainest first. */
export const TEMPLATES: readonly Template[] = [
  {
    name: {
      en: 'Managed accesses with a volume discount',
      fr: 'Accès gérés avec remise de volume',
    },
    text: { en: ACCESSES_EN, fr: ACCESSES_FR },
  },
];
