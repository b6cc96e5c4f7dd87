// Differential tests, generators: values to be put into clauses: conditions, rates, sums of money,
// plain numbers. Each list starts with its plainest value.
import type { Draw } from './draw.ts';

/** What clauses a value may look at, and what is bound around it. */
export interface Around {
  /** Id of the clause itself. */
  readonly own: string;
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
  'in the month to date',
  'in the calendar year',
  'in the previous calendar year',
  'in the calendar year before the period',
  'in the previous contract year',
  'from contract start() until today',
  'from 2024-02-05 until period end()',
  'at any time',
] as const;

/** A window for a set of facts or charges. */
export const windowIn = (draw: Draw): string => draw.of(WINDOWS);

/** A window with an end, for a value in another period. */
export const spanIn = (draw: Draw): string =>
  windowIn(draw).replace('at any time', 'in the period');

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
      'mbps = 10 Mbps',
      'mbps <> 20 Mbps',
      'zone of site < 3',
      'zone of site > 1',
      'cos <> Gold',
      'backup = yes',
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
    '2 EUR per month * number of access in service before this one',
    '1 EUR per month * ladder of (mbps / 1 Mbps)',
    'if open of terms with cos = cos then 3 EUR per month otherwise 4 EUR per month',
    'if (priority of terms with cos = cos) = "high" then 3 EUR per month otherwise 4 EUR per month',
    'if since of terms with cos = cos < today then 3 EUR per month otherwise 4 EUR per month',
    'if identity = "A1" then 3 EUR per month otherwise 4 EUR per month',
    'yearly of yearfee / 12 months',
    'sum of rent over feature of this access',
    '1 EUR per month * year(greater of service start and 2024-02-10)',
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
    '(greatest of cos over access in service) = Gold',
    'calendar month(today) >= 2024-02',
    `there is access ${windowIn(draw)} where backup = no and cos <> Gold`,
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
