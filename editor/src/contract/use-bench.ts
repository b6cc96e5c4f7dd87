// Contract, bench: the desk and its workers as state of a screen: each change of the text is read
// and rated at once, and only the last answer counts. In: a version, stored rows, a month. Out:
// what is known of the text and of its money.
import type { RawTable } from '@avenant/engine';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Language } from '../texts/text.ts';
import type { Desk } from './desk.ts';
import type { Preview } from './preview.ts';
import type { Files, Reading } from './protocol.ts';
import { useReading } from './use-reading.ts';
import { Workers } from './workers.ts';

/** A preview that can be shown. */
export type RatedPreview = Extract<Preview, { kind: 'rated' }>;

/** What a screen knows of its texts. */
export interface Bench {
  readonly workers: Workers | undefined;
  readonly files: Files;
  readonly reading: Reading | undefined;
  /** The last month that could be rated. */
  readonly preview: RatedPreview | undefined;
  /** Whether the text as it stands cannot be rated. */
  readonly isUnsound: boolean;
  readonly failure: unknown;
}

/** What a bench works on. */
export interface BenchInput {
  readonly desk: Desk;
  readonly tables: readonly RawTable[];
  /** The text that the preview is compared with; null: none. */
  readonly against: Files | null;
  /** ISO month. */
  readonly month: string;
  readonly language: Language;
}

/** Reads and rates the texts of a desk as they change. */
export function useBench({ desk, tables, against, month, language }: BenchInput): Bench {
  const files = useSyncExternalStore(desk.subscribe, () => desk.files);
  const [workers, setWorkers] = useState<Workers>();
  const [preview, setPreview] = useState<RatedPreview>();
  const [isUnsound, setUnsound] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { reading, failure: unread } = useReading(workers?.words, desk, language);

  useEffect(() => {
    const started = new Workers(tables);
    setWorkers(started);
    return () => {
      setWorkers(undefined);
      started.close();
    };
  }, [tables]);

  useEffect(() => {
    const rate = async (): Promise<void> => {
      const start = performance.now();
      const asked = { files: desk.files, month, against };
      const found = await workers?.money.latest('preview', asked);
      if (found === undefined) return;
      setUnsound(found.kind === 'unsound');
      if (found.kind === 'rated') setPreview(found);
      performance.measure('avenant.rated', { start });
    };
    const ask = () => void rate().catch(setFailure);
    ask();
    return desk.subscribe(ask);
  }, [workers, desk, month, against]);

  useEffect(() => {
    const keep = () => desk.keep();
    window.addEventListener('pagehide', keep);
    return () => {
      keep();
      window.removeEventListener('pagehide', keep);
    };
  }, [desk]);

  const shown = preview?.month === month ? preview : undefined;
  return { workers, files, reading, preview: shown, isUnsound, failure: unread ?? failure };
}
