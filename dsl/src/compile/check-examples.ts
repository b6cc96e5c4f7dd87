// Compile, examples: what an example names must exist, with values of the right unit. Otherwise an
// example could hold by testing nothing.
import type { BlockOf, ExampleSentence } from '../ast/block.ts';
import { parseDecimal } from '../values/index.ts';
import { report, reportUnknown, type Scope, use } from './context.ts';
import { elaborate, same } from './expression.ts';
import { knownType } from './names.ts';
import { attributesOf } from './properties.ts';
import { keyOf } from './symbols.ts';

type Given = Extract<ExampleSentence, { readonly kind: 'given' }>;

/** Reports unknown types, attributes, clauses and keys of an example, and values of other units. */
export function checkExample(block: BlockOf<'example'>, scope: Scope): void {
  const given = block.sentences.filter((item): item is Given => item.kind === 'given');
  for (const sentence of given) checkGiven(sentence, scope);
  const { clauses } = scope.session.symbols;
  for (const sentence of block.sentences) {
    if (!('clause' in sentence)) {
      continue;
    }
    const { clause, amount } = sentence;
    if (clauses.has(keyOf(clause))) use(scope, clause, 'clause', keyOf(clause));
    else {
      const known = [...clauses.values()].map((item) => item.block.id.text);
      reportUnknown(scope, 'C0303', clause, clause.text, known);
    }
    if (amount?.kind === 'number' && parseDecimal(amount.text) === undefined) {
      report(scope, 'C0403', amount, { values: { found: amount.text, trouve: amount.text } });
    }
  }
}

function checkGiven(sentence: Given, scope: Scope): void {
  const type = knownType(sentence.type, scope);
  if (type === undefined) return;
  const symbol = scope.session.symbols.types.get(keyOf(type));
  for (const { name, value } of sentence.values) {
    if (symbol?.dated.has(keyOf(name)) === true) continue;
    const attribute = symbol?.attributes.get(keyOf(name));
    if (attribute === undefined) {
      reportUnknown(scope, 'C0308', name, name.text, attributesOf(type, scope), { type });
      continue;
    }
    use(scope, name, 'attribute', `${keyOf(type)}/${keyOf(name)}`);
    // Texts and keys of other facts may be written bare; a bare number takes the declared unit.
    if (attribute.type.kind === 'text' && attribute.type.values === undefined) continue;
    if (attribute.type.kind === 'fact') continue;
    const bare = value.kind === 'number' && value.unit === undefined && !value.percent;
    const found = elaborate(value, scope, attribute.type);
    if (!bare || attribute.type.kind !== 'number') same(value, attribute.type, found.type, scope);
  }
}
