// Workbench, places: lines and columns of a text as offsets. In: a text and a place. Out: a
// stretch.
import { createSourceFile, type Place, type Span, spanOf } from '@avenant/dsl';
import type { WorkbenchSearch } from './search.ts';

/** The offsets of a place in its text. */
export function offsetsOf(text: string, place: Place): Span {
  return spanOf(createSourceFile(place.file, text), place);
}

/** A line of a file as a stretch; undefined when the files have no such line. */
export function spotOf(
  files: Readonly<Record<string, string>>,
  { file, at }: Pick<WorkbenchSearch, 'file' | 'at'>,
): (Span & { readonly file: string }) | undefined {
  const text = file === undefined ? undefined : files[file];
  if (file === undefined || text === undefined || at === undefined) return undefined;
  const place = { file, line: at, column: 1, endLine: at + 1, endColumn: 1 };
  const { from, to } = offsetsOf(text, place);
  return from < to ? { file, from, to } : undefined;
}
