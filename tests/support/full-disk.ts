// Support: a disk that is full when told, as this process sees it: under a folder no file grows any
// more (ENOSPC), what is there can be written over and removed. In: a folder. Out: the switch.
import { createRequire } from 'node:module';

// The embedded database calls the module's own functions, so that these can be stood in for.
const fs = createRequire(import.meta.url)('node:fs') as typeof import('node:fs');

/** A disk under test. */
export interface TestDisk {
  /** No room from now on, but for so many bytes. */
  fill(left?: number): void;
  /** There is room again. */
  clear(): void;
  /** How often a write was refused. */
  readonly refused: () => number;
  /** Gives the real functions back. */
  remove(): void;
}

/** Stands between this process and its disk, below a folder. */
export function diskUnder(folder: string): TestDisk {
  const { openSync, closeSync, writeSync } = fs;
  const files = new Set<number>();
  let left = Number.POSITIVE_INFINITY;
  let refused = 0;
  fs.openSync = (...args) => {
    const file = openSync(...args);
    if (`${args[0]}`.startsWith(folder)) files.add(file);
    return file;
  };
  fs.closeSync = (file) => {
    files.delete(file);
    closeSync(file);
  };
  const write = (
    file: number,
    bytes: Uint8Array,
    offset: number,
    length: number,
    at: number | null = null,
  ): number => {
    const { size } = files.has(file) ? fs.fstatSync(file) : { size: Number.POSITIVE_INFINITY };
    const grows = Math.max(0, (at ?? size) + length - size);
    if (grows > left) {
      refused += 1;
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
        ...{ code: 'ENOSPC', errno: -28, syscall: 'write' },
      });
    }
    left -= grows;
    return writeSync(file, bytes, offset, length, at);
  };
  fs.writeSync = write as typeof writeSync;
  return {
    fill: (bytes = 0) => {
      left = bytes;
    },
    clear: () => {
      left = Number.POSITIVE_INFINITY;
    },
    refused: () => refused,
    remove: () => Object.assign(fs, { openSync, closeSync, writeSync }),
  };
}
