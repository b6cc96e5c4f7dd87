// Work, waiting: objects that wait for a decision, by kind. In: rows. Out: what a person is shown
// of each, and what the permission check is told of it, as the operation that decides tells it.
import { sql } from 'kysely';
import { VERSION } from '../contracts/version.ts';
import { asReviewed, DRAFT, type Draft, idOf } from '../control/draft.ts';
import { ADJUSTMENT, NOTE, seenWeights } from '../control/money.ts';
import { type DraftOpen, openOf, openRows } from '../control/overview.ts';
import { validationsOf } from '../control/review.ts';
import { CONTROL } from '../control/settings.ts';
import { noteName } from '../invoices/note.ts';
import type { Actor, Service } from '../service/service.ts';

/** What waits, and which decision it waits for. */
export type WaitingKind =
  | 'version'
  | 'publication'
  | 'import'
  | 'adjustment'
  | 'note'
  | 'note_issue'
  | 'validation'
  | 'issue'
  | 'waiver'
  | 'control_change';

/** Something that waits for a decision. */
export interface Waiting {
  readonly kind: WaitingKind;
  /** Empty for what belongs to none. */
  readonly contract: string;
  /** Its name in the contract: a version's or an import's number, a draft's name. */
  readonly id: string;
  /** The draft that it belongs to; null for none. */
  readonly draft: string | null;
  readonly account: string | null;
  /** ISO month. */
  readonly period: string | null;
  /** What whoever made it called it, and why they made it. */
  readonly label: string;
  readonly reason: string;
  /** Decimal text with its currency. */
  readonly amount: string | null;
  readonly currency: string | null;
  readonly maker: string | null;
  readonly since: string | null;
  /** Of the text of a version: what is approved. */
  readonly hash: string | null;
  /** Of a draft to validate: what is still to be settled on it. */
  readonly open: DraftOpen | null;
}

/** With what the permission check is told of it. */
export type Found = Waiting & { readonly about: object };

interface Source {
  readonly operation: string;
  readonly find: (service: Service, actor: Actor) => Promise<readonly Found[]>;
}

/** So many of a kind are shown: an inbox that holds more is worked off from the top. */
const SHOWN_MAX = 200;

const NOTHING = {
  ...{ draft: null, account: null, period: null, label: '', reason: '', amount: null },
  ...{ currency: null, maker: null, since: null, hash: null, open: null },
} as const;

const NAMED_DAY = 10;

/** All kinds. */
export const WAITING: readonly Source[] = [
  {
    operation: 'contract.publish',
    find: async ({ database: { db } }) => {
      const rows = await db
        .selectFrom('contract_version')
        .select(['contract', 'version', 'state', 'author', 'note', 'created_at', 'source_hash'])
        .where('state', 'in', ['tested', 'approved'])
        .orderBy('created_at')
        .limit(SHOWN_MAX)
        .execute();
      return rows.map(({ contract, version, state, author, note, created_at, source_hash }) => ({
        ...NOTHING,
        ...{ kind: state === 'tested' ? 'version' : 'publication', contract, id: `${version}` },
        ...{ label: note, maker: author, since: created_at, hash: source_hash },
        about: { kind: VERSION, id: `${contract}/${version}`, contract, makers: [author] },
      }));
    },
  },
  {
    operation: 'inventory.apply',
    find: async ({ database: { db } }) => {
      const rows = await db
        .selectFrom('import_batch')
        .select(['contract', 'batch', 'dataset', 'file_name', 'maker', 'created_at'])
        .where('state', '=', 'validated')
        .orderBy('created_at')
        .limit(SHOWN_MAX)
        .execute();
      return rows.map(({ contract, batch, dataset, file_name, maker, created_at }) => ({
        ...{ ...NOTHING, kind: 'import', contract, id: `${batch}`, label: file_name, maker },
        ...{ reason: dataset, since: created_at },
        about: { kind: 'import', contract, dataset, maker },
      }));
    },
  },
  {
    operation: 'finding.waive',
    find: async ({ database: { db } }, { person }) => {
      const rows = await db
        .selectFrom('finding')
        .innerJoin('draft', (on) =>
          on
            .onRef('draft.contract', '=', 'finding.contract')
            .onRef('draft.draft', '=', 'finding.draft'),
        )
        .innerJoin('control', 'control.control', 'finding.control')
        .select(['finding.contract', 'finding', 'finding.control', 'finding.draft', 'period'])
        .select(['finding.severity', 'subject', 'owner', 'explanation', 'changed_by', 'account'])
        .select(['at_risk', 'currency'])
        .where('draft.state', 'in', ['generated', 'in_review', 'on_hold'])
        .where('finding.state', 'in', ['open', 'assigned', 'explained'])
        // Of all others an explanation is enough.
        .where('finding.severity', '=', 'blocking')
        .orderBy('finding.contract')
        .orderBy('finding')
        .limit(SHOWN_MAX)
        .execute();
      return rows.map((row) => {
        const { contract, finding, control, draft, period, account, severity, owner } = row;
        const makers = owner === null ? [] : [owner];
        const done = row.changed_by === person ? ['control.approve'] : [];
        return {
          ...{ ...NOTHING, kind: 'waiver', contract, id: finding, draft, account, period },
          ...{ label: `${control} · ${row.subject}`, reason: row.explanation, maker: owner },
          ...{ amount: row.at_risk, currency: row.currency },
          about: {
            kind: 'finding',
            id: `${contract}/${finding}`,
            contract,
            severity,
            makers,
            done,
          },
        };
      });
    },
  },
  {
    operation: 'adjustment.approve',
    find: async ({ database: { db } }) => {
      const rows = await db
        .selectFrom('adjustment')
        .innerJoin('draft', (on) =>
          on
            .onRef('draft.contract', '=', 'adjustment.contract')
            .onRef('draft.draft', '=', 'adjustment.draft'),
        )
        .selectAll('adjustment')
        .select(['period', 'account'])
        .where('adjustment.state', '=', 'submitted')
        .orderBy('created_at')
        .limit(SHOWN_MAX)
        .execute();
      const asked = ({
        contract,
        adjustment,
        cause,
        created_at,
        amount,
      }: (typeof rows)[number]) => {
        const id = `${ADJUSTMENT} ${contract}/${adjustment}`;
        return { id, contract, cause, on: created_at.slice(0, NAMED_DAY), amount };
      };
      const weight = await seenWeights(db, rows.map(asked));
      return rows.map((one) => {
        const { contract, adjustment, amount, maker, created_at, ...row } = one;
        const { draft, account, period, label, reason, currency } = row;
        const id = `${contract}/${adjustment}`;
        return {
          ...{ ...NOTHING, kind: 'adjustment', contract, id: adjustment, draft, account },
          ...{ period, label, reason, amount, currency, maker, since: created_at },
          about: { ...{ kind: ADJUSTMENT, id, contract, makers: [maker] }, ...weight(asked(one)) },
        };
      });
    },
  },
  {
    operation: 'credit.approve',
    find: async ({ database: { db } }) => {
      const rows = await notesIn(db, 'submitted');
      const approvers = await approversOf(db, NOTE, rows.map(noteName));
      const asked = (row: (typeof rows)[number]) => {
        const { contract, cause, created_at, net: amount } = row;
        const id = `${NOTE} ${noteName(row)}`;
        return { id, contract, cause, on: created_at.slice(0, NAMED_DAY), amount };
      };
      const weight = await seenWeights(db, rows.map(asked));
      return rows.map((row) => {
        const { contract, maker } = row;
        const id = noteName(row);
        const makers = [maker, ...approvers(id)];
        return {
          ...{ ...shownNote(row), kind: 'note' },
          about: { ...{ kind: NOTE, id, contract, makers }, ...weight(asked(row)) },
        };
      });
    },
  },
  {
    operation: 'draft.validate',
    find: async ({ database: { db } }, actor) => {
      const rows = await draftsIn(db, 'in_review');
      const validation = await validationsOf(db, actor, rows);
      return rows.map((draft) => ({
        ...{ ...shownDraft(draft), kind: 'validation', open: draft.open },
        about: validation(draft),
      }));
    },
  },
  {
    operation: 'invoice.issue',
    find: async ({ database: { db } }, { person }) => {
      const drafts = await draftsIn(db, 'validated');
      const notes = await notesIn(db, 'approved');
      const ofDraft = await approversOf(db, DRAFT, drafts.map(idOf));
      const ofNote = await approversOf(db, NOTE, notes.map(noteName));
      const done = (by: readonly string[], act: string) => (by.includes(person) ? [act] : []);
      return [
        ...drafts.map((draft) => {
          const { contract } = draft;
          const acts = done(ofDraft(idOf(draft)), 'draft.validate');
          return {
            ...{ ...shownDraft(draft), kind: 'issue' as const },
            about: { kind: DRAFT, id: idOf(draft), contract, done: acts },
          };
        }),
        ...notes.map((row) => {
          const { contract } = row;
          const acts = done(ofNote(noteName(row)), 'credit.approve');
          return {
            ...{ ...shownNote(row), kind: 'note_issue' as const },
            about: { kind: NOTE, id: noteName(row), contract, done: acts },
          };
        }),
      ];
    },
  },
  {
    operation: 'control.approve',
    find: async ({ database: { db } }) => {
      const rows = await db
        .selectFrom('control_change')
        .innerJoin('control', 'control.control', 'control_change.control')
        .select(['control_change.control', 'change', 'reason', 'maker', 'created_at'])
        .where('state', '=', 'submitted')
        .orderBy('created_at')
        .limit(SHOWN_MAX)
        .execute();
      return rows.map(({ control, change, reason, maker, created_at }) => ({
        ...{ ...NOTHING, kind: 'control_change', contract: '', id: `${control}/${change}` },
        ...{ label: control, reason, maker, since: created_at },
        about: { kind: CONTROL, id: control, makers: [maker] },
      }));
    },
  },
];

type Db = Service['database']['db'];

async function draftsIn(
  db: Db,
  state: Draft['state'],
): Promise<readonly (Draft & { readonly open: DraftOpen })[]> {
  const rows = await openRows(db)
    .where('state', '=', state)
    .orderBy('period')
    .orderBy('contract')
    .limit(SHOWN_MAX)
    .execute();
  return rows.map((row) => ({ ...asReviewed(row), open: openOf(row) }));
}

function shownDraft({ contract, draft, account, period, net, currency, reviewer }: Draft) {
  return {
    ...{ ...NOTHING, contract, id: draft, draft, account, period, amount: net, currency },
    maker: reviewer,
  };
}

async function notesIn(db: Db, state: 'submitted' | 'approved') {
  return db
    .selectFrom('note')
    .innerJoin('invoice', (on) =>
      on
        .onRef('invoice.issuer', '=', 'note.issuer')
        .onRef('invoice.series', '=', 'note.series')
        .onRef('invoice.number', '=', 'note.number'),
    )
    .select(['note.contract', 'note.note', 'note.kind', 'note.series', 'note.number', 'maker'])
    .select([
      'note.cause',
      'note.reason',
      'note.net',
      'created_at',
      'currency',
      'account',
      'period',
    ])
    .where('state', '=', state)
    .orderBy('created_at')
    .limit(SHOWN_MAX)
    .execute();
}

function shownNote(row: Awaited<ReturnType<typeof notesIn>>[number]) {
  const { contract, note, series, number, maker, reason, net, currency, account, period } = row;
  return {
    ...{ ...NOTHING, contract, id: note, label: `${note} · ${series} ${number}`, reason, maker },
    ...{ amount: net, currency, account, period, since: row.created_at },
  };
}

// Who approved what, by the names of the objects: one query, however many.
async function approversOf(
  db: Db,
  kind: string,
  ids: readonly string[],
): Promise<(id: string) => readonly string[]> {
  const rows = await db
    .selectFrom('approval')
    .select(['object_id', 'approver'])
    .where('object_kind', '=', kind)
    .where(sql<boolean>`object_id = any(${ids}::text[])`)
    .where('state', '=', 'approved')
    .orderBy('object_id')
    .orderBy('approval')
    .execute();
  const byId = Map.groupBy(rows, (row) => row.object_id);
  return (id) => (byId.get(id) ?? []).flatMap(({ approver }) => approver ?? []);
}
