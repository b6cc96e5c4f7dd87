// Bench, bulk: the world. In: the address of an empty PostgreSQL, how many contracts of how many
// accesses. Out: contracts in force with their facts, stored by the product's own functions, and
// people with tokens who read.
import {
  createFirstAdministrator,
  createPerson,
  createToken,
  type Database,
  may,
  migrate,
  openDatabase,
  type Service,
} from '../../server/src/index.ts';
import { publishText, storeTables } from '../../tests/support/stored.ts';
import { ACCESSES, accessRows, contractId, contractText } from './contract.ts';

/** How much there is. */
export interface Size {
  readonly contracts: number;
  readonly accesses: number;
  readonly readers: number;
}

/** A filled database. */
export interface World {
  readonly url: string;
  readonly service: Service;
  readonly contracts: readonly string[];
  /** Tokens of people who may read drafts. */
  readonly tokens: readonly string[];
}

const KNOWN_ON = '2026-01-01';
const ADMINISTRATOR = { person: 'admin', roles: ['AD'] };

/** Fills a database. */
export async function makeWorld(url: string, size: Size): Promise<World> {
  const database = await openDatabase({ kind: 'server', url });
  await migrate(database);
  const service: Service = { database, now: () => new Date(), may };
  const contracts: string[] = [];
  for (let nth = 1; nth <= size.contracts; nth += 1) {
    const contract = contractId(nth);
    await publishText(database, contract, { 'contract.avn': contractText(nth) });
    const table = { ...ACCESSES, rows: accessRows(nth, size.accesses) };
    await storeTables(database, contract, [table], KNOWN_ON);
    contracts.push(contract);
  }
  const tokens = await readers(service, size.readers);
  await settle(database);
  return { url, service, contracts, tokens };
}

async function readers(service: Service, count: number): Promise<readonly string[]> {
  const email = (name: string) => `${name}@bench.example`;
  const first = { id: 'admin', name: 'Administrator', email: email('admin') };
  await createFirstAdministrator(service, first);
  const tokens: string[] = [];
  for (let nth = 1; nth <= count; nth += 1) {
    const id = `reader-${nth}`;
    await createPerson(service, ADMINISTRATOR, { id, name: id, email: email(id) });
    await service.database.db
      .insertInto('person_role')
      .values({ person: id, role: 'BM', granted_by: 'admin' })
      .execute();
    const label = { label: 'bench', days: 1 };
    tokens.push(await createToken(service, { person: id, roles: ['BM'] }, label));
  }
  return tokens;
}

// What a database that has run for a while has done in the background.
async function settle({ pool }: Database): Promise<void> {
  await pool?.query('vacuum analyze');
  await pool?.query('checkpoint');
}
