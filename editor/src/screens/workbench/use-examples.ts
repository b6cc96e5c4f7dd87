// Workbench, examples: run by the worker for the text as it stands, once it rests. In: a bench and
// whether they are looked at. Out: results, and marks for the margin.
import { createSourceFile, type Place, spanOf } from '@avenant/dsl';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { MarginMark } from '../../contract/monaco/pane.ts';
import type { Examples, Files } from '../../contract/protocol.ts';
import { type Bench, useKnown } from '../../contract/use-bench.ts';
import { useSpeech } from '../../texts/language.tsx';
import { POINTS, WAYS, WORKBENCH } from './workbench.texts.ts';

const REST_MS = 600;
const NONE: readonly MarginMark[] = [];
const NO_FILES: Files = {};

/** What is known of the examples. */
export interface ExamplesState {
  readonly found: Examples | undefined;
  readonly marks: readonly MarginMark[];
  readonly failure: unknown;
}

/** Runs the examples while somebody looks at them. */
export function useExamples(bench: Bench, isOpen: boolean): ExamplesState {
  const { t } = useSpeech();
  const { desk } = bench;
  // Who does not look at them is not drawn anew with each key.
  const files = useSyncExternalStore(desk.subscribe, () => (isOpen ? desk.files : NO_FILES));
  const workers = useKnown(bench, (known) => known.workers);
  const isUnsound = useKnown(bench, (known) => isOpen && known.isUnsound);
  const [state, setState] = useState<{ readonly files: Files; readonly found: Examples }>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    if (!isOpen || isUnsound || workers === undefined) return;
    const run = () =>
      workers
        .examples(files)
        .then((found) => found !== undefined && setState({ files, found }))
        .catch(setFailure);
    const timer = setTimeout(() => void run(), REST_MS);
    return () => clearTimeout(timer);
  }, [workers, files, isOpen, isUnsound]);
  const marks = useMemo(() => {
    if (!isOpen || state === undefined || state.files !== files) return NONE;
    const spotOf = spotsIn(files);
    const { results, coverage } = state.found;
    const judged = results.map(({ place, holds, about, expected, found }): MarginMark => {
      const words = holds ? t(WORKBENCH.holds) : t(WORKBENCH.expected, { expected, found });
      return { ...spotOf(place), kind: holds ? 'holds' : 'fails', text: `${about}: ${words}` };
    });
    const points = coverage.parts.flatMap((part) => part.points);
    // What is missed is the news: what is reached shows by the absence of a mark.
    const missed = points.filter(({ examples }) => examples.length === 0);
    const open = missed.map(({ kind, way, text, place }): MarginMark => {
      const name = t(POINTS[kind] ?? { en: kind, fr: kind });
      const direction = way === undefined ? '' : ` (${t(WAYS[way] ?? { en: way, fr: way })})`;
      const what = `${name}${direction} ${text}`.trim();
      return { ...spotOf(place), kind: 'missed', text: t(WORKBENCH.missedPoint, { what }) };
    });
    return [...judged, ...open];
  }, [state, files, isOpen, t]);
  return { found: state?.found, marks, failure };
}

function spotsIn(files: Files) {
  const sources = new Map<string, ReturnType<typeof createSourceFile>>();
  return (place: Place) => {
    const { file } = place;
    const source = sources.get(file) ?? createSourceFile(file, files[file] ?? '');
    sources.set(file, source);
    return { file, ...spanOf(source, place) };
  };
}
