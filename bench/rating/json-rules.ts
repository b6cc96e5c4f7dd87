// Bench, plain json-rules-engine: one run for each item, amounts by decimal.js. In: items. Out:
// lines.
import { Engine } from 'json-rules-engine';
import { centsOf, daysOf } from './amount.ts';
import { factsOf, type Item } from './items.ts';
import { RULES, type Test } from './rules.ts';

const OPERATORS: Readonly<Record<Test['relation'], string>> = {
  '=': 'equal',
  '<>': 'notEqual',
  '>=': 'greaterThanInclusive',
  '<': 'lessThan',
};

/** Makes the engine; calling it rates items one by one, each line as `item rule cents`. */
export function jsonRules(): (items: readonly Item[]) => Promise<readonly string[]> {
  const engine = new Engine();
  for (const [at, { tests }] of RULES.entries()) {
    const all = tests.map(({ attribute, relation, value }) => ({
      fact: attribute,
      operator: OPERATORS[relation],
      value: attribute === 'term' || attribute === 'qty' ? Number.parseInt(value, 10) : value,
    }));
    engine.addRule({ conditions: { all }, event: { type: `${at}` } });
  }
  return async (items) => {
    const lines: string[] = [];
    for (const [index, item] of items.entries()) {
      const { events } = await engine.run({ ...factsOf(item) });
      const days = daysOf(item);
      for (const { type } of events) {
        const at = Number.parseInt(type, 10);
        const rule = RULES[at];
        if (rule === undefined || days === 0) continue;
        lines.push(`${index} ${at} ${centsOf(item, rule, days)}`);
      }
    }
    return lines;
  };
}
