// Service: what every operation of the server is given. In: nothing (types). An operation checks
// the actor's right, does its work in one transaction, and leaves one audit event for each state
// change.
import type { Database } from '../db/database.ts';

/** Who acts: a person, with the roles that count for this request. */
export interface Actor {
  readonly person: string;
  readonly roles: readonly string[];
  /** For whom they stand in, by roles that are not theirs and are among the `roles`. */
  readonly standsFor?: readonly Standing[];
  /** What is theirs, when they act for a customer. */
  readonly own?: Belongings;
}

/** A role lent by somebody. */
export interface Standing {
  readonly person: string;
  readonly role: string;
}

/** What belongs to a customer, by the names that operations tell of their objects. */
export interface Belongings {
  readonly customer: string;
  readonly accounts: ReadonlySet<string>;
  readonly contracts: ReadonlySet<string>;
}

/** What operations need of the outside. */
export interface Service {
  readonly database: Database;
  /** The only clock: tests hold it. */
  readonly now: () => Date;
  /**
   * Whether the actor may do this to what `context` tells of (its kind, id, makers): returns when
   * so.
   * @throws Problem S0201 when no role allows it, S0202 when the actor made what is decided on.
   */
  readonly may: (actor: Actor, action: string, context: object) => void;
}
