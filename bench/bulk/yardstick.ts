// Bench, bulk: the yardstick: the least that the database itself can do the same with. In: a world
// in which a run has ended. Out: milliseconds of the server's own COPY of the facts out, and of the
// lines of that run into an empty table with the same keys, on one connection.
import pg from 'pg';
import type { World } from './world.ts';

/** What the server's own COPY takes. */
export interface Yardstick {
  readonly factsOut: number;
  readonly linesIn: number;
}

/** Measures it. The files are the server's own, where it keeps its data. */
export async function yardstick({ url }: World, run: string): Promise<Yardstick> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const timed = async (statement: string): Promise<number> => {
      const start = performance.now();
      await client.query(statement);
      return performance.now() - start;
    };
    const { rows } = await client.query(`select current_setting('data_directory') as folder`);
    const file = (name: string) => `'${rows[0].folder}/bench-${name}.txt'`;
    await client.query(`copy (select * from rated_line where draft = '${run}'
      order by contract, position) to ${file('lines')}`);
    await client.query('create table equal_line (like rated_line including all)');
    await client.query(`do $$ declare named record; begin
      for named in select conname, pg_get_constraintdef(oid) as said from pg_constraint
        where conrelid = 'rated_line'::regclass and contype = 'f' loop
        execute format('alter table equal_line add constraint %I %s', named.conname, named.said);
      end loop; end $$`);
    await client.query('checkpoint');
    const factsOut = await timed(`copy (select dataset, row_id, known_on, undone_on, cells
      from fact_row order by contract, dataset, row_id) to ${file('facts')}`);
    const linesIn = await timed(`copy equal_line from ${file('lines')}`);
    await client.query('drop table equal_line');
    return { factsOut, linesIn };
  } finally {
    await client.end();
  }
}
