// Requests, pages: a list as a whole, page after page. In: how a page is asked. Out: all items.

// Most items that a page may hold, as requests write it.
const PAGE = '1000';

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** All items of a list. @throws ApiProblem. */
export async function readAll<T>(
  ask: (page: { readonly limit: string; readonly cursor?: string }) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const all: T[] = [];
  let next: string | null | undefined;
  do {
    const page = await ask({ limit: PAGE, ...(next == null ? {} : { cursor: next }) });
    all.push(...page.items);
    next = page.next;
  } while (next !== null);
  return all;
}
