// Contract, reading: what the language services say of the texts on a desk, as they change. In: a
// desk and the worker of words, once it has begun. Out: the last reading, or why there is none.
import { useEffect, useState } from 'react';
import type { Language } from '../texts/text.ts';
import type { Connection } from './connection.ts';
import type { Desk } from './desk.ts';
import type { Reading, WordCalls } from './protocol.ts';

/** What is known of the words of a desk. */
export function useReading(
  words: Connection<WordCalls> | undefined,
  desk: Desk,
  language: Language,
): { readonly reading: Reading | undefined; readonly failure: unknown } {
  const [reading, setReading] = useState<Reading>();
  const [failure, setFailure] = useState<unknown>();
  // The worker hears of a change before the editor asks about it, not after the next drawing.
  useEffect(() => {
    const read = async (): Promise<void> => {
      const start = performance.now();
      const found = await words?.latest('update', { files: desk.files, language });
      if (found === undefined) return;
      setReading(found);
      performance.measure('avenant.read', { start });
    };
    const ask = () => void read().catch(setFailure);
    ask();
    return desk.subscribe(ask);
  }, [words, desk, language]);
  return { reading, failure };
}
