// Control, what was not billed and why: held items over contracts and periods. In: filters. Out:
// items with their reason in words of both languages, those of the diagnostics.
import { CATALOGUE, type Code, wordsOf } from '@avenant/dsl';
import { unitWords } from '@avenant/dsl/values';
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
  readonly contracts?: readonly string[];
  /** ISO months, the last included. */
  readonly from: string;
  readonly through: string;
  readonly code?: string;
  /** After this one: the last of the page before. */
  readonly after?: Pick<Unbilled, 'contract' | 'period' | 'draft' | 'position'>;
  readonly limit?: number;
}

const LIMIT = 1000;

/** The items held in drafts that stand or were issued, by contract, period and place. */
export async function listUnbilled(
  service: Service,
  actor: Actor,
  query: UnbilledQuery,
): Promise<readonly Unbilled[]> {
  const { contracts, from, through, code, after, limit = LIMIT } = query;
  service.may(actor, 'draft.read', { kind: 'unbilled', id: contracts?.join(' ') ?? '' });
  let rows = service.database.db
    .selectFrom('held_item')
    .innerJoin('draft', (on) =>
      on
        .onRef('draft.contract', '=', 'held_item.contract')
        .onRef('draft.draft', '=', 'held_item.draft'),
    )
    .select(['held_item.contract', 'account', 'period', 'held_item.draft', 'position', 'clause'])
    .select(['subject', 'subject_type as subjectType', 'code', 'details'])
    .where('state', 'in', ['generated', 'in_review', 'validated', 'issued', 'on_hold'])
    .where('period', '>=', from)
    .where('period', '<=', through);
  if (contracts !== undefined) {
    if (contracts.length === 0) return [];
    rows = rows.where('held_item.contract', 'in', [...contracts]);
  }
  if (code !== undefined) rows = rows.where('code', '=', code);
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

function reasonOf(
  code: string,
  values: Readonly<Record<string, string>>,
): Pick<Unbilled, 'title' | 'message' | 'help'> {
  if (!(code in CATALOGUE)) {
    const same = { en: code, fr: code };
    return { title: same, message: same, help: null };
  }
  const { severity } = CATALOGUE[code as Code];
  const place = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 };
  const { unit } = values;
  const said = (language: 'en' | 'fr') => {
    const shown = unit === undefined ? {} : { unit: unitWords(unit, language, true) };
    const diagnostic = { code, severity, place, labels: [], fixes: [] };
    return wordsOf({ ...diagnostic, values: { ...values, ...shown } }, language);
  };
  const [en, fr] = [said('en'), said('fr')];
  return {
    title: { en: en.title, fr: fr.title },
    message: { en: en.message, fr: fr.message },
    help: en.help === undefined || fr.help === undefined ? null : { en: en.help, fr: fr.help },
  };
}
