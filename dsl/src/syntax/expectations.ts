// Syntax, expectations: what may come after some tokens of a sentence, for completion. Walks the
// recorded grammar with every reading of the tokens at once, so a half-typed sentence is no matter.
import {
  Alternation,
  Alternative,
  type IProduction,
  type IToken,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  type Rule,
  Terminal,
} from 'chevrotain';
import { parser } from './block-reader.ts';

/** A token that may come next, and the rules in whose hands it would be, outermost first. */
export interface Expectation {
  readonly token: string;
  readonly rules: readonly string[];
  /** One more of what a repetition already took (the second word of a name). */
  readonly again: boolean;
}

/** What is left of a rule to read, and what follows it. */
interface Frame {
  readonly id: string;
  readonly todo: readonly IProduction[];
  readonly rule: string;
  readonly again: boolean;
  readonly next: Frame | undefined;
}

interface Step {
  readonly terminal: Terminal;
  readonly frame: Frame;
}

const rules: Readonly<Record<string, Rule>> = parser.getGAstProductions();
const numbers = new WeakMap<object, number>();
let count = 0;

function numberOf(production: object | undefined): number {
  if (production === undefined) return 0;
  const known = numbers.get(production);
  if (known !== undefined) return known;
  count += 1;
  numbers.set(production, count);
  return count;
}

function frameOf(
  todo: readonly IProduction[],
  rule: string,
  again: boolean,
  next: Frame | undefined,
): Frame {
  const own = `${numberOf(todo[0])}${again ? '+' : ''}.${todo.length}`;
  return { id: `${own} ${next?.id ?? ''}`, todo, rule, again, next };
}

/** The tokens that come next from a frame, each with its frame. */
function stepsFrom(start: Frame | undefined): Step[] {
  const steps: Step[] = [];
  const seen = new Set<string>();
  const open = start === undefined ? [] : [start];
  const push = (frame: Frame | undefined): void => {
    if (frame !== undefined) open.push(frame);
  };
  for (let frame = open.pop(); frame !== undefined; frame = open.pop()) {
    if (seen.has(frame.id)) continue;
    seen.add(frame.id);
    const { rule, again } = frame;
    const [head, ...tail] = frame.todo;
    if (head === undefined) {
      push(frame.next);
      continue;
    }
    const rest = frameOf(tail, rule, again, frame.next);
    const into = (inside: readonly IProduction[], more = false): void =>
      push(frameOf(inside, rule, again || more, rest));
    if (head instanceof Terminal) steps.push({ terminal: head, frame });
    else if (head instanceof NonTerminal) {
      push(frameOf(head.referencedRule.definition, head.nonTerminalName, false, rest));
    } else if (head instanceof Alternation) {
      for (const alternative of head.definition) {
        if (alternative instanceof Alternative) into(alternative.definition);
      }
    } else if (head instanceof Option) {
      push(rest);
      into(head.definition);
    } else if (head instanceof RepetitionMandatory) {
      const loop = new Repetition({ definition: head.definition });
      into([...head.definition, loopOf(head, loop)]);
    } else if (head instanceof Repetition) {
      push(rest);
      into([...head.definition, head], numbers.get(head) === AGAIN);
    } else if (
      head instanceof RepetitionMandatoryWithSeparator ||
      head instanceof RepetitionWithSeparator
    ) {
      if (head instanceof RepetitionWithSeparator) push(rest);
      into([...head.definition, loopOf(head, separated(head))]);
    }
  }
  return steps;
}

const AGAIN = -1;
const loops = new WeakMap<IProduction, Repetition>();

/** The further rounds of a repetition, made once so that frames can be compared. */
function loopOf(of: IProduction, made: Repetition): Repetition {
  const known = loops.get(of);
  if (known !== undefined) return known;
  loops.set(of, made);
  if (of instanceof RepetitionMandatory) numbers.set(made, AGAIN);
  return made;
}

function separated(head: RepetitionMandatoryWithSeparator | RepetitionWithSeparator): Repetition {
  const separator = new Terminal({ terminalType: head.separator });
  return new Repetition({ definition: [separator, ...head.definition] });
}

/** What may follow the tokens of a sentence read by a rule; none when they cannot be read. */
export function expectAfter(rule: string, tokens: readonly IToken[]): Expectation[] {
  const start = rules[rule];
  if (start === undefined) return [];
  let steps = stepsFrom(frameOf(start.definition, rule, false, undefined));
  for (const token of tokens) {
    const after = new Map<string, Frame>();
    for (const { terminal, frame } of steps) {
      if (terminal.terminalType !== token.tokenType) continue;
      const next = frameOf(frame.todo.slice(1), frame.rule, frame.again, frame.next);
      after.set(next.id, next);
    }
    steps = [...after.values()].flatMap(stepsFrom);
  }
  return steps.map(({ terminal, frame }) => {
    const names: string[] = [];
    for (let at: Frame | undefined = frame; at !== undefined; at = at.next) {
      if (names[0] !== at.rule) names.unshift(at.rule);
    }
    return { token: terminal.terminalType.name, rules: names, again: frame.again };
  });
}
