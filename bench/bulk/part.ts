// Bench, bulk: runs of a million lines on a real PostgreSQL, from launch to the last part done, by
// worker processes. In: settings. Out: their time over the time of the database's own COPY of the
// same facts and lines, what two workers gain, what json-rules-engine takes of it, whether memory
// stays flat, and how long people wait who read drafts meanwhile.
import { createServer } from 'node:net';
import { startPostgres } from '../../tests/support/postgres.ts';
import { atLeast, atMost, isSo, type Part, pad, percentile, type Result } from '../result.ts';
import { start } from './processes.ts';
import { type Read, readDrafts } from './readers.ts';
import { forgetLines, type Timed, timedRun } from './run.ts';
import { makeWorld, type Size, type World } from './world.ts';
import { yardstick } from './yardstick.ts';

const FULL: Size = { contracts: 100, accesses: 6_680, readers: 200 };
const SMALL: Size = { contracts: 4, accesses: 100, readers: 5 };
const SECRET = 'a secret of the bench, which nobody keeps';

/** The part. */
export const bulk: Part = async ({ smoke, say }) => {
  const server = await startPostgres();
  try {
    const size = smoke ? SMALL : FULL;
    const world = await makeWorld(`${server.url}/postgres`, size);
    try {
      return await measured(world, smoke, say);
    } finally {
      await world.service.database.close();
    }
  } finally {
    await server.stop();
  }
};

async function measured(
  world: World,
  smoke: boolean,
  say: (line: string) => void,
): Promise<readonly Result[]> {
  const { contracts } = world;
  const all = { contracts, workers: 2 };
  const tenth = { contracts: contracts.slice(0, Math.max(1, contracts.length / 10)), workers: 2 };
  say('bulk: runs on PostgreSQL, from launch to the last part done');
  const small = await timedRun(world, 'small', tenth);
  tellRun('two workers, a tenth of it', small, say);
  await forgetLines(world);
  const two = await timedRun(world, 'two', all);
  tellRun('two workers', two, say);
  const copy = await yardstick(world, 'two');
  say(`  COPY, facts out and lines in   ${seconds(copy.factsOut)} s + ${seconds(copy.linesIn)} s`);
  await forgetLines(world);
  const one = await timedRun(world, 'one', { ...all, workers: 1 });
  tellRun('one worker', one, say);
  await forgetLines(world);
  const { read, beside } = await readMeanwhile(world);
  tellRun('two workers, people reading', beside, say);
  tellReads(read, say);
  const same = [one, beside].every(({ hashes }) => `${hashes}` === `${two.hashes}`);
  const sound = [
    isSo('bulk: the same lines by one worker and two', same && two.lines === one.lines),
    isSo('bulk: readers without an error', read.errors.length === 0 && read.times.length > 0),
  ];
  if (smoke) return sound;
  const yard = copy.factsOut + copy.linesIn;
  return [
    isSo('bulk: a million lines', two.lines >= 1_000_000),
    ...sound,
    atMost('bulk: over COPY out and in', two.took / yard, 1.25),
    atLeast('bulk: two workers over one', one.took / two.took, 1.5),
    atMost('bulk: json-rules-engine, part', sum(two, 'rules') / two.took / 2, 0.05),
    atMost('bulk: memory, 1M lines / 100k', most(two) / most(small), 1.3),
    atMost('bulk: 95 % of reads, of 250 ms', percentile(read.times, 0.95) / 250, 1),
  ];
}

const sum = ({ workers }: Timed, of: 'cpu' | 'rules'): number =>
  workers.reduce((total, one) => total + one[of], 0);
const most = ({ workers }: Timed): number => Math.max(...workers.map(({ memory }) => memory));

const seconds = (ms: number): string => pad((ms / 1000).toFixed(2), 7);

function tellRun(name: string, run: Timed, say: (line: string) => void): void {
  const lines = `${pad(run.lines, 9)} lines of ${pad(run.hashes.length, 3)} contracts`;
  const cpu = `${seconds(sum(run, 'cpu'))} s of processor in workers`;
  const memory = `${Math.round(most(run) / 1e6)} MB at most`;
  say(`  ${name.padEnd(30)} ${seconds(run.took)} s  ${lines}, ${cpu}, ${memory}`);
}

function tellReads({ times, errors }: Read, say: (line: string) => void): void {
  const [half, most95, all] = [0.5, 0.95, 1].map((part) => percentile(times, part).toFixed(0));
  say(`  ${times.length} reads: half within ${half} ms, 95 % ${most95} ms, all ${all} ms`);
  for (const error of errors.slice(0, 5)) say(`  ${error}`);
}

// A server beside the workers, and people who read the drafts of an earlier run.
async function readMeanwhile(world: World): Promise<{ read: Read; beside: Timed }> {
  const { contracts, tokens, url } = world;
  const shown = contracts.slice(0, 10);
  await timedRun(world, 'shown', { contracts: shown, workers: 2 });
  const port = await freePort();
  const server = await start(['serve', '--port', `${port}`], {
    ...{ DATABASE_URL: url, AVENANT_SECRET: SECRET, AVENANT_HOST: '127.0.0.1' },
    AVENANT_ORIGIN: `http://127.0.0.1:${port}`,
  });
  try {
    let read: Read = { times: [], errors: ['nobody read'] };
    const beside = await timedRun(world, 'beside', { contracts, workers: 2 }, async (ended) => {
      read = await readDrafts(port, tokens, { contracts: shown, run: 'shown' }, ended);
    });
    return { read, beside };
  } finally {
    await server.stop();
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => done(port));
    });
  });
}
