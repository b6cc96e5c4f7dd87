// Audit, reading: events by object, person and time, and the chain verified. In: who asks for
// which. Out: events, the newest first; what verification found.
import type { Actor, Service } from '../service/service.ts';
import { objectsAround } from './around.ts';
import { type Anchor, type Verification, verifyAudit } from './verify.ts';

/** An event as it is read. */
export interface ReadEvent {
  readonly event: number;
  readonly at: string;
  readonly actor: string;
  readonly role: string | null;
  readonly action: string;
  readonly kind: string;
  readonly id: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string;
  readonly hash: string;
}

/** Which events: only what is named counts. */
export interface EventQuery {
  readonly kind?: string;
  readonly id?: string;
  /** Also the events of what belongs to the object of this kind and id. */
  readonly around?: boolean;
  readonly actor?: string;
  readonly action?: string;
  /** ISO days in UTC, both included. */
  readonly from?: string;
  readonly through?: string;
  /** Only events before this one. */
  readonly before?: number;
  readonly limit: number;
}

const AUDIT = 'audit';

// Events about the platform and no business of anybody's.
const TECHNICAL: ReadonlySet<string> = new Set(['person', 'token', 'webhook', 'delivery']);

/**
 * Events, the newest first. Who may read only their own asks for those; who may read technical ones
 * asks for one kind of these.
 * @throws Problem S0201, S0203.
 */
export async function listEvents(
  service: Service,
  actor: Actor,
  query: EventQuery,
): Promise<readonly ReadEvent[]> {
  const { kind, id, action, from, through, before, limit } = query;
  const is = [
    ...(query.actor === actor.person ? ['own'] : []),
    ...(kind !== undefined && TECHNICAL.has(kind) ? ['technical'] : []),
  ];
  service.may(actor, 'audit.read', { kind: AUDIT, is });
  let rows = service.database.db
    .selectFrom('audit_event')
    .select(['event', 'at', 'actor', 'role', 'action', 'object_kind as kind', 'object_id as id'])
    .select(['before', 'after', 'reason', 'hash']);
  if (query.around === true && kind !== undefined && id !== undefined) {
    const objects = await objectsAround(service.database.db, kind, id);
    rows = rows.where(({ or, and, eb }) =>
      or(
        objects
          .filter(({ ids }) => ids.length > 0)
          .map((of) => and([eb('object_kind', '=', of.kind), eb('object_id', 'in', of.ids)])),
      ),
    );
  } else {
    if (kind !== undefined) rows = rows.where('object_kind', '=', kind);
    if (id !== undefined) rows = rows.where('object_id', '=', id);
  }
  if (query.actor !== undefined) rows = rows.where('actor', '=', query.actor);
  if (action !== undefined) rows = rows.where('action', '=', action);
  if (from !== undefined) rows = rows.where('at', '>=', `${from}T00:00:00Z`);
  if (through !== undefined) rows = rows.where('at', '<=', `${through}T23:59:59.999Z`);
  if (before !== undefined) rows = rows.where('event', '<', before);
  return rows.orderBy('event', 'desc').limit(limit).execute();
}

/**
 * Verifies the whole chain.
 * @param asked.anchors What was kept of it elsewhere.
 * @throws Problem S0201.
 */
export async function verifyChain(
  service: Service,
  actor: Actor,
  { anchors }: { readonly anchors: readonly Anchor[] },
): Promise<Verification> {
  service.may(actor, 'audit.export', { kind: AUDIT });
  return verifyAudit(service.database.db, { anchors });
}
