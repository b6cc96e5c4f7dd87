// Duties that one person may not have together, and where that is refused: at the grant of a role,
// or, where a single role holds both, at the act on the same object. In: roles, or acts done. Out:
// the conflicts.
import type { Words } from '../problem/catalogue.ts';
import type { Circumstances, Condition } from './conditions.ts';
import { CONDITIONS } from './conditions.ts';
import { type Code, grantsOf, partsOf, SUBJECTS, type Subject } from './matrix.ts';
import { needOf, type Operation } from './operations.ts';
import type { Role } from './roles.ts';

/** Some acts on some objects. */
export interface Duty {
  readonly words: Words;
  readonly subjects: readonly Subject[];
  readonly codes: readonly Code[];
  readonly when?: Condition;
}

/** Two duties for two people. */
export type Conflict = readonly [Duty, Duty];

const duty = (
  en: string,
  fr: string,
  subjects: Subject | readonly Subject[],
  codes: Code | readonly Code[],
  when?: Condition,
): Duty => ({
  words: { en, fr },
  subjects: typeof subjects === 'string' ? [subjects] : subjects,
  codes: typeof codes === 'string' ? [codes] : codes,
  ...(when === undefined ? {} : { when }),
});

const ACTS: readonly Code[] = ['C', 'A', 'X', 'W'];
const TECHNICAL: readonly Subject[] = ['audit', 'access', 'archive'];
const BUSINESS = SUBJECTS.filter((subject) => !TECHNICAL.includes(subject));

const author = duty('contract author', 'rédaction du contrat', 'contract draft', 'C');
const publisher = duty('publication', 'publication', 'contract publication', 'A');
const priceLoader = duty('price loading', 'chargement de prix', 'prices', 'C');
const priceApprover = duty('price approval', 'approbation de prix', 'prices', 'A');
const masterData = duty(
  'customer and account data',
  'données clients et comptes',
  ['customer', 'billing account'],
  ['C', 'A'],
);
const creditApprover = duty('credit approval', 'approbation d’avoirs', 'claim decision', 'A');
const largeCredit = duty(
  'claim decision above the first threshold',
  'décision de réclamation au-delà du premier seuil',
  'claim decision',
  'A',
  '>T1',
);
const corrector = duty('inventory correction', 'correction d’inventaire', 'inventory', 'C');
const validator = duty('draft validation', 'validation de projets', 'draft validation', 'A');
const releaser = duty('invoice release', 'émission de factures', 'invoice issue', 'X');
const orderValidator = duty('order validation', 'validation de commandes', 'order', 'X');
const adjuster = duty('adjustment', 'ajustement', 'adjustment', 'C');
const adjustmentApprover = duty('adjustment approval', 'visa d’ajustement', 'adjustment', 'A');
const allocator = duty('payment allocation', 'affectation de paiements', 'payment', ['C', 'X']);
const writeOff = duty('write-off approval', 'passage en perte', 'payment', 'A', 'write-off');
const dunningHold = duty('dunning hold', 'suspension de relances', 'dunning', 'W');
const controlAuthor = duty('control definition', 'définition de contrôles', 'control', ['C', 'A']);
const waiver = duty('finding waiver', 'levée de constats', 'finding waiver', 'A');
const timeEntry = duty('timesheet entry', 'saisie des temps', 'timesheet', 'C');
const timeApprover = duty('timesheet approval', 'approbation des temps', 'timesheet', 'A');
const administration = duty('user administration', 'gestion des accès', 'access', 'X');
const business = duty('business acts', 'actes de gestion', BUSINESS, ACTS);
const bankDetails = duty('bank details', 'coordonnées bancaires', 'customer', ['C', 'A'], 'bank');
const anything = duty('any other act', 'tout autre acte', SUBJECTS, ACTS);

/** All conflicts. */
export const CONFLICTS: readonly Conflict[] = [
  [author, publisher],
  [priceLoader, priceApprover],
  [masterData, creditApprover],
  [corrector, validator],
  [orderValidator, creditApprover],
  [adjuster, adjustmentApprover],
  [validator, releaser],
  [creditApprover, allocator],
  [allocator, writeOff],
  [dunningHold, largeCredit],
  [controlAuthor, waiver],
  [administration, business],
  [timeEntry, timeApprover],
  [bankDetails, anything],
];

/** Whether a role may ever do a duty. */
export function holds(role: Role, { subjects, codes, when }: Duty): boolean {
  return subjects.some((subject) =>
    grantsOf(role, subject)
      .map(partsOf)
      // Up to the first threshold and above it exclude each other; all else can come together.
      .some((grant) => codes.includes(grant.code) && !(when === '>T1' && upToFirst(grant.when))),
  );
}

const upToFirst = (when: readonly Condition[]): boolean => when.includes('<=T1');

/** A role that does not go with another, and why. */
export interface RoleConflict {
  readonly held: Role;
  readonly conflict: Conflict;
}

/**
 * Why a role may not be added to others: a conflict that no single role of the person's holds whole
 * already; those are refused at the act.
 */
export function conflictsOfGrant(held: readonly Role[], role: Role): readonly RoleConflict[] {
  return CONFLICTS.flatMap((conflict) => {
    const [one, other] = conflict;
    if ([...held, role].some((each) => holds(each, one) && holds(each, other))) return [];
    return held
      .filter(
        (each) =>
          (holds(each, one) && holds(role, other)) || (holds(each, other) && holds(role, one)),
      )
      .map((each) => ({ held: each, conflict }));
  });
}

/** An act done before, and the conflict that it makes with another now. */
export interface ActConflict {
  readonly done: Operation;
  readonly conflict: Conflict;
}

/**
 * Why a person who did some acts on an object (its account and its period) may not do another.
 * Of acts done only the name is known: a condition on their amount is taken to hold.
 */
export function conflictOfAct(
  done: readonly Operation[],
  operation: Operation,
  circumstances: Circumstances,
): ActConflict | undefined {
  const is = [...(needOf(operation).is ?? []), ...(circumstances.is ?? [])];
  const now = (duty: Duty): boolean =>
    covers(duty, operation) &&
    (duty.when === undefined || CONDITIONS[duty.when].holds({ ...circumstances, is }));
  const then = (duty: Duty, act: Operation): boolean =>
    covers(duty, act) &&
    (duty.when === undefined || duty.when === '>T1' || doneWith(act, duty.when));
  for (const act of done) {
    for (const conflict of CONFLICTS) {
      const [one, other] = conflict;
      const both = (then(one, act) && now(other)) || (then(other, act) && now(one));
      if (both && act !== operation) return { done: act, conflict };
    }
  }
  return undefined;
}

const covers = ({ subjects, codes }: Duty, operation: Operation): boolean => {
  const { subject, code } = needOf(operation);
  return subjects.includes(subject) && codes.includes(code);
};

const doneWith = (operation: Operation, when: Condition): boolean =>
  needOf(operation).is?.some((flag) => flag === when) === true;
