// `avenant serve|worker|migrate`: the processes of the server. Loaded only when asked for: the
// other commands need no database.
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';

/** The commands that start a process of the server. */
export const PROCESSES = ['serve', 'worker', 'migrate'] as const;

/** Options of the commands, as written. */
export interface ProcessOptions {
  readonly port: string | undefined;
  readonly data: string | undefined;
}

/** Runs a process until it ends; 0 when it ended well. */
export async function runProcess(
  name: (typeof PROCESSES)[number],
  options: ProcessOptions,
  { language, out, note }: Output,
): Promise<number> {
  const server = await import('@avenant/server/main');
  const command = { serve: server.serve, worker: server.work, migrate: server.migrateTables }[name];
  try {
    await command({ ...options, language, say: out, log: note });
    return 0;
  } catch (error) {
    if (error instanceof server.SettingsError) throw new UsageError(error.words);
    if (error instanceof server.FolderInUse) {
      const { folder, processId } = error;
      const fr = `le dossier ${folder} est utilisé par le processus ${processId}`;
      throw new UsageError({ en: error.message, fr });
    }
    throw error;
  }
}
