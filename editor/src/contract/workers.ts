// Contract, workers: starts them with the stored rows. In: rows. Out: connections that are closed
// with the screen.
import type { RawTable } from '@avenant/engine';
import { Connection } from './connection.ts';
import MoneyWorker from './money.worker.ts?worker';
import type { Preview } from './preview.ts';
import type { Examples, Files, InputOf, MoneyCalls, WordCalls } from './protocol.ts';
import type { Judged } from './verdicts.ts';
import WordsWorker from './words.worker.ts?worker';

/** The workers of a workbench. */
export class Workers {
  readonly words = new Connection<WordCalls>(new WordsWorker());
  readonly money = new Connection<MoneyCalls>(new MoneyWorker());
  readonly #tables: readonly RawTable[];
  #trials: Connection<MoneyCalls> | undefined;

  constructor(tables: readonly RawTable[]) {
    this.#tables = tables;
    void this.words.ask('facts', { tables });
    void this.money.ask('facts', { tables });
  }

  /** Runs the examples, in a worker of their own: they take long, and the invoice must not wait. */
  examples(files: Files): Promise<Examples | undefined> {
    return this.#apart().latest('examples', { files });
  }

  /** Whether each clause can be billed, apart from the invoice that is shown. */
  feasibility(asked: InputOf<MoneyCalls, 'feasibility'>): Promise<Judged | null | undefined> {
    return this.#apart().latest('feasibility', asked);
  }

  /** A month beside another text's, apart from the invoice that is shown. */
  compare(asked: InputOf<MoneyCalls, 'preview'>): Promise<Preview | undefined> {
    return this.#apart().latest('preview', asked);
  }

  #apart(): Connection<MoneyCalls> {
    if (this.#trials === undefined) {
      this.#trials = new Connection<MoneyCalls>(new MoneyWorker());
      void this.#trials.ask('facts', { tables: this.#tables });
    }
    return this.#trials;
  }

  /** Ends them. */
  close(): void {
    this.words.close();
    this.money.close();
    this.#trials?.close();
  }
}
