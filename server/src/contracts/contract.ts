// Contracts, the contract itself: whom it is with and which account pays, before any text.
import { record } from '../audit/record.ts';
import { Problem } from '../problem/problem.ts';
import { refusalOf } from '../service/refusal.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';

/** A contract, without its texts. */
export interface ContractHead {
  readonly contract: string;
  readonly customer: string;
  readonly title: string;
  /** The account that pays what no split key sends elsewhere. */
  readonly account: string;
}

/**
 * Registers a contract. Its id is the one that its text says.
 * @throws Problem S0306 when there is one of that id, S0101 without such an account, S0317 when the
 * account is another customer's.
 */
export async function createContract(
  service: Service,
  actor: Actor,
  input: ContractHead,
): Promise<ContractHead> {
  const { contract, customer, title, account } = input;
  // Nothing of it is published yet: it is a study.
  service.may(actor, 'contract.draft', { kind: 'contract', id: contract, is: ['study'] });
  return inTransaction(service.database, async (transaction) => {
    const payer = await transaction
      .selectFrom('billing_account')
      .select('customer')
      .where('account', '=', account)
      .executeTakeFirst();
    if (payer === undefined) throw new Problem('S0101', { kind: 'account', id: account });
    if (payer.customer !== customer) {
      throw new Problem('S0317', { account, found: payer.customer, wanted: customer });
    }
    const after = { contract, customer, title, account };
    const made = await transaction
      .insertInto('contract')
      .values(after)
      .onConflict((conflict) => conflict.doNothing())
      .returning('contract')
      .executeTakeFirst();
    if (made === undefined) throw new Problem('S0306', { kind: 'contract', id: contract });
    const change = { action: 'contract.create', kind: 'contract', id: contract, after };
    await record(transaction, actor, service.now(), change);
    return after;
  });
}

/**
 * Contracts that one may read, in the order of their ids: in studies only, those never published.
 * @param asked.study Only those of which nothing was ever published.
 */
export async function listContracts(
  service: Service,
  actor: Actor,
  { study = false }: { readonly study?: boolean } = {},
): Promise<ContractHead[]> {
  const all = { kind: 'contract', is: [] };
  const isCut = study || refusalOf(service, actor, 'contract.read', all) !== null;
  if (isCut) service.may(actor, 'contract.read', { kind: 'contract', is: ['study'] });
  let rows = service.database.db
    .selectFrom('contract')
    .select(['contract', 'customer', 'title', 'account']);
  if (isCut) {
    rows = rows.where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('contract_version')
            .select('version')
            .whereRef('contract_version.contract', '=', 'contract.contract')
            .where('state', 'in', ['published', 'superseded']),
        ),
      ),
    );
  }
  return rows.orderBy('contract').execute();
}
