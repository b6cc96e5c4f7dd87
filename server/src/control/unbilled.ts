// Control, what was not billed and why: held items over contracts and periods. In: filters. Out:
// items with their reason in words of both languages, those of the diagnostics, a page at a time,
// counted by reason, or as a file.
import { heldWords } from '@avenant/engine';
import { sql } from 'kysely';
import { csvText } from '../files/csv.ts';
import type { Words } from '../problem/catalogue.ts';
import type { Actor, Service } from '../service/service.ts';

/** An item that was not billed. */
export interface Unbilled {
  readonly contract: string;
  readonly account: string;
  readonly period: string;
  readonly draft: string;
  readonly position: number;
  readonly clause: string;
  readonly subject: string;
  readonly subjectType: string | null;
  readonly code: string;
  readonly title: Words;
  readonly message: Words;
  /** What can be done; null when the code says nothing. */
  readonly help: Words | null;
}

/** What is asked for. */
export interface UnbilledQuery {
  /** None: all. */
  readonly contract?: string | undefined;
  /** ISO months, the last included. */
  readonly from: string;
  readonly through: string;
  readonly code?: string | undefined;
}

/** Where an item stands in the whole list. */
export type UnbilledPlace = Pick<Unbilled, 'contract' | 'period' | 'draft' | 'position'>;

/** How much was not billed for one reason. */
export interface UnbilledReason {
  readonly code: string;
  readonly title: Words;
  readonly items: number;
  readonly contracts: number;
}

/** The states of drafts that stand or were issued. */
const STANDING = ['generated', 'in_review', 'validated', 'issued', 'on_hold'] as const;

/** The items held in drafts that stand or were issued, by contract, period and place. */
export async function listUnbilled(
  service: Service,
  actor: Actor,
  query: UnbilledQuery & { readonly after?: UnbilledPlace | undefined; readonly limit: number },
): Promise<readonly Unbilled[]> {
  const { after, limit } = query;
  let rows = asked(service, actor, query)
    .select(['held_item.contract', 'account', 'period', 'held_item.draft', 'position', 'clause'])
    .select(['subject', 'subject_type as subjectType', 'code', 'details']);
  if (after !== undefined) {
    const { contract, period, draft, position } = after;
    rows = rows.where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('held_item.contract', 'period', 'held_item.draft', 'position'),
        '>',
        tuple(contract, period, draft, position),
      ),
    );
  }
  const found = await rows
    .orderBy('held_item.contract')
    .orderBy('period')
    .orderBy('held_item.draft')
    .orderBy('position')
    .limit(limit)
    .execute();
  return found.map(({ details, ...row }) => {
    return { ...row, ...reasonOf(row.code, details as Readonly<Record<string, string>>) };
  });
}

/** How much was not billed by reason, the most frequent first. */
export async function unbilledReasons(
  service: Service,
  actor: Actor,
  query: UnbilledQuery,
): Promise<readonly UnbilledReason[]> {
  const rows = await asked(service, actor, query)
    .select(['code', ({ fn }) => fn.countAll<string>().as('items')])
    .select(sql<string>`count(distinct held_item.contract)`.as('contracts'))
    .groupBy('code')
    .orderBy('items', 'desc')
    .orderBy('code')
    .execute();
  return rows.map(({ code, items, contracts }) => {
    const { title } = reasonOf(code, {});
    return { code, title, items: Number(items), contracts: Number(contracts) };
  });
}

const PAGE = 5000;

/**
 * All that was not billed, as a CSV file, a page at a time: the reason in the reader's language.
 * A cell that a spreadsheet would take for a formula is not one.
 */
export function unbilledFile(
  service: Service,
  actor: Actor,
  query: UnbilledQuery & { readonly language: 'en' | 'fr' },
): AsyncGenerator<string> {
  mayRead(service, actor, query);
  return fileParts(service, actor, query);
}

async function* fileParts(
  service: Service,
  actor: Actor,
  query: UnbilledQuery & { readonly language: 'en' | 'fr' },
): AsyncGenerator<string> {
  const { language } = query;
  yield csvText([HEAD[language]], ',');
  for (let after: UnbilledPlace | undefined; ; ) {
    const page = await listUnbilled(service, actor, { ...query, after, limit: PAGE });
    const rows = page.map((one) => [
      ...[one.contract, one.account, one.period, one.draft, one.clause, one.subject],
      ...[one.subjectType ?? '', one.code, one.message[language], one.help?.[language] ?? ''],
    ]);
    if (rows.length > 0) yield csvText(rows, ',');
    after = page.at(-1);
    if (page.length < PAGE) return;
  }
}

const HEAD = {
  en: [
    ...['contract', 'account', 'period', 'draft', 'clause', 'subject', 'type', 'reason'],
    ...['what is wrong', 'what can be done'],
  ],
  fr: [
    ...['contrat', 'compte', 'période', 'projet', 'clause', 'élément', 'type', 'motif'],
    ...['ce qui ne va pas', 'que faire'],
  ],
} as const;

function mayRead({ may }: Service, actor: Actor, { contract }: UnbilledQuery): void {
  may(actor, 'draft.read', { kind: 'unbilled', id: contract ?? '' });
}

function asked(service: Service, actor: Actor, query: UnbilledQuery) {
  const { contract, from, through, code } = query;
  mayRead(service, actor, query);
  let rows = service.database.db
    .selectFrom('held_item')
    .innerJoin('draft', (on) =>
      on
        .onRef('draft.contract', '=', 'held_item.contract')
        .onRef('draft.draft', '=', 'held_item.draft'),
    )
    .where('state', 'in', STANDING)
    .where('period', '>=', from)
    .where('period', '<=', through);
  if (contract !== undefined) rows = rows.where('held_item.contract', '=', contract);
  return code === undefined ? rows : rows.where('code', '=', code);
}

/** Why an item was held, in words. */
export function reasonOf(
  code: string,
  values: Readonly<Record<string, string>>,
): Pick<Unbilled, 'title' | 'message' | 'help'> {
  const [en, fr] = [heldWords({ code, values }, 'en'), heldWords({ code, values }, 'fr')];
  return {
    title: { en: en.title, fr: fr.title },
    message: { en: en.message, fr: fr.message },
    help: en.help === undefined || fr.help === undefined ? null : { en: en.help, fr: fr.help },
  };
}
