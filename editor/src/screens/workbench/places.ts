// Workbench, places: lines and columns of a text as offsets. In: a text and a place. Out: a
// stretch.
import { createSourceFile, type Place, type Span, spanOf } from '@avenant/dsl';

/** The offsets of a place in its text. */
export function offsetsOf(text: string, place: Place): Span {
  return spanOf(createSourceFile(place.file, text), place);
}
