// Support: operations on contracts and parties with a fixed clock, all rights, and the parties that
// a contract needs.
import {
  type Actor,
  type ContractFiles,
  type ContractVersion,
  compileVersion,
  createAccount,
  createContract,
  createCustomer,
  createDraft,
  createEntity,
  type Database,
  may,
  Problem,
  type Service,
  testVersion,
} from '../../server/src/index.ts';

/** Who writes. */
export const AUTHOR: Actor = { person: 'ana', roles: ['BE'] };
/** Who approves and publishes. */
export const SECOND: Actor = { person: 'ben', roles: ['BM'] };

/** Operations on a database, on a day that the test may move. */
export function serviceOn(
  database: Database,
  clock: { now: string } = { now: '2026-03-02T09:00:00Z' },
): Service {
  return { database, now: () => new Date(clock.now), may };
}

/** The same, where nobody may do anything. */
export function refusing(service: Service): Service {
  const never = (_: Actor, action: string): never => {
    throw new Problem('S0201', { action });
  };
  return { ...service, may: never };
}

/** Parties of a contract: customer `CUS-<id>`, account `BA-<id>`. */
export async function makeContract(service: Service, contract: string): Promise<void> {
  const [customer, account] = [`CUS-${contract}`, `BA-${contract}`];
  await createCustomer(service, AUTHOR, { customer, name: contract, language: 'en' });
  const numbers = { country: 'FR', registration: null, vatId: null };
  const [billedEntity, issuer] = [`LE-${contract}`, `ISS-${contract}`];
  const billed = { entity: billedEntity, name: contract, role: 'billed' as const };
  await createEntity(service, AUTHOR, { ...billed, ...numbers });
  await createEntity(service, AUTHOR, { ...billed, ...numbers, entity: issuer, role: 'issuer' });
  const parties = { customer, billedEntity, issuer, parent: null, currency: 'EUR' };
  await createAccount(service, AUTHOR, { account, ...parties });
  await createContract(service, AUTHOR, { contract, customer, title: contract, account });
}

/** A contract text with one price, valid for all time, and an example of it. */
export function textOf(contract: string, price: string, more = ''): ContractFiles {
  const text = `language en

contract ${contract} "Lines"
  currency EUR
  in force from 2026-01-01
  invoiced at the start of each month
  recurring charges in advance

item line from "lines.csv"
  key line
  in service from start until end

clause 1 "Line"
  for each line
  charge ${price} EUR per month
${more}
example "a line"
  given line L1 : in service from 2026-01-01
  invoice of 2026-01 has 1 for L1 : ${price} EUR
`;
  return { 'contract.avn': text };
}

/** A version of the author's that is tested. */
export async function tested(
  service: Service,
  contract: string,
  files: ContractFiles,
): Promise<ContractVersion> {
  const draft = await createDraft(service, AUTHOR, { contract, files });
  const compiled = await compileVersion(service, AUTHOR, draft);
  if (compiled.version.state !== 'compiled') {
    throw new Error(JSON.stringify(compiled.problems.map(({ code, place }) => [code, place])));
  }
  const { version, results } = await testVersion(service, AUTHOR, draft);
  if (version.state !== 'tested') throw new Error(JSON.stringify(results));
  return version;
}
