// One contract text in canonical English that uses every sentence and every form of value.

/** The text, as the printer writes it. */
export const EVERY_FORM = `language en

-- Head of the contract
-- in two lines
contract HEL-2026 "Helvarion, wide area"
  currency EUR
  in force from 2024-01-01 until 2030-01-01 for 48 months, then month to month
  invoiced at the start of each month -- said in article 3
  recurring charges in advance
  part months by actual days
  -- Rounding
  each line rounded to 0.01 half up
  months end on their last day
  contract years from 2024-02-01
  corrections up to 6 months back
  customer "Helvarion SA"
  issuer "Réseau & Co"
  -- the end

item site from "sites.csv"
  key site
  country : one of FR, DE, "IT 2", 12
  zone : number
  open on : date
  in service from valid_from until valid_to
  known from known_from

item access from "accesses.csv"
  key circuit in column "Circuit id"
  site : site
  mbps : Mbps
  share : %
  price : EUR per month
  label : text in column label optional
  active : flag
  month : calendar month
  seen : timestamp
  commitment end : date in column commitment_end optional
  in service from valid_from until the next row

item link
  key link
  in service from begin through finish

record incident from "incidents.csv"
  key ticket
  site : site
  cause : one of provider, customer, weather
  planned : minutes in column planned_minutes
  lasting from begin to finish

record outage
  lasting from begin through finish

record order
  access : access
  quantity : number
  dated on ordered

record call
  dated at instant

record usage
  dated in month period

series SYNTEC monthly from "syntec.csv" columns month, value, "published"
  2026-01 : 123.4
  2026-02 : 12 345.6 published 2026-03-15

series FX daily
  2026-01-31 : 1.08

calendar business hours
  working days from monday to friday
  open from 08:00 to 18:30
  holidays 2026-01-01, 2026-05-01

table port price by zone, mbps from "prices.csv"
  zone      | mbps             | monthly (EUR per month) | rate (%) | note
          1 |          10 Mbps |                     240 |        5 | "cheap"
          2 |          10 Mbps |                  -12.50 |        6 | yes
  otherwise | any              | not sold                | any      | 2026-01-01
          3 | 10 to 20 Mbps    |                  12 000 |        5 | basic
          4 | 20 Mbps and over |                       5 |        5 | (1 + 2)
          5 | up to 5 Mbps     |                       1 |        5 | (2026-01)
          6 | under 5 Mbps     |                       1 |        5 | no
          7 | over 5 Mbps      |                       1 |        5 | no

table installation
  monthly
      250

scale volume discount graduated
  up to 10         : 5 EUR
  (limit) to (top) : 4 EUR
  otherwise        : 3 EUR

scale packs by packages of 100 Mbps
  up to 1000    : 5 EUR
  1000 and over : 4 EUR
  over (b + 1)  : 3 EUR
  12            : 2 EUR
  under (limit) : 1 EUR

define eligible as charges of 4.1, 4.2 of this site in the previous quarter

define tiers for each access as
  2 * graduated scale of mbps
    up to 10 Mbps : 5
    otherwise     : mbps rounded to 1 half even

define flat as volume discount of 12

define long name of tests for each access as
  (number of incident of this site in the month to date before this one where cause = provider) * 2
    + average of duration over incident in the last 3 months before the period

derive outages from incident where cause = provider and planned is missing
  grouped by site of this incident as site, calendar month(today) as month
  total : sum of duration over members
  most : greatest of duration over members at any time

clause 1 "Header" cites "Annex A, section 1"
  replaces 4.2, 4.3, setup fee
  in force from 2024-01-01 through 2025-01-01
  for each access where cos = Gold and (term >= 36 months or not site of this access is known)
  each quarter, at its start
  when availability < 99.5 % or 1 + 2 * -3 > -(4 - 5) - 6
  charge 12 % of (monthly of port price with zone = zone of site, mbps = 10 Mbps) by mbps graduated
    up to 10  : 5 %
    12 to 20  : 6 %
    otherwise : 7 %
  at most 50 % of charges of 4.1 -- trailing one
  at least 5 EUR
  rounded to 0.05 EUR half down
  in arrears
  part months as whole months

clause 4.1 "Other verbs"
  adds to 5
  suspends 6
  reinstates 7
  caps 4.2, 4.3 at 5 EUR
  floors 4.2 at lesser of 5 EUR and 6 EUR
  floors all charges at 5 EUR
  caps all charges except 4.2, 4.3 at 5 EUR
  each month
  each calendar year
  each contract year
  once on start of this access
  credit greater of 1 and 2 and 3
  discount 5 % whole volume
    99.95 % and over : 0 %
    under 99.5 %     : 15 %
  surcharge 5 % by step
    (low) to (high) : 1 %
  charge nothing
  commitment of 1 200 000 EUR on charges of 4.1, 4.2 shortfall at 80 %
  commitment of 5 EUR on eligible, shortfall at 80 %
  by hand in hours "counted by the engineer"
  not billable here "Other SA"
  shared over access in service where yes by mbps
  multiply monthly of port price, monthly of installation by SYNTEC for 2026-01 / SYNTEC for today
  every 12 months from 2025-01-01
  on the price before
  on the original price

clause setup "Values"
  when there is access in service and number of this site > 0 and number of different site
    over incident in the month > 3
  when percentile 95 of mbps over usage in the contract year < 5
  when sum of the greatest 5 of mbps over usage from 2026-01-01 until today = 5
  when least of mbps over usage in the term = 5 or greatest of mbps over usage in the period <> 5
  when zone is one of 1, 2, (3 + 4) and zone is known
  charge all charges except 4.1 in the calendar year
  charge all charges of this site in the quarter
  charge if zone = 1 then 5 EUR otherwise if zone = 2 then 6 EUR otherwise 7 EUR
  charge (price of this access if known, otherwise 5 EUR) * 2 + 3 EUR
  charge price converted to USD by FX for first day(today) at most 5 at least 2 rounded to 1 up
  charge total time(times of incident of this site in the month) * 5 EUR
  charge started months(start, end day of this) * (price with zone = "x") * 3
  charge not b = c
  charge port price for ordered + (monthly of port price with zone = 1) for service start
  charge availability of this site in the previous month * (b + c) from 2026-01-01 until today
  charge average of SYNTEC in the previous calendar year * 5 converted to USD at 0.90
  charge charges of 4.1 of site of this incident in the month

amendment 1 "Gold" signed 2025-02-14 effective 2024-12-01 known from 2025-02-15
  suspends 4.3
  -- about rows
  reinstates 4.4
  ends 4.5
  in table port price, row 1, 10 Mbps : monthly becomes 250
  in clause 5, band up to 40 000 EUR becomes 1 %
  clause 4.4 "New"
    for each access -- inside
    charge 5 EUR per month
  table new price by zone
    zone | monthly (EUR per month)
       1 |                       5
       2 |                      10
  define rate as 5 EUR
  scale new scale by step
    up to 1000 : 5 EUR
    otherwise  : 4 EUR

amendment addendum signed 2025-02-14 effective 2024-12-01
  ends 1

example "x"
  known on 2026-05-01
  given access A1 : cos = Gold, mbps = 100 Mbps, in service from 2026-04-16 until 2026-05-01
  given incident "I 1" : site = 1, lasting from 2026-04-16T10:00 to 2026-04-16T11:00
  given order 12 : quantity = 5, dated on 2026-04-16
  given link L1 : in service from 2026-04-16 through 2026-05-01
  invoice of 2026-04 has 4.1 for A1 : 205.00 EUR
  invoice of 2026-04 has no 4.1 for A1
  invoice of 2026-04 holds 4.1
  invoice of 2026-04 totals -205.00 EUR

-- The end
-- of all
`;
