// Contract, connection: asks a worker and matches answers to questions. In: questions. Out:
// promises; undefined where a later question made the answer worthless.
import type { AnswerOf, InputOf, NameOf, Question, Reply } from './protocol.ts';

/** The other side: a worker. */
export interface Remote {
  postMessage(question: Question): void;
  addEventListener(kind: 'message', hear: (event: { readonly data: unknown }) => void): void;
  terminate(): void;
}

interface Open {
  readonly name: string;
  readonly done: (answer: unknown) => void;
  readonly fail: (error: Error) => void;
}

/** Asks a worker. */
export class Connection<C> {
  readonly #remote: Remote;
  readonly #open = new Map<number, Open>();
  readonly #last = new Map<string, number>();
  #count = 0;

  constructor(remote: Remote) {
    this.#remote = remote;
    remote.addEventListener('message', ({ data }) => this.#hear(data as Reply));
  }

  /** Asks and waits. @throws Error when the worker made a mistake. */
  ask<N extends NameOf<C>>(name: N, input: InputOf<C, N>): Promise<AnswerOf<C, N>> {
    return this.#send(name, input) as Promise<AnswerOf<C, N>>;
  }

  /** Asks for a state: undefined when it was asked again before this answer came. */
  async latest<N extends NameOf<C>>(
    name: N,
    input: InputOf<C, N>,
  ): Promise<AnswerOf<C, N> | undefined> {
    const sent = this.#send(name, input);
    const id = this.#count;
    this.#last.set(name, id);
    const answer = (await sent) as AnswerOf<C, N> | undefined;
    return this.#last.get(name) === id ? answer : undefined;
  }

  /** Ends it; open questions are never answered. */
  close(): void {
    this.#open.clear();
    this.#remote.terminate();
  }

  #send(name: string, input: unknown): Promise<unknown> {
    this.#count += 1;
    const id = this.#count;
    return new Promise((done, fail) => {
      this.#open.set(id, { name, done, fail });
      this.#remote.postMessage({ id, name, input });
    });
  }

  #hear(reply: Reply): void {
    const open = this.#open.get(reply.id);
    this.#open.delete(reply.id);
    if (reply.kind === 'failed') open?.fail(new Error(`${open.name}: ${reply.message}`));
    else open?.done(reply.kind === 'answer' ? reply.answer : undefined);
  }
}
