// Differential tests, generators: values to be put into clauses: conditions, rates, sums of money,
// plain numbers. Each list starts with its plainest value.
import type { Draw } from './draw.ts';

/** What clauses a value may look at, and what is bound around it. */
export interface Around {
  /** Ids of the clauses before. */
  readonly clauses: readonly string[];
  /** No clause comes after. */
  readonly isLast: boolean;
}

const WINDOWS = [
  'in the period',
  'in the month',
  'in the previous month',
  'in the last 2 months',
  'in the last 1 months before the period',
  'in the quarter',
  'in the quarter to date',
  'in the previous quarter',
  'in the calendar year to date',
  'in the contract year',
  'in the contract year to date',
  'in the term',
  'in the term to date',
  'in the contract year before the period',
  'in the term before the period',
  'in the quarter before the period',
  'from contract start() until today',
  'from 2024-02-05 until period end()',
  'at any time',
] as const;

/** A window for a set of facts or charges. */
export const windowIn = (draw: Draw): string => draw.of(WINDOWS);

/** A test that selects accesses. */
export function accessTest(draw: Draw): string {
  const one = (): string =>
    draw.pick(
      'cos = Gold',
      'backup',
      'not backup',
      'mbps >= 20 Mbps',
      'zone of site <= 2',
      'country of site is one of FR, DE',
      'agreed < 2024-02-10',
      'site = S1',
      'price < 20 EUR per month',
      'opened of site >= 2024-01-15',
    );
  return draw.among(
    one,
    () => `${one()} and ${one()}`,
    () => `${one()} or ${one()}`,
    () => `not (${one()})`,
  );
}

/** A rate of an access. */
export function accessRate(draw: Draw): string {
  const amount = draw.pick('31', '10', '17.77', '100', '0.35');
  return draw.pick(
    `${amount} EUR per month`,
    'monthly of prices with cos = cos, zone = zone of site',
    'price',
    'list price',
    `if cos = Gold then ${amount} EUR per month otherwise 3 EUR per month`,
    `${amount} EUR per month * (mbps / 10 Mbps)`,
    'price if known, otherwise monthly of prices with cos = cos, zone = zone of site',
    `${draw.pick('1', '0.37')} EUR per day`,
    `greater of list price and ${amount} EUR per month`,
    `lesser of list price and ${amount} EUR per month and 50 EUR per month`,
    'price',
    `3 EUR per month * by step scale of mbps under 20 Mbps : 1 otherwise : 2.5`,
    '3 EUR per month * by step scale of mbps up to 10 Mbps : 1 up to 20 Mbps : 2 otherwise : 4',
    '2 EUR per month * graduated scale of mbps / 1 Mbps ' +
      'up to 10 : 1 up to 50 : 0.5 otherwise : 0.1',
    `5 EUR per month * number of access in service where site = site of this`,
    `1 EUR per month * contract month()`,
    `1 EUR per month * zone of site`,
    'price for 2024-02-10',
    'price in the previous month',
    '(monthly of prices with cos = cos, zone = zone of site) for service start',
    '(price for agreed) if known, otherwise 4 EUR per month',
    `if today < 2024-02-10 then 5 EUR per month otherwise 6 EUR per month`,
    `1 EUR per month * PARAM for today if known, otherwise 2 EUR per month`,
    `1 EUR per month * latest(PARAM, today)`,
    '1 EUR per month * IDX for 2024-02',
    '1 EUR per month * IDX for add months(first day(today), 1 month)',
    '1 EUR per month * IDX for service end if known, otherwise 2 EUR per month',
    `1 EUR per month * (whole months(service start, today) / 1 month) at most 4 EUR per month`,
    `1 EUR per month * number of device of this access where model = Large`,
    `1 EUR per month * number of site where site = site of this access`,
    `1 EUR per month * gold`,
  );
}

/** A condition on the contract at a moment. */
export function contractTest(draw: Draw, around: Around): string {
  return draw.pick(
    'gold > 1',
    'there is access in service where backup',
    `number of access ${windowIn(draw)} >= 2`,
    `sum of minutes over usage ${windowIn(draw)} > 40 minutes`,
    `there is incident ${windowIn(draw)} where not planned`,
    'today >= 2024-02-10',
    `${chargesIn(draw, around)} > 60 EUR`,
    'not (gold = 1)',
    'contract end() is missing or gold > 0',
  );
}

/** A sum of charges of earlier clauses. */
export function chargesIn(draw: Draw, { clauses, isLast }: Around, of = ''): string {
  if (clauses.length === 0) return `all charges${of} in the previous month`;
  const bases = [
    `charges of ${draw.of(clauses)}${of}`,
    `charges of ${clauses.join(', ')}${of}`,
    ...(isLast ? [`all charges${of}`, `all charges except ${draw.of(clauses)}${of}`] : []),
  ];
  return `${draw.of(bases)}${draw.pick('', '', ` ${windowIn(draw)}`)}`;
}

/** A plain number that the contract has at a moment. */
export function plainNumber(draw: Draw, around: Around): string {
  const choice = draw.below(1000);
  const window = windowIn(draw);
  const numbers = [
    '2',
    'gold',
    'contract month()',
    'contract year()',
    'period days()',
    'period months()',
    'whole months(contract start(), period end()) / 1 month',
    'started months(contract start(), today) / 1 month',
    'days(period start(), period end()) / 1 day',
    '(period end() - period start()) / 1 day',
    'working days(period start(), period end(), office)',
    'days(period start(), add working days(period start(), 3, office)) / 1 day',
    'days(today, today + 1 month) / 1 day',
    'days(add months(today, 1 month), add days(today, 45 days)) / 1 day',
    'weekday(today)',
    'year(today)',
    'month(today)',
    'days(term start(), today) / 1 day',
    'days(today, term end() if known, otherwise today) / 1 day',
    'days(today, contract end() if known, otherwise today) / 1 day',
    'year days(today)',
    'hour(today + 5 hours)',
    'weekday(next working day(today, office))',
    'weekday(previous working day(today, office))',
    'year(calendar month(today) - 3 months)',
    'days(first day(today), last day(today)) / 1 day',
    'year(calendar month(day(today)))',
    'IDX for 2023-11',
    'IDX for months earlier(2)',
    'IDX for previous month(1)',
    'IDX for 2024-03',
    'IDX for period end()',
    'IDX for add days(today, 40 days)',
    'latest(IDX, 2024-04-01)',
    'latest(IDX, today)',
    'IDX for period start() if known, otherwise 1',
    'whole part(7 / 2) rounded to 2 half even',
    'absolute(-3)',
    'sign(0 - gold)',
    'power(1.1, 2)',
    '-(1 - gold)',
    `number of access ${window}`,
    `number of access ${window} where ${accessTest(draw)}`,
    `number of different zone of site over access ${window}`,
    `number of different cos over access ${window}`,
    `average of zone of site over access ${window}`,
    `greatest of zone over site ${window}`,
    `least of zone over site in service`,
    `(percentile 95 of mbps over access ${window}) / 1 Mbps`,
    `(sum of the greatest 2 of mbps over access ${window}) / 1 Mbps`,
    `(sum of minutes over usage ${window} where destination = Abroad) / 1 minute`,
    `(percentile 50 of minutes over usage ${window}) / 1 minute`,
    `(sum of duration over incident ${window}) / 1 hour`,
    `sum of hour(start of this call) over call ${window}`,
    `(sum of end - start over incident ${window}) / 1 hour`,
    `count times(merged(times of incident ${window}, 2 hours))`,
    `started units(times of incident ${window} where not planned, 1 hour)`,
    'full units(within(times of incident, open hours(office)), 30 minutes)',
    'total time(without(open hours(office), times of incident)) / 1 hour',
    `count times(cut(times of incident ${window}, 90 minutes))`,
    `total time(joined(times of incident, times of site in the period)) / 1 day`,
    `days(least of day over usage ${window}, period end()) / 1 day`,
    `(graduated scale of gold up to 1 : 2 otherwise : 1.5)`,
    `(whole volume scale of gold under 2 : 3 2 to 3 : 2 otherwise : 1.5)`,
    `(by packages of 2 scale of gold up to 2 : 3 otherwise : 1)`,
    `(${chargesIn(draw, around)}) / 10 EUR`,
    '(100 USD converted to EUR by FX for period start()) / 10 EUR',
    'if gold > 1 then 1 otherwise 3',
    `gold for ${draw.pick('today', 'period start()', '2024-02-10', 'months earlier(1)')}`,
    `(${chargesIn(draw, around)}) in the previous month / 10 EUR`,
    `(number of access ${window}) ${draw.pick('in the previous month', 'in the quarter')}`,
    `((sum of minutes over usage) from 2024-02-05 until period end()) / 1 minute`,
    `(average of IDX in the last 2 months) if known, otherwise 3`,
    `(${draw.pick('average', 'greatest', 'least', 'sum')} of FX ${draw.pick('in the month', 'in the quarter to date', 'in the calendar year')}) if known, otherwise 2`,
    '(100 USD converted to EUR by latest(FX, today)) / 10 EUR',
    'number of permonth at any time where total > 10 minutes',
    `(sum of total over peruse ${window}) / 1 minute`,
    `sum of weight over goldline ${window}`,
    'number of goldline where weight > 1',
    `sum of the greatest 1 of calls over permonth ${window}`,
    `(sum of billed over longcall ${window}) / 1 minute`,
    `(sum of amount over expense ${window}) / 1 EUR`,
    ...(around.isLast ? ['spend / 3 EUR'] : []),
  ];
  return numbers[choice % numbers.length] ?? '2';
}
