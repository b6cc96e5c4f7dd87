// Folder lock: the embedded database has none of its own, and a second process in its folder loses
// what the first one acknowledged. In: a folder. Out: a lock that ends with the process.
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A taken lock. */
export interface FolderLock {
  release(): void;
}

/** Another living process has the folder. */
export class FolderInUse extends Error {
  readonly folder: string;
  readonly processId: number;

  constructor(folder: string, processId: number) {
    super(`the data folder ${folder} is used by process ${processId}`);
    this.folder = folder;
    this.processId = processId;
  }
}

/** What this very process holds. */
const held = new Set<string>();

/**
 * Takes a folder for this process. What a killed process left is taken over.
 * @throws FolderInUse when a living process has it.
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'avenant.lock');
  for (;;) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, `${process.pid}`);
      closeSync(handle);
      held.add(file);
      const release = (): void => {
        held.delete(file);
        rmSync(file, { force: true });
      };
      return { release };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number.parseInt(readFileSync(file, 'utf8'), 10);
      // In a container every process may have the number of the one that was killed.
      const isOurs = holder === process.pid;
      if (isOurs ? held.has(file) : isAlive(holder)) throw new FolderInUse(folder, holder);
      rmSync(file, { force: true });
    }
  }
}

function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
