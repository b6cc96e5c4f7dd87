// Orders, what is typed: a form as it stands, and the order that it makes. In: fields. Out: an
// order.
import type { Dataset, ItemWords } from '../../api/contracts.ts';
import type { NewOrder } from '../../api/orders.ts';

/** What can be ordered of items. */
export type Action = ItemWords['actions'][number];

/** A form as it is typed. */
export interface TypedOrder {
  readonly order: string;
  readonly action: Action;
  readonly dataset: string;
  readonly key: string;
  readonly newKey: string;
  readonly requestedOn: string;
  readonly months: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** An empty form. */
export function emptyOrder(day: string): TypedOrder {
  return {
    ...{ order: '', action: 'add', dataset: '', key: '', newKey: '' },
    ...{ requestedOn: day, months: '12', attributes: {} },
  };
}

/** The form with a data file and an act that its items allow. */
export function fitting(
  typed: TypedOrder,
  datasets: readonly Dataset[],
): { readonly typed: TypedOrder; readonly items: ItemWords | undefined } {
  const orderable = datasets.filter(({ items }) => (items?.actions.length ?? 0) > 0);
  const found = orderable.find(({ dataset }) => dataset === typed.dataset) ?? orderable[0];
  const items = found?.items ?? undefined;
  if (found === undefined || items === undefined) return { typed, items: undefined };
  const [first = 'add'] = items.actions;
  const action = items.actions.includes(typed.action) ? typed.action : first;
  return { typed: { ...typed, dataset: found.dataset, action }, items };
}

/** What is still to be filled in, by the names of the fields. */
export function missingOf(typed: TypedOrder, items: ItemWords): readonly string[] {
  const { action, order, key, newKey, requestedOn, attributes } = typed;
  const fields = { order, key, requestedOn, ...(action === 'move' ? { newKey } : {}) };
  const empty = Object.entries(fields).filter(([, text]) => text.trim() === '');
  const wanted = action === 'add' ? items.attributes.filter(({ required }) => required) : [];
  const unsaid = wanted.filter(({ name }) => (attributes[name] ?? '').trim() === '');
  return [...empty.map(([name]) => name), ...unsaid.map(({ name }) => name)];
}

/** The order that a form makes. */
export function orderOf(typed: TypedOrder, items: ItemWords): NewOrder {
  const { action, order, dataset, key, newKey, requestedOn, months, attributes } = typed;
  const names = new Set(items.attributes.map(({ name }) => name));
  const said = Object.entries(attributes).filter(
    ([name, text]) => names.has(name) && text.trim() !== '',
  );
  return {
    ...{ action, dataset, requestedOn, order: order.trim(), key: key.trim() },
    ...(action === 'move' ? { newKey: newKey.trim() } : {}),
    attributes: action === 'cease' ? {} : Object.fromEntries(said),
    months: Number.parseInt(months, 10),
  };
}
