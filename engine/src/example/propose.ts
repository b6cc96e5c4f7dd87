// Examples, proposals: the boundary cases that no example has. In: a compilation and its files.
// Out: examples made from those there are, by turning one number or time until a value stands on
// an edge or just beside it; with the amounts that the engine computes today, for a person to
// confirm.
import type { BlockOf, Compilation, Expression, FileAst, Place, Rule } from '@avenant/dsl';
import { exampleBlocks, printFile } from '@avenant/dsl';
import {
  add,
  compare,
  divide,
  formatMonth,
  multiply,
  ONE,
  parseDecimal,
  type Rational,
  rational,
  subtract,
  sum,
  toText,
  ZERO,
} from '@avenant/dsl/values';
import { watched } from '../evaluate/watch.ts';
import type { RawTable } from '../facts/raw-table.ts';
import { rateContract } from '../rate/contract.ts';
import type { RatedPeriod } from '../rate/line.ts';
import { visitRule } from '../rate/terms.ts';
import { probing } from './coverage.ts';
import { type Edge, edgesOf, isOn, type Side, targetOf } from './edges.ts';
import { type ExampleCase, exampleCase, monthOf } from './example-case.ts';
import { type Knob, knobsOf } from './knobs.ts';
import { clausesWord, commentWords, titleWords } from './propose-words.ts';

type Example = BlockOf<'example'>;

/** Boundary cases, proposed and not. */
export interface Proposals {
  /** A contract file of examples, in the contract's language; empty when there is none. */
  readonly text: string;
  readonly count: number;
  /** Edges that no example has and none could be made for, in words. */
  readonly missed: readonly { readonly title: string; readonly place: Place }[];
}

/** The values of each edge's quantity in one example. */
type Seen = ReadonlyMap<Edge, readonly Rational[]>;

interface Trial {
  readonly seen: Seen;
  readonly periods: readonly RatedPeriod[];
}

interface Seed {
  readonly one: ExampleCase;
  readonly seen: Seen;
  readonly knobs: readonly { readonly knob: Knob; readonly seen: Seen }[];
}

/** Proposes examples for the edges of a contract that its examples do not have. */
export async function proposeExamples(
  compilation: Compilation,
  tables: ReadonlyMap<string, RawTable>,
): Promise<Proposals> {
  const none: Proposals = { text: '', count: 0, missed: [] };
  const { history } = compilation;
  const [first] = exampleBlocks(compilation);
  if (history === undefined || first === undefined) return none;
  const { language } = first.tree;
  const edges = edgesOf(history);
  const lab = new Lab(compilation, tables, edges);
  const seeds = await lab.seeds();
  const titles = new Set(exampleBlocks(compilation).map(({ block }) => block.title));
  const made: Example[] = [];
  const missed: Proposals['missed'][number][] = [];
  for (const edge of edges) {
    const readers = lab.readersOf(edge);
    for (const side of ['at', edge.other] as const) {
      if (seeds.some(({ seen }) => has(seen, edge, side))) continue;
      const title = titleWords(clausesWord(readers), edge, side, language);
      const found = await lab.propose(seeds, edge, side);
      if (found === undefined) {
        missed.push({ title, place: edge.place });
        continue;
      }
      const own = unique(title, titles);
      titles.add(own);
      const comments = commentWords(edge.place, language).map((text) => {
        return { text, at: -1, trailing: false };
      });
      const sentences = [
        ...found.block.sentences.filter(({ kind }) => kind === 'given' || kind === 'known on'),
        ...expectations(found, readers),
      ];
      made.push({ ...found.block, title: own, comments, sentences });
    }
  }
  const file: FileAst = { file: '', language, blocks: made, closing: [], lostNames: [] };
  const text = made.length === 0 ? '' : printFile(file, language, compilation.trees);
  return { text, count: made.length, missed };
}

function unique(title: string, titles: ReadonlySet<string>): string {
  let own = title;
  for (let count = 2; titles.has(own); count += 1) own = `${title} (${count})`;
  return own;
}

const has = (seen: Seen, edge: Edge, side: Side): boolean =>
  seen.get(edge)?.some((value) => isOn(edge, side, value)) === true;

/** Rates examples watched, and turns their knobs. */
class Lab {
  readonly #compilation: Compilation;
  readonly #tables: ReadonlyMap<string, RawTable>;
  readonly #edges: readonly Edge[];
  readonly #readers: readonly (readonly [Rule, ReadonlySet<unknown>])[];

  constructor(
    compilation: Compilation,
    tables: ReadonlyMap<string, RawTable>,
    edges: readonly Edge[],
  ) {
    this.#compilation = compilation;
    this.#tables = tables;
    this.#edges = edges;
    const plans = compilation.history?.plans ?? [];
    this.#readers = plans.flatMap(({ plan }) =>
      plan.rules.map((rule) => {
        const terms = new Set<unknown>();
        visitRule(plan, rule, ({ term }) => terms.add(term));
        return [rule, terms] as const;
      }),
    );
  }

  /** The clauses whose amounts may hang on an edge. */
  readersOf({ quantities }: Edge): readonly string[] {
    const reads = (terms: ReadonlySet<unknown>) => [...quantities].some((term) => terms.has(term));
    return [
      ...new Set(this.#readers.filter(([, terms]) => reads(terms)).map(([rule]) => rule.clause)),
    ];
  }

  /** Every example with its values and, for those with facts of their own, those of its knobs. */
  async seeds(): Promise<readonly Seed[]> {
    const seeds: Seed[] = [];
    for (const { block } of exampleBlocks(this.#compilation)) {
      const trial = await this.#try(block);
      if (trial === undefined) continue;
      const knobs: { knob: Knob; seen: Seen }[] = [];
      for (const knob of trial.one.given ? knobsOf(block) : []) {
        const turned = knob.set(add(knob.value, ONE));
        const seen = turned === undefined ? undefined : (await this.#try(turned))?.seen;
        if (seen !== undefined) knobs.push({ knob, seen });
      }
      seeds.push({ one: trial.one, seen: trial.seen, knobs });
    }
    return seeds;
  }

  /** An example whose value stands on a side of an edge; undefined when no knob brings it there. */
  async propose(
    seeds: readonly Seed[],
    edge: Edge,
    side: Side,
  ): Promise<(Trial & { readonly block: Example; readonly one: ExampleCase }) | undefined> {
    const target = targetOf(edge, side);
    for (const { seen, knobs } of seeds) {
      const before = seen.get(edge) ?? [];
      for (const { knob, seen: after } of knobs) {
        for (const value of guesses(knob, before, after.get(edge) ?? [], target)) {
          const block = knob.set(value);
          const trial = block === undefined ? undefined : await this.#try(block);
          if (block !== undefined && trial !== undefined && has(trial.seen, edge, side)) {
            return { ...trial, block };
          }
        }
      }
    }
    return undefined;
  }

  async #try(block: Example): Promise<(Trial & { readonly one: ExampleCase }) | undefined> {
    const one = exampleCase(this.#compilation, block, this.#tables);
    if (one === undefined || one.unread.length > 0) return undefined;
    const seen = new Map<Edge, Rational[]>();
    const told = new Map<unknown, Edge[]>();
    for (const edge of this.#edges) {
      for (const term of edge.quantities) told.set(term, [...(told.get(term) ?? []), edge]);
    }
    const watch = {
      row: () => undefined,
      term: (term: unknown) => {
        const mine = told.get(term);
        if (mine === undefined) return undefined;
        return (value: unknown) => {
          const number = typeof value === 'number' ? rational(value) : asRational(value);
          if (number === undefined) return;
          for (const edge of mine) {
            const values = seen.get(edge) ?? [];
            if (!values.some((other) => compare(other, number) === 0)) values.push(number);
            seen.set(edge, values);
          }
        };
      },
    };
    const { plans } = one.input.history;
    const history = { plans: plans.map((item) => ({ ...item, plan: watched(item.plan, watch) })) };
    const { periods } = await rateContract({ ...one.input, history }, undefined, probing);
    return { one, seen, periods };
  }
}

const asRational = (value: unknown): Rational | undefined =>
  typeof value === 'object' && value !== null && 'n' in value ? (value as Rational) : undefined;

// Where the knob must stand if the value follows it in a straight line.
function guesses(
  { value }: Knob,
  before: readonly Rational[],
  after: readonly Rational[],
  target: Rational,
): readonly Rational[] {
  if (before.length !== after.length) return [];
  return before.flatMap((old, at) => {
    const now = after[at];
    const slope = now === undefined ? ZERO : subtract(now, old);
    if (slope.n === 0n) return [];
    return [add(value, divide(subtract(target, old), slope))];
  });
}

const SHOWN_MAX = 4;

// What the clauses that read the edge bill today, month by month; where they bill nothing, that.
function expectations(
  { one, periods }: { readonly one: ExampleCase; readonly periods: readonly RatedPeriod[] },
  readers: readonly string[],
): Example['sentences'] {
  const span = { from: 0, to: 0 };
  const months = [...new Set(one.expectations.map(monthOf))].map(formatMonth);
  const wanted = periods.filter(({ period }) => months.includes(period));
  const name = (text: string) => ({ span, text });
  const found = wanted.flatMap((period) => {
    const month: Expression = { kind: 'month', span, text: period.period };
    return readers.flatMap((clause): Example['sentences'] => {
      const lines = period.lines.filter((line) => line.clause === clause);
      const held = period.held.filter((item) => item.clause === clause);
      const about = (item: { subject: string; subjectType: string | null }) =>
        item.subjectType === null ? {} : { subject: name(item.subject) };
      const subjects = new Map(lines.map((line) => [line.subject, line]));
      return [
        ...[...subjects.values()].map((line) => {
          const mine = lines.filter(({ subject }) => subject === line.subject);
          const amount = amountNode(
            sum(mine.map((item) => parseDecimal(item.amount) ?? ZERO)),
            line,
          );
          return {
            kind: 'has',
            span,
            month,
            clause: name(clause),
            ...about(line),
            amount,
          } as const;
        }),
        ...held.map((item) => {
          return { kind: 'holds', span, month, clause: name(clause), ...about(item) } as const;
        }),
      ];
    });
  });
  if (found.length > 0) return found.slice(0, SHOWN_MAX);
  const [period] = wanted;
  const month: Expression = { kind: 'month', span, text: period?.period ?? '' };
  return readers.map((clause) => ({ kind: 'has no', span, month, clause: name(clause) }));
}

function amountNode(amount: Rational, { currency }: { readonly currency: string }): Expression {
  const span = { from: 0, to: 0 };
  const unit = { span, words: [currency] };
  const negative = amount.n < 0n;
  const text = toText(negative ? multiply(amount, rational(-1)) : amount);
  const value: Expression = { kind: 'number', span, text, percent: false, unit };
  return negative ? { kind: 'negate', span, value } : value;
}
