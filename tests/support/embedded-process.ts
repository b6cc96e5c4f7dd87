// Support: a process on an embedded database, to be killed: it works the jobs of runs, issues what was
// validated, and ends by itself when nothing is left. In: the folder, the accounts to issue.
import { flushCompileCache } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import { may } from '../../server/src/access/right.ts';
import { openDatabase } from '../../server/src/db/database.ts';
import { issueInvoices } from '../../server/src/invoices/issue.ts';
import { openQueue } from '../../server/src/runs/queue.ts';
import { startWorker } from '../../server/src/runs/worker.ts';
import type { Service } from '../../server/src/service/service.ts';

const [folder = '', period = '', ...accounts] = process.argv.slice(2);
const database = await openDatabase({ kind: 'folder', folder });
const service: Service = { database, now: () => new Date('2026-05-04T08:00:00Z'), may };
const queue = await openQueue(database, {
  pollingSeconds: 0.5,
  silentSeconds: 10,
  superviseSeconds: 1,
});
await startWorker(service, queue);
// Who is killed writes nothing at its end: what it compiled is kept for the next one now.
flushCompileCache();
process.send?.('working');
for (const account of accounts) {
  const input = { account, period };
  await issueInvoices(service, { person: 'ida', roles: ['BM'] }, input).catch((error) => {
    // What an earlier process issued is issued.
    if (error.code !== 'S0606') throw error;
  });
}
for (;;) {
  const open = await database.db
    .selectFrom('run')
    .select('run')
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
  if (open === undefined) break;
  await delay(100);
}
await queue.close();
await database.close();
process.disconnect?.();
