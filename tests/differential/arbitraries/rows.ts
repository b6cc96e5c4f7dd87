// Differential tests, generators: rows of data files.
import fc from 'fast-check';
import { formatDay, parseDay } from '../../../dsl/src/values/index.ts';
import type { Cells, Tables } from '../reference/thing.ts';
import { Draw } from './draw.ts';

const FIRST = parseDay('2023-12-20') ?? 0;

const day = (offset: number): string => formatDay(FIRST + offset);

/** A row of an item: whose, its days, when it became known, and numbers for the rest. */
interface ItemRow {
  readonly key: number;
  readonly from: number;
  readonly length: number;
  readonly known: number;
  readonly numbers: readonly number[];
}

const numbers = fc.array(fc.nat(11), { minLength: 4, maxLength: 8 });

const itemRow = (keys: number, from = fc.oneof(fc.constant(0), fc.nat(90))) =>
  fc.record({
    key: fc.nat(keys - 1),
    from,
    // 0: no end; -1: a row that holds on no day, where its end is excluded.
    length: fc.oneof(
      { weight: 8, arbitrary: fc.constant(0) },
      { weight: 4, arbitrary: fc.integer({ min: 1, max: 80 }) },
      { weight: 1, arbitrary: fc.constant(-1) },
    ),
    // 0: known since ever; else days after two weeks before its start.
    known: fc.oneof(fc.constant(0), fc.nat(60)),
    numbers,
  });

/** An access that is at another site from some day on, all the rest as it was. */
interface Move {
  /** Which of the rows of accesses moves. */
  readonly row: number;
  /** Days after the start of that row. */
  readonly after: number;
  /** How many sites further. */
  readonly by: number;
  readonly known: number;
}

const move: fc.Arbitrary<Move> = fc.record({
  row: fc.nat(4),
  after: fc.integer({ min: 5, max: 80 }),
  by: fc.integer({ min: 1, max: 2 }),
  known: fc.oneof(fc.constant(0), fc.nat(60)),
});

/** All rows of a case, before they are written. */
export interface Rows {
  readonly sites: readonly ItemRow[];
  readonly accesses: readonly ItemRow[];
  readonly devices: readonly ItemRow[];
  readonly records: readonly ItemRow[];
  readonly moves: readonly Move[];
}

/** Rows of all types. */
export const rowsArbitrary: fc.Arbitrary<Rows> = fc.record({
  sites: fc.array(itemRow(3), { minLength: 0, maxLength: 3 }),
  accesses: fc.array(itemRow(3), { minLength: 0, maxLength: 5 }),
  devices: fc.array(itemRow(2), { maxLength: 2 }),
  records: fc.array(itemRow(6, fc.integer({ min: 10, max: 110 })), { minLength: 1, maxLength: 5 }),
  moves: fc.array(move, { maxLength: 2 }),
});

/** Rows by type, with cells as a data file has them. */
export function tablesOf({ sites, accesses, devices, records, moves }: Rows): Tables {
  const all = everyKey(3, accesses);
  return {
    site: [...everyKey(3, sites)].map(siteRow),
    access: [...all.map(accessRow), ...moves.map((one) => movedRow(one, all))],
    device: devices.map(deviceRow),
    usage: records.map(usageRow),
    call: records.map(callRow),
    incident: records.map(incidentRow),
    expense: records.map(expenseRow),
    ticket: records.map(ticketRow),
    feature: devices.map(featureRow),
    region: REGIONS,
    IDX: INDEX,
    RATE: RATES,
  };
}

// The first keys always have a row of their own, from before everything.
function everyKey(count: number, rows: readonly ItemRow[]): readonly ItemRow[] {
  const missing = Array.from({ length: count }, (_, key) => key).filter(
    (key) => !rows.some((row) => row.key === key),
  );
  return [
    ...missing.map((key) => ({ key, from: 0, length: 0, known: 0, numbers: [key] })),
    ...rows,
  ];
}

const known = ({ known: at, from }: ItemRow): string => (at === 0 ? '' : day(from + at - 14));

function dates({ from, length }: ItemRow): Cells {
  return { valid_from: day(from), valid_to: length === 0 ? '' : day(from + Math.max(0, length)) };
}

function siteRow(row: ItemRow): Cells {
  const draw = new Draw(row.numbers);
  return {
    site: `S${row.key + 1}`,
    country: draw.pick('FR', 'DE', 'ES'),
    zone: draw.pick('1', '2', '3', '2.5'),
    opened: draw.pick('', '2024-01-15', '2024-02-29'),
    ...dates(row),
    known: known(row),
  };
}

function accessRow(row: ItemRow): Cells {
  const draw = new Draw(row.numbers);
  return {
    access: `A${row.key + 1}`,
    site: draw.once(25) ? 'S9' : draw.pick('S1', 'S2', 'S3', 'S1'),
    mbps: draw.pick('10', '20', '100', '0.5'),
    cos: draw.pick('Standard', 'Gold'),
    price: draw.pick('', '12', '55.55'),
    agreed: draw.pick('2024-01-31', '', '2024-02-12'),
    backup: draw.pick('no', 'yes'),
    ...dates(row),
    known: known(row),
  };
}

const SITES = ['S1', 'S2', 'S3'];

function movedRow({ row, after, by, known: at }: Move, rows: readonly ItemRow[]): Cells {
  const before = rows[row % rows.length];
  if (before === undefined) throw new RangeError('no access to move');
  const moved = { ...before, from: before.from + after, known: at };
  const cells = accessRow(before);
  const site = SITES[(SITES.indexOf(cells.site ?? '') + by + SITES.length) % SITES.length] ?? '';
  return { ...cells, site, ...dates({ ...moved, length: 0 }), known: known(moved) };
}

function deviceRow(row: ItemRow): Cells {
  const draw = new Draw(row.numbers);
  return {
    device: `D${row.key + 1}`,
    access: draw.pick('A1', 'A2', 'A3'),
    model: draw.pick('Small', 'Large'),
    changed: day(row.from),
  };
}

function usageRow(row: ItemRow): Cells {
  const draw = new Draw(row.numbers);
  return {
    usage: `U${row.key + 1}`,
    access: draw.pick('A1', 'A2', 'A3'),
    minutes: draw.pick('10', '35', '1.5', '120', '0'),
    cost: draw.pick('2.5', '', '0.335'),
    destination: draw.pick('Local', 'Abroad'),
    day: day(row.from),
    known: known(row),
  };
}

function callRow(row: ItemRow): Cells {
  const draw = new Draw(row.numbers);
  const hour = draw.pick('08:00', '23:30', '00:00', '12:15');
  return {
    access: draw.pick('A1', 'A2'),
    length: draw.pick('30', '61', '200', '60'),
    began: `${day(row.from)}T${hour}`,
  };
}

function incidentRow(row: ItemRow): Cells {
  const draw = new Draw(row.numbers);
  const last = row.from + draw.pick(0, 0, 1, 3, 35);
  const began = draw.pick('00:00', '07:30', '10:00', '22:10', '22:40');
  const ended = draw.pick('22:10', '23:59', '22:40', '10:00');
  return {
    incident: `I${row.key + 1}`,
    site: draw.pick('S1', 'S2', 'S3'),
    planned: draw.pick('no', 'yes'),
    began: `${day(row.from)}T${began}`,
    ended: `${day(ended <= began ? Math.max(last, row.from + 1) : last)}T${ended}`,
    known: known(row),
  };
}

function expenseRow(row: ItemRow): Cells {
  const draw = new Draw(row.numbers);
  return {
    site: draw.pick('S1', 'S2'),
    amount: draw.pick('100', '33.35', '0.10'),
    fee: draw.pick('3', '0', '12.5'),
    booked: day(row.from).slice(0, 7),
  };
}

// Days of both ends, the last one included.
function ticketRow(row: ItemRow): Cells {
  const draw = new Draw(row.numbers);
  return {
    ticket: `T${row.key + 1}`,
    access: draw.pick('A1', '', 'A2'),
    seen: draw.pick('', `${day(row.from)}T12:30`, '2024-02-01T08:00'),
    due: draw.pick('', '2024-02', day(row.from).slice(0, 7)),
    note: draw.pick('red', '', 'blue sky'),
    began: day(row.from),
    ended: day(row.from + draw.pick(0, 1, 12)),
  };
}

function featureRow(row: ItemRow): Cells {
  const draw = new Draw(row.numbers);
  return {
    feature: `F${row.key + 1}`,
    access: draw.pick('A1', 'A2', 'A3'),
    rent: draw.pick('3', '4.44'),
    since: day(row.from),
  };
}

const REGIONS: readonly Cells[] = [
  { region: 'R1', size: '3' },
  { region: 'R2', size: '0.5' },
];

const INDEX: readonly Cells[] = [
  { month: '2023-11', value: '100', published: '' },
  { month: '2023-12', value: '101.3', published: '2024-01-05' },
  { month: '2024-01', value: '102', published: '2024-02-10' },
  { month: '2024-01', value: '103.7', published: '2024-03-20' },
  { month: '2024-02', value: '104.1', published: '2024-03-01' },
  { month: '2024-03', value: '99', published: '' },
];

const RATES: readonly Cells[] = [
  { day: '2024-01-01', value: '1.1', published: '' },
  { day: '2024-01-31', value: '1.2', published: '2024-02-15' },
  { day: '2024-02-01', value: '1.25', published: '2024-02-01' },
  { day: '2024-02-01', value: '1.3', published: '2024-03-10' },
  { day: '2024-03-31', value: '1', published: '' },
];
