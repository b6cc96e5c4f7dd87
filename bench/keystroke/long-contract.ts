// Bench, a long contract: the words of a real one, many times over. In: how many lines. Out:
// contract text with types, tables, definitions and clauses that refer to each other, and no
// problem in it.

const COUNTRIES = 'FR, DE, IT, ES, BE, NL, GB, PL';

/** A contract of about so many lines. */
export function longContract(lines: number): string {
  const parts = [HEAD];
  let count = linesOf(HEAD);
  for (let at = 1; count < lines; at += 1) {
    const part = section(at);
    parts.push(part);
    count += linesOf(part);
  }
  return parts.join('\n');
}

const linesOf = (text: string): number => text.split('\n').length;

const HEAD = `language en

contract "LONG-1" "A long contract"
  customer "Longwood Industries"
  currency EUR
  in force from 2025-01-01 for 60 months
  invoiced at the start of each month
  recurring charges in advance
  part months by actual days
  months end on their last day
  each line rounded to 0.01 half up
  corrections up to 6 months back

item site from "sites.csv"
  key site
  country : one of ${COUNTRIES}
  zone : number
  city : text
  seats : number
  opened : date
  in service from valid_from until valid_to
  known from known_from
`;

// One product: what it is, its prices, what is made of them and the clauses that charge it.
function section(at: number): string {
  const rows = Array.from({ length: 24 }, (_, row) => {
    const [zone, speed] = [1 + (row % 3), 10 * (1 + Math.floor(row / 3))];
    return `  ${zone} | ${speed} | ${100 + ((at * 37 + row * 13) % 900)} | ${50 + row}`;
  });
  return `
-- Product ${at}

item line${at} from "lines${at}.csv"
  key circuit
  site : site
  role : one of primary, second
  speed : Mbps in column mbps
  class : one of Standard, Silver, Gold
  term : months
  installed : date
  in service from valid_from until valid_to
  known from known_from

record fault${at} from "faults${at}.csv"
  key ticket
  site : site
  cause : one of provider, customer
  planned : minutes
  lasting from start to end

table price${at} by zone, speed
  zone | speed (Mbps) | monthly (EUR per month) | setup (EUR)
${rows.join('\n')}

define rent${at} for each line${at} as
  monthly of price${at} with zone = zone of site

define faults${at} for each site as
  number of fault${at} of this site where cause = provider

clause ${at}.1 "Rent of product ${at}" cites "Annex ${at}, section 1"
  for each line${at} where role = primary
  charge rent${at}

clause ${at}.2 "Second line of product ${at}" cites "Annex ${at}, section 2"
  for each line${at} where role = second and class <> Standard
  charge 80 % of rent${at}

clause ${at}.3 "Installation of product ${at}"
  for each line${at} where term < 36 months
  once on installed
  charge setup of price${at} with zone = zone of site

clause ${at}.4 "Discount on product ${at}"
  discount charges of ${at}.1, ${at}.2 graduated
    up to 40 000 EUR : 0 %
    up to 60 000 EUR : 4 %
    otherwise : 10 %

clause ${at}.5 "Faults of product ${at}"
  for each site where country <> FR
  each month
  credit 15 EUR * faults${at}
`;
}
