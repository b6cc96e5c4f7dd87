// JSON for a column: the same text for both drivers, one of which would take an array for its own.
import { type RawBuilder, sql } from 'kysely';

/** A value as a parameter of a `jsonb` column. */
export function json(value: unknown): RawBuilder<unknown> {
  return sql`(${JSON.stringify(value)}::text)::jsonb`;
}
