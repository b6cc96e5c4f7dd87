// Asked days: on which day the facts of issued invoices were asked, where not on the drawing day.
// In: a contract. Out: days by period, so that rating knows what those invoices could know.
import type { Db } from '../db/database.ts';

/** ISO days by ISO month. */
export async function askedDays(db: Db, contract: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('draft')
    .innerJoin('run', 'run.run', 'draft.run')
    .innerJoin('run_part', (on) =>
      on.onRef('run_part.run', '=', 'draft.run').onRef('run_part.contract', '=', 'draft.contract'),
    )
    .select(['draft.period', 'run_part.known_on as frozenOn', 'run.known_on as askedOn'])
    .where('draft.contract', '=', contract)
    .where('draft.state', '=', 'issued')
    .where('run.mode', '=', 'draft')
    .execute();
  return new Map(
    rows.flatMap(({ period, frozenOn, askedOn }): [string, string][] => {
      const day = frozenOn ?? askedOn;
      return day === null ? [] : [[period, day]];
    }),
  );
}
