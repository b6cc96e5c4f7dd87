// Source: a file's text with its line index. In: name and text. Out: offsets to lines and back.
import type { Place, Span } from './place.ts';

/** A text with a name. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[];
}

/** Makes a source file. Lines end with LF, CR or CRLF. */
export function createSourceFile(name: string, text: string): SourceFile {
  const lineStarts = [0];
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) lineStarts.push(i + 1);
  }
  return { name, text, lineStarts };
}

/** 0-based line of an offset. */
export function lineAt(file: SourceFile, offset: number): number {
  let low = 0;
  let high = file.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((file.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a span stands, in lines and columns counted from 1. */
export function placeOf(file: SourceFile, span: Span): Place {
  const from = Math.max(0, Math.min(span.from, file.text.length));
  const to = Math.max(from, Math.min(span.to, file.text.length));
  const first = lineAt(file, from);
  const last = lineAt(file, to);
  return {
    file: file.name,
    line: first + 1,
    column: from - (file.lineStarts[first] ?? 0) + 1,
    endLine: last + 1,
    endColumn: to - (file.lineStarts[last] ?? 0) + 1,
  };
}

/** The offsets of a place in its file. */
export function spanOf(file: SourceFile, place: Place): Span {
  const start = file.lineStarts[place.line - 1] ?? file.text.length;
  const end = file.lineStarts[place.endLine - 1] ?? file.text.length;
  return { from: start + place.column - 1, to: end + place.endColumn - 1 };
}
