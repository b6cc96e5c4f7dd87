// Offers of the pre-sales journey, by language. In: nothing (data). Out: planned lines, clauses that
// the customer asks for, one of which no data decides, and what may be offered instead.

const PLANNED = [
  'A1\tFR\t100\t2027-01-01\t',
  'A2\tDE\t1000\t2027-02-15\t',
  'A3\tFR\t1000\t2027-03-01\t',
  '',
].join('\r\n');

/** What is offered. Twelve months: 410.00, 914.00 and ten of 2 329.50; 25.00 a month instead. */
export const OFFERS = {
  en: {
    dataset: 'accesses.csv',
    planned: PLANNED,
    clauses: `
clause 6 "Most favoured customer"
  each month
  by hand in EUR "the best price that another customer has"

clause 8 "Service credit"
  for each incident where cause = provider
  credit 50 EUR

record incident from "incidents.csv"
  key ticket
  access : access
  cause : one of provider, customer
  lasting from opened to closed
`,
    missing: /incidents\.csv/,
    standard: 'With a fixed rebate',
    asked: 'by hand in EUR "the best price that another customer has"',
    instead: 'credit 25 EUR',
    total: '24,619.00',
    cheaper: '24,319.00',
    note: 'with the fixed rebate only',
  },
  fr: {
    dataset: 'acces.csv',
    planned: PLANNED,
    clauses: `
clause 6 "Client le plus favorisé"
  chaque mois
  saisie manuelle en EUR "le meilleur prix consenti à un autre client"

clause 8 "Avoir de service"
  pour chaque incident où cause = fournisseur
  créditer 50 EUR

relevé incident à partir de "incidents.csv"
  clé ticket
  accès : accès
  cause : parmi fournisseur, client
  allant d'ouverture à clôture
`,
    missing: /incidents\.csv/,
    standard: 'Avec une remise fixe',
    asked: 'saisie manuelle en EUR "le meilleur prix consenti à un autre client"',
    instead: 'créditer 25 EUR',
    total: /24\s619,00/,
    cheaper: /24\s319,00/,
    note: 'avec la remise fixe seulement',
  },
} as const;
