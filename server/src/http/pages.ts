// HTTP, pages: lists a page at a time, by a cursor that tells nothing. In: what was asked, rows.
// Out: a page and where the next one begins.
import { z } from '@hono/zod-openapi';
import { invalid } from './validation.ts';

const LIMIT_MAX = 1000;
const LIMIT = 100;
const CURSOR_MAX = 2000;

/** What a list may be asked. */
export const pageQuery = z.object({
  limit: z.coerce
    .number<string>()
    .int()
    .min(1)
    .max(LIMIT_MAX)
    .default(LIMIT)
    .openapi({ description: 'Most items of a page', type: 'integer' }),
  cursor: z
    .string()
    .max(CURSOR_MAX)
    .optional()
    .openapi({ description: '`next` of the page before; absent: the first page' }),
});

/** A page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** The cursor of the next page; null: this is the last one. */
  readonly next: string | null;
}

/** The schema of a page. */
export function pageSchema<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item).readonly(), next: z.string().nullable() });
}

interface Asked {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const AFTER_MAX = 2_147_483_646;

/** The place after which a page begins. @throws Problem S0103 on a cursor of no page. */
export function afterOf({ cursor }: Asked): number {
  if (cursor === undefined) return 0;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const after = /^after:(\d{1,10})$/.exec(text)?.[1];
  if (after === undefined || Number.parseInt(after, 10) > AFTER_MAX) {
    throw invalid('query', [{ code: 'custom', path: ['cursor'] }]);
  }
  return Number.parseInt(after, 10);
}

const cursorOf = (after: number): string => Buffer.from(`after:${after}`).toString('base64url');

/** The slice to read for a page: one more than it shows tells whether there is another. */
export function sliceOf(asked: Asked): { readonly after: number; readonly limit: number } {
  return { after: afterOf(asked), limit: asked.limit + 1 };
}

/**
 * A page of rows read by `sliceOf`.
 * @param placeOf The place of a row in the whole list; unless told, rows are counted.
 */
export function pageOf<T>(rows: readonly T[], asked: Asked, placeOf?: (row: T) => number): Page<T> {
  const items = rows.slice(0, asked.limit);
  const last = items.at(-1);
  if (rows.length <= asked.limit || last === undefined) return { items, next: null };
  return { items, next: cursorOf(placeOf?.(last) ?? afterOf(asked) + items.length) };
}

/** A page of a list that is there as a whole. */
export function pageOfAll<T>(all: readonly T[], asked: Asked): Page<T> {
  const after = afterOf(asked);
  return pageOf(all.slice(after, after + asked.limit + 1), asked);
}

/** A cursor that holds the name of the last item of a page. */
export const cursorAt = (name: unknown): string =>
  Buffer.from(JSON.stringify(name)).toString('base64url');

/** The name that a cursor of `cursorAt` holds. @throws Problem S0103 on a cursor of no page. */
export function nameAt<T>({ cursor }: Asked, schema: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw invalid('query', [{ code: 'custom', path: ['cursor'] }]);
  }
}
