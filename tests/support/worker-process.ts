// Support: a worker in a process of its own, to be killed. In: the database's address.
import { openDatabase, openQueue, startWorker } from '../../server/src/index.ts';

const [url = ''] = process.argv.slice(2);
const database = await openDatabase({ kind: 'server', url });
const queue = await openQueue(database, {
  pollingSeconds: 0.5,
  silentSeconds: 10,
  superviseSeconds: 1,
});
await startWorker({ database, now: () => new Date(), may: () => undefined }, queue);
