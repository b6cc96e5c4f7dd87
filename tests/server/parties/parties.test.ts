// Parties on both databases: who is whom, which accounts stand below which, and what each pays.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  absolute,
  add,
  compare,
  multiply,
  parseDecimal,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../../../dsl/src/values/index.ts';
import {
  allocateLines,
  type BillingAccount,
  changeAccount,
  createAccount,
  createCustomer,
  createEntity,
  type Database,
  type LegalEntity,
  listAccounts,
  listCustomers,
  listEntities,
  openDatabase,
  readSplit,
  type Service,
  setSplit,
  sharesOf,
} from '../../../server/src/index.ts';
import { AUTHOR, makeContract, refusing, serviceOn } from '../../support/contract-service.ts';
import { freshDatabase, freshServerUrl, KINDS } from '../../support/databases.ts';

const refused = (code: string) => expect.objectContaining({ code });

describe.each(KINDS)('parties on %s', (kind) => {
  let database: Database;
  let service: Service;
  beforeAll(async () => {
    database = await freshDatabase(kind);
    service = serviceOn(database);
    await makeContract(service, 'A');
    await makeContract(service, 'B');
  });
  afterAll(() => database.close());

  const entity = (over: Partial<LegalEntity>): LegalEntity => ({
    ...{ entity: 'E', name: 'E', role: 'billed', country: 'FR', registration: null, vatId: null },
    ...over,
  });
  const account = (id: string, over: Partial<BillingAccount> = {}): BillingAccount => ({
    ...{ account: id, customer: 'CUS-A', parent: 'BA-A', state: 'active' },
    ...{ billedEntity: 'LE-A', issuer: 'ISS-A', currency: 'EUR', ...over },
  });
  const open = (id: string, over: Partial<BillingAccount> = {}) =>
    createAccount(service, AUTHOR, account(id, over));

  it('have official numbers of the form of their country, kept without signs', async () => {
    const made = await createEntity(
      service,
      AUTHOR,
      entity({ entity: 'E1', registration: '404 833 048', vatId: 'fr 83 404 833 048' }),
    );
    expect(made).toMatchObject({ registration: '404833048', vatId: 'FR83404833048' });
    expect(await listEntities(service, AUTHOR)).toContainEqual(made);
    for (const [country, registration, vatId] of [
      ['FR', '40483304800022', null],
      ['DE', 'HRB 1234', 'DE123456789'],
      ['GR', null, 'EL123456789'],
      ['NL', null, 'NL 123456789 B01'],
      ['IE', null, 'IE1234567FA'],
      ['CH', null, 'CHE-123.456.789 MWST'],
      ['BR', '12.345.678/0001-95', '12.345.678/0001-95'],
    ] as const) {
      const id = `E-${country}`;
      const input = entity({ entity: id, country, registration, vatId });
      await expect(createEntity(service, AUTHOR, input)).resolves.toMatchObject({ entity: id });
    }
    for (const [code, over] of [
      ['S0311', { registration: '404833049' }],
      ['S0311', { registration: '40483304' }],
      ['S0311', { country: 'DE', registration: '?' }],
      ['S0312', { vatId: 'DE123456789' }],
      ['S0312', { vatId: 'FRI3404833048' }],
      ['S0312', { country: 'DE', vatId: 'DE12345678' }],
      ['S0312', { country: 'GR', vatId: 'GR123456789' }],
      ['S0306', { entity: 'E1' }],
    ] as const) {
      await expect(createEntity(service, AUTHOR, entity(over))).rejects.toEqual(refused(code));
    }
  });

  it('are customers once', async () => {
    const customer = { customer: 'CUS-1', name: 'Un', language: 'fr' as const };
    await createCustomer(service, AUTHOR, customer);
    await expect(createCustomer(service, AUTHOR, customer)).rejects.toEqual(refused('S0306'));
    expect(await listCustomers(service, AUTHOR)).toContainEqual(customer);
  });

  it('have accounts below accounts, never in a circle', async () => {
    expect(await open('A1')).toEqual(account('A1'));
    await open('A2', { parent: 'A1' });
    await open('A3', { parent: 'A2' });
    const move = (id: string, parent: string | null) =>
      changeAccount(service, AUTHOR, { account: id, parent });
    await expect(move('A1', 'A3')).rejects.toEqual(refused('S0313'));
    await expect(move('A1', 'A1')).rejects.toEqual(refused('S0313'));
    expect(await move('A3', 'A1')).toEqual(account('A3', { parent: 'A1' }));
    expect(await move('A3', null)).toEqual(account('A3', { parent: null }));
    expect((await listAccounts(service, AUTHOR, account(''))).map((one) => one.account)).toEqual([
      ...['A1', 'A2', 'A3', 'BA-A'],
    ]);
    for (const [code, over] of [
      ['S0101', { customer: 'none' }],
      ['S0101', { parent: 'none' }],
      ['S0101', { billedEntity: 'ISS-A' }],
      ['S0101', { issuer: 'LE-A' }],
      ['S0310', { currency: 'XXX' }],
      ['S0317', { parent: 'BA-B' }],
      ['S0306', { account: 'A1' }],
    ] as const) {
      await expect(open('A9', over)).rejects.toEqual(refused(code));
    }
    await expect(move('none', null)).rejects.toEqual(refused('S0101'));
  });

  it('hold and close accounts, from below', async () => {
    await open('H1');
    await open('H2', { parent: 'H1' });
    const turn = (id: string, state: BillingAccount['state']) =>
      changeAccount(service, AUTHOR, { account: id, state });
    expect(await turn('H2', 'on_hold')).toMatchObject({ state: 'on_hold', parent: 'H1' });
    await expect(turn('H1', 'closed')).rejects.toEqual(refused('S0316'));
    expect(await turn('H2', 'active')).toMatchObject({ state: 'active' });
    await turn('H2', 'closed');
    await expect(turn('H2', 'active')).rejects.toEqual(refused('S0102'));
    await turn('H1', 'closed');
    await expect(open('H3', { parent: 'H1' })).rejects.toEqual(refused('S0315'));
  });

  it('pay their shares, which make one', async () => {
    expect(await sharesOf(database.db, 'A')).toEqual([{ account: 'BA-A', share: '1' }]);
    await open('S1');
    await open('S2');
    await open('S3', { currency: 'GBP' });
    await open('S4');
    await changeAccount(service, AUTHOR, { account: 'S4', state: 'on_hold' });
    const split = (...shares: (readonly [string, string])[]) =>
      setSplit(service, AUTHOR, {
        contract: 'A',
        shares: shares.map(([id, share]) => ({ account: id, share })),
      });
    const halves = [
      { account: 'S1', share: '0.3334' },
      { account: 'S2', share: '0.6666' },
    ];
    expect(await split(['S2', '0.6666'], ['S1', '0.3334'])).toEqual(halves);
    for (const [code, shares] of [
      ['S0314', [['S1', '0.5']]],
      [
        'S0314',
        [
          ['S1', '0.5'],
          ['S1', '0.5'],
        ],
      ],
      [
        'S0314',
        [
          ['S1', '1.5'],
          ['S2', '-0.5'],
        ],
      ],
      [
        'S0314',
        [
          ['S1', '1'],
          ['S2', '0'],
        ],
      ],
      ['S0314', [['S1', 'one']]],
      ['S0101', [['none', '1']]],
      ['S0315', [['S4', '1']]],
      ['S0317', [['BA-B', '1']]],
      ['S0318', [['S3', '1']]],
    ] as const) {
      await expect(split(...shares)).rejects.toEqual(refused(code));
    }
    expect(await sharesOf(database.db, 'A')).toEqual(halves);
    expect(await readSplit(service, AUTHOR, { contract: 'A' })).toEqual(halves);
    expect(await split()).toEqual([]);
    expect(await sharesOf(database.db, 'A')).toEqual([{ account: 'BA-A', share: '1' }]);
    await expect(setSplit(service, AUTHOR, { contract: 'none', shares: [] })).rejects.toEqual(
      refused('S0101'),
    );
    await expect(sharesOf(database.db, 'none')).rejects.toEqual(refused('S0101'));
  });

  it('change for nobody without the right, and leave one event a change', async () => {
    const none = refusing(service);
    const events = () =>
      database.db.selectFrom('audit_event').select('event').orderBy('event').execute();
    const before = await events();
    const customer = { customer: 'CUS-9', name: 'x', language: 'en' as const };
    for (const asked of [
      () => createCustomer(none, AUTHOR, customer),
      () => createEntity(none, AUTHOR, entity({ entity: 'E9' })),
      () => createAccount(none, AUTHOR, account('A9')),
      () => changeAccount(none, AUTHOR, { account: 'A1', parent: null }),
      () => setSplit(none, AUTHOR, { contract: 'A', shares: [] }),
      () => readSplit(none, AUTHOR, { contract: 'A' }),
      () => listCustomers(none, AUTHOR),
      () => listEntities(none, AUTHOR),
      () => listAccounts(none, AUTHOR, account('')),
    ]) {
      await expect(asked()).rejects.toEqual(refused('S0201'));
    }
    expect(await events()).toEqual(before);
    await createCustomer(service, AUTHOR, customer);
    expect((await events()).length).toBe(before.length + 1);
  });
});

describe('accounts moved at once', () => {
  it('make no circle together', async () => {
    const database = await openDatabase({ kind: 'server', url: await freshServerUrl() });
    const service = serviceOn(database);
    await makeContract(service, 'A');
    const parties = { customer: 'CUS-A', billedEntity: 'LE-A', issuer: 'ISS-A', currency: 'EUR' };
    for (let round = 0; round < 8; round += 1) {
      const [one, two] = [`X${round}`, `Y${round}`];
      for (const account of [one, two]) {
        await createAccount(service, AUTHOR, { account, parent: null, ...parties });
      }
      const moves = await Promise.allSettled([
        changeAccount(service, AUTHOR, { account: one, parent: two }),
        changeAccount(service, AUTHOR, { account: two, parent: one }),
      ]);
      expect(moves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(moves.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'S0313' },
      });
    }
    await database.close();
  });
});

describe('lines parted over accounts', () => {
  const decimal = (text: string): Rational => parseDecimal(text) ?? ZERO;
  const total = (amounts: readonly string[]): Rational =>
    amounts.reduce((so, amount) => add(so, decimal(amount)), ZERO);
  /** Shares with four decimals that add up to 1. */
  const shares = fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { maxLength: 6 }).map((cuts) => {
    const edges = [0, ...cuts.sort((a, b) => a - b), 10_000];
    return edges.slice(1).map((edge, at) => ({
      account: `BA-${at}`,
      share: ((edge - (edges[at] ?? 0)) / 10_000).toFixed(4),
    }));
  });
  const lines = (digits: number) =>
    fc.array(
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map((minor) => {
        const text = `${minor < 0n ? -minor : minor}`.padStart(digits + 1, '0');
        const cut = text.length - digits;
        const plain = digits === 0 ? text : `${text.slice(0, cut)}.${text.slice(cut)}`;
        return { id: 'x', amount: minor < 0n ? `-${plain}` : plain };
      }),
      { maxLength: 20 },
    );
  const cases = fc
    .constantFrom(['JPY', 0] as const, ['EUR', 2] as const, ['TND', 3] as const)
    .chain(([currency, digits]) =>
      fc.tuple(fc.constant([currency, digits] as const), lines(digits)),
    );

  it('have parts that make the line, each within a minor unit of its share (law 5)', () => {
    fc.assert(
      fc.property(shares, cases, (keys, [[currency, digits], all]) => {
        const parted = allocateLines(all, keys, currency);
        const unit = rational(1n, 10n ** BigInt(digits));
        for (const [at, line] of all.entries()) {
          const parts = keys.map(({ account }) => parted.get(account)?.[at]?.amount ?? 'none');
          expect(total(parts)).toEqual(decimal(line.amount));
          for (const [which, part] of parts.entries()) {
            const exact = multiply(decimal(line.amount), decimal(keys[which]?.share ?? ''));
            expect(compare(absolute(subtract(decimal(part), exact)), unit)).toBe(-1);
          }
        }
      }),
    );
  });

  it('leave no line out and none twice: the accounts together make the contract (law 6)', () => {
    fc.assert(
      fc.property(shares, cases, (keys, [[currency], all]) => {
        const parted = allocateLines(all, keys, currency);
        expect([...parted.keys()]).toEqual(keys.map(({ account }) => account));
        for (const own of parted.values()) expect(own.length).toBe(all.length);
        const sums = [...parted.values()].flat().map(({ amount }) => amount);
        expect(total(sums)).toEqual(total(all.map(({ amount }) => amount)));
      }),
    );
  });

  it('keep the decimals of a line that has more than its currency', () => {
    const keys = [
      { account: 'A', share: '0.5' },
      { account: 'B', share: '0.5' },
    ];
    const parted = allocateLines([{ amount: '0.0001' }, { amount: '0.01' }], keys, 'EUR');
    expect(Object.fromEntries(parted)).toEqual({
      A: [{ amount: '0.0001' }, { amount: '0.01' }],
      B: [{ amount: '0.0000' }, { amount: '0.00' }],
    });
  });
});
