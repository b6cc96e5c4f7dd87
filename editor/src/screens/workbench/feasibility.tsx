// Workbench, feasibility: whether each clause can be billed with the data that there are, judged by
// the worker for the text as it stands. In: a bench and a month. Out: verdicts, or why there are
// none.
import { Text as Words } from '@mantine/core';
import { useEffect, useState } from 'react';
import { CONTRACT } from '../../contract/contract.texts.ts';
import { type Bench, useFiles, useKnown } from '../../contract/use-bench.ts';
import type { Judged } from '../../contract/verdicts.ts';
import { Verdicts } from '../../contract/verdicts.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { WORKBENCH } from './workbench.texts.ts';

const REST_MS = 600;

/** The verdicts of the clauses, once the text rests. */
export function Feasibility({ bench, month }: { readonly bench: Bench; readonly month: string }) {
  const { t, month: named } = useSpeech();
  const files = useFiles(bench);
  const workers = useKnown(bench, (known) => known.workers);
  const [found, setFound] = useState<Judged | null>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    const judge = () =>
      workers
        ?.feasibility({ files, month })
        .then((judged) => judged !== undefined && setFound(judged))
        .catch(setFailure);
    const timer = setTimeout(() => void judge(), REST_MS);
    return () => clearTimeout(timer);
  }, [workers, files, month]);
  if (failure !== undefined) return <Failed error={failure} />;
  if (found === undefined) return <Loading what={t(WORKBENCH.judging)} />;
  if (found === null) return <Empty title={t(CONTRACT.unsoundYet)} />;
  return (
    <>
      <Words size="xs" className="quiet" px={8} py={4}>
        {t(WORKBENCH.feasibleIn, { month: named(month) })}
      </Words>
      <Verdicts judged={found} />
    </>
  );
}
