// Contract, reading: what the language services say of the texts on a desk, as they change. In: a
// desk and the worker of words, once it has begun. Out: the last reading, or why there is none.
import { useEffect, useState } from 'react';
import type { Language } from '../texts/text.ts';
import type { Connection } from './connection.ts';
import type { Desk } from './desk.ts';
import type { Files, Reading, WordCalls } from './protocol.ts';

/** Who hears of readings. */
export interface Hearer {
  /** @param files The texts that it is of. */
  read(reading: Reading, files: Files): void;
  failed(failure: unknown): void;
}

/**
 * Reads the texts of a desk now and whenever they change. The worker hears of a change before the
 * editor asks about it, not after the next drawing. Gives what ends it.
 */
export function readAsWritten(
  words: Connection<WordCalls> | undefined,
  desk: Desk,
  language: Language,
  hearer: Hearer,
): () => void {
  const read = async (): Promise<void> => {
    const start = performance.now();
    const { files } = desk;
    const found = await words?.latest('update', { files, language });
    if (found === undefined) return;
    hearer.read(found, files);
    performance.measure('avenant.read', { start });
  };
  const ask = () => void read().catch((failure: unknown) => hearer.failed(failure));
  ask();
  return desk.subscribe(ask);
}

/** What is known of the words of a desk. */
export function useReading(
  words: Connection<WordCalls> | undefined,
  desk: Desk,
  language: Language,
): { readonly reading: Reading | undefined; readonly failure: unknown } {
  const [reading, setReading] = useState<Reading>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(
    () => readAsWritten(words, desk, language, { read: setReading, failed: setFailure }),
    [words, desk, language],
  );
  return { reading, failure };
}
