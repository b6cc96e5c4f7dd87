// COPY's text format: a row a line, fields parted by tabs, `\N` for none, and what would be taken
// for any of these escaped. In: fields. Out: chunks of bytes; and back, wherever chunks are cut.

/** Some bytes of rows. */
export type Chunk = Uint8Array<ArrayBuffer>;

/** A field; null: none. */
export type Field = string | null;

const SPECIAL = /[\\\n\r\t]/;
const SPECIALS = /[\\\n\r\t]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

// A field as written in a row.
function fieldText(field: Field): string {
  if (field === null) return '\\N';
  return SPECIAL.test(field) ? field.replace(SPECIALS, (one) => ESCAPES[one] ?? one) : field;
}

const CHUNK = 1 << 16;

/**
 * Rows in chunks of some ten thousand bytes, made as they are asked for.
 * @param fieldsOf Is given each row and its place from 0 on.
 */
export function* rowChunks<Row>(
  rows: Iterable<Row>,
  fieldsOf: (row: Row, at: number) => readonly Field[],
): Generator<Chunk, void, undefined> {
  let text = '';
  let at = 0;
  for (const row of rows) {
    const fields = fieldsOf(row, at);
    for (let field = 0; field < fields.length; field += 1) {
      if (field > 0) text += '\t';
      text += fieldText(fields[field] ?? null);
    }
    text += '\n';
    at += 1;
    if (text.length < CHUNK) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

const NEW_LINE = 0x0a;

/** Reads rows from chunks. */
export class RowReader {
  readonly #row: (fields: readonly Field[]) => void;
  #rest: Buffer<ArrayBuffer> = Buffer.alloc(0);

  /** @param row Is given each row in turn. */
  constructor(row: (fields: readonly Field[]) => void) {
    this.#row = row;
  }

  /** Takes a chunk; the end of its last row may come with the next one. */
  take(chunk: Chunk): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const end = bytes.lastIndexOf(NEW_LINE) + 1;
    if (end === 0) {
      this.#rest = Buffer.concat([this.#rest, bytes]);
      return;
    }
    const whole = bytes.subarray(0, end);
    const text = (this.#rest.length === 0 ? whole : Buffer.concat([this.#rest, whole])).toString();
    // A copy: the chunk itself may be memory that is used again.
    this.#rest = Buffer.from(bytes.subarray(end));
    for (let from = 0; from < text.length; ) {
      const to = text.indexOf('\n', from);
      this.#row(fieldsOf(text.slice(from, to)));
      from = to + 1;
    }
  }
}

function fieldsOf(row: string): Field[] {
  const fields: Field[] = row.split('\t');
  if (!row.includes('\\')) return fields;
  return fields.map((field) => (field === '\\N' ? null : unescaped(field ?? '')));
}

const ESCAPED = /\\(.)/g;
const MEANT: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function unescaped(field: string): string {
  return field.includes('\\') ? field.replace(ESCAPED, (_, one) => MEANT[one] ?? one) : field;
}
