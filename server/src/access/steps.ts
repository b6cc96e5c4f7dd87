// Steps: who must approve, one step a person. In: a row of the matrix and the circumstances. Out:
// the roles of each step, in order.
import { type Circumstances, CONDITIONS } from './conditions.ts';
import { grantsOf, partsOf, type Subject } from './matrix.ts';
import { ROLES, type Role } from './roles.ts';

/** The roles that may approve at each step: two steps where finance decides beside the director. */
export function stepsFor(
  subject: Subject,
  circumstances: Circumstances,
): readonly (readonly Role[])[] {
  const may = (Object.keys(ROLES) as Role[]).flatMap((role) =>
    grantsOf(role, subject)
      .map(partsOf)
      .filter(
        ({ code, when }) =>
          code === 'A' && when.every((one) => CONDITIONS[one].holds(circumstances)),
      )
      .map(({ when }) => ({ role, withFinance: when.includes('with-FI') })),
  );
  const together = may.filter(({ withFinance }) => withFinance).map(({ role }) => role);
  return together.length > 0 ? [together, ['FI']] : [may.map(({ role }) => role)];
}
