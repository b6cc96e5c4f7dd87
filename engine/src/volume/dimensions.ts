// Volume, dimensions: what is read of a subject as small whole numbers. In: the bound columns of a
// view and what is read. Out: for each row of the subject's type one class in each dimension; rows
// with the same classes read the same on every day.
import type { View } from '../facts/fact.ts';
import { StoredFacts } from '../facts/handles.ts';
import type { Reads, Reference } from './reads.ts';

/** One attribute of the subject, or what is read through one reference. */
export interface Dimension {
  /** By row. */
  readonly codes: Int32Array;
  /** By code; null: each code is its own class. */
  readonly classes: Int32Array | null;
  /** How many classes there are. */
  readonly size: number;
}

/** The stored facts of a type in a view; undefined where there are none to be had by columns. */
export function storedIn(view: View, type: string): StoredFacts | undefined {
  const facts = view.type(type);
  return facts instanceof StoredFacts ? facts : undefined;
}

/** Classes of an attribute's values of which all comparisons say the same; absent: not known. */
export type Alike = (type: string, name: string) => Int32Array | undefined;

const noneAlike: Alike = () => undefined;

/** The dimensions of what is read of a type's facts; undefined when they are not in columns. */
export function dimensionsOf(
  view: View,
  type: string,
  { leaves, references }: Reads,
  alike: Alike = noneAlike,
): readonly Dimension[] | undefined {
  const stored = storedIn(view, type);
  if (stored === undefined) return undefined;
  const dimensions: (Dimension | undefined)[] = [];
  const { columns } = stored.bound;
  for (const [name, how] of [...leaves].sort()) {
    const column = columns.get(name);
    // A column that the file does not have holds no value in any row.
    if (column === undefined) continue;
    const { codes, values } = column;
    const classes = how === 'tested' ? alike(type, name) : undefined;
    dimensions.push(
      classes === undefined
        ? { codes, classes: null, size: values.length }
        : { codes, classes, size: classes.reduce((most, one) => Math.max(most, one), 0) + 1 },
    );
  }
  for (const name of [...references.keys()].sort()) {
    const reference = references.get(name);
    if (columns.has(name) && reference !== undefined) {
      dimensions.push(referenceDimension(view, stored, name, reference));
    }
  }
  const found = dimensions.filter((dimension) => dimension !== undefined);
  return found.length === dimensions.length ? found : undefined;
}

// Targets that read the same on every day are one class; each target with more than one version,
// and each that is not there, is one by itself.
function referenceDimension(
  view: View,
  { bound }: StoredFacts,
  name: string,
  { identity, reads }: Reference,
): Dimension | undefined {
  const column = bound.columns.get(name);
  if (column === undefined || column.type.kind !== 'reference') return undefined;
  const { codes, values } = column;
  if (identity) return { codes, classes: null, size: values.length };
  const target = storedIn(view, column.type.type);
  const parts = dimensionsOf(view, column.type.type, reads);
  if (target === undefined || parts === undefined) return undefined;
  const { layout } = target;
  const known = new Map<string, number>();
  const classes = new Int32Array(values.length);
  for (let code = 0; code < values.length; code += 1) {
    const key = values[code];
    const keyCode = typeof key === 'string' ? target.bound.codeOfKey.get(key) : undefined;
    const position = keyCode === undefined ? -1 : (layout.ofKey?.[keyCode] ?? -1);
    const first = layout.offsets[position] ?? 0;
    const single = position >= 0 && (layout.offsets[position + 1] ?? 0) - first === 1;
    const row = layout.row[first] ?? 0;
    const text = single ? parts.map((part) => classOf(part, row)).join(' ') : `one ${code}`;
    const found = known.get(text) ?? known.size;
    known.set(text, found);
    classes[code] = found;
  }
  return { codes, classes, size: known.size };
}

/** The class of a row in a dimension. */
export function classOf({ codes, classes }: Dimension, row: number): number {
  const code = codes[row] ?? 0;
  return classes === null ? code : (classes[code] ?? 0);
}
