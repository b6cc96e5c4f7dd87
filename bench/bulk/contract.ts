// Bench, bulk: a contract and its inventory, as many as are wanted. In: numbers. Out: contract text
// as a person would write it (a price table by country and bandwidth, options, a discount in bands
// over the whole contract, part months by days) and the rows of its accesses.

const COUNTRIES = ['FR', 'DE', 'ES', 'IT', 'NL', 'BE', 'GB', 'PL'];
const BANDWIDTHS = [10, 20, 50, 100, 200, 300, 500, 1000];
const LEVELS = ['standard', 'standard', 'plus', 'premium'];

/** The file of the inventory, and its columns. */
export const ACCESSES = {
  file: 'accesses.csv',
  columns: ['id', 'site', 'country', 'bandwidth', 'level', 'start', 'end'],
};

/** What is rated: the contract's first month. */
export const PERIOD = '2026-04';

const two = (number: number): string => `${number}`.padStart(2, '0');
const money = (cents: number): string => `${Math.floor(cents / 100)}.${two(cents % 100)}`;

/** The text of contract number `nth`. */
export function contractText(nth: number): string {
  const prices = COUNTRIES.flatMap((country, of) =>
    BANDWIDTHS.map((mbps, at) => {
      const price = 12_000 + of * 1_300 + at * 4_135 + (nth % 50) * 10;
      return `  ${country} | ${mbps} | ${money(price)}`;
    }),
  );
  return `language en

contract "${contractId(nth)}" "Branch network ${nth}"
  currency EUR
  in force from 2026-01-01 for 36 months
  invoiced at the end of each month
  each line rounded to 0.01 half up

item access from "${ACCESSES.file}"
  key id
  site : text
  country : one of ${COUNTRIES.join(', ')}
  bandwidth : Mbps
  level : one of standard, plus, premium
  in service from start until end

table access price by country, bandwidth
  country | bandwidth (Mbps) | monthly (EUR per month)
${prices.join('\n')}

table level price by level
  level | monthly (EUR per month)
  plus | 31.50
  premium | 62.40
  otherwise | not sold

clause 4.1 "Monthly access charge"
  for each access
  charge monthly of access price

clause 4.2 "Service level"
  for each access where level <> standard
  charge monthly of level price

clause 5 "Volume discount"
  discount charges of 4.1 graduated
    up to 800 EUR : 0 %
    up to 100 000 EUR : 5 %
    otherwise : 7.5 %
`;
}

/** The id of contract number `nth`. */
export const contractId = (nth: number): string => `CTR-${`${nth}`.padStart(4, '0')}`;

/** The rows of its accesses: one in ten opens in the month, one in ten closes in it. */
export function accessRows(nth: number, count: number): readonly (readonly string[])[] {
  return Array.from({ length: count }, (_, at) => {
    const day = two(2 + ((at * 7) % 26));
    const opens = at % 10 === 3;
    const closes = at % 10 === 7;
    return [
      `${contractId(nth).slice(4)}-${`${at}`.padStart(6, '0')}`,
      `Site ${at >> 1} of network ${nth}`,
      COUNTRIES[(at * 5) % COUNTRIES.length] ?? '',
      `${BANDWIDTHS[(at * 3 + (at >> 3)) % BANDWIDTHS.length]}`,
      LEVELS[(at >> 2) % LEVELS.length] ?? '',
      opens ? `${PERIOD}-${day}` : `2025-${two(1 + (at % 12))}-${day}`,
      closes ? `${PERIOD}-${day}` : '',
    ];
  });
}
