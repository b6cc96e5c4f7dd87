// Workbench, arrival: where one begins in the text: at the line of the address, or else at its
// clause once the text was read. In: a bench and the address. Out: stretches to show, each once.
import { useEffect, useEffectEvent, useState } from 'react';
import type { Spot } from '../../contract/monaco/pane.ts';
import { type Bench, useKnown } from '../../contract/use-bench.ts';
import type { WorkbenchSearch } from './search.ts';

/** Tells once where the clause of the address stands, unless the address has a line or a file. */
export function useArrival(
  bench: Bench,
  { file, at, clause }: WorkbenchSearch,
  onSpot: (spot: Spot) => void,
): void {
  const [isSought] = useState(clause !== undefined && at === undefined && file === undefined);
  const arrive = useEffectEvent(onSpot);
  const clauses = useKnown(bench, ({ reading }) => reading?.clauses);
  const isRead = clauses !== undefined;
  const find = useEffectEvent(() => clauses?.findLast((one) => one.clause === clause));
  useEffect(() => {
    const place = isSought && isRead ? find() : undefined;
    if (place !== undefined) arrive({ file: place.file, from: place.from, to: place.to });
  }, [isSought, isRead]);
}
