// Front door of the parties folder: customers, legal entities, billing accounts and split keys.
export {
  type AccountState,
  type BillingAccount,
  changeAccount,
  createAccount,
  listAccounts,
} from './account.ts';
export {
  type Customer,
  createCustomer,
  createEntity,
  type LegalEntity,
  listCustomers,
  listEntities,
} from './party.ts';
export { type AccountShare, allocateLines, readSplit, setSplit, sharesOf } from './split.ts';
