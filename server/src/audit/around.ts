// Audit, around: the objects whose events make up the past of one: a draft with its run, what was
// adjusted and found, and the documents and notes that it became. In: an object as the audit names
// it. Out: names, itself among them.
import type { Db } from '../db/database.ts';

/** Objects of a kind as the audit names them. */
export interface Named {
  readonly kind: string;
  readonly ids: readonly string[];
}

interface DraftName {
  readonly contract: string;
  readonly draft: string;
}

/** The object and what belongs to it; alone, unless it is a draft or a document. */
export async function objectsAround(db: Db, kind: string, id: string): Promise<readonly Named[]> {
  const itself = { kind, ids: [id] };
  if (kind === 'draft') {
    const [bill] = await draftsCalled(db, id);
    return bill === undefined ? [itself] : [itself, ...(await ofDraft(db, bill))];
  }
  if (kind !== 'invoice') return [itself];
  const [document] = await documentsCalled(db, id);
  if (document === undefined) return [itself];
  const { contract, draft, note } = document;
  if (note !== null) return [itself, { kind: 'note', ids: [`${contract}/${note}`] }];
  if (draft === null) return [itself];
  const of = await ofDraft(db, { contract, draft });
  return [{ kind: 'draft', ids: [`${contract}/${draft}`] }, ...of];
}

// A name may hold the sign between two: all ways to cut are asked for, and one is there.
const cutsOf = (id: string): readonly (readonly [string, string])[] =>
  [...id.matchAll(/\//g)].map(({ index }) => [id.slice(0, index), id.slice(index + 1)]);

async function draftsCalled(db: Db, id: string) {
  return db
    .selectFrom('draft')
    .select(['contract', 'draft'])
    .where(({ or, and, eb }) =>
      or(
        cutsOf(id).map(([contract, draft]) =>
          and([eb('contract', '=', contract), eb('draft', '=', draft)]),
        ),
      ),
    )
    .execute();
}

async function documentsCalled(db: Db, id: string) {
  const [name, number] = cutsOf(id).at(-1) ?? ['', ''];
  if (!/^\d{1,9}$/.test(number)) return [];
  return db
    .selectFrom('invoice')
    .select(['contract', 'draft', 'note'])
    .where('number', '=', Number(number))
    .where(({ or, and, eb }) =>
      or(
        cutsOf(name).map(([issuer, series]) =>
          and([eb('issuer', '=', issuer), eb('series', '=', series)]),
        ),
      ),
    )
    .execute();
}

// What belongs to a draft, without itself.
async function ofDraft(db: Db, { contract, draft }: DraftName): Promise<readonly Named[]> {
  const runs = await db
    .selectFrom('draft')
    .select('run')
    .where('contract', '=', contract)
    .where('draft', '=', draft)
    .execute();
  const adjustments = await db
    .selectFrom('adjustment')
    .select('adjustment')
    .where('contract', '=', contract)
    .where('draft', '=', draft)
    .execute();
  const findings = await db
    .selectFrom('finding')
    .select('finding')
    .where('contract', '=', contract)
    .where('draft', '=', draft)
    .execute();
  const documents = await db
    .selectFrom('invoice')
    .select(['issuer', 'series', 'number'])
    .where('contract', '=', contract)
    .where('draft', '=', draft)
    .execute();
  const notes = await db
    .selectFrom('note')
    .innerJoin('invoice', (on) =>
      on
        .onRef('invoice.issuer', '=', 'note.issuer')
        .onRef('invoice.series', '=', 'note.series')
        .onRef('invoice.number', '=', 'note.number'),
    )
    .select('note.note')
    .where('invoice.contract', '=', contract)
    .where('invoice.draft', '=', draft)
    .execute();
  const named = (name: string) => `${contract}/${name}`;
  return [
    { kind: 'run', ids: runs.map(({ run }) => run) },
    { kind: 'adjustment', ids: adjustments.map(({ adjustment }) => named(adjustment)) },
    { kind: 'finding', ids: findings.map(({ finding }) => named(finding)) },
    {
      kind: 'invoice',
      ids: documents.map(({ issuer, series, number }) => `${issuer}/${series}/${number}`),
    },
    { kind: 'note', ids: notes.map(({ note }) => named(note)) },
  ];
}
