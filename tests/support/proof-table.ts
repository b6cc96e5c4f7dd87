// Test support: whole small contracts with one price table, made complete and exclusive, and what a
// patient reader finds in it by trying every combination of key values.

/** Countries that sites may be in. */
export const COUNTRIES = ['FR', 'DE', 'IT'] as const;
/** Numbers of seats that are tried. */
export const SEATS = Array.from({ length: 40 }, (_, index) => index);

type Country = (typeof COUNTRIES)[number];

/** A row; an absent key means any; seats from and to are included, open where absent. */
export interface Row {
  readonly country?: Country;
  readonly vip?: boolean;
  readonly from?: number;
  readonly to?: number;
}

/** One combination of key values. */
export interface Point {
  readonly country: Country;
  readonly vip: boolean;
  readonly seats: number;
}

/** All combinations. */
export const POINTS: readonly Point[] = COUNTRIES.flatMap((country) =>
  [true, false].flatMap((vip) => SEATS.map((seats) => ({ country, vip, seats }))),
);

/** The rows that fit a combination. */
export function fitting(rows: readonly Row[], point: Point): readonly Row[] {
  return rows.filter(
    ({ country = point.country, vip = point.vip, from = 0, to = point.seats }) =>
      country === point.country && vip === point.vip && from <= point.seats && point.seats <= to,
  );
}

const band = ({ from, to }: Row): string => {
  if (from === undefined) return to === undefined ? 'any' : `up to ${to}`;
  if (to === undefined) return `${from} and over`;
  return from === to ? `${from}` : `${from} to ${to}`;
};

const flag = (vip: boolean | undefined): string => (vip === undefined ? 'any' : vip ? 'yes' : 'no');

/** A contract with these rows; its one clause is about the sites that a selector takes in. */
export function contractWith(rows: readonly Row[], where = ''): string {
  const lines = rows.map(
    (row) => `  ${row.country ?? 'any'} | ${flag(row.vip)} | ${band(row)} | 10`,
  );
  return `language en

contract "P" "Proofs"
  currency EUR
  in force from 2026-01-01

item site from "sites.csv"
  key site
  country : one of ${COUNTRIES.join(', ')}
  vip : flag
  seats : number
  in service from start until end

table price by country, vip, seats
  country | vip | seats | monthly (EUR per month)
${lines.join('\n')}

clause 1 "Price"
  for each site${where === '' ? '' : ` where ${where}`}
  charge monthly of price
`;
}

/** The combination that a problem names as its example. */
export function pointIn(example: string): Point {
  const value = (name: string): string =>
    new RegExp(`${name} = (\\S+?)(?:,|$)`).exec(example)?.[1] ?? '';
  const country = COUNTRIES.find((one) => one === value('country')) ?? 'FR';
  return { country, vip: value('vip') === 'yes', seats: Number(value('seats')) };
}
