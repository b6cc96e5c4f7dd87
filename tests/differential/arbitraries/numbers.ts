// Differential tests, generators: plain numbers that the contract has at a moment, from every
// function and aggregate of the language.
import type { Draw } from './draw.ts';
import { type Around, accessTest, chargesIn, spanIn, windowIn } from './values.ts';

/** Numbers that are drawn part by part: all of a family would be a list too long. */
const FAMILIES: readonly ((draw: Draw, around: Around) => string)[] = [
  (draw) => {
    const how = draw.pick('average', 'greatest', 'least', 'sum');
    const series = draw.pick('IDX', 'FX', 'PARAM', 'RATE');
    return `(${how} of ${series} ${spanIn(draw)}) if known, otherwise 2`;
  },
  (draw) => {
    const way = draw.pick('half up', 'half down', 'half even', 'up', 'down');
    return `(${draw.pick('2.25', '-2.25', '0.75')} * gold) rounded ${way} to 0.5`;
  },
  (draw) => {
    const what = draw.pick('incident', 'ticket', 'outage', 'feature', 'site');
    const isItem = what === 'feature' || what === 'site';
    const when = isItem && draw.once(3) ? 'in service' : windowIn(draw);
    return draw.pick(
      `count times(times of ${what} ${when})`,
      `total time(times of ${what} ${when}) / 1 day`,
    );
  },
  (draw) => {
    const which = draw.pick('greatest', 'least');
    const window = windowIn(draw);
    return draw.pick(
      `hour(${which} of start over call ${window})`,
      `days(${which} of agreed over access ${window} where agreed is known, today) / 1 day`,
      `month(${which} of due over ticket ${window} where due is known)`,
      `(${which} of mbps over access ${window}) / 1 Mbps`,
    );
  },
  (draw, around) => {
    const inner = draw.pick(
      'number of access in service',
      'period days()',
      'gold',
      '(sum of minutes over usage) / 1 minute',
      'total time(times of incident) / 1 hour',
      `(${chargesIn(draw, { ...around, isLast: false })}) / 10 EUR`,
      'days(period start(), today) / 1 day',
    );
    return `(${inner}) ${spanIn(draw)}`;
  },
  (draw) => {
    const rate = draw.pick(
      'at 0.92',
      'by FX for today',
      'by latest(PARAM, today)',
      'by IDX for 2024-01',
    );
    return `(100 USD converted to EUR ${rate}) / 10 EUR`;
  },
];

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
    'ladder of gold',
    'days(greater of contract start() and 2024-02-01, today) / 1 day',
    'days(lesser of today and 2024-03-01, period end()) / 1 day',
    'month(greater of calendar month(today) and 2024-02)',
    'month(lesser of calendar month(today) and 2024-02)',
    'hour(greater of today + 5 hours and period start() + 7 hours)',
    'hour(lesser of today + 5 hours and period start() + 7 hours)',
    `number of ticket ${window} where due = calendar month(start)`,
    `number of ticket ${window} where seen is known and seen >= 2024-02-01`,
    `number of ticket ${window} where seen is known and seen > start`,
    `number of ticket ${window} where seen is known and seen <= 2024-02-01T08:00`,
    `number of call ${window} where start >= 2024-02-10T12:15`,
    `number of ticket ${window} where note = "red"`,
    `number of ticket ${window} where access is known and cos of access = Gold`,
    `total time(times of ticket ${window}) / 1 day`,
    `total time(times of outage ${window}) / 1 hour`,
    `sum of lasted over outage ${window}`,
    `sum of size over region ${window}`,
    `number of region where size > 1`,
    `number of feature ${window}`,
    `sum of heads over bycos ${window}`,
    `(greatest of speed over bycos) / 1 Mbps`,
    `sum of double over bigmonth ${window}`,
    'yearly of yearfee / 100 EUR',
    'RATE for today if known, otherwise 1',
    'latest(RATE, period end())',
    'working days(period start(), period end(), plant)',
    'total time(open hours(plant)) / 1 day',
    'total time(without(open hours(plant), times of incident)) / 1 day',
    `number of different site over access ${window}`,
    `number of different identity over access ${window}`,
    'integrated(31 EUR per month) / 10 EUR',
    'integrated(0.5 EUR per day) / 1 EUR',
    `number of usage ${window} where day = 2024-02-10`,
    `number of expense ${window} where calendar month(day) = 2024-02`,
    `number of call ${window} where start < 2024-02-10`,
    ...(around.isLast ? ['spend / 3 EUR'] : []),
  ];
  const at = choice % (numbers.length + 16 * FAMILIES.length);
  const family = FAMILIES[(at - numbers.length) % FAMILIES.length];
  return numbers[at] ?? family?.(draw, around) ?? '2';
}
