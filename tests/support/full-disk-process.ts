// Support: a process whose disk fills up until its database cannot write its own log. In: a folder. Out:
// a word for each row that was acknowledged; it never ends by itself.
import { sql } from 'kysely';
import { openDatabase } from '../../server/src/db/database.ts';
import { migrate } from '../../server/src/db/migrate.ts';
import { diskUnder } from './full-disk.ts';

const [folder = ''] = process.argv.slice(2);
const disk = diskUnder(folder);
const database = await openDatabase({ kind: 'folder', folder });
await migrate(database);
for (let at = 0; ; at += 1) {
  const customer = `C-${at}`;
  const row = { customer, name: customer };
  try {
    await database.db.insertInto('customer').values(row).execute();
    await new Promise((done) => process.send?.(customer, done));
  } catch {
    // Refused: nobody was told that it is there.
  }
  if (at < 10) continue;
  disk.fill();
  // The next part of the log has to be made.
  await sql`select pg_switch_wal()`.execute(database.db).catch(() => undefined);
}
