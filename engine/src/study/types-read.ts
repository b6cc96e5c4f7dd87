// Study, types read: which declared type stands behind a term or a set. In: a plan and a term. Out:
// the name of an item or record type, and the references that lead from a type to another.
import type { RatingPlan, Term } from '@avenant/dsl';

type Types = readonly (string | undefined)[];

/** The item or record type that facts of a type are made of: that of a derived set's members. */
export function baseType(plan: RatingPlan, name: string): string | undefined {
  const seen = new Set<string>();
  let at = name;
  for (;;) {
    if (plan.types.some((type) => type.name === at)) return at;
    const derivation = plan.derivations.find((one) => one.name === at);
    if (derivation === undefined || seen.has(at)) return undefined;
    seen.add(at);
    at = derivation.over.type;
  }
}

/** The type of the fact that a term yields; undefined where the plan does not make it plain. */
export function holderOf(plan: RatingPlan, term: Term, types: Types): string | undefined {
  if (term.op === 'fact') return typeAt(types, term.depth);
  if (term.op !== 'attribute') return undefined;
  const holder = holderOf(plan, term.of, types);
  if (holder === undefined) return undefined;
  const derivation = plan.derivations.find(({ name }) => name === holder);
  if (derivation !== undefined) {
    const fields = [...(derivation.keys ?? []), ...derivation.fields];
    const field = fields.find(({ name }) => name === term.name);
    if (field !== undefined) return holderOf(plan, field.value, [derivation.over.type]);
  }
  return referencesOf(plan, baseType(plan, holder) ?? '').find(
    ({ attribute }) => attribute === term.name,
  )?.target;
}

// The members of a group are of the type that the group is made of, which stands outside them.
function typeAt(types: Types, depth: number): string | undefined {
  const found = types[depth];
  return found === '#members' ? typeAt(types, depth + 1) : found;
}

interface Reference {
  readonly type: string;
  readonly attribute: string;
  readonly target: string;
}

function referencesOf(plan: RatingPlan, name: string): readonly Reference[] {
  const type = plan.types.find((one) => one.name === name);
  return (type?.attributes ?? []).flatMap((attribute) =>
    attribute.type.kind === 'reference'
      ? [{ type: name, attribute: attribute.name, target: attribute.type.type }]
      : [],
  );
}

/** The references on a shortest way from facts of a type to those of another. */
export function referencePath(plan: RatingPlan, from: string, to: string): readonly Reference[] {
  const start = baseType(plan, from);
  const end = baseType(plan, to);
  if (start === undefined || start === end) return [];
  const ways = new Map<string, readonly Reference[]>([[start, []]]);
  for (const [type, way] of ways) {
    for (const reference of referencesOf(plan, type)) {
      if (ways.has(reference.target)) continue;
      ways.set(reference.target, [...way, reference]);
    }
  }
  return end === undefined ? [] : (ways.get(end) ?? []);
}
