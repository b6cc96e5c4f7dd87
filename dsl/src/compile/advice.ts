// Compile, advice: two types that should be one -> how to mend that. In: what is known of the two
// values. Out: the words of the help, in both languages.
import type { Expression } from '../ast/expression.ts';
import { type Type, typeText } from './types.ts';

type Words = Readonly<Record<'advice' | 'conseil', string>>;
type NumberType = Extract<Type, { readonly kind: 'number' }>;

/** How to mend two kinds of values; `taken`: a sum that the test of a set took in. */
export function kindAdvice(taken: boolean): Words {
  if (taken) {
    return {
      advice: 'a test after `where` takes in all that follows: put the set in parentheses',
      conseil: 'un test après `où` prend tout ce qui suit : mettez l’ensemble entre parenthèses',
    };
  }
  return {
    advice: 'use values of one kind: two numbers, two dates, two texts',
    conseil: 'prenez des valeurs de même nature : deux nombres, deux dates, deux textes',
  };
}

const WORD = /^\p{Ll}{3,}$/u;

/** How to mend two units: a number beside months is months that do not say so. */
export function unitAdvice(node: Expression, left: NumberType, right: NumberType): Words {
  const plain = [left, right].findIndex((type) => Object.keys(type.dimension).length === 0);
  if (plain < 0) {
    return {
      advice: 'use units of one family, such as `Mbps` and `Gbps`',
      conseil: 'prenez des unités de même famille, comme `Mbps` et `Gbps`',
    };
  }
  const other = typeText(plain === 0 ? right : left);
  const side = node.kind === 'binary' ? (plain === 0 ? node.left : node.right) : node;
  const count = side.kind === 'number' && side.unit === undefined ? side.text : '1';
  const many = (label: string): string =>
    count !== '1' && WORD.test(label) && !label.endsWith('s') ? `${label}s` : label;
  const unite = `${count} ${many(other.fr)}`;
  return {
    advice: `a number beside a value with a unit says its own: \`${count} ${many(other.en)}\``,
    conseil: `à côté d’une valeur avec unité, un nombre dit la sienne : \`${unite}\``,
  };
}
