// Mutation, normal forms: parts of a plan with their constants worked out. In: any part of a plan.
// Out: the same part with constant signs and roundings computed, of several constant bounds only the
// one that can be reached, and no condition where both of its branches come to the same.

import type { RoundingMode } from '../../dsl/src/values/index.ts';
import {
  compare,
  fromText,
  negate,
  type Rational,
  roundToStep,
  toText,
} from '../../dsl/src/values/index.ts';
import { plain } from './mutant.ts';

interface Node {
  readonly op?: string;
  readonly value?: unknown;
  readonly of?: readonly unknown[];
  readonly step?: unknown;
  readonly mode?: RoundingMode;
  readonly function?: string;
  readonly relation?: string;
  readonly branches?: readonly { readonly when: Node; readonly then: Node }[];
  readonly otherwise?: unknown;
}

/** A part of a plan with its constants worked out. */
export function normal(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(normal);
  if (typeof part !== 'object' || part === null) return part;
  // What a rule depends on follows from its terms.
  const entries = Object.entries(part).filter(([key]) => key !== 'dependsOn');
  return folded(Object.fromEntries(entries.map(([key, one]) => [key, normal(one)])));
}

function folded(node: Node): unknown {
  if (node.op === 'choose') return incremented(node) ?? node;
  // Attributes and names are of one fact, operations of a list.
  if (!Array.isArray(node.of)) return node;
  const [first] = node.of;
  const value = literal(first);
  if (node.op === 'negate' && value !== undefined) return numbered(negate(value));
  if (node.op === 'round' && value !== undefined && node.mode !== undefined) {
    const step = literal(node.step);
    return step === undefined || step.n <= 0n
      ? node
      : numbered(roundToStep(value, step, node.mode));
  }
  if (node.op === 'min' || node.op === 'max') {
    const sign = node.op === 'min' ? -1 : 1;
    const bounds = node.of.map(literal).filter((one) => one !== undefined);
    const reached = bounds.toSorted((a, b) => sign * compare(b, a))[0];
    const others = node.of.filter((one) => literal(one) === undefined);
    if (reached !== undefined) return { ...node, of: [...others, numbered(reached)] };
  }
  return node;
}

// `if q > 0 then increments(q, …) else 0` is `increments(q, …)`, which is 0 up to 0: so it is with
// `>=`, and with less than 0.
function incremented({ branches, otherwise }: Node): unknown {
  const [one, ...more] = branches ?? [];
  if (one === undefined || more.length > 0 || literal(otherwise)?.n !== 0n) return undefined;
  const { when, then } = one;
  if (then.function !== 'increments' || when.op !== 'compare') return undefined;
  const [read, edge] = when.of ?? [];
  const [quantity, ...steps] = then.of ?? [];
  const above = when.relation === '>' || when.relation === '>=';
  const least = literal(edge);
  if (!above || least === undefined || least.n > 0n || plain(read) !== plain(quantity))
    return undefined;
  return steps.every((step) => (literal(step)?.n ?? 0n) > 0n) ? then : undefined;
}

function literal(node: unknown): Rational | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const { op, value } = node as Node;
  return op === 'number' ? fromText(`${value}`) : undefined;
}

const numbered = (value: Rational): object => ({ op: 'number', value: toText(value) });
