// Grid, view: how somebody looks at a grid: order, filters, columns. It stands in the address of
// the screen and under a name among the saved views. In: what an address or a browser kept. Out: a
// view.

/** How a grid is looked at; what is absent is as the grid itself has it. */
export interface GridView {
  /** Columns by which lines are sorted, the first one first; `-` before it: descending. */
  readonly sort?: readonly string[];
  /** What is typed above columns. */
  readonly filters?: Readonly<Record<string, string>>;
  readonly hidden?: readonly string[];
  /** All columns in the order wanted. */
  readonly order?: readonly string[];
  /** Pixels by column. */
  readonly widths?: Readonly<Record<string, number>>;
}

const isText = (value: unknown): value is string => typeof value === 'string';

function textsOf(told: unknown): readonly string[] | undefined {
  return Array.isArray(told) && told.length > 0 ? told.filter(isText) : undefined;
}

function recordOf<T extends string | number>(
  told: unknown,
  type: 'string' | 'number',
): Readonly<Record<string, T>> | undefined {
  if (typeof told !== 'object' || told === null) return undefined;
  const entries = Object.entries(told).filter(([, value]) => typeof value === type);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Record<string, T>);
}

/** A view from an address: whatever is no view is left out. */
export function readView(told: unknown): GridView {
  if (typeof told !== 'object' || told === null) return {};
  const { sort, filters, hidden, order, widths } = told as Record<string, unknown>;
  return tidyView({
    sort: textsOf(sort),
    filters: recordOf<string>(filters, 'string'),
    hidden: textsOf(hidden),
    order: textsOf(order),
    widths: recordOf<number>(widths, 'number'),
  });
}

/** A view without what says nothing, so that addresses stay short. */
export function tidyView(view: { readonly [K in keyof GridView]: GridView[K] | undefined }) {
  const said = Object.entries(view).filter(
    ([, value]) => value !== undefined && Object.keys(value).length > 0,
  );
  return Object.fromEntries(said) as GridView;
}

/** The view with a column sorted: up, down, not at all; `alone` forgets the other columns. */
export function sortedBy(view: GridView, id: string, alone: boolean): GridView {
  const before = view.sort ?? [];
  const others = alone ? [] : before.filter((one) => one !== id && one !== `-${id}`);
  const next = before.includes(id) ? [`-${id}`] : before.includes(`-${id}`) ? [] : [id];
  return tidyView({ ...view, sort: [...others, ...next] });
}

/** The view with a column's filter typed. */
export function filteredBy(view: GridView, id: string, typed: string): GridView {
  const { [id]: _, ...others } = view.filters ?? {};
  return tidyView({ ...view, filters: typed === '' ? others : { ...others, [id]: typed } });
}

/** The view with a column shown or hidden. */
export function hiddenBy(view: GridView, id: string): GridView {
  const before = view.hidden ?? [];
  const isHidden = before.includes(id);
  const hidden = isHidden ? before.filter((one) => one !== id) : [...before, id];
  return tidyView({ ...view, hidden });
}

/** The view with a column moved by places, among the columns as they stand. */
export function movedBy(
  view: GridView,
  columns: readonly string[],
  id: string,
  by: number,
): GridView {
  const at = columns.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= columns.length) return view;
  return tidyView({ ...view, order: columns.toSpliced(at, 1).toSpliced(to, 0, id) });
}
