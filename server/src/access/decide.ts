// Decision: may a person with these roles do this, here? In: the person, an entry of the matrix and
// the circumstances. Out: the role that allows it, or the reason of the refusal; what the matrix
// does not list is refused (law 75), and nobody approves what they made (law 72).
import { type Circumstances, CONDITIONS, type Condition } from './conditions.ts';
import { type Code, type Grant, grantsOf, type Parts, partsOf, type Subject } from './matrix.ts';
import { isRole, type Role } from './roles.ts';

/** Who asks for what. */
export interface Question {
  readonly person: string;
  readonly roles: readonly string[];
  readonly subject: Subject;
  readonly code: Code;
  readonly circumstances: Circumstances;
}

/** The answer. */
export type Decision =
  | { readonly allowed: true; readonly role: Role }
  /** `wanted` holds, for each grant that would do, the conditions that do not hold. */
  | {
      readonly allowed: false;
      readonly why: 'no grant' | 'conditions';
      readonly wanted: readonly (readonly Condition[])[];
    }
  | { readonly allowed: false; readonly why: 'maker' };

/** Decides. */
export function decide(question: Question): Decision {
  const { roles, subject, code, circumstances } = question;
  const grants = roles
    .filter(isRole)
    .flatMap((role) => grantsOf(role, subject).flatMap((grant) => useful(role, grant, code)));
  const wanted = grants.map(({ when }) =>
    when.filter((condition) => !CONDITIONS[condition].holds(circumstances)),
  );
  const allowing = grants.find((_, at) => wanted[at]?.length === 0);
  if (allowing === undefined) {
    return { allowed: false, why: grants.length === 0 ? 'no grant' : 'conditions', wanted };
  }
  if (code === 'A' && isMaker(question)) return { allowed: false, why: 'maker' };
  return { allowed: true, role: allowing.role };
}

// A grant that gives the code; every grant lets read, in its scope.
function useful(role: Role, grant: Grant, code: Code): readonly (Parts & { role: Role })[] {
  const parts = partsOf(grant);
  if (parts.code === code) return [{ ...parts, role }];
  if (code !== 'R') return [];
  return [{ code, when: parts.when.filter((one) => CONDITIONS[one].scope === true), role }];
}

// Whoever asks must say who made the object: not knowing refuses.
function isMaker({ person, circumstances: { makers, onBehalfOf } }: Question): boolean {
  if (makers === undefined) return true;
  return makers.includes(person) || (onBehalfOf !== undefined && makers.includes(onBehalfOf));
}
