// Rate, lists: whether two hold the very same objects. In: two lists. Out: yes or no.

/** Whether two lists hold the same objects in the same order. */
export function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
