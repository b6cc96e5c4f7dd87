// Workbench, feasibility: whether each clause can be billed with the data that there are, over
// twelve invoices, so that what comes once a year is judged, too; by a worker apart, while this is
// open. In: a bench and the first month. Out: verdicts, or why there are none.
import { Text as Words } from '@mantine/core';
import { useEffect, useState } from 'react';
import { CONTRACT } from '../../contract/contract.texts.ts';
import type { Files } from '../../contract/protocol.ts';
import { type Bench, useFiles, useKnown } from '../../contract/use-bench.ts';
import type { Judged } from '../../contract/verdicts.ts';
import { Verdicts } from '../../contract/verdicts.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { WORKBENCH } from './workbench.texts.ts';

const REST_MS = 600;
const MONTHS = 12;

interface Found {
  readonly files: Files;
  readonly month: string;
  /** Null: the text has errors. */
  readonly judged: Judged | null;
}

/** The verdicts of the clauses, once the text rests. */
export function Feasibility({ bench, month }: { readonly bench: Bench; readonly month: string }) {
  const { t, month: named } = useSpeech();
  const files = useFiles(bench);
  const workers = useKnown(bench, (known) => known.workers);
  const [found, setFound] = useState<Found>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    const judge = () =>
      workers
        ?.feasibility({ files, month, months: MONTHS })
        .then((judged) => judged !== undefined && setFound({ files, month, judged }))
        .catch(setFailure);
    const timer = setTimeout(() => void judge(), REST_MS);
    return () => clearTimeout(timer);
  }, [workers, files, month]);
  if (failure !== undefined) return <Failed error={failure} />;
  if (found === undefined) return <Loading what={t(WORKBENCH.judging)} />;
  const { judged } = found;
  if (judged === null) return <Empty title={t(CONTRACT.unsoundYet)} />;
  const isNow = found.files === files && found.month === month;
  const [from = month, to = month] = [judged.months[0], judged.months.at(-1)];
  const span = { count: MONTHS, from: named(from), to: named(to) };
  return (
    <>
      <Words size="xs" className="quiet" px={8} py={4} role="status">
        {t(WORKBENCH.feasibleIn, span)} {!isNow && t(WORKBENCH.judging)}
      </Words>
      <Verdicts judged={judged} />
    </>
  );
}
