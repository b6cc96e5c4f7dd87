// Work, news: what concerns a person and was done by another: words that name them, decisions on
// what they made or asked for, the end of their runs. In: who asks. Out: the newest events of the
// audit that say so, as far as they may read of the objects. The audit is the only record of it;
// what is kept besides is how far they have seen.
import { sql } from 'kysely';
import { VERSION } from '../contracts/version.ts';
import { DRAFT } from '../control/draft.ts';
import { ADJUSTMENT, NOTE } from '../control/money.ts';
import { CONTROL } from '../control/settings.ts';
import { Problem } from '../problem/problem.ts';
import { refusalOf } from '../service/refusal.ts';
import type { Actor, Service } from '../service/service.ts';
import { inTransaction } from '../service/transaction.ts';

/** Kinds of objects that there is news of, as the audit calls them. */
export type NewsKind =
  | typeof DRAFT
  | typeof ADJUSTMENT
  | typeof NOTE
  | typeof VERSION
  | typeof CONTROL
  | 'import'
  | 'order'
  | 'study'
  | 'run';

/** Acts that there is news of, as the audit calls them. */
export type NewsAction = typeof COMMENT | (typeof KINDS)[NewsKind]['told'][number];

/** Something that was done and concerns a person. */
export interface News {
  /** The event of the audit that says it. */
  readonly event: number;
  readonly at: string;
  readonly actor: string;
  /** `draft.comment` when words name the person. */
  readonly action: NewsAction;
  readonly kind: NewsKind;
  /** Null for what belongs to none. */
  readonly contract: string | null;
  /** Its name in the contract. */
  readonly id: string;
  /** The draft on whose screen it is seen; null for none. */
  readonly draft: string | null;
  /** The line that a comment is about. */
  readonly line: string | null;
  /** The invoice that a note corrects. */
  readonly invoice: {
    readonly issuer: string;
    readonly series: string;
    readonly number: number;
  } | null;
  /** The state that the object came into, or the answer to a study, where the event tells. */
  readonly state: string | null;
  /** What was said with it: a comment's text, or the reason of a decision. */
  readonly words: string;
  /** Whether the person has not seen it yet. */
  readonly isNew: boolean;
}

interface Kind {
  /** One of these lets read of it. */
  readonly reads: readonly string[];
  /** Acts that make an object a person's: they made it, asked for it, or took it in hand. */
  readonly asked: readonly string[];
  /** Acts of others that they are told of. */
  readonly told: readonly string[];
  /** Whether its name in the audit begins with a contract. */
  readonly isOfContract: boolean;
}

const KINDS = {
  [DRAFT]: {
    reads: ['draft.read'],
    asked: ['draft.take', 'draft.release'],
    told: [
      ...(['draft.validate', 'draft.hold', 'draft.reject', 'draft.reopen'] as const),
      ...(['draft.take', 'draft.issue', 'draft.supersede'] as const),
    ],
    isOfContract: true,
  },
  [ADJUSTMENT]: {
    reads: ['adjustment.read'],
    asked: ['adjustment.create'],
    told: ['adjustment.approve', 'adjustment.refuse'],
    isOfContract: true,
  },
  [NOTE]: {
    reads: ['credit.read'],
    asked: ['credit.prepare'],
    told: ['credit.approve', 'credit.refuse', 'credit.void'],
    isOfContract: true,
  },
  [VERSION]: {
    reads: ['contract.read'],
    asked: ['contract.draft'],
    told: ['contract.approve', 'contract.reject', 'contract.publish'],
    isOfContract: true,
  },
  [CONTROL]: {
    reads: ['control.read'],
    asked: ['control.define'],
    told: ['control.approve', 'control.refuse'],
    isOfContract: false,
  },
  import: {
    // What a file holds says which: items, records or a series.
    reads: ['inventory.read', 'usage.read', 'price.read'],
    asked: ['inventory.import'],
    told: ['inventory.apply', 'inventory.undo'],
    isOfContract: true,
  },
  order: {
    reads: ['order.read'],
    asked: ['order.capture'],
    told: ['order.validate', 'order.accept', 'order.cancel'],
    isOfContract: true,
  },
  study: {
    reads: ['study.read'],
    asked: ['study.ask'],
    told: ['study.answer'],
    isOfContract: false,
  },
  run: {
    reads: ['run.read'],
    asked: ['run.launch'],
    told: ['run.end', 'run.pause', 'run.discard'],
    isOfContract: false,
  },
} as const satisfies Readonly<Record<NewsKind, Kind>>;

const ASKED: readonly string[] = Object.values(KINDS).flatMap(({ asked }) => asked);
const TOLD: readonly string[] = Object.values(KINDS).flatMap(({ told }) => told);
const COMMENT = 'draft.comment';

const SHOWN_MAX = 50;
// What was asked longer ago is decided, or forgotten.
const DAYS = 180;
const DAY_MS = 86_400_000;

interface Row {
  readonly event: number;
  readonly at: string;
  readonly actor: string;
  readonly action: NewsAction;
  readonly kind: NewsKind;
  readonly object_id: string;
  readonly after: unknown;
  readonly asked: unknown;
  readonly reason: string;
  readonly is_published: boolean;
  readonly is_new: boolean;
}

/** What concerns who asks, the newest first; what they may not read is left out. One query. */
export async function listNews(service: Service, actor: Actor): Promise<readonly News[]> {
  const { person } = actor;
  const since = new Date(service.now().getTime() - DAYS * DAY_MS).toISOString();
  const { rows } = await sql<Row>`
    with mine as (
      select distinct object_kind, object_id
      from audit_event
      where actor = ${person} and at >= ${since} and action = any(${ASKED}::text[])
    ), found as (
      select told.event, asked.after as asked
      from mine
      join audit_event told using (object_kind, object_id)
      cross join lateral (
        select actor, after
        from audit_event before
        where before.object_kind = told.object_kind and before.object_id = told.object_id
          and before.event < told.event and before.action = any(${ASKED}::text[])
        order by before.event desc
        limit 1
      ) asked
      where told.actor <> ${person} and told.action = any(${TOLD}::text[])
        and asked.actor = ${person}
      union all
      select event, null
      from audit_event
      where action = 'draft.comment' and at >= ${since} and actor <> ${person}
        and after ->> 'text' ~* ${namedBy(person)}
    )
    select event, at, actor, action, object_kind as kind, object_id, after, asked, reason,
      event > coalesce((select event from news_seen where person = ${person}), 0) as is_new,
      exists (
        select from contract_version
        where contract = split_part(object_id, '/', 1) and state in ('published', 'superseded')
      ) as is_published
    from found join audit_event using (event)
    order by event desc
    limit ${SHOWN_MAX}`.execute(service.database.db);
  return rows.filter((row) => mayRead(service, actor, row)).map(newsOf);
}

/**
 * Marks what concerns who asks as seen, up to an event. Nothing is unseen again.
 * @throws Problem S0101 for an event that is not there: what comes would be taken for seen.
 */
export async function markSeen(
  service: Service,
  { person }: Actor,
  { event }: { readonly event: number },
): Promise<void> {
  await inTransaction(service.database, async (transaction) => {
    const found = await transaction
      .selectFrom('audit_event')
      .select('event')
      .where('event', '=', event)
      .executeTakeFirst();
    if (found === undefined) throw new Problem('S0101', { kind: 'event', id: `${event}` });
    await transaction
      .insertInto('news_seen')
      .values({ person, event })
      .onConflict((on) =>
        on.column('person').doUpdateSet({ event }).where('news_seen.event', '<', event),
      )
      .execute();
  });
}

// `@ada` in a text, and not `@ada.martin`, nor an address of mail.
function namedBy(person: string): string {
  const letters = person.replaceAll(/[^\p{L}\p{N}_-]/gu, '\\$&');
  return `(^|[^[:alnum:]._-])@${letters}[.]*([^[:alnum:]._-]|$)`;
}

function mayRead(service: Service, actor: Actor, row: Row): boolean {
  const { kind, object_id: id, asked, is_published } = row;
  const contract = contractOf(row);
  const is = [
    ...(kind === VERSION ? [is_published ? 'amendment' : 'study'] : []),
    ...(textIn(asked, 'mode') === 'simulate' ? ['simulation'] : []),
  ];
  const about = { kind, id, is, ...(contract === null ? {} : { contract }) };
  const reads: readonly string[] = KINDS[kind].reads;
  return reads.some((read) => refusalOf(service, actor, read, about) === null);
}

function newsOf(row: Row): News {
  const { event, at, actor, action, kind, object_id, after, asked, reason, is_new } = row;
  const contract = contractOf(row);
  const id = contract === null ? object_id : object_id.slice(contract.length + 1);
  const number = Number(textIn(asked, 'number'));
  const [state, words] =
    kind === 'study' ? (['answer', 'answerNote'] as const) : (['state', 'text'] as const);
  return {
    ...{ event, at, actor, action, kind, contract, id },
    draft: kind === DRAFT ? id : kind === ADJUSTMENT ? textIn(after, 'draft') : null,
    line: action === COMMENT ? textIn(after, 'line') : null,
    invoice:
      kind === NOTE
        ? { issuer: textIn(asked, 'issuer') ?? '', series: textIn(asked, 'series') ?? '', number }
        : null,
    state: textIn(after, state),
    words: textIn(after, words) ?? reason,
    isNew: is_new,
  };
}

function contractOf({ kind, object_id }: Row): string | null {
  return KINDS[kind].isOfContract ? (object_id.split('/', 1)[0] ?? '') : null;
}

// A field of what the audit keeps of an object.
function textIn(kept: unknown, field: string): string | null {
  if (typeof kept !== 'object' || kept === null || !(field in kept)) return null;
  const value = (kept as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : null;
}
