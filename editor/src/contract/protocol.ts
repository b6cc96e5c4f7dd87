// Contract, protocol: what the screens ask of the worker and what it answers. In: nothing (types
// only). Everything goes through a structured clone: plain data, texts and offsets.
import type {
  CodeAction,
  CompletionItem,
  Hover,
  InlayHint,
  Language,
  OutlineItem,
  Problem,
  Refusal,
  Renaming,
  SemanticToken,
  Stretch,
  TextRange,
} from '@avenant/dsl';
import type { Coverage, ExampleResult, OtherClause, RawTable, ShownNode } from '@avenant/engine';
import type { Preview } from './preview.ts';
import type { Judged } from './verdicts.ts';

/** The texts of a version by the names of its files: contract text and reference tables. */
export type Files = Readonly<Record<string, string>>;

/** A question: what it brings and what it is answered. */
interface Call<Input, Answer> {
  readonly input: Input;
  readonly answer: Answer;
}

/** A place in a text. */
interface At {
  readonly file: string;
  readonly offset: number;
}

/** A stretch of a text: the part that is on the screen. */
interface Part {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

/** Where the text of a clause is. */
export interface ClausePlace extends TextRange {
  readonly clause: string;
  readonly title: string;
}

/** One clause puts another off, or on again. */
export interface Precedence {
  readonly clause: string;
  readonly verb: string;
  readonly target: string;
}

/** What there is to know of the texts at once. */
export interface Reading {
  readonly problems: readonly Problem[];
  readonly outline: Readonly<Record<string, readonly OutlineItem[]>>;
  readonly clauses: readonly ClausePlace[];
  readonly precedence: readonly Precedence[];
  /** The day on which the contract begins, ISO; null where the text does not tell. */
  readonly begins: string | null;
  /** The language that each file is written in, where it can be told. */
  readonly languages: Readonly<Record<string, Language>>;
}

/** Questions about words. They speak of the texts last given to `update`. */
export interface WordCalls {
  readonly facts: Call<{ readonly tables: readonly RawTable[] }, null>;
  readonly update: Call<{ readonly files: Files; readonly language: Language }, Reading>;
  readonly tokens: Call<Part, readonly SemanticToken[]>;
  /** With what is in force on a day (ISO). */
  readonly hover: Call<At & { readonly language: Language; readonly day: string }, Hover | null>;
  readonly completion: Call<At, readonly CompletionItem[]>;
  readonly definition: Call<At, readonly TextRange[]>;
  readonly references: Call<At & { readonly declaration: boolean }, readonly TextRange[]>;
  readonly renamable: Call<At, (TextRange & { readonly name: string }) | null>;
  readonly rename: Call<At & { readonly name: string }, Renaming | Refusal>;
  readonly fixes: Call<Part, readonly CodeAction[]>;
  /** Hints, in the language of the file; null: it cannot be told. */
  readonly hints: Call<
    Part,
    { readonly language: Language | null; readonly hints: readonly InlayHint[] }
  >;
  readonly folds: Call<{ readonly file: string }, readonly Stretch[]>;
  readonly selections: Call<At, readonly Stretch[]>;
  /** Canonical texts in a language (null: each in its own); only those that could all be read. */
  readonly printed: Call<{ readonly files: Files; readonly language: Language | null }, Files>;
}

/** A line opened, in one language. */
export interface ShownLine {
  readonly line: string;
  readonly clause: string;
  readonly tree: ShownNode;
  readonly others: readonly OtherClause[];
}

/** What examples say and reach. */
export interface Examples {
  readonly results: readonly ExampleResult[];
  readonly coverage: Coverage;
}

/** A month of a text. */
interface Month {
  readonly files: Files;
  /** ISO month. */
  readonly month: string;
}

/** Questions about money. Each brings its texts: nothing is remembered but the stored rows. */
export interface MoneyCalls {
  readonly facts: Call<{ readonly tables: readonly RawTable[] }, null>;
  /** The month, and how it differs from what another text (none: nothing) makes of it. */
  readonly preview: Call<Month & { readonly against: Files | null }, Preview>;
  readonly explain: Call<
    Month & { readonly line: string; readonly language: Language },
    ShownLine | null
  >;
  readonly examples: Call<{ readonly files: Files }, Examples>;
  /** Whether each clause can be billed in so many months from one; null: the text has errors. */
  readonly feasibility: Call<Month & { readonly months: number }, Judged | null>;
}

/** A set of questions. */
export type Calls = WordCalls | MoneyCalls;
/** The name of a question. */
export type NameOf<C> = Extract<keyof C, string>;
/** What a question brings. */
export type InputOf<C, N extends NameOf<C>> =
  C[N] extends Call<infer Input, infer _> ? Input : never;
/** What a question is answered. */
export type AnswerOf<C, N extends NameOf<C>> =
  C[N] extends Call<infer _, infer Answer> ? Answer : never;

/** A question on its way. */
export interface Question {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}

/** An answer on its way back; superseded: a later question of the name makes it worthless. */
export type Reply =
  | { readonly id: number; readonly kind: 'answer'; readonly answer: unknown }
  | { readonly id: number; readonly kind: 'superseded' }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };
