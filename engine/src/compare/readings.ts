// Compare, readings: what a plan reads of its facts. In: a plan. Out: the names of attributes read,
// and the values at which an amount may turn: constants of selectors, edges of bands, keys of rows.
import type { KeyCell, RatingPlan, Term } from '@avenant/dsl';
import { normalizeName } from '@avenant/dsl/values';

/** What a plan reads; names are normalised, values canonical texts in base units. */
export interface Readings {
  readonly names: ReadonlySet<string>;
  readonly constants: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Walks the plan's rules, definitions, derived sets and revisions. */
export function readingsOf(plan: RatingPlan): Readings {
  const names = new Set<string>();
  const constants = new Map<string, Set<string>>();
  const note = (term: Term | undefined, ...values: readonly (string | undefined)[]): void => {
    const name = attributeIn(plan, term);
    if (name === undefined) return;
    const known = constants.get(name) ?? new Set();
    constants.set(name, known);
    for (const value of values) if (value !== undefined) known.add(value);
  };
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (!Array.isArray(node) && 'op' in node) read(node as Term);
    for (const part of Object.values(node)) visit(part);
  };
  const read = (term: Term): void => {
    if (term.op === 'attribute') names.add(normalizeName(term.name));
    else if (term.op === 'compare') {
      const [left, right] = term.of;
      note(left, literal(right));
      note(right, literal(left));
    } else if (term.op === 'scale') {
      for (const { from, to } of term.bands) note(term.by, literal(from), literal(to));
    } else if (term.op === 'lookup') {
      const table = plan.tables.find(({ name }) => name === term.table);
      const rows = table?.versions.flatMap((version) => version.rows) ?? [];
      for (const [at, key] of term.keys.entries()) {
        for (const row of rows) note(key, ...edgesOf(row.keys[at]));
      }
    }
  };
  visit([plan.rules, plan.definitions, plan.derivations, plan.indexations]);
  return { names, constants };
}

function edgesOf(cell: KeyCell | undefined): readonly (string | undefined)[] {
  if (cell === undefined || 'any' in cell) return [];
  return 'is' in cell ? [cell.is] : [cell.from, cell.to];
}

function literal(term: Term | undefined): string | undefined {
  switch (term?.op) {
    case 'number':
    case 'text':
    case 'date':
    case 'month':
      return term.value;
    default:
      return undefined;
  }
}

// The attribute that a term is, also by a defined name.
function attributeIn(plan: RatingPlan, term: Term | undefined, depth = 0): string | undefined {
  if (term?.op === 'attribute') return normalizeName(term.name);
  if (term?.op !== 'defined' || depth > 8) return undefined;
  const found = plan.definitions.find(({ name }) => name === term.name);
  return attributeIn(plan, found?.versions.at(-1)?.value, depth + 1);
}
