// Bench, bulk: people who read drafts. In: a server's address and their tokens. Out: how long each
// answer took, and every answer that was none. Each has a connection and an address of their own;
// each looks through the list of drafts, opens one with what it holds back and what was found in
// it, and turns its pages of lines, thinking for about three seconds before each of these.
import { Agent, get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { PERIOD } from './contract.ts';

/** What they met. */
export interface Read {
  /** Milliseconds from asking to the last byte, ascending. */
  readonly times: readonly number[];
  readonly errors: readonly string[];
}

/** Milliseconds before the next page: nobody reads a hundred lines in less. */
const THINKS = 3000;
const PAGE = 100;
/** A visit: the list, a draft, then five pages of its lines. */
const STEPS = 7;

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
    const read = async (path: string): Promise<string> => {
      const start = performance.now();
      try {
        const { status, text } = await ask(`/api/v1${path}`);
        times.push(performance.now() - start);
        if (status !== 200) errors.push(`${status} ${path}`);
        return text;
      } catch (error) {
        errors.push(`${error} ${path}`);
        return '';
      }
    };
    let cursor = '';
    await delay((nth * THINKS) / tokens.length);
    // They do not march in step: each begins somewhere in a visit.
    for (let turn = nth % STEPS; !ended.aborted; turn += 1) {
      const visit = Math.floor(turn / STEPS);
      const draft = `/contracts/${contracts[(nth + visit * 7) % contracts.length]}/drafts/${run}`;
      const step = turn % STEPS;
      if (step === 0) await read(`/drafts?period=${PERIOD}&limit=${PAGE}`);
      if (step === 1) for (const part of ['', '/held', '/findings']) await read(draft + part);
      if (step <= 1) cursor = '';
      else cursor = cursorIn(await read(`${draft}/lines?limit=${PAGE}${cursor}`));
      // Not all at once, and the same in each run.
      await delay(THINKS * (0.75 + ((nth * 31 + turn * 17) % 50) / 100));
    }
  });
  await Promise.all(reading);
  return { times: times.sort((a, b) => a - b), errors };
}

// What asks for the page after one that was read; the first one again after the last.
function cursorIn(page: string): string {
  const next = /"next":"([^"]+)"\}$/.exec(page.slice(-200))?.[1];
  return next === undefined ? '' : `&cursor=${next}`;
}

interface Answered {
  readonly status: number;
  readonly text: string;
}

function asker(port: number, token: string, nth: number): (path: string) => Promise<Answered> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = { authorization: `Bearer ${token}` };
  // Where a machine has them, an address each: requests are limited by address.
  const own = process.platform === 'linux' ? { localAddress: `127.0.1.${(nth % 250) + 1}` } : {};
  return (path) =>
    new Promise((done, fail) => {
      const asked = get({ host: '127.0.0.1', port, path, agent, headers, ...own }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('end', () => {
          done({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
        });
        answer.once('error', fail);
      });
      asked.once('error', fail);
    });
}
