// Trace: how a computation explains itself. Every term leaves exactly one node on a stack; a step
// takes the nodes left by its terms as its children. With no trace the same code only computes.
import type { Explanation } from '../explain/explanation.ts';

/** A step without its children and value. */
export type StepShape = Omit<Extract<Explanation, { kind: 'step' }>, 'kind' | 'of'>;

/** A leaf. */
export type InputShape = Omit<Extract<Explanation, { kind: 'input' }>, 'kind'>;

/** The nodes made so far and not yet taken as children. */
export class Trace {
  readonly nodes: Explanation[] = [];

  /** Where the children of a step that starts now will begin. */
  mark(): number {
    return this.nodes.length;
  }

  /** Leaves a leaf. */
  input(shape: InputShape): void {
    this.nodes.push({ kind: 'input', ...shape });
  }

  /** Takes what was left since the mark as the children of a step, and leaves the step. */
  close(mark: number, shape: StepShape): void {
    const of = this.nodes.splice(mark);
    const [only] = of;
    const plain = shape.operation === 'same' && shape.name === undefined;
    // A step that only repeats its one child says nothing.
    if (plain && only !== undefined && of.length === 1) this.nodes.push(only);
    else this.nodes.push({ kind: 'step', ...shape, of });
  }

  /** Forgets what was left since the mark. */
  forget(mark: number): void {
    this.nodes.length = mark;
  }
}
