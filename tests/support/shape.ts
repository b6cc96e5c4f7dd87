// Support: shapes, the common ground of a TypeScript type and of a JSON Schema. Two declarations of
// the same data have equal shapes, whatever the order in which they name its parts.

/** A shape. Optional properties have a `?` after their name; references stay names. */
export type Shape =
  | { readonly plain: string }
  | { readonly literal: string | number | boolean | null }
  | { readonly ref: string }
  | { readonly array: Shape }
  | { readonly tuple: readonly Shape[] }
  | { readonly map: Shape }
  | { readonly object: Readonly<Record<string, Shape>> }
  | { readonly union: readonly Shape[] };

/** The shape that is any of these: flat, sorted, each once. */
export function unionOf(parts: readonly Shape[]): Shape {
  const flat = parts.flatMap((part) => ('union' in part ? part.union : [part]));
  const byText = new Map(flat.map((part) => [JSON.stringify(part), part]));
  const sorted = [...byText].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
  return sorted.length === 1 && sorted[0] !== undefined ? sorted[0] : { union: sorted };
}

/** An object's shape, its properties in order of name. */
export function objectOf(properties: readonly (readonly [string, Shape])[]): Shape {
  return { object: Object.fromEntries(properties.toSorted(([a], [b]) => (a < b ? -1 : 1))) };
}
