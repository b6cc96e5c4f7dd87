// Explanations: the tree whose fold is the amount. In: nothing (types only). Leaves are inputs with
// their origin, nodes are named operations; `fold` recomputes the value from the leaves.
import type { Place, UnitTag } from '@avenant/dsl';
import type { ValueKind } from './value-text.ts';

/** Where an input comes from. */
export type Origin =
  | { readonly kind: 'clause'; readonly clause: string; readonly place: Place }
  | {
      readonly kind: 'row';
      readonly table: string;
      readonly row: string;
      readonly column: string;
      readonly place: Place;
    }
  | {
      readonly kind: 'fact';
      readonly type: string;
      readonly key: string;
      readonly attribute: string;
      /** ISO days over which the value holds; known: when it became known. */
      readonly from: string;
      readonly to: string;
      readonly known?: string;
      readonly file?: string;
      readonly line?: number;
    }
  | {
      readonly kind: 'series';
      readonly series: string;
      readonly at: string;
      readonly published?: string;
    }
  | { readonly kind: 'charge'; readonly line: string }
  /** A defined name or a running total that is worked out earlier in the same tree. */
  | { readonly kind: 'above'; readonly clause: string; readonly place: Place }
  | { readonly kind: 'period'; readonly from: string; readonly to: string };

/** Named operations; each is a pure function of its children (see fold.ts). */
export type Operation =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'negate'
  | 'min'
  | 'max'
  | 'round'
  | 'same' // the value of its last child; the children before it are the reasons (tests, keys)
  | 'sum'
  | 'count'
  | 'distinct'
  | 'average'
  | 'greatest'
  | 'least'
  | 'percentile'
  | 'top'
  | 'compare' // parameters: relation
  | 'logic' // parameters: operator (and, or, not, known)
  | 'builtin'; // parameters: function and its context; also the functions of interval algebra

/** A node of an explanation. Values are canonical texts (toText for numbers, ISO for dates). */
export type Explanation =
  | {
      readonly kind: 'input';
      readonly name: string;
      readonly value: string;
      /** What the value's text is; absent: a number. */
      readonly valueKind?: ValueKind;
      readonly unit?: UnitTag;
      readonly origin: Origin;
    }
  | {
      readonly kind: 'step';
      readonly operation: Operation;
      /** What the step is in the reader's words: a defined name, a clause, a band. */
      readonly name?: string;
      readonly value: string;
      /** What the value's text is; absent: a number. */
      readonly valueKind?: ValueKind;
      readonly unit?: UnitTag;
      /** Parameters that fold needs: rounding mode, relation, function name, percent. */
      readonly parameters?: Readonly<Record<string, string>>;
      readonly of: readonly Explanation[];
    };
