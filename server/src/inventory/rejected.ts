// Inventory, rejected rows: what could not be read goes back as the same kind of file, each row
// with what is wrong with it in one more column, to be corrected and sent again.
import { type Diagnostic, type Language, wordsOf } from '@avenant/dsl';
import { writeTableFile } from '../files/table-file.ts';
import type { Actor, Service } from '../service/service.ts';
import { type BatchId, findBatch, mustBeIn, stagedRows } from './batch.ts';
import { mayDo } from './rights.ts';

const COLUMN = { en: 'error', fr: 'erreur' } as const;

/** A file to send back. */
export interface SentFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * The rejected rows of a validated or applied import; no row but the header when all were sound.
 */
export async function rejectedRows(
  service: Service,
  actor: Actor,
  { language, ...id }: BatchId & { readonly language: Language },
): Promise<SentFile> {
  const { db } = service.database;
  const batch = await findBatch(db, id);
  const { source, fileName } = batch;
  await mayDo(service, actor, db, batch, 'read');
  mustBeIn(batch, 'validated', 'applied', 'undone');
  const width = source.columns.length;
  const rows = (await stagedRows(db, batch)).flatMap(({ cells, problems }) => {
    if (problems === null) return [];
    const filled = Array.from(
      { length: Math.max(width, cells.length) },
      (_, at) => cells[at] ?? '',
    );
    const said = (problems as readonly Diagnostic[])
      .filter(({ severity }) => severity === 'error')
      .map((problem) => `${problem.code} ${wordsOf(problem, language).message}`);
    return [[...filled, said.join('; ')]];
  });
  const head = [...source.columns, COLUMN[language]];
  return { fileName, bytes: await writeTableFile(source, [head, ...rows]) };
}
