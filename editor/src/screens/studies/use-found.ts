// Studies, what is found: asks the worker for scenarios as they are written. In: scenarios. Out:
// what each comes to, as far as it is computed.
import { useQueries } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { queries } from '../../api/client.ts';
import type { Scenario } from '../../api/studies.ts';
import { Connection } from '../../contract/connection.ts';
import type { StudyFound } from './compute.ts';
import type { SeekFound } from './sought.ts';
import type { StudyCalls } from './study.worker.ts';
import StudyWorker from './study.worker.ts?worker';

// Months of a projection.
const MONTHS = 12;
const FOUND = 'study found';
const noWorker = () => Promise.reject(new Error('no worker'));

/** A total of all months, and the place of the number that shall make it. */
export interface Goal {
  readonly place: string;
  readonly total: string;
}

/** What scenarios come to, in their order; and what seeks a number of one of them. */
export function useFound(scenarios: readonly Scenario[], from: string | null) {
  const [computing, setComputing] = useState<Connection<StudyCalls>>();
  useEffect(() => {
    const begun = new Connection<StudyCalls>(new StudyWorker());
    setComputing(begun);
    return () => {
      begun.close();
      // What was not answered never will be.
      queries.removeQueries({
        queryKey: [FOUND],
        predicate: ({ state }) => state.fetchStatus === 'fetching',
      });
    };
  }, []);
  const results = useQueries({
    queries: scenarios.map(({ files, data }) => {
      const asked = { files, data, from, months: MONTHS };
      return {
        queryKey: [FOUND, asked],
        queryFn: () => computing?.ask('compute', asked) ?? noWorker(),
        enabled: computing !== undefined,
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        retry: false,
      };
    }),
  });
  // What was found before stays until the next is there: what is typed is not taken away.
  const last = useRef<readonly (StudyFound | undefined)[]>([]);
  const found = results.map(({ data }, at) => data ?? last.current[at]);
  useEffect(() => {
    last.current = found;
  });
  const seek = ({ files, data }: Scenario, goal: Goal): Promise<SeekFound> =>
    computing?.ask('seek', { files, data, from, months: MONTHS, ...goal }) ?? noWorker();
  return { found, isComputing: results.some(({ isFetching }) => isFetching), seek };
}
