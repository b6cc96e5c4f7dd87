// Contract, bench: a desk and what its workers know of it: each change of the text is read at once
// and rated once it is found sound, and only the last answer counts. In: a version, stored rows, a
// month. Out: what is known of the text and of its money. Who shows a part of it listens to that
// part: a key draws anew what it changed, not the screen.
import type { RawTable } from '@avenant/engine';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { Listeners } from '../parts/listeners.ts';
import type { Language } from '../texts/text.ts';
import type { Desk } from './desk.ts';
import type { Preview } from './preview.ts';
import type { Files, Reading } from './protocol.ts';
import { readAsWritten } from './use-reading.ts';
import { Workers } from './workers.ts';

/** A preview that can be shown. */
export type RatedPreview = Extract<Preview, { kind: 'rated' }>;

/** What is known of the texts on a desk. */
export interface Known {
  readonly workers: Workers | undefined;
  readonly reading: Reading | undefined;
  /** The texts that the reading is of. */
  readonly read: Files | undefined;
  /** The day on which the contract begins, ISO, as the text told it last. */
  readonly begins: string | undefined;
  /** The last month that could be rated. */
  readonly preview: RatedPreview | undefined;
  /** Whether the text as it stands cannot be rated. */
  readonly isUnsound: boolean;
  readonly failure: unknown;
}

const NOTHING: Known = {
  ...{ workers: undefined, reading: undefined, read: undefined, begins: undefined },
  ...{ preview: undefined, isUnsound: false, failure: undefined },
};

/** A desk with what is known of it. */
export class Bench {
  readonly desk: Desk;
  #known = NOTHING;
  readonly #listeners = new Listeners();

  constructor(desk: Desk) {
    this.desk = desk;
  }

  /** What is known now. */
  get known(): Known {
    return this.#known;
  }

  /** Hears of all that is learnt. Gives what ends it. */
  readonly subscribe = this.#listeners.subscribe;

  /** Takes note of what is known now. */
  learn(news: Partial<Known>): void {
    this.#known = { ...this.#known, ...news };
    this.#listeners.tell();
  }
}

/** A part of what is known; `pick` gives the same thing as long as nothing of it changed. */
export function useKnown<T>(bench: Bench, pick: (known: Known) => T): T {
  return useSyncExternalStore(bench.subscribe, () => pick(bench.known));
}

/** The invoice of a month, once it is known. */
export const usePreview = (bench: Bench, month: string): RatedPreview | undefined =>
  useKnown(bench, ({ preview }) => (preview?.month === month ? preview : undefined));

/** The texts as they stand: with each key others. */
export const useFiles = ({ desk }: Bench): Files =>
  useSyncExternalStore(desk.subscribe, () => desk.files);

/** Names of files, as long as they are the same. */
export function useNames(desk: Desk, pick: (desk: Desk) => readonly string[]): readonly string[] {
  const all = useSyncExternalStore(desk.subscribe, () => JSON.stringify(pick(desk)));
  return useMemo(() => JSON.parse(all) as readonly string[], [all]);
}

/** What a bench is given beside its desk. */
export interface BenchInput {
  readonly tables: readonly RawTable[];
  /** The text that the preview is compared with; null: none. */
  readonly against: Files | null;
  /** ISO month. */
  readonly month: string;
  readonly language: Language;
}

/** Has the texts of a bench's desk read and rated as they change. */
export function useBench(bench: Bench, { tables, against, month, language }: BenchInput): void {
  const { desk } = bench;
  const workers = useKnown(bench, (known) => known.workers);

  useEffect(() => {
    const started = new Workers(tables);
    bench.learn({ workers: started });
    return () => {
      bench.learn({ workers: undefined });
      started.close();
    };
  }, [bench, tables]);

  useEffect(
    () =>
      readAsWritten(workers?.words, desk, language, {
        read: (reading, read) =>
          bench.learn({
            ...{ reading, read, begins: reading.begins ?? bench.known.begins },
            isUnsound: bench.known.isUnsound || !isSound(reading),
          }),
        failed: (failure) => bench.learn({ failure }),
      }),
    [bench, workers, desk, language],
  );

  useEffect(() => {
    let asked: Files | undefined;
    const rate = async (files: Files): Promise<void> => {
      asked = files;
      const start = performance.now();
      const found = await workers?.money.latest('preview', { files, month, against });
      if (found === undefined || files !== desk.files) return;
      if (found.kind === 'rated') bench.learn({ isUnsound: false, preview: found });
      else bench.learn({ isUnsound: true });
      performance.measure('avenant.rated', { start });
    };
    const ask = (files: Files) =>
      void rate(files).catch((failure: unknown) => bench.learn({ failure }));
    ask(desk.files);
    // Words go first: on few cores the two would hold each other up, and errors end it.
    return bench.subscribe(() => {
      const { reading, read } = bench.known;
      if (reading === undefined || read === undefined) return;
      if (!isSound(reading)) asked = undefined;
      else if (read !== asked) ask(read);
    });
  }, [bench, workers, desk, month, against]);
}

const isSound = ({ problems }: Reading): boolean =>
  problems.every(({ severity }) => severity !== 'error');
