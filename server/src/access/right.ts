// Right: the check that every operation begins with. In: the actor, an operation's name, what is
// known of the object. Out: nothing, or the refusal as a problem.
import { Problem } from '../problem/problem.ts';
import type { Actor } from '../service/service.ts';
import { type Circumstances, CONDITIONS } from './conditions.ts';
import { decide } from './decide.ts';
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
 * `maker` is one of the `makers`.
 * @throws Problem as `requireRight`; S0201 when there is no such operation.
 */
export function may(actor: Actor, action: string, context: object): void {
  if (!isOperation(action)) throw new Problem('S0201', { action });
  const { maker, ...about } = context as Case & { readonly maker?: string | null };
  const makers = [...(about.makers ?? []), ...(typeof maker === 'string' ? [maker] : [])];
  const known = about.makers !== undefined || maker !== undefined;
  requireRight(actor, action, { ...about, ...(known ? { makers } : {}) });
}

/**
 * Checks a right; gives the role that allows.
 * @throws Problem S0201 when no role of the actor's may ever, S0203 when not in this case, S0202
 * when the actor made the object, S0204 when an earlier act of the actor's conflicts.
 */
export function requireRight(actor: Actor, operation: Operation, about: Case = {}): Role {
  const { subject, code, is = [], words } = needOf(operation);
  const circumstances = { ...about, is: [...is, ...(about.is ?? [])] };
  const decision = decide({ ...actor, subject, code, circumstances });
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
