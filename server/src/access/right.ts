// Right: the check that every operation begins with. In: the actor, an operation's name, what is
// known of the object. Out: nothing, or the refusal as a problem.
import { Problem } from '../problem/problem.ts';
import type { Actor } from '../service/service.ts';
import { type Circumstances, CONDITIONS, type Flag } from './conditions.ts';
import { type Decision, decide, type Question } from './decide.ts';
import { conflictOfAct } from './duties.ts';
import { isOperation, needOf, type Operation } from './operations.ts';
import type { Role } from './roles.ts';

/** What an operation knows of its object. */
export interface Case extends Circumstances {
  readonly kind?: string;
  readonly id?: string;
  /** What the actor did before to the object, its account or its period: see `actsOf`. */
  readonly done?: readonly Operation[];
}

/**
 * The check as `Service` carries it: an operation by name and what is known of its object, where
 * `maker` is one of the `makers`, and what belongs to the actor's customer is `own`.
 * @throws Problem as `requireRight`; S0201 when there is no such operation.
 */
export function may(actor: Actor, action: string, context: object): void {
  if (!isOperation(action)) throw new Problem('S0201', { action });
  const { maker, ...about } = context as Case & Parties & { readonly maker?: string | null };
  const makers = [...(about.makers ?? []), ...(typeof maker === 'string' ? [maker] : [])];
  const known = about.makers !== undefined || maker !== undefined;
  const is = [...(about.is ?? []), ...ownOf(actor, about)];
  requireRight(actor, action, { ...about, is, ...(known ? { makers } : {}) });
}

/** Whose an object is, as far as an operation tells. */
interface Parties {
  readonly customer?: string | undefined;
  readonly account?: string | undefined;
  readonly contract?: string | undefined;
}

// All that is told must be theirs; an object of which nothing is told is nobody's own.
function ownOf({ own }: Actor, { customer, account, contract }: Parties): readonly Flag[] {
  if (own === undefined) return [];
  const told = [
    ...(customer === undefined ? [] : [customer === own.customer]),
    ...(account === undefined ? [] : [own.accounts.has(account)]),
    ...(contract === undefined ? [] : [own.contracts.has(contract)]),
  ];
  return told.length > 0 && told.every((isOwn) => isOwn) ? ['own'] : [];
}

// By their own roles, or else by one that somebody lent: then what that one made is theirs, too.
function decideFor(
  { person, roles, standsFor = [] }: Actor,
  asked: Pick<Question, 'subject' | 'code' | 'circumstances'>,
): Decision {
  const own = roles.filter((role) => standsFor.every((one) => one.role !== role));
  const tried = decide({ ...asked, person, roles: own });
  if (tried.allowed) return tried;
  const lent = standsFor.map(({ person: onBehalfOf, role }) =>
    decide({
      ...{ ...asked, person, roles: [role] },
      circumstances: { ...asked.circumstances, onBehalfOf },
    }),
  );
  const reasons = [...lent, tried].filter(({ allowed }) => !allowed);
  return (
    lent.find(({ allowed }) => allowed) ??
    reasons.find((one) => 'why' in one && one.why !== 'no grant') ??
    tried
  );
}

/**
 * Checks a right; gives the role that allows.
 * @throws Problem S0201 when no role of the actor's may ever, S0203 when not in this case, S0202
 * when the actor made the object, S0204 when an earlier act of the actor's conflicts.
 */
export function requireRight(actor: Actor, operation: Operation, about: Case = {}): Role {
  const { subject, code, is = [], words } = needOf(operation);
  const circumstances = { ...about, is: [...is, ...(about.is ?? [])] };
  const decision = decideFor(actor, { subject, code, circumstances });
  if (!decision.allowed) {
    if (decision.why === 'maker') {
      throw new Problem('S0202', { kind: about.kind ?? '', id: about.id ?? '' });
    }
    if (decision.why === 'no grant') throw new Problem('S0201', { action: words });
    const either = (language: 'en' | 'fr', or: string): string =>
      decision.wanted
        .map((all) => all.map((one) => CONDITIONS[one].words[language]).join(', '))
        .join(` ${or} `);
    const condition = { en: either('en', 'or'), fr: either('fr', 'ou') };
    throw new Problem('S0203', { action: words, condition });
  }
  const conflict = conflictOfAct(about.done ?? [], operation, circumstances);
  if (conflict !== undefined) {
    throw new Problem('S0204', { action: words, done: needOf(conflict.done).words });
  }
  return decision.role;
}
