// Compile, context: what elaboration carries: symbols, the block at hand, the bound facts, and
// where problems go. Elaboration never stops at a problem; it returns the unknown type and goes on.
import type { Expression, Node } from '../ast/expression.ts';
import type { Code } from '../diagnostics/catalogue.ts';
import type { Bilingual, Diagnostic, Language, QuickFix } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/report.ts';
import type { Term } from '../plan/index.ts';
import type { Notes } from '../prove/notes.ts';
import type { Place } from '../source/place.ts';
import { placeOf, type SourceFile } from '../source/source-file.ts';
import { nearest } from '../values/index.ts';
import type { Symbols } from './symbols.ts';
import { type Type, tagOf } from './types.ts';

/** A term with its static type. */
export interface Typed {
  readonly term: Term;
  readonly type: Type;
}

/** A reference from words to what they name, for the language services. */
export interface Use {
  readonly place: Place;
  readonly kind: string;
  readonly name: string;
}

/** What all passes of one compilation share. */
export interface Session {
  readonly symbols: Symbols;
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly problems: Diagnostic[];
  readonly uses: Use[];
  /** Types of definitions already elaborated, by key. */
  readonly definitionTypes: Map<string, Type>;
  /** Definitions whose types are being found, outermost first; whether for another period. */
  readonly definitionsOpen: { readonly key: string; readonly elsewhen: boolean }[];
  /** Expression types by place, for hover and hints. */
  readonly types: { readonly place: Place; readonly type: Type }[];
  /** Set when an unknown type was met: what is being compiled must not be rated. */
  readonly taint: { met: boolean };
  /** What the proofs will want to know of the words. */
  readonly notes: Notes;
}

/** Where an expression stands. */
export interface Scope {
  readonly session: Session;
  readonly language: Language;
  readonly file: string;
  /** Offset of the block. */
  readonly start: number;
  /** Names of the types of the bound facts, innermost first. */
  readonly facts: readonly string[];
  /** Type of the members inside a grouped derivation. */
  readonly members?: string;
  /** Inside a value asked for another period, where a definition may read itself. */
  readonly elsewhen?: boolean;
  /** The innermost fact is a member of a set: `this` looks past it. */
  readonly inSet?: boolean;
}

/** The place of a node in its file. */
export function placeIn(scope: Scope, node: Node): Place {
  const file = scope.session.files.get(scope.file);
  const span = { from: node.span.from + scope.start, to: node.span.to + scope.start };
  if (file === undefined) {
    return { file: scope.file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  }
  return placeOf(file, span);
}

/** Details of a problem in elaboration. */
export interface Details {
  readonly values?: Readonly<Record<string, string>>;
  readonly labels?: readonly { readonly place: Place; readonly text: Bilingual }[];
  readonly fixes?: readonly QuickFix[];
}

/** Reports a problem at a node. */
export function report(scope: Scope, code: Code, node: Node, details: Details = {}): void {
  scope.session.problems.push(problem(code, placeIn(scope, node), details));
}

/** Reports sentences that say again what an earlier one of the same kind says. */
export function reportRepeated(
  scope: Scope,
  sentences: readonly (Node & { readonly kind: string })[],
  name: string,
  kindOf: (kind: string) => string | undefined,
): void {
  const seen = new Map<string, Node>();
  for (const sentence of sentences) {
    const kind = kindOf(sentence.kind);
    if (kind === undefined) continue;
    const first = seen.get(kind);
    if (first === undefined) seen.set(kind, sentence);
    else {
      const place = placeIn(scope, first);
      const labels = [{ place, text: { en: 'first here', fr: 'd’abord ici' } }];
      report(scope, 'C0325', sentence, { values: { name }, labels });
    }
  }
}

/** Reports an unknown name with the nearest known one, unless its declaration was lost. */
export function reportUnknown(
  scope: Scope,
  code: Code,
  node: Node,
  name: string,
  candidates: readonly string[],
  values: Readonly<Record<string, string>> = {},
): void {
  const lost = scope.session.symbols.lost;
  if (name.split(' ').some((word) => lost.has(word))) return;
  const near = nearest(name, candidates, 2);
  const place = placeIn(scope, node);
  const fixes: QuickFix[] =
    near === undefined
      ? []
      : [
          {
            title: { en: `write \`${near}\``, fr: `écrire \`${near}\`` },
            edits: [{ place, text: near }],
          },
        ];
  const known = candidates
    .slice(0, 8)
    .map((item) => `\`${item}\``)
    .join(', ');
  const said = near === undefined ? { known } : { near };
  scope.session.problems.push(
    problem(code, place, { values: { name, ...said, ...values }, fixes }),
  );
}

/** Remembers that words name something. */
export function use(scope: Scope, node: Node, kind: string, name: string): void {
  scope.session.uses.push({ place: placeIn(scope, node), kind, name });
}

/** The scope with one more bound fact inside: the subject of a clause or definition. */
export function inside(scope: Scope, type: string): Scope {
  return { ...scope, facts: [type, ...scope.facts], inSet: false };
}

/** The scope of a set's `where` and values: the innermost fact is the member at hand. */
export function insideSet(scope: Scope, type: string): Scope {
  return { ...inside(scope, type), inSet: true };
}

/** Signature of a function that elaborates an expression. */
export type Elaborate = (expression: Expression, scope: Scope, expected?: Type) => Typed;

/** A numeric term with the unit in which its value is shown. */
export function withUnit(typed: Typed): Typed {
  const { term, type } = typed;
  if (type.kind !== 'number' || term.unit !== undefined) return typed;
  const unit = type.unit ?? tagOf(type.dimension);
  return unit === undefined ? typed : { term: { ...term, unit }, type };
}
