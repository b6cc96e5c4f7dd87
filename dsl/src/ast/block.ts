// AST, blocks: what the parser makes of a contract's parts. A block keeps its own sentences in the
// order written; `start` is the block's offset in the file, spans inside are relative to it.
import type { OccasionSpan, Proration } from '../plan/plan.ts';
import type { ScaleKind } from '../plan/term.ts';
import type { MonthEndRule, RoundingMode } from '../values/index.ts';
import type { BandLine, Expression, Name, Node, Range, SetPhrase, UnitName } from './expression.ts';

/** `rounded to 0.01 half up`. */
export interface RoundingPhrase extends Node {
  readonly step: Expression;
  readonly mode: RoundingMode;
}

/** A civil date as written. */
export interface DateWord extends Node {
  readonly text: string;
}

/** Dates over which something holds. `through`: the end is included. */
export interface InForce extends Node {
  readonly from: DateWord;
  readonly to?: DateWord;
  readonly through: boolean;
}

/** Dates over which a clause holds, one of them at least. `through`: the end is included. */
export interface ClauseDates extends Node {
  readonly from?: Expression;
  readonly to?: Expression;
  readonly through: boolean;
}

/** Sentences of the contract header. */
export type ContractSentence = Node &
  (
    | { readonly kind: 'currency'; readonly currency: Name }
    | {
        readonly kind: 'in force';
        readonly dates: InForce;
        readonly months?: Expression;
        readonly thenMonthly: boolean;
        /** Length of each renewal of the term. */
        readonly renewedBy?: Expression;
      }
    | { readonly kind: 'invoiced'; readonly at: 'start' | 'end' }
    | { readonly kind: 'recurring timing'; readonly timing: 'advance' | 'arrears' }
    | { readonly kind: 'part months'; readonly proration: Proration }
    | { readonly kind: 'months end'; readonly rule: MonthEndRule }
    | { readonly kind: 'line rounding'; readonly rounding: RoundingPhrase }
    | { readonly kind: 'contract years'; readonly from: DateWord }
    | { readonly kind: 'corrections'; readonly months: Expression }
    | { readonly kind: 'customer' | 'issuer'; readonly text: string }
  );

/** A column by name or as quoted in the file. */
export interface Column extends Node {
  readonly text: string;
}

/** The type of a declared attribute, as written. */
export type TypePhrase = Node &
  (
    | { readonly kind: 'one of'; readonly values: readonly Name[] }
    /** A plain word (text, number, date, …), a unit, or the name of a type. */
    | { readonly kind: 'named'; readonly unit: UnitName }
    | { readonly kind: 'percent' }
  );

/** Sentences of an item or record declaration. */
export type TypeSentence = Node &
  (
    | { readonly kind: 'key'; readonly name: Name; readonly column?: Column }
    | {
        readonly kind: 'attribute';
        readonly name: Name;
        readonly type: TypePhrase;
        readonly column?: Column;
        readonly optional: boolean;
      }
    | {
        readonly kind: 'in service';
        readonly from: Column;
        readonly to?: Column;
        readonly through: boolean;
        /** `until the next row`. */
        readonly untilNext: boolean;
      }
    | { readonly kind: 'dated'; readonly how: 'on' | 'at' | 'month'; readonly column: Column }
    | {
        readonly kind: 'lasting';
        readonly from: Column;
        readonly to: Column;
        readonly through: boolean;
      }
    | { readonly kind: 'known from'; readonly column: Column }
  );

/** A cell of a table. */
export type Cell = Node &
  (
    | { readonly kind: 'value'; readonly value: Expression }
    | { readonly kind: 'range'; readonly range: Range }
    | { readonly kind: 'any' }
    | { readonly kind: 'not sold' }
  );

/** A row of a table. */
export interface RowLine extends Node {
  readonly cells: readonly Cell[];
}

/** A column heading: a name and, where given, the unit of its cells. */
export interface Heading extends Node {
  readonly name: Name;
  readonly unit?: UnitName | 'percent';
}

/** Sentences of a clause. */
export type ClauseSentence = Node &
  (
    | {
        readonly kind: 'replaces' | 'adds to' | 'suspends' | 'reinstates';
        readonly clauses: readonly Name[];
      }
    | {
        readonly kind: 'caps' | 'floors';
        readonly clauses: readonly Name[];
        /** All clauses but these, in place of the list. */
        readonly except?: readonly Name[];
        readonly at: Expression;
      }
    | { readonly kind: 'in force'; readonly dates: ClauseDates }
    | { readonly kind: 'for each'; readonly type: Name; readonly where?: Expression }
    | {
        readonly kind: 'each';
        readonly every: OccasionSpan;
        readonly at: 'start' | 'end';
      }
    | { readonly kind: 'once'; readonly on: Expression }
    | { readonly kind: 'when'; readonly test: Expression }
    /** charge, credit, discount or surcharge a value; with bands, a share of it. */
    | {
        readonly kind: 'charge' | 'credit' | 'discount' | 'surcharge';
        readonly value: Expression;
        readonly by?: Expression;
        readonly scale?: ScaleKind;
        readonly bands: readonly BandLine[];
      }
    | { readonly kind: 'charge nothing' }
    | {
        readonly kind: 'commitment';
        readonly amount: Expression;
        readonly on: Expression;
        readonly share: Expression;
      }
    | { readonly kind: 'by hand'; readonly unit: UnitName; readonly reason: string }
    | { readonly kind: 'not billable here'; readonly issuer: string }
    | { readonly kind: 'at most' | 'at least'; readonly bound: Expression }
    | { readonly kind: 'rounding'; readonly rounding: RoundingPhrase }
    | { readonly kind: 'timing'; readonly timing: 'advance' | 'arrears' }
    | { readonly kind: 'part months'; readonly proration: Proration }
    | { readonly kind: 'shared'; readonly over: SetPhrase; readonly by: Expression }
    /** Indexation: these prices are multiplied by the factor. */
    | {
        readonly kind: 'multiply';
        readonly targets: readonly Expression[];
        readonly by: Expression;
      }
    /** From a date on, each time so many months have gone by. */
    | { readonly kind: 'every'; readonly months: Expression; readonly from: Expression }
    | { readonly kind: 'price base'; readonly base: 'chained' | 'original' }
  );

/** What a change inside an amendment says. */
export type AmendmentSentence = Node &
  (
    | { readonly kind: 'suspends' | 'reinstates' | 'ends'; readonly clauses: readonly Name[] }
    | {
        readonly kind: 'row becomes';
        readonly table: Name;
        readonly keys: readonly Cell[];
        readonly column: Name;
        readonly value: Cell;
      }
    | {
        readonly kind: 'band becomes';
        readonly clause: Name;
        readonly range: Range;
        readonly value: Expression;
      }
    /** A whole clause, table, definition or scale, new or taking the place of the older one. */
    | { readonly kind: 'block'; readonly block: AmendableBlock }
  );

/** Sentences of an example. */
export type ExampleSentence = Node &
  (
    | {
        readonly kind: 'given';
        readonly type: Name;
        readonly key: Name;
        readonly values: readonly { readonly name: Name; readonly value: Expression }[];
        readonly dates?: InForce;
        /** Records: the day or instant; lasting ones have `dates` as instants in values. */
        readonly on?: Expression;
      }
    | { readonly kind: 'known on'; readonly day: DateWord }
    | {
        readonly kind: 'has' | 'has no' | 'holds';
        readonly month: Expression;
        readonly clause: Name;
        readonly subject?: Name;
        readonly amount?: Expression;
      }
    | { readonly kind: 'totals'; readonly month: Expression; readonly amount: Expression }
  );

interface BlockBase extends Node {
  /** Offset of the block in its file. */
  readonly start: number;
  /** Comment lines above the block and inside it, kept for printing. */
  readonly comments: readonly Comment[];
  /** A sentence of it could not be read: the block is known by name and not compiled. */
  readonly broken?: true;
}

/** A comment: its text without the dashes and where it stands in the block. */
export interface Comment {
  readonly text: string;
  /** Offset of its dashes, relative to the block. */
  readonly at: number;
  /** Whether words stand before it on its line. */
  readonly trailing: boolean;
}

/** A clause. */
export type ClauseBlock = BlockBase & {
  readonly kind: 'clause';
  readonly id: Name;
  readonly title: string;
  readonly citation?: string;
  readonly sentences: readonly ClauseSentence[];
};

/** A price table. */
export type TableBlock = BlockBase & {
  readonly kind: 'table';
  readonly name: Name;
  readonly keys: readonly Name[];
  readonly file?: string;
  readonly headings: readonly Heading[];
  readonly rows: readonly RowLine[];
};

/** A named scale. */
export type ScaleBlock = BlockBase & {
  readonly kind: 'scale';
  readonly name: Name;
  readonly scale: ScaleKind;
  readonly size?: Expression;
  readonly bands: readonly BandLine[];
};

/** A named value, of the contract or of each fact of a type. */
export type DefineBlock = BlockBase & {
  readonly kind: 'define';
  readonly name: Name;
  readonly on?: Name;
  readonly value: Expression;
};

/** Blocks that an amendment may bring. */
export type AmendableBlock = ClauseBlock | TableBlock | ScaleBlock | DefineBlock;

/** A top-level block. */
export type Block =
  | AmendableBlock
  | (BlockBase & {
      readonly kind: 'contract';
      readonly id: string;
      readonly title: string;
      readonly sentences: readonly ContractSentence[];
    })
  | (BlockBase & {
      readonly kind: 'item' | 'record';
      readonly name: Name;
      readonly file?: string;
      readonly sentences: readonly TypeSentence[];
    })
  | (BlockBase & {
      readonly kind: 'series';
      readonly name: Name;
      readonly step: 'month' | 'day';
      readonly file?: string;
      readonly columns: readonly Column[];
      readonly values: readonly (Node & {
        readonly at: Expression;
        readonly value: Expression;
        readonly published?: DateWord;
      })[];
    })
  | (BlockBase & {
      readonly kind: 'calendar';
      readonly name: Name;
      readonly sentences: readonly CalendarSentence[];
    })
  | (BlockBase & {
      readonly kind: 'derive';
      readonly name: Name;
      readonly over: SetPhrase;
      readonly keys: readonly { readonly name: Name; readonly value: Expression }[];
      readonly fields: readonly { readonly name: Name; readonly value: Expression }[];
    })
  | (BlockBase & {
      readonly kind: 'amendment';
      readonly id: Name;
      readonly title?: string;
      readonly signed: DateWord;
      readonly effective: DateWord;
      readonly known?: DateWord;
      readonly sentences: readonly AmendmentSentence[];
    })
  | (BlockBase & {
      readonly kind: 'example';
      readonly title: string;
      readonly sentences: readonly ExampleSentence[];
    });

/** Sentences of a calendar. */
export type CalendarSentence = Node &
  (
    | { readonly kind: 'working days'; readonly from: number; readonly to: number }
    | { readonly kind: 'open'; readonly from: string; readonly to: string }
    | { readonly kind: 'holidays'; readonly days: readonly DateWord[] }
  );

/** Block of one kind. */
export type BlockOf<K extends Block['kind']> = Holding<Block, K>;

type Holding<B, K> = B extends { readonly kind: infer Q }
  ? [Extract<Q, K>] extends [never]
    ? never
    : B
  : never;

/** A parsed file. */
export interface FileAst {
  readonly file: string;
  readonly language: 'en' | 'fr';
  readonly blocks: readonly Block[];
  /** Comments after the last block. */
  readonly closing: readonly string[];
  /** Words of headings that could not be read: names among them are not reported as unknown. */
  readonly lostNames: readonly string[];
}
