// The protocol between screens and workers: answers find their questions, of several states asked
// for only the last is worked on, mistakes are told.
import { describe, expect, it } from 'vitest';
import { Connection } from '../../editor/src/contract/connection.ts';
import type { Question, Reply } from '../../editor/src/contract/protocol.ts';
import { type Handlers, type Port, serve } from '../../editor/src/contract/serve.ts';

interface Asked {
  readonly double: { readonly input: number; readonly answer: number };
  readonly state: { readonly input: string; readonly answer: string };
  readonly fails: { readonly input: null; readonly answer: null };
}

/** Two ends of a channel in one thread, with a clone between them as between threads. */
function joined(handlers: Handlers<Asked>) {
  type Hear = (event: { readonly data: unknown }) => void;
  const [toWorker, toScreen]: [Hear[], Hear[]] = [[], []];
  const send = (ears: Hear[], data: Question | Reply) => {
    const cloned = structuredClone(data);
    queueMicrotask(() => {
      for (const hear of ears) hear({ data: cloned });
    });
  };
  const port: Port = {
    postMessage: (reply) => send(toScreen, reply),
    addEventListener: (_, hear) => toWorker.push(hear),
  };
  serve<Asked>(port, handlers, new Set(['state']));
  return new Connection<Asked>({
    postMessage: (question) => send(toWorker, question),
    addEventListener: (_, hear) => toScreen.push(hear),
    terminate: () => toWorker.splice(0),
  });
}

describe('the protocol', () => {
  it('gives each question its own answer, in order', async () => {
    const connection = joined({ double: (n) => 2 * n, state: (s) => s, fails: () => null });
    const all = [1, 2, 3].map((n) => connection.ask('double', n));
    expect(await Promise.all(all)).toEqual([2, 4, 6]);
  });

  it('works only on the last of the states that wait, and drops stale answers', async () => {
    const worked: string[] = [];
    const state = async (text: string) => {
      worked.push(text);
      await new Promise((done) => setTimeout(done, 5));
      return text.toUpperCase();
    };
    const connection = joined({ double: (n) => n, state, fails: () => null });
    const first = connection.latest('state', 'a');
    await new Promise((done) => setTimeout(done, 3));
    const rest = ['b', 'c', 'd'].map((text) => connection.latest('state', text));
    expect(await first).toBeUndefined();
    expect(await Promise.all(rest)).toEqual([undefined, undefined, 'D']);
    expect(worked).toEqual(['a', 'd']);
  });

  it('works on the state as it is now before what was asked of an older one', async () => {
    const worked: string[] = [];
    const handlers: Handlers<Asked> = {
      double: (n) => {
        worked.push(`${n}`);
        return 2 * n;
      },
      state: (text) => {
        worked.push(text);
        return text;
      },
      fails: () => null,
    };
    const connection = joined(handlers);
    const numbers = [1, 2].map((n) => connection.ask('double', n));
    await connection.latest('state', 'now');
    expect(await Promise.all(numbers)).toEqual([2, 4]);
    expect(worked).toEqual(['now', '1', '2']);
  });

  it('tells a mistake of the worker with the question, and goes on', async () => {
    const fails = () => {
      throw new RangeError('not rated');
    };
    const connection = joined({ double: (n) => 2 * n, state: (s) => s, fails });
    await expect(connection.ask('fails', null)).rejects.toThrow(/fails: .*not rated/);
    expect(await connection.ask('double', 21)).toBe(42);
  });
});
