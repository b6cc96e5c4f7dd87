// Compare, combinations: candidates of several attributes -> rows that use them, the simplest
// first.

/**
 * Rows of one candidate each: all of them when they are few; else the first of each, each candidate
 * once by itself, then a spread over the rest. A row is simpler when more of its values are the
 * first of their list.
 * @param limit The most rows.
 */
export function combinations(lists: readonly (readonly string[])[], limit: number): string[][] {
  if (lists.some((list) => list.length === 0)) return [];
  const count = lists.reduce((so, list) => Math.min(so * list.length, limit + 1), 1);
  const picks = count <= limit ? every(lists) : [...single(lists), ...spread(lists, limit)];
  const unique = new Map(picks.map((pick) => [pick.join(), pick]));
  const others = (pick: readonly number[]): number => pick.filter((at) => at > 0).length;
  return [...unique.values()]
    .toSorted((a, b) => others(a) - others(b))
    .slice(0, limit)
    .map((pick) => pick.map((at, index) => lists[index]?.[at] ?? ''));
}

type Pick = readonly number[];

function every(lists: readonly (readonly string[])[]): Pick[] {
  return lists.reduce<Pick[]>(
    (rows, list) => rows.flatMap((row) => list.map((_, at) => [...row, at])),
    [[]],
  );
}

function single(lists: readonly (readonly string[])[]): Pick[] {
  const first = lists.map(() => 0);
  return [
    first,
    ...lists.flatMap((list, index) =>
      list.slice(1).map((_, at) => first.map((zero, other) => (other === index ? at + 1 : zero))),
    ),
  ];
}

// The same picks each time: a plain generator of numbers, whose high bits choose.
function spread(lists: readonly (readonly string[])[], count: number): Pick[] {
  let state = 1;
  const next = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * below);
  };
  return Array.from({ length: count }, () => lists.map((list) => next(list.length)));
}
