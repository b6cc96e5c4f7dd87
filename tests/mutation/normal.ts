// Mutation, normal forms: parts of a plan with their constants worked out. In: any part of a plan.
// Out: the same part with constant signs and roundings computed, and of several constant bounds
// only the one that can be reached.

import type { RoundingMode } from '../../dsl/src/values/index.ts';
import {
  compare,
  fromText,
  negate,
  type Rational,
  roundToStep,
  toText,
} from '../../dsl/src/values/index.ts';

interface Node {
  readonly op?: string;
  readonly value?: unknown;
  readonly of?: readonly unknown[];
  readonly step?: unknown;
  readonly mode?: RoundingMode;
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

function literal(node: unknown): Rational | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const { op, value } = node as Node;
  return op === 'number' ? fromText(`${value}`) : undefined;
}

const numbered = (value: Rational): object => ({ op: 'number', value: toText(value) });
