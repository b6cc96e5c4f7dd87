// Contract, serving: questions one at a time. Those of which the latest alone counts tell or ask of
// the state as it is now: they go before others, in order, and only the last of a name is worked
// on. In: messages and what answers each. Out: messages.
import type { AnswerOf, InputOf, NameOf, Question, Reply } from './protocol.ts';

/** What answers the questions of a set. */
export type Handlers<C> = {
  readonly [N in NameOf<C>]: (input: InputOf<C, N>) => AnswerOf<C, N> | Promise<AnswerOf<C, N>>;
};

/** What messages come from and go to: a worker's own scope. */
export interface Port {
  postMessage(reply: Reply): void;
  addEventListener(kind: 'message', hear: (event: { readonly data: unknown }) => void): void;
}

const nextTask = (): Promise<void> => new Promise((done) => setTimeout(done));

/**
 * Answers questions that come through a port.
 * @param latest Names of which only the last one waiting is answered, before any others.
 */
export function serve<C>(port: Port, handlers: Handlers<C>, latest: ReadonlySet<NameOf<C>>): void {
  const waiting: Question[] = [];
  let isBusy = false;
  const answer = async ({ id, name, input }: Question): Promise<Reply> => {
    const isPassed = waiting.some((later) => later.name === name);
    if (isPassed && latest.has(name as NameOf<C>)) return { id, kind: 'superseded' };
    try {
      const handler = handlers[name as NameOf<C>] as (input: unknown) => unknown;
      return { id, kind: 'answer', answer: await handler(input) };
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { id, kind: 'failed', message };
    }
  };
  const work = async (): Promise<void> => {
    isBusy = true;
    // What came in the meantime is heard before the next one is begun.
    await nextTask();
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      port.postMessage(await answer(next));
      await nextTask();
    }
    isBusy = false;
  };
  port.addEventListener('message', ({ data }) => {
    const question = data as Question;
    // What is asked of an older state may wait: whoever asked will ask again.
    const first = waiting.findIndex(({ name }) => !latest.has(name as NameOf<C>));
    const isLatest = latest.has(question.name as NameOf<C>) && first >= 0;
    waiting.splice(isLatest ? first : waiting.length, 0, question);
    if (!isBusy) void work();
  });
}
