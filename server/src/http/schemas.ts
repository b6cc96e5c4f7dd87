// HTTP, shapes: texts, days and numbers as requests may bring them, and how answers say what they
// hold. In: nothing. Out: zod schemas; what a database cannot hold (zero characters, halves of
// characters) is refused here.
import { parseDay, parseMonth } from '@avenant/dsl/values';
import { z } from '@hono/zod-openapi';

const YEAR_MIN = '1900';
const YEAR_MAX = '2200';
const LINE = /^[^\p{Cc}\p{Cs}]*$/u;

const within = (text: string): boolean => text >= YEAR_MIN && text < YEAR_MAX;

/** A text of one line. */
export const line = (max: number) =>
  z
    .string()
    .max(max)
    .refine((one) => LINE.test(one));

/** A name or an id: a line that is not blank. */
export const id = line(200)
  .min(1)
  .refine((text) => text.trim() === text);

/** A text of any lines. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((one) => !one.includes('\0') && one.isWellFormed());

/** An ISO day. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((one) => within(one) && parseDay(one) !== undefined)
  .openapi({ format: 'date', example: '2025-04-30' });

/** An ISO month. */
export const month = z
  .string()
  .regex(/^\d{4}-\d{2}$/)
  .refine((one) => within(one) && parseMonth(one) !== undefined)
  .openapi({ example: '2025-04' });

const NUMBER_MAX = 2_147_483_647;

/** A number of a version or an import, in a path. */
export const number = z.coerce
  .number<string>()
  .int()
  .min(1)
  .max(NUMBER_MAX)
  .openapi({ type: 'integer' });

/** A decimal that is asked for. */
export const decimal = z
  .string()
  .regex(/^-?\d{1,15}(?:\.\d{1,6})?$/)
  .openapi({ example: '-277.37' });

/** Any JSON that a database can hold. */
export const anyJson = z.unknown().refine((value) => {
  const written = JSON.stringify(value) ?? '';
  // Halves of characters are written as escapes, as zero characters are.
  return !/\\u(?:0000|d[89a-f])/i.test(written);
});

/** Why something is done. */
export const reason = text(2000).min(1);

/** A text in both languages. */
export const words = z.object({ en: z.string(), fr: z.string() });

/** A problem told within an answer that is none. */
export const problemWords = z.object({ code: z.string(), title: words, detail: words });

/** Cells by the names of columns or attributes. */
export const cells = z.record(line(200), text(4000));

/** What an answer holds that other documents say in full. */
export const shape = <T>(description: string) =>
  z.custom<T>().openapi({ type: 'object', description });

/** The same for a list. */
export const shapes = <T>(description: string) =>
  z.custom<readonly T[]>().openapi({ type: 'array', items: { type: 'object' }, description });

/** A JSON body that must be there. */
export const jsonBody = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
});

/** An answer in JSON. */
export const answer = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** A body that is a file. */
export const fileBody = {
  required: true,
  content: {
    'text/csv': { schema: z.string().openapi({ format: 'binary' }) },
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
      schema: z.string().openapi({ format: 'binary' }),
    },
    'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) },
  },
} as const;

/** What a route does, in both languages. */
export const says = (en: string, fr: string) => ({ summary: en, 'x-summary-fr': fr });
