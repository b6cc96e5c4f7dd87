// HTTP, metrics: what a monitoring system scrapes. In: the database, and each request as it ends.
// Out: the text of Prometheus. A metric is a rounded look: no invoice is made from it.
import { sql } from 'kysely';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../db/database.ts';

/** The metrics of a server. */
export interface Metrics {
  /** Notes a request by its route's pattern. */
  request(method: string, route: string, status: number, seconds: number): void;
  /** The text and its media type. */
  text(): Promise<string>;
  readonly contentType: string;
}

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Makes the metrics of a server. */
export function openMetrics({ db }: Database): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'avenant_' });
  const durations = new Histogram({
    name: 'avenant_http_request_seconds',
    help: 'Duration of requests',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  new Gauge({
    name: 'avenant_runs',
    help: 'Runs by state',
    labelNames: ['state'],
    registers,
    async collect() {
      this.reset();
      const rows = await db
        .selectFrom('run')
        .select(['state', (row) => row.fn.countAll<string>().as('count')])
        .groupBy('state')
        .execute();
      for (const { state, count } of rows) this.set({ state }, Number.parseInt(count, 10));
    },
  });
  new Gauge({
    name: 'avenant_lines',
    help: 'Lines and held items of the parts of runs that are done',
    labelNames: ['what'],
    registers,
    async collect() {
      const { lines, held } = await db
        .selectFrom('run_part')
        .select([
          sql<string>`coalesce(sum(lines), 0)`.as('lines'),
          sql<string>`coalesce(sum(held), 0)`.as('held'),
        ])
        .executeTakeFirstOrThrow();
      this.set({ what: 'rated' }, Number.parseInt(lines, 10));
      this.set({ what: 'held' }, Number.parseInt(held, 10));
    },
  });
  new Gauge({
    name: 'avenant_draft_amount',
    help: 'Totals of drafts by state and currency; on_hold is the amount held back',
    labelNames: ['state', 'currency'],
    registers,
    async collect() {
      this.reset();
      const rows = await db
        .selectFrom('draft')
        .select(['state', 'currency', (row) => row.fn.sum<string>('total').as('total')])
        .groupBy(['state', 'currency'])
        .execute();
      for (const { state, currency, total } of rows) {
        this.set({ state, currency }, Number.parseFloat(total));
      }
    },
  });
  return {
    request: (method, route, status, seconds) =>
      durations.observe({ method, route, status: `${status}` }, seconds),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
