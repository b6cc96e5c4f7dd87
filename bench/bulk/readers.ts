// Bench, bulk: people who read drafts. In: a server's address and their tokens. Out: how long each
// answer took, and every answer that was none. Each has a connection and an address of their own;
// each reads a page, thinks for about a second, and reads the next.
import { Agent, get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** What they met. */
export interface Read {
  /** Milliseconds from asking to the last byte, ascending. */
  readonly times: readonly number[];
  readonly errors: readonly string[];
}

const THINKS = 1000;
const PAGE = 100;
const PAGES = 20;

/** Lets all of them read drafts of a run until told to end. */
export async function readDrafts(
  port: number,
  tokens: readonly string[],
  { contracts, run }: { readonly contracts: readonly string[]; readonly run: string },
  ended: AbortSignal,
): Promise<Read> {
  const times: number[] = [];
  const errors: string[] = [];
  const reading = tokens.map(async (token, nth) => {
    const ask = asker(port, token, nth);
    await delay((nth * THINKS) / tokens.length);
    for (let turn = 0; !ended.aborted; turn += 1) {
      const contract = contracts[(nth + turn * 7) % contracts.length];
      const after = ((nth + turn) % PAGES) * PAGE;
      const draft = `/api/v1/contracts/${contract}/drafts/${run}`;
      const path = turn % 5 === 0 ? draft : `${draft}/lines?after=${after}&limit=${PAGE}`;
      const start = performance.now();
      try {
        const status = await ask(path);
        times.push(performance.now() - start);
        if (status !== 200) errors.push(`${status} ${path}`);
      } catch (error) {
        errors.push(`${error} ${path}`);
      }
      // Not all at once, and the same in each run.
      await delay(THINKS * (0.75 + ((nth * 31 + turn * 17) % 50) / 100));
    }
  });
  await Promise.all(reading);
  return { times: times.sort((a, b) => a - b), errors };
}

function asker(port: number, token: string, nth: number): (path: string) => Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = { authorization: `Bearer ${token}` };
  // Where a machine has them, an address each: requests are limited by address.
  const own = process.platform === 'linux' ? { localAddress: `127.0.1.${(nth % 250) + 1}` } : {};
  return (path) =>
    new Promise((done, fail) => {
      const asked = get({ host: '127.0.0.1', port, path, agent, headers, ...own }, (answer) => {
        answer.resume();
        answer.once('end', () => done(answer.statusCode ?? 0));
        answer.once('error', fail);
      });
      asked.once('error', fail);
    });
}

/** The time that a part of the answers took at most. */
export function within(times: readonly number[], part: number): number {
  return times[Math.min(times.length - 1, Math.ceil(times.length * part) - 1)] ?? Number.NaN;
}
