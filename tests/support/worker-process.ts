// Support: a worker in a process of its own, to be killed. In: the database's address. Out: a word
// to whoever started it when it works. It loads what a worker needs and nothing else.
import { flushCompileCache } from 'node:module';
import { openDatabase } from '../../server/src/db/database.ts';
import { openQueue } from '../../server/src/runs/queue.ts';
import { startWorker } from '../../server/src/runs/worker.ts';

const [url = ''] = process.argv.slice(2);
const database = await openDatabase({ kind: 'server', url });
const queue = await openQueue(database, {
  pollingSeconds: 0.5,
  silentSeconds: 10,
  superviseSeconds: 1,
});
await startWorker({ database, now: () => new Date(), may: () => undefined }, queue);
// Who is killed writes nothing at its end: what it compiled is kept for the next one now.
flushCompileCache();
process.send?.('working');
