// Compile, symbols: what the blocks declare, by name. In: trees. Out: the tables in which names are
// looked up, and problems for names declared twice. Names are compared without case.
import type { BlockOf, FileAst, TableBlock } from '../ast/block.ts';
import type { Name, Node } from '../ast/expression.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import type { ValueType } from '../plan/index.ts';
import { normalizeName } from '../values/index.ts';
import type { Type } from './types.ts';

/** A block with the file it stands in. */
export interface Placed<B> {
  readonly block: B;
  readonly tree: FileAst;
}

/** An attribute as names resolve to it. */
export interface AttributeSymbol {
  /** The name as declared. */
  readonly name: string;
  readonly type: Type;
  readonly value?: ValueType;
  readonly optional: boolean;
  readonly declared: { readonly node: Node; readonly start: number; readonly tree: FileAst };
}

/** A type of facts as names resolve to it. */
export interface TypeSymbol {
  readonly name: string;
  readonly kind: 'item' | 'record' | 'derived';
  /** Records that last: they have a duration. */
  readonly lasting: boolean;
  /** Records known to the second. */
  readonly timed: boolean;
  readonly attributes: Map<string, AttributeSymbol>;
  /** The name of its key, normalised. */
  readonly key?: string;
  /** A set made of items, of those of the moment unless another window is asked. */
  readonly ofItems?: boolean;
  /** A set made of the records of a window of its own, not of the one asked. */
  readonly ownWindow?: boolean;
  /** What the columns of its dates say, by their names. */
  readonly moments: ReadonlyMap<string, Moment>;
  /** Columns of its dates and of its knowledge, which examples may give values for. */
  readonly dated: ReadonlySet<string>;
}

/** A place of a fact in time; `through`: its end as the last day included. */
export interface Moment {
  readonly part: 'day' | 'end-day' | 'start' | 'end';
  readonly through?: boolean;
}

/** A price table as names resolve to it. */
export interface TableSymbol {
  readonly name: string;
  readonly placed: Placed<TableBlock>;
  readonly keys: readonly {
    readonly name: string;
    readonly type: Type;
    readonly value: ValueType;
  }[];
  readonly columns: readonly {
    readonly name: string;
    readonly type: Type;
    readonly value: ValueType;
  }[];
}

/** A definition as names resolve to it; its type is found when it is first needed. */
export interface DefinitionSymbol {
  readonly name: string;
  readonly on?: string;
  readonly placed: Placed<BlockOf<'define'>>;
}

/** Everything declared. Keys are normalised names; definitions have `type/name` or `/name`. */
export interface Symbols {
  readonly types: Map<string, TypeSymbol>;
  readonly tables: Map<string, TableSymbol>;
  /** Versions in service time, oldest first. */
  readonly scales: Map<
    string,
    readonly (Placed<BlockOf<'scale'>> & { readonly to: string | null })[]
  >;
  readonly definitions: Map<string, DefinitionSymbol>;
  readonly series: Map<string, Placed<BlockOf<'series'>>>;
  readonly calendars: Map<string, Placed<BlockOf<'calendar'>>>;
  readonly clauses: Map<string, Placed<BlockOf<'clause'>>>;
  readonly currency: string;
  /** Months of each renewal of the contract's term. */
  readonly renewedBy: number | undefined;
  /** Names of headings that could not be read. */
  readonly lost: ReadonlySet<string>;
}

/** The key under which a name is kept. */
export function keyOf(name: Name | string): string {
  return normalizeName(typeof name === 'string' ? name : name.text);
}

/** The surface of a placed block. */
export function languageOfBlock(placed: { readonly tree: FileAst }): Language {
  return placed.tree.language;
}
