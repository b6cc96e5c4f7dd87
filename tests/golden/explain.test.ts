// Golden: every line of both example contracts opens, and what it opens to folds back to its amount
// and ends in the words, rows, facts and days that made it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileContract, createSourceFile } from '../../dsl/src/index.ts';
import { equals, fromText } from '../../dsl/src/values/index.ts';
import { bindFacts, type Explanation, fold, type Origin } from '../../engine/src/index.ts';
import { explainEntry } from '../../engine/src/rate/explain-line.ts';
import type { Entry } from '../../engine/src/rate/ledger.ts';
import { Run } from '../../engine/src/rate/run.ts';
import { draftsOf, exampleFolder, explained, linesById, month, read } from '../support/folders.ts';

const helvarion = read(exampleFolder('helvarion'));
const armorique = read(exampleFolder('armorique'));
const corvenne = read(exampleFolder('corvenne'));

/** Every entry of a period's draft with its explanation, from one run. */
async function explainAll(
  { compilation, facts }: typeof helvarion,
  from: string,
  period: string,
): Promise<{ readonly entry: Entry; readonly explanation: Explanation }[]> {
  const { history } = compilation;
  if (history === undefined || facts === undefined) throw new Error('nothing to explain');
  const run = new Run({ history, facts, from: month(from), through: month(period) });
  const { entries = [] } = (await run.invoices()).at(-1) ?? {};
  const { situation } = run;
  if (situation === undefined) throw new Error('nothing was rated');
  return entries.map((entry) => ({ entry, explanation: explainEntry(situation, entry) }));
}

function nodesOf(node: Explanation): Explanation[] {
  return node.kind === 'input' ? [node] : [node, ...node.of.flatMap(nodesOf)];
}

function originsOf(node: Explanation): Origin[] {
  return nodesOf(node).flatMap((one) => (one.kind === 'input' ? [one.origin] : []));
}

const kindsOf = (node: Explanation): Set<string> =>
  new Set(originsOf(node).map(({ kind }) => kind));

const operationsOf = (node: Explanation): Set<string> =>
  new Set(nodesOf(node).flatMap((one) => (one.kind === 'step' ? [one.operation] : [])));

const HELVARION = ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06', '2025-07'];
const ARMORIQUE = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];
const CORVENNE = ['2025-06', '2025-07', '2025-08', '2025-11', '2025-12', '2026-02', '2026-03'];

describe.each([
  ['helvarion', helvarion, '2025-01', HELVARION],
  ['armorique', armorique, '2026-01', ARMORIQUE],
  ['corvenne', corvenne, '2025-05', CORVENNE],
] as const)('every line of %s', (_name, prepared, from, periods) => {
  it.each(periods)(
    'of %s folds back to its amount and ends in where it comes from',
    async (period) => {
      const all = await explainAll(prepared, from, period);
      expect(all.length).toBeGreaterThan(20);
      for (const { entry, explanation } of all) {
        const folded = fromText(fold(explanation));
        expect(folded !== undefined && equals(folded, entry.amount), entry.id).toBe(true);
        // A charge taken back whole ends in what had been billed; any other one in words or rows too.
        const kinds = kindsOf(explanation);
        const isOwn = kinds.has('row') || kinds.has('clause') || kinds.has('fact');
        expect(isOwn || (entry.gone && kinds.has('charge')), entry.id).toBe(true);
        if (!entry.gone) expect(operationsOf(explanation).has('round'), entry.id).toBe(true);
      }
    },
  );
});

/** How many nodes a tree has that lead elsewhere in it. */
const above = (node: Explanation): number =>
  originsOf(node).filter(({ kind }) => kind === 'above').length;

describe('what a tree says once', () => {
  it('is the total of a pool before each of its calls', async () => {
    const id = '5.1/CTR-CORV-002/2025-06-01';
    const { explanation } = await explained(corvenne, '2025-05', '2025-06', id);
    const size = nodesOf(explanation).length;
    expect(size).toBeGreaterThan(10_000);
    expect(size).toBeLessThan(100_000);
    expect(above(explanation)).toBeGreaterThan(400);
  });

  it('is a balance that is read twice, however many months it goes back', async () => {
    const folder = exampleFolder('gallery/200-carried-first');
    const text = readFileSync(join(folder, 'contract.avn'), 'utf8').replace(
      'own left in the previous month',
      '(own left in the previous month) / 2 + (own left in the previous month) / 2',
    );
    const compilation = compileContract({ files: [createSourceFile('contract.avn', text)] });
    const prepared = { ...read(folder), compilation };
    const id = '1/L1/2026-04-01';
    const { explanation } = await explained(prepared, '2026-04', '2026-04', id);
    expect(fold(explanation)).toBe('10');
    // The second readings of March, of February in it and of January lead to the first ones.
    expect(above(explanation)).toBe(3);
  });
});

describe('what a line opens to', () => {
  it('is the annex row, the index, the inventory line and the days for a corrected port', async () => {
    const id = '4.1/DE-MUC-02-P/2025-03-12~2025-04';
    const { explanation } = await explained(helvarion, '2025-01', '2025-04', id);
    const origins = originsOf(explanation);
    const price = nodesOf(explanation).find(
      (one) => one.kind === 'input' && one.origin.kind === 'row' && one.name === 'monthly',
    );
    expect(price).toMatchObject({ value: '560', origin: { table: 'port price' } });
    expect(origins).toContainEqual({
      kind: 'series',
      series: 'SYNTEC',
      at: '2024-09',
      published: '2024-10-31',
    });
    expect(origins).toContainEqual(
      expect.objectContaining({
        kind: 'fact',
        key: 'DE-MUC-02-P',
        attribute: 'bandwidth',
        file: 'data/accesses.csv',
        line: 99,
        from: '2025-03-12',
        known: '2025-03-12',
      }),
    );
    expect(origins).toContainEqual({ kind: 'period', from: '2025-03-12', to: '2025-04-01' });
    expect(origins).toContainEqual(expect.objectContaining({ kind: 'clause', clause: '8' }));
    const factor = nodesOf(explanation).find(({ value }) => value === '737/720');
    expect(factor?.kind).toBe('step'); // 1.0236111…
    expect(operationsOf(explanation)).toContain('round');
  });

  it('is the tickets less the planned work for a credit, with the clause’s own bands', async () => {
    const { explanation } = await explained(armorique, '2026-01', '2026-03', '9/BST/2026-03-01');
    const facts = originsOf(explanation).filter(({ kind }) => kind === 'fact');
    expect(facts.map((one) => one.kind === 'fact' && [one.file, one.key])).toEqual([
      ['data/incidents.csv', 'I1'],
      ['data/incidents.csv', 'I2'],
      ['data/maintenances.csv', 'M1'],
    ]);
    const charges = originsOf(explanation).filter(({ kind }) => kind === 'charge');
    expect(charges).toEqual([{ kind: 'charge', line: '4.1/BST-P/2026-03-01' }]);
    const band = nodesOf(explanation).find((one) => one.kind === 'step' && one.name === 'band');
    expect(band?.value).toBe('0.05');
  });

  it('is the members of a group, told as what they are', async () => {
    const overtime = read(exampleFolder('gallery/190-overtime-day-and-week'));
    const line = '1/P1/2026-03-30/2026-03-30';
    const { explanation } = await explained(overtime, '2026-03', '2026-03', line);
    const sums = nodesOf(explanation).flatMap((one) =>
      one.kind === 'step' && one.operation === 'sum' ? (one.parameters?.type ?? []) : [],
    );
    expect(sums).toEqual(['timesheet']);
  });

  it('is the weights of all the members for a shared charge', async () => {
    const { explanation } = await explained(armorique, '2026-01', '2026-03', '11/OUE/2026-03-01');
    const beds = originsOf(explanation).flatMap((one) => (one.kind === 'fact' ? [one.key] : []));
    expect(new Set(beds)).toEqual(new Set(['BST', 'QPR', 'MLX', 'CRH', 'OUE']));
  });

  it('is the calls before for a call beyond the pool', async () => {
    const { explanation } = await explained(armorique, '2026-01', '2026-01', '5.2/A03/2026-01-08');
    const calls = originsOf(explanation).flatMap((one) => (one.kind === 'fact' ? [one.key] : []));
    expect(new Set(calls)).toEqual(new Set(['A01', 'A02', 'A03']));
  });

  it('is the slices of the scale for a discount', async () => {
    const { explanation } = await explained(
      helvarion,
      '2025-01',
      '2025-01',
      '6/CTR-HELV-001/2025-01-01',
    );
    const values = nodesOf(explanation).map(({ value }) => value);
    // 20 000 at 4 %, 20 000 at 7 %, 6 450 at 10 %.
    expect(values).toEqual(expect.arrayContaining(['800', '1400', '645', '-2845']));
    const charges = originsOf(explanation).filter(({ kind }) => kind === 'charge');
    expect(charges.length).toBeGreaterThan(200);
  });
});

/** Circuits of a zone and bandwidth, read from the inventory without the engine. */
function circuitsAt(zone: string, mbps: string): ReadonlySet<string> {
  const cells = (file: string, ...columns: readonly string[]): string[][] => {
    const table = helvarion.folder.tables.get(file);
    const at = columns.map((column) => table?.columns.indexOf(column) ?? -1);
    return (table?.rows ?? []).map((row) => at.map((index) => row[index] ?? ''));
  };
  const sites = new Map(
    cells('data/sites.csv', 'site', 'zone').map(([site = '', own = '']) => [site, own]),
  );
  const circuits = cells('data/accesses.csv', 'circuit', 'site', 'mbps');
  return new Set(
    circuits.flatMap(([circuit = '', site = '', own]) =>
      own === mbps && sites.get(site) === zone ? [circuit] : [],
    ),
  );
}

describe('one price of the annex changed', () => {
  it('moves the ports of its row and what derives from them, and nothing else', async () => {
    const { files, tables } = helvarion.folder;
    const price = /^( *1 \| *500 \| *)1240$/m;
    expect(files.filter(({ text }) => price.test(text)).length).toBe(1);
    const dearer = files.map(({ name, text }) =>
      createSourceFile(
        name,
        text.replace(price, (_, row: string) => `${row}1250`),
      ),
    );
    const compilation = compileContract({ files: dearer, tables });
    const plan = compilation.history?.plans.at(-1)?.plan;
    const facts = plan && bindFacts(plan, tables).value;
    const [first, last] = ['2025-01', '2025-07'];
    const before = linesById(await draftsOf(helvarion, first, last));
    const after = linesById(await draftsOf({ ...helvarion, compilation, facts }, first, last));
    const ids = [...new Set([...before.keys(), ...after.keys()])];
    const changed = ids.filter((id) => before.get(id)?.amount !== after.get(id)?.amount);
    const isPort = /^\S+ 4\.[123]\//;
    const circuits = circuitsAt('1', '500');
    const ports = ids.filter((id) => isPort.test(id) && circuits.has(id.split('/')[1] ?? ''));
    expect(circuits.size).toBeGreaterThan(8);
    expect(changed.filter((id) => isPort.test(id)).toSorted()).toEqual(ports.toSorted());
    // The discount of every month, what Gold's credit changed of it, and the commitment of 2024.
    expect(changed.filter((id) => !isPort.test(id))).toEqual([
      '2025-01 6/CTR-HELV-001/2025-01-01',
      '2025-01 7/CTR-HELV-001/2024-01-01',
      '2025-02 6/CTR-HELV-001/2025-02-01',
      '2025-03 6/CTR-HELV-001/2024-12-01~2025-03',
      '2025-03 6/CTR-HELV-001/2025-01-01~2025-03',
      '2025-03 6/CTR-HELV-001/2025-02-01~2025-03',
      '2025-03 6/CTR-HELV-001/2025-03-01',
      '2025-03 7/CTR-HELV-001/2024-01-01~2025-03',
      '2025-04 6/CTR-HELV-001/2025-04-01',
      '2025-05 6/CTR-HELV-001/2025-05-01',
      '2025-06 6/CTR-HELV-001/2025-06-01',
      '2025-07 6/CTR-HELV-001/2025-07-01',
    ]);
    // 1 250 x 737 / 720 = 1 279.51 instead of 1 269.28.
    expect(before.get('2025-01 4.1/DE-LEV-01-P/2025-01-01')?.amount).toBe('1269.28');
    expect(after.get('2025-01 4.1/DE-LEV-01-P/2025-01-01')?.amount).toBe('1279.51');
  });
});
