// Support: drafts written as rows, without a run that rates them, and their way to validated.
import {
  type Actor,
  contentOf,
  type Database,
  findDraft,
  reviewDraft,
  type Service,
  validateDraft,
} from '../../server/src/index.ts';
import { makeContract } from './stored.ts';

/** Who prepares drafts. */
export const ANA: Actor = { person: 'ana', roles: ['AN'] };
/** Who validates. */
export const VAL: Actor = { person: 'val', roles: ['BE'] };
/** Who issues. */
export const IDA: Actor = { person: 'ida', roles: ['BM'] };

/** A line of a draft: a number for its subject. */
export interface PlainLine {
  readonly subject: string;
  readonly amount: string;
  readonly clause?: string;
  readonly from?: string;
  readonly to?: string;
  readonly quantity?: string;
  readonly unitPrice?: string;
  readonly kind?: string;
  readonly corrects?: string;
  /** The name of its subject's type. */
  readonly type?: string;
}

/** A contract that can be billed, its text aside. */
export async function makeBillable(database: Database, contract: string): Promise<void> {
  await makeContract(database, contract);
  await database.db
    .insertInto('contract_version')
    .values({
      ...{ contract, version: 1, state: 'published', source_hash: '' },
      ...{ author: 'author', created_at: '2020-01-01T00:00:00Z' },
      files: JSON.stringify({}) as never,
    })
    .execute();
}

/** A draft with some lines; its name is that of its run. */
export async function writePlainDraft(
  database: Database,
  of: { contract: string; draft: string; period: string; mode?: 'draft' | 're_rate' },
  lines: readonly PlainLine[],
): Promise<void> {
  const { contract, draft, period, mode = 'draft' } = of;
  const { db } = database;
  const cents = lines.reduce((all, { amount }) => all + BigInt(amount.replace('.', '')), 0n);
  const digits = `${cents < 0n ? -cents : cents}`.padStart(3, '0');
  const total = `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  await db
    .insertInto('run')
    .values({
      ...{ run: draft, mode, period, state: 'completed', maker: 'system' },
      created_at: '2026-01-01T00:00:00Z',
    })
    .execute();
  await db
    .insertInto('draft')
    .values({
      ...{ contract, draft, run: draft, account: `BA-${contract}`, period, currency: 'EUR', total },
      ...{ content_hash: draft, state: mode === 'draft' ? 'generated' : 'simulated' },
    })
    .execute();
  if (lines.length === 0) return;
  await db
    .insertInto('rated_line')
    .values(
      lines.map((line, at) => {
        const { subject, amount, clause = '1', kind = 'recurring' } = line;
        const { from = `${period}-01`, to = nextMonth(period) } = line;
        return {
          ...{ contract, draft, position: at + 1, clause, kind, label: subject, subject, amount },
          line: `${clause}/${subject}/${from}${line.corrects === undefined ? '' : `~${period}`}`,
          valid_from: from,
          valid_to: to,
          quantity: line.quantity ?? null,
          unit_price: line.unitPrice ?? null,
          corrects_period: line.corrects ?? null,
          subject_type: line.type ?? null,
        };
      }),
    )
    .execute();
}

/** The first day of the month after one. */
export function nextMonth(period: string): string {
  const [year = 0, month = 0] = period.split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${`${month + 1}`.padStart(2, '0')}-01`;
}

/** Takes a draft to validated, its controls taken as run. */
export async function validated(
  service: Service,
  id: { contract: string; draft: string },
): Promise<void> {
  const { db } = service.database;
  await reviewDraft(service, ANA, { ...id, how: 'take' });
  const { hash } = await contentOf(db, await findDraft(db, id));
  await db.updateTable('draft').set({ checked_hash: hash }).where('draft', '=', id.draft).execute();
  await validateDraft(service, VAL, { ...id, hash });
}
