// Explanation of a line of a draft, made anew on demand: nothing of it is stored. In: a line. Out:
// its explanation by the engine that rated it, whose fold is the stored amount, or a refusal.
import { compare, fromText, parseDay, parseMonth } from '@avenant/dsl/values';
import { type ExplainedLine, explainLine } from '@avenant/engine';
import { compilationOf } from '../contracts/compilation.ts';
import { findVersion } from '../contracts/version.ts';
import { bindStored } from '../facts/bind-stored.ts';
import { loadTables } from '../facts/load-tables.ts';
import { Problem } from '../problem/problem.ts';
import type { Actor, Service } from '../service/service.ts';
import { askedDays } from './asked.ts';
import type { DraftId } from './drafts.ts';
import { daysByMonth } from './rate.ts';

/**
 * Explains a line as its run rated it: by the version of that run, asked on its day; the whole
 * line, where a part of it or a difference is billed.
 * @throws Problem S0101 without such a line, S0504 when what is stored now gives another amount.
 */
export async function explainDraftLine(
  service: Service,
  actor: Actor,
  { contract, draft, line }: DraftId & { readonly line: string },
): Promise<ExplainedLine> {
  service.may(actor, 'draft.read', { kind: 'draft', id: `${contract}/${draft}`, contract });
  const { db } = service.database;
  const found = await db
    .selectFrom('rated_line')
    .innerJoin('draft', (on) =>
      on
        .onRef('draft.contract', '=', 'rated_line.contract')
        .onRef('draft.draft', '=', 'rated_line.draft'),
    )
    .innerJoin('run', 'run.run', 'draft.run')
    .innerJoin('run_part', (on) =>
      on.onRef('run_part.run', '=', 'draft.run').onRef('run_part.contract', '=', 'draft.contract'),
    )
    .select([
      'rated_line.amount',
      'rated_line.whole',
      'draft.period',
      'run.known_on',
      'run_part.known_on as frozenOn',
      'run_part.version',
    ])
    .where('rated_line.contract', '=', contract)
    .where('rated_line.draft', '=', draft)
    .where('rated_line.line', '=', line)
    .executeTakeFirst();
  if (found === undefined) throw new Problem('S0101', { kind: 'line', id: line });
  const tables = await loadTables(db, contract);
  const { files } = await findVersion(db, { contract, version: found.version });
  const { history, latest } = compilationOf(files, tables);
  const month = parseMonth(found.period);
  if (history === undefined || latest === undefined || month === undefined) {
    throw new Problem('S0503', { contract });
  }
  const { value: facts } = bindStored(latest, tables);
  const asOf = found.frozenOn ?? found.known_on;
  const knownOn = asOf === null ? undefined : parseDay(asOf);
  const askedOn = daysByMonth(await askedDays(db, contract));
  const input = { history, facts, from: month, through: month, askedOn };
  const asked = knownOn === undefined ? input : { ...input, knownOn };
  const explained = await explainLine(asked, month, line);
  if (explained === undefined || !isSame(explained.line.amount, found.whole ?? found.amount)) {
    throw new Problem('S0504', { line, draft });
  }
  return explained;
}

function isSame(a: string, b: string): boolean {
  const [x, y] = [fromText(a), fromText(b)];
  return x !== undefined && y !== undefined && compare(x, y) === 0;
}
