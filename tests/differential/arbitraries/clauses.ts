// Differential tests, generators: clauses by template. In: small numbers. Out: the sentences of a
// clause.

import { amount, each, often, type Sentences, type Template } from './clause-parts.ts';
import type { Draw } from './draw.ts';
import {
  calls,
  expenses,
  incidents,
  onceOnly,
  perDerived,
  perGroup,
  regions,
  tickets,
  usage,
} from './fact-clauses.ts';
import { plainNumber } from './numbers.ts';
import { prices } from './revisions.ts';
import {
  type Around,
  accessRate,
  accessTest,
  chargesIn,
  contractTest,
  windowIn,
} from './values.ts';

// What may be added to any clause over time.
function extras(draw: Draw): Sentences {
  return often(
    draw,
    draw.pick(
      'rounded down to 0.05',
      'rounded up to 1',
      'rounded half even to 0.01',
      'rounded half down to 0.1',
    ),
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
          'in force from contract start() + 20 days',
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
    draw.pick('', ' * gold', ` * (${plainNumber(draw, around)})`, ' * ladder of gold'),
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

/** A balance that reads what the clause itself charged before. */
const ownCharges: Template = (draw, { own }) => {
  const before = draw.pick(
    'in the calendar year before the period',
    'in the contract year before the period',
    'in the quarter before the period',
    'in the term before the period',
    'from contract start() until period start()',
    'in the last 2 months before the period',
    'in the previous month',
  );
  const [each_, of] = draw.pick(['', ''], ['for each access', ' of this access']);
  return [
    ...(each_ === '' ? [] : [each_]),
    'each month',
    ...draw.pick<Sentences>(
      ['credit 40 EUR', `at most 50 EUR + charges of ${own}${of} ${before}`],
      ['charge 17 EUR', `at most 40 EUR - charges of ${own}${of} ${before}`],
    ),
  ];
};

const discount: Template = (draw, around) => [
  ...draw.pick<Sentences>([], ['for each site'], ['for each access where backup']),
  each(draw),
  `discount ${chargesIn(draw, around)} ${draw.pick('graduated', 'whole volume')}`,
  '  up to 40 EUR : 3 %',
  `  up to 90 EUR : ${draw.pick('5', '12.5')} %`,
  '  otherwise : 10 %',
  ...guard(draw, around),
];

const countedDiscount: Template = (draw, around) => [
  `discount ${chargesIn(draw, around)} by number of access ${windowIn(draw)}`,
  '  0 to 1 : 1 %',
  '  2 : 5 %',
  '  3 and over : 9 %',
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
    : `${draw.pick('caps', 'floors')} ${limited(draw, around)} at ` +
      draw.pick('25 EUR', '80.80 EUR', '15 EUR per month'),
];

function limited(draw: Draw, { clauses, isLast }: Around): string {
  const all = isLast ? ['all charges', `all charges except ${draw.of(clauses)}`] : [];
  return draw.of([draw.of(clauses), draw.of(clauses), clauses.join(', '), ...all]);
}

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
    ['credit 100 EUR'],
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
  perDerived,
  tickets,
  incidents,
  regions,
  onceOnly,
  ownCharges,
  countedDiscount,
  recurring,
  perSpan,
  perSpan,
  perSpan,
  perSpan,
  perSpan,
  exception,
  recurring,
];
