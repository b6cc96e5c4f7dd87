// Differential tests, generators: clauses by template. In: small numbers. Out: the sentences of a
// clause.
import type { Draw } from './draw.ts';
import {
  type Around,
  accessRate,
  accessTest,
  chargesIn,
  contractTest,
  plainNumber,
  windowIn,
} from './values.ts';

/** The sentences of a clause, one a line. */
export type Sentences = readonly string[];

type Template = (draw: Draw, around: Around) => Sentences;

const amount = (draw: Draw): string => draw.pick('10', '3.33', '0.07', '125');

const each = (draw: Draw): string =>
  draw.pick(
    'each month',
    'each quarter',
    'each contract year',
    'each month',
    'each calendar year',
    'each month',
    'each month',
    'each month',
    'each day',
    'each half year',
    'each contract quarter',
    'each contract half year',
  ) + draw.pick('', '', ' at its start');

function often(draw: Draw, ...lines: readonly string[]): Sentences {
  return lines.filter(() => draw.once(3));
}

// What may be added to any clause over time.
function extras(draw: Draw): Sentences {
  return often(
    draw,
    draw.pick('rounded down to 0.05', 'rounded up to 1', 'rounded half even to 0.01'),
    draw.pick('in arrears', 'in advance'),
    draw.pick(
      'part months by thirty days',
      'part months as whole months',
      'part months by actual days',
    ),
  ).filter(() => draw.once(2));
}

const dates = (draw: Draw): Sentences =>
  draw.once(6)
    ? [
        draw.pick(
          'in force from 2024-01-20',
          'in force from 2024-01-10 until 2024-03-05',
          'in force until 2024-02-20',
        ),
      ]
    : [];

const forEachAccess = (draw: Draw): string =>
  draw.among(
    () => 'for each access',
    () => `for each access where ${accessTest(draw)}`,
  );

const guard = (draw: Draw, around: Around): Sentences =>
  draw.once(5) ? [`when ${contractTest(draw, around)}`] : [];

const recurring: Template = (draw, around) => [
  forEachAccess(draw),
  ...priced(accessRate(draw), draw),
  ...guard(draw, around),
  ...extras(draw),
  ...dates(draw),
];

function priced(rate: string, draw: Draw): Sentences {
  const charge = `charge ${rate}`;
  return rate.includes('per day') || !draw.once(5)
    ? [charge]
    : [charge, 'at most 40 EUR per month'];
}

const flatFee: Template = (draw, around) => [
  `charge ${amount(draw)} EUR per month` +
    draw.pick('', ' * gold', ` * (${plainNumber(draw, around)})`),
  ...extras(draw),
  ...dates(draw),
];

const siteFee: Template = (draw, around) => [
  `for each site${draw.pick('', ' where zone <> 2', ' where opened >= 2024-01-15')}`,
  `charge ${draw.pick('4 EUR per month', '1 EUR per month * number of access of this site')}`,
  ...guard(draw, around),
  ...extras(draw),
];

const oneOff: Template = (draw, around) => [
  forEachAccess(draw),
  `${draw.pick('once on', 'once on', 'every 1 months from', 'every 2 months from')} ${draw.pick(
    'service start',
    'agreed',
    'service end',
    'add months(service start, 1 month)',
    'service start + 10 days',
    'opened of site',
    '2024-01-31',
  )}`,
  `charge ${draw.pick(
    `${amount(draw)} EUR`,
    'setup of prices with cos = cos, zone = zone of site',
    '1 EUR * (started months(service start, add days(today, 40 days)) / 1 month)',
    `${chargesIn(draw, around)}`,
  )}`,
];

const usage: Template = (draw) => [
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

const calls: Template = (draw) => [
  draw.pick('for each call', 'for each longcall', 'for each call where length >= 30 second'),
  `charge ${draw.pick(
    '0.02 EUR * (length / 1 second)',
    'if hour(start) < 12 then 1 EUR otherwise 2 EUR',
    '0.05 EUR * weekday(start)',
    '0.10 EUR * number of call in the month before this one',
    '1 EUR * (day(start) - day of this) / 1 day + 0.50 EUR',
  )}`,
];

const perGroup: Template = (draw) => [
  `for each ${draw.pick('permonth', 'peruse')}`,
  ...(draw.once(2) ? ['each month'] : []),
  draw.pick(
    'charge 0.01 EUR * (total / 1 minute)',
    'charge 0.50 EUR + 0.001 EUR * (total / 1 second)',
  ),
];

const expenses: Template = (draw) => [
  'for each expense',
  `charge ${draw.pick('amount * (1 + fee)', 'fee * amount', 'amount at most 50 EUR')}`,
  ...often(draw, 'rounded half down to 0.5'),
];

const discount: Template = (draw, around) => [
  ...draw.pick<Sentences>([], ['for each site'], ['for each access where backup']),
  each(draw),
  `discount ${chargesIn(draw, around)} ${draw.pick('graduated', 'whole volume')}`,
  '  up to 40 EUR : 3 %',
  `  up to 90 EUR : ${draw.pick('5', '12.5')} %`,
  '  otherwise : 10 %',
  ...guard(draw, around),
];

const siteDiscount: Template = (draw, around) => [
  'for each site',
  each(draw),
  `${draw.pick('discount', 'surcharge')} ${draw.pick('5', '33')} % of ` +
    chargesIn(draw, around, ' of this site'),
];

const commitment: Template = (draw, around) => {
  const said = draw.pick<Sentences>([], [each(draw)]);
  const amount = draw.pick('300 EUR', '90.50 EUR', '55 EUR per month');
  const base = chargesIn(draw, around);
  return [
    ...(base.endsWith('in the term') ? ['each month'] : said),
    `commitment of ${amount} on (${base}), shortfall at ${draw.pick('80', '100')} %`,
  ];
};

const credit: Template = (draw, around) => [
  'for each site',
  draw.pick('each month', 'each quarter'),
  ...(draw.once(3) ? ['when there is incident of this site in the period'] : []),
  `credit ${chargesIn(draw, around, ' of this site')} by availability`,
  `  99.95 % and over : ${draw.pick('1', '0')} %`,
  '  99 % to 99.95 % : 5 %',
  '  under 99 % : 15.5 %',
  ...often(draw, `at most 50 % of ${chargesIn(draw, around, ' of this site')}`, 'at most 4 EUR'),
];

const hours: Template = (draw) => [
  'for each site',
  'each month',
  `credit 2 EUR * ${draw.pick('started', 'full')} units(` +
    'merged(times of incident of this site where not planned, 30 minutes), 1 hour)',
];

const limit: Template = (draw, around) => [
  ...draw.pick<Sentences>([], ['for each access']),
  around.clauses.length === 0
    ? 'surcharge 2 EUR'
    : `${draw.pick('caps', 'floors')} ${draw.of(around.clauses)} at ` +
      draw.pick('25 EUR', '80.80 EUR'),
];

const exception: Template = (draw, around) => {
  const verb = draw.pick('replaces', 'suspends', 'reinstates', 'adds to');
  const target = around.clauses.length === 0 ? [] : [`${verb} ${draw.of(around.clauses)}`];
  return [
    ...draw.pick<Sentences>([forEachAccess(draw)], ['for each site where zone = 1'], []),
    ...target,
    ...guard(draw, around),
    draw.pick('charge nothing', 'charge 5 EUR per month'),
    ...dates(draw),
  ];
};

/** A plain number of the contract, charged as money; the fourth number chooses it. */
export const perSpan: Template = (draw, around) => [
  ...draw.among<Sentences>(
    () => [],
    () => [forEachAccess(draw)],
    () => ['for each usage'],
  ),
  each(draw),
  `charge 1 EUR * (${plainNumber(draw, around)})${draw.pick('', ' rounded to 0.001')}`,
  ...guard(draw, around),
];

const integrated: Template = (draw) => [
  'for each access',
  'each month',
  `charge integrated(${draw.pick('list price', 'price', '9 EUR per month', '0.3 EUR per day')})`,
  ...extras(draw),
];

const shared: Template = (draw, around) => [
  ...draw.pick<Sentences>(
    ['each month', `charge ${draw.pick('100 EUR', `0.1 EUR * (${plainNumber(draw, around)})`)}`],
    [`charge ${draw.pick('100 EUR per month', '1 EUR per month * gold')}`],
  ),
  draw.pick(
    'shared over access in the period by 1',
    `shared over access ${windowIn(draw)} by mbps`,
    'shared over site in service by zone',
  ),
];

const notHere: Template = (draw) => [
  forEachAccess(draw),
  draw.pick('by hand in EUR "typed in"', 'not billable here "the local issuer"'),
];

/** Price revisions. */
export const prices: Template = (draw) => [
  ...draw.pick<Sentences>(
    [],
    [],
    ['for each access where cos = Gold'],
    ['for each access', 'when whole months(service start, today) >= 1 month'],
  ),
  'multiply monthly of prices by IDX for months earlier(1) / IDX for 2023-12',
  ...often(draw, 'at least 1', 'at most 1.08'),
  `every ${draw.pick('1', '2', '12')} months from ` +
    draw.pick('2024-02-01', '2024-01-31', '2024-02-10'),
  draw.pick('on the price before', 'on the original price'),
  ...often(draw, 'rounded to 0.01'),
  ...often(draw, 'in force from 2024-01-01 until 2024-03-01'),
];

/** The templates; those of everyday first. */
export const TEMPLATES: readonly Template[] = [
  recurring,
  oneOff,
  usage,
  discount,
  flatFee,
  perSpan,
  siteFee,
  commitment,
  credit,
  exception,
  limit,
  siteDiscount,
  calls,
  perGroup,
  expenses,
  hours,
  integrated,
  shared,
  prices,
  notHere,
  recurring,
  perSpan,
  exception,
  recurring,
];
