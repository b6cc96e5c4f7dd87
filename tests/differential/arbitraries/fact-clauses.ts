// Differential tests, generators: clauses for records, for sets made of facts, for single days. In:
// small numbers. Out: the sentences of a clause.
import { amount, often, type Sentences, type Template } from './clause-parts.ts';
import { plainNumber } from './numbers.ts';

/** Records of usage, priced by the piece, by table and by running totals. */
export const usage: Template = (draw) => [
  `for each usage${draw.pick('', ' where destination = Abroad', ' where cos of access = Gold')}`,
  `charge ${draw.pick(
    '0.10 EUR * (minutes / 1 minute)',
    'cost',
    'cost if known, otherwise 1 EUR',
    'rate of tariff with destination = destination, since = day of this * (minutes / 1 minute)',
    '0.01 EUR * (increments(minutes, 30 second, 10 second) / 1 second)',
    `0.20 EUR * (lesser of minutes and (greater of 0 minute and sum of minutes over usage ` +
      `in the month before this one + minutes - 50 minutes)) / 1 minute`,
    `0.30 EUR * number of usage at any time before this one where access = access of this`,
    '1 EUR * (minutes / 1 minute rounded up to 5)',
    'by step scale of minutes up to 10 minutes : 1 EUR under 120 minutes : 2 EUR otherwise : 3 EUR',
  )}`,
  ...often(draw, 'at least 0.50 EUR', 'at most 3 EUR'),
];

/** Calls, by their hour and day. */
export const calls: Template = (draw) => [
  draw.pick('for each call', 'for each longcall', 'for each call where length >= 30 second'),
  `charge ${draw.pick(
    '0.02 EUR * (length / 1 second)',
    'if hour(start) < 12 then 1 EUR otherwise 2 EUR',
    '0.05 EUR * weekday(start)',
    '0.10 EUR * number of call in the month before this one',
    '1 EUR * (day(start) - day of this) / 1 day + 0.50 EUR',
  )}`,
];

/** Groups of usage. */
export const perGroup: Template = (draw) => [
  `for each ${draw.pick('permonth', 'peruse')}`,
  ...(draw.once(2) ? ['each month'] : []),
  draw.pick(
    'charge 0.01 EUR * (total / 1 minute)',
    'charge 0.50 EUR + 0.001 EUR * (total / 1 second)',
  ),
];

/** Sets made of items, of sets and of records that last. */
export const perDerived: Template = (draw) =>
  draw.pick<Sentences>(
    ['for each goldline', 'each month', 'charge 1 EUR * weight'],
    ['for each goldline', 'charge 1 EUR * weight'],
    ['for each bycos', 'each month', 'charge 0.50 EUR * heads'],
    ['for each bigmonth', 'charge 0.10 EUR * double'],
    ['for each outage', 'charge 1 EUR * lasted'],
    ['for each outage', 'each quarter', 'charge 0.10 EUR * (duration / 1 hour)'],
  );

/** Records with last days and values that may be missing. */
export const tickets: Template = (draw, { clauses }) => [
  `for each ticket${draw.pick('', ' where note = "red"', ' where cos of access = Gold', ' where seen >= 2024-02-01T08:00')}`,
  ...(draw.once(4) ? ['when access is known'] : []),
  `charge ${draw.pick(
    '1 EUR * (duration / 1 day)',
    '1 EUR * (days(day, end day) / 1 day)',
    '0.10 EUR * hour(seen) if known, otherwise 3 EUR',
    '1 EUR * month(due)',
    'list price of access * 1 month',
    '1 EUR * (total time(times of this ticket) / 1 day)',
    clauses.length === 0 ? '2 EUR' : `charges of ${draw.of(clauses)} of access of this ticket`,
  )}`,
];

/** Records that last, and what they are charged or credited by. */
export const incidents: Template = (draw, { clauses }) => [
  'for each incident',
  `credit ${draw.pick(
    '1 EUR * (total time(times of this incident) / 1 hour)',
    '1 EUR * started units(within(times of this incident, open hours(office)), 1 hour)',
    '1 EUR * (total time(without(times of this incident, open hours(office))) / 1 hour)',
    '1 EUR * number of access where site = site of this incident',
    clauses.length === 0
      ? '2 EUR'
      : `20 % of charges of ${draw.of(clauses)} of site of this incident`,
  )}`,
];

/** Items without dates. */
export const regions: Template = (draw) => [
  'for each region',
  ...draw.pick<Sentences>(
    ['charge 3 EUR per month * size'],
    ['each month', 'charge 2 EUR * size'],
    ['every 1 months from 2023-12-10', 'charge 2 EUR * size'],
  ),
];

/** On a day of the contract, or of a record that is billed on another day than its own. */
export const onceOnly: Template = (draw, around) => [
  ...draw.pick<Sentences>(
    ['once on contract start() + 40 days', `charge 1 EUR * (${plainNumber(draw, around)})`],
    ['every 1 months from 2023-12-31', 'charge 3 EUR'],
    ['once on contract start() + 10 days', `charge ${amount(draw)} EUR`],
    ['for each usage', 'once on day + 1 months', 'charge 0.10 EUR * (minutes / 1 minute)'],
    ['for each access', 'once on since of terms with cos = cos', 'charge 4 EUR'],
  ),
];

/** Records of a month. */
export const expenses: Template = (draw) => [
  'for each expense',
  `charge ${draw.pick('amount * (1 + fee)', 'fee * amount', 'amount at most 50 EUR')}`,
  ...often(draw, 'rounded half down to 0.5'),
];
