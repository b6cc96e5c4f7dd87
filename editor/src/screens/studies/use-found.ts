// Studies, what is found: asks the worker for scenarios as they are written. In: scenarios. Out: what
// each comes to, as far as it is computed.
import { useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Scenario } from '../../api/studies.ts';
import type { StudyAsked, StudyFound } from './compute.ts';
import type { StudyReply } from './study.worker.ts';
import StudyWorker from './study.worker.ts?worker';

/** Months of a projection. */
export const MONTHS = 12;

class Computing {
  readonly #worker = new StudyWorker();
  readonly #open = new Map<number, (reply: StudyReply) => void>();
  #last = 0;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<StudyReply>) => {
      this.#open.get(data.id)?.(data);
      this.#open.delete(data.id);
    });
  }

  async ask(asked: StudyAsked): Promise<StudyFound> {
    this.#last += 1;
    const id = this.#last;
    const reply = await new Promise<StudyReply>((done) => {
      this.#open.set(id, done);
      this.#worker.postMessage({ id, asked });
    });
    if ('failed' in reply) throw new Error(reply.failed);
    return reply.found;
  }

  close(): void {
    this.#worker.terminate();
  }
}

/** What scenarios come to, in their order. */
export function useFound(scenarios: readonly Scenario[], from: string | null) {
  const [computing, setComputing] = useState<Computing>();
  useEffect(() => {
    const begun = new Computing();
    setComputing(begun);
    return () => begun.close();
  }, []);
  return useQueries({
    queries: scenarios.map(({ files, data }) => {
      const asked = { files, data, from, months: MONTHS };
      return {
        queryKey: ['study found', asked],
        queryFn: () => computing?.ask(asked) ?? Promise.reject(new Error('no worker')),
        enabled: computing !== undefined,
        // What was found before stays until the next is there: what is typed is not taken away.
        placeholderData: (before: StudyFound | undefined) => before,
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        retry: false,
      };
    }),
  });
}
