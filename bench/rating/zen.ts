// Bench, @gorules/zen-engine: the same clauses as a decision table that collects all rows that
// hold, one evaluation for each item, amounts by decimal.js. In: items. Out: lines.
import { ZenEngine } from '@gorules/zen-engine';
import { centsOf, daysOf } from './amount.ts';
import { factsOf, type Item } from './items.ts';
import { type BenchRule, RULES, type Test } from './rules.ts';

const ATTRIBUTES: readonly Test['attribute'][] = [
  'family',
  'region',
  'segment',
  'status',
  'term',
  'qty',
];

/** Makes the decision; calling it rates items one by one, each line as `item rule cents`. */
export function zen(): (items: readonly Item[]) => Promise<readonly string[]> {
  const decision = new ZenEngine().createDecision(graph());
  return async (items) => {
    const lines: string[] = [];
    for (const [index, item] of items.entries()) {
      const { result } = await decision.evaluate(factsOf(item));
      const days = daysOf(item);
      for (const { rule: at } of result as readonly { readonly rule: number }[]) {
        const rule = RULES[at];
        if (rule === undefined || days === 0) continue;
        lines.push(`${index} ${at} ${centsOf(item, rule, days)}`);
      }
    }
    return lines;
  };
}

function graph(): object {
  const inputs = ATTRIBUTES.map((field) => ({ id: field, name: field, field }));
  const content = {
    hitPolicy: 'collect',
    inputs,
    outputs: [{ id: 'rule', name: 'rule', field: 'rule' }],
    rules: RULES.map((rule, at) => ({ _id: `${at}`, ...cellsOf(rule), rule: `${at}` })),
  };
  return {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      { id: 'table', name: 'table', type: 'decisionTableNode', position: { x: 1, y: 0 }, content },
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  };
}

function cellsOf({ tests }: BenchRule): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ATTRIBUTES.map((attribute) => {
      const own = tests.filter((test) => test.attribute === attribute);
      return [attribute, own.map(cellOf).join(' and ')];
    }),
  );
}

function cellOf({ attribute, relation, value }: Test): string {
  if (attribute === 'term' || attribute === 'qty') return `${relation} ${value}`;
  return relation === '=' ? `"${value}"` : `$ != "${value}"`;
}
