// Demo accounts: one a role, on the embedded database only. In: an open service. Out: people who
// can sign in with a password that everybody knows, marked as demo.
import { hashPassword } from 'better-auth/crypto';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';
import { enter } from './people.ts';
import { ROLES, type Role } from './roles.ts';

/** The password of all demo accounts. */
export const DEMO_PASSWORD = 'avenant-demo';

/** The address with which a role's demo account signs in. */
export function demoAddress(role: Role): string {
  return `${role.toLowerCase()}@demo.example`;
}

// As people are called, whatever the language: each begins as the role does.
const NAMES: Readonly<Record<Role, string>> = {
  ...{ AN: 'Ana Morel', BPO: 'Bao Pham', BS: 'Bea Simon', OS: 'Oscar Roux', BE: 'Ben Keller' },
  ...{ BM: 'Bruno Marty', DIR: 'Diane Royer', PS: 'Paul Sorel', OD: 'Odile Denis' },
  ...{ CO: 'Colin Huet', FI: 'Fiona Lang', RA: 'Rachel Aubin', AU: 'Aude Perrin' },
  ...{ CU: 'Curt Weber', AD: 'Adam Lenoir' },
};

const ACTOR: Actor = { person: 'demo', roles: [] };

/**
 * Makes the demo accounts that are not there yet; gives their addresses.
 * @throws Error on a database that is not embedded: the password is no secret.
 */
export async function makeDemoAccounts(service: Service): Promise<readonly string[]> {
  if (service.database.kind !== 'embedded') throw new Error('no demo accounts on a real server');
  const hash = await hashPassword(DEMO_PASSWORD);
  const roles = Object.keys(ROLES) as Role[];
  await inTransaction(service.database, async (transaction) => {
    const there = await transaction.selectFrom('person').select('id').execute();
    const known = new Set(there.map(({ id }) => id));
    for (const role of roles.filter((each) => !known.has(demoId(each)))) {
      const id = demoId(role);
      const name = NAMES[role];
      const person = { id, name, email: demoAddress(role), hash, demo: true };
      await enter(transaction, ACTOR, service.now(), person);
      await transaction
        .insertInto('person_role')
        .values({ person: id, role, granted_by: ACTOR.person })
        .execute();
    }
  });
  return roles.map(demoAddress);
}

const demoId = (role: Role): string => `demo-${role.toLowerCase()}`;
