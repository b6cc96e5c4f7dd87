// Test support: contracts with random histories of amendments: prices, bands, definitions, scales and
// clauses changed, suspended, reinstated, ended, brought, back-dated, known late, several at once.
import fc from 'fast-check';
import { formatDay, parseDay } from '../../dsl/src/values/index.ts';

/** A contract with its amendments and rows. */
export interface AmendedContract {
  readonly text: string;
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}

/** The first day of the term of all these contracts. */
export const START = parseDay('2023-01-01') ?? 0;
/** All that is known is known before this day. */
export const ALL_KNOWN = parseDay('2023-08-01') ?? 0;

const BODY = `
item access from "access.csv"
  key access
  cos : one of Standard, Gold
  zone : number
  in service from start until end
  known from known

record usage from "usage.csv"
  key usage
  access : access
  quantity : number
  dated on day
  known from known

table prices by cos, zone
  cos | zone | monthly (EUR per month) | setup (EUR)
  Standard | 1 | 100 | 10
  Standard | 2 | 61.37 | 20
  Gold | any | 83.50 | 30

define base fee as 7 EUR per month

scale seats price graduated
  up to 1 : 4 EUR per month
  otherwise : 3 EUR per month

clause 1 "Access"
  for each access
  charge monthly of prices

clause 2 "Support"
  for each access
  charge 5 EUR per month

clause 3 "Report"
  each month
  charge 20 EUR

clause 4 "Volume discount"
  discount charges of 1, 2, 6 graduated
    up to 40 EUR : 0 %
    up to 150 EUR : 4 %
    otherwise : 7 %

clause 5 "Usage"
  for each usage
  charge 0.10 EUR * quantity

clause 6 "Gold support"
  replaces 2
  for each access where cos = Gold
  charge 3.33 EUR per month

clause 7 "Base fee"
  for each access
  charge base fee

clause 8 "Seats"
  for each access
  charge seats price of zone

clause 9 "Set-up"
  for each access
  once on service start
  charge setup of prices
`;

const money = fc.integer({ min: 1, max: 20_000 }).map((cents) => `${cents / 100}`);
const percent = fc.integer({ min: 0, max: 20 }).map((one) => `${one} %`);
const clauseName = fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8', '9');

const change: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(fc.constantFrom('Standard, 1', 'Standard, 2', 'Gold, any'), money)
    .map(([row, price]) => `  in table prices, row ${row} : monthly becomes ${price}\n`),
  fc
    .tuple(fc.constantFrom('up to 40 EUR', 'up to 150 EUR', 'otherwise'), percent)
    .map(([band, share]) => `  in clause 4, band ${band} becomes ${share}\n`),
  clauseName.map((name) => `  suspends ${name}\n`),
  clauseName.map((name) => `  reinstates ${name}\n`),
  clauseName.map((name) => `  ends ${name}\n`),
  money.map((fee) => `  define base fee as ${fee} EUR per month\n`),
  money.map(
    (fee) =>
      `  scale seats price graduated\n    up to 1 : ${fee} EUR per month\n    otherwise : 2 EUR per month\n`,
  ),
  fc.tuple(money, money).map(
    ([one, two]) => `  table prices by cos, zone
    cos | zone | monthly (EUR per month) | setup (EUR)
    Standard | 1 | ${one} | 11
    Standard | 2 | ${two} | 21
    Gold | any | 90 | 31
`,
  ),
  money.map(
    (fee) => `  clause 2 "Support"\n    for each access\n    charge ${fee} EUR per month\n`,
  ),
  fc
    .tuple(money, fc.constantFrom('in advance', 'in arrears'))
    .map(
      ([fee, timing]) =>
        `  clause 2 "Support"\n    for each access\n    charge ${fee} EUR per month\n    ${timing}\n`,
    ),
  money.map((fee) => `  clause 3 "Report"\n    each month\n    charge ${fee} EUR\n`),
  money.map(
    (fee) => `  clause 10 "Line fee"\n    for each access\n    charge ${fee} EUR per month\n`,
  ),
  fc
    .constantFrom('cos = Standard', 'zone = 1', 'zone = 2')
    .map(
      (test) =>
        `  clause 6 "Gold support"\n    replaces 2\n    for each access where ${test}\n    charge 2 EUR per month\n`,
    ),
);

const day = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((at) => START + at);

const amendment = fc.record({
  effective: day(-20, 150),
  signed: day(0, 130),
  late: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 45 })),
  changes: fc.array(change, { minLength: 1, maxLength: 3 }),
});

const access = fc.record({
  cos: fc.constantFrom('Standard', 'Gold'),
  zone: fc.constantFrom('1', '2'),
  start: day(0, 100),
  lasts: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 150 })),
  known: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 60 })),
});

const usage = fc.record({
  quantity: fc.integer({ min: 1, max: 999 }),
  on: day(0, 150),
  known: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 60 })),
});

const header = fc.record({
  at: fc.constantFrom('start', 'end'),
  timing: fc.constantFrom('in advance', 'in arrears'),
  count: fc.constantFrom('by actual days', 'by thirty days', 'as whole months'),
});

const knownText = (from: number, late: number | null): string =>
  late === null ? '' : formatDay(from + late);

/** Contracts with one to five amendments. */
export const amendedContracts: fc.Arbitrary<AmendedContract> = fc
  .record({
    header,
    amendments: fc.array(amendment, { minLength: 1, maxLength: 5 }),
    accesses: fc.array(access, { minLength: 1, maxLength: 3 }),
    usages: fc.array(usage, { maxLength: 2 }),
  })
  .map(({ header: { at, timing, count }, amendments, accesses, usages }) => ({
    text: `language en

contract "C" "Amended"
  currency EUR
  in force from 2023-01-01
  invoiced at the ${at} of each month
  recurring charges ${timing}
  part months ${count}
${BODY}${amendments.map(amendmentText).join('')}`,
    tables: {
      access: accesses.map(({ cos, zone, start, lasts, known }, index) => ({
        access: `A${index + 1}`,
        cos,
        zone,
        start: formatDay(start),
        end: lasts === null ? '' : formatDay(start + lasts),
        known: knownText(start, known),
      })),
      usage: usages.map(({ quantity, on, known }, index) => ({
        usage: `U${index + 1}`,
        access: 'A1',
        quantity: `${quantity}`,
        day: formatDay(on),
        known: knownText(on, known),
      })),
    },
  }));

function amendmentText(
  one: { effective: number; signed: number; late: number; changes: readonly string[] },
  index: number,
): string {
  const known = one.late === 0 ? '' : ` known from ${formatDay(one.signed + one.late)}`;
  const dates = `signed ${formatDay(one.signed)} effective ${formatDay(one.effective)}${known}`;
  return `\namendment ${index + 1} ${dates}\n${one.changes.join('')}`;
}
