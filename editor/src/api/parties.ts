// Requests, parties: customers, legal entities, billing accounts, split keys. In: what is
// registered or changed. Out: parties as they stand.
import { type Answer, client, queries, read } from './client.ts';
import { readAll } from './pages.ts';

const { customers, entities, accounts } = client;
const accountsOf = customers[':customer'].accounts;
const split = client.contracts[':contract'].split;

type Items<R> = R extends { readonly items: readonly (infer T)[] } ? T : never;

/** A customer. */
export type Customer = Items<Answer<Awaited<ReturnType<(typeof customers)['$get']>>>>;
/** A legal entity. */
export type Entity = Items<Answer<Awaited<ReturnType<(typeof entities)['$get']>>>>;
/** A billing account. */
export type Account = Items<Answer<Awaited<ReturnType<(typeof accountsOf)['$get']>>>>;
/** The part of a contract that an account pays. */
export type Share = Answer<Awaited<ReturnType<(typeof split)['$get']>>>['shares'][number];

/** All customers. */
export const customersQuery = {
  queryKey: ['customers'],
  queryFn: () => readAll((query) => read(customers.$get({ query }))),
};

/** All legal entities. */
export const entitiesQuery = {
  queryKey: ['entities'],
  queryFn: () => readAll((query) => read(entities.$get({ query }))),
};

/** The accounts of a customer. */
export const accountsQuery = (customer: string) => ({
  queryKey: ['accounts', customer],
  queryFn: () => readAll((query) => read(accountsOf.$get({ param: { customer }, query }))),
});

/** The contracts of a customer. */
export const contractsOfQuery = (customer: string) => ({
  queryKey: ['contracts of', customer],
  queryFn: () => readAll((page) => read(client.contracts.$get({ query: { ...page, customer } }))),
});

/** The split keys of a contract. */
export const splitQuery = (contract: string) => ({
  queryKey: ['split', contract],
  queryFn: async () => (await read(split.$get({ param: { contract } }))).shares,
});

const again = (...queryKey: readonly string[]) => queries.invalidateQueries({ queryKey });

/** Registers a customer. */
export async function registerCustomer(json: Customer): Promise<void> {
  await read(customers.$post({ json }));
  await again('customers');
}

/** Registers a legal entity. */
export async function registerEntity(json: Entity): Promise<void> {
  await read(entities.$post({ json }));
  await again('entities');
}

/** Opens a billing account. */
export async function openAccount(json: Omit<Account, 'state'>): Promise<void> {
  await read(accounts.$post({ json }));
  await again('accounts', json.customer);
}

/** Puts an account into another state, or under another account. */
export async function changeAccount(
  { account, customer }: Account,
  json: { readonly state?: Account['state']; readonly parent?: string | null },
): Promise<void> {
  await read(accounts[':account'].$patch({ param: { account }, json }));
  await again('accounts', customer);
}

/** Sets the split keys of a contract; none: its own account pays all. */
export async function setSplit(contract: string, shares: readonly Share[]): Promise<void> {
  await read(split.$put({ param: { contract }, json: { shares: [...shares] } }));
  await again('split', contract);
}
