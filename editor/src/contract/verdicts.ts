// Contract, verdicts: whether each clause can be billed with the data that there are, and the money
// at stake, by the engine as the command line's `feasibility` does. In: a compiled text, its
// tables, months. Out: plain data for the screens. Runs in a worker.
import type { Compilation, PlanType } from '@avenant/dsl';
import { formatMonth } from '@avenant/dsl/values';
import {
  feasibility,
  type Gap,
  gapText,
  type Money,
  type RawTable,
  studyNames,
} from '@avenant/engine';
import type { Text } from '../texts/text.ts';
import { ASKED } from './verdicts.texts.ts';

/** A clause with its verdict. */
export interface FoundVerdict {
  readonly clause: string;
  readonly title: string;
  readonly verdict: 'automatic' | 'automatic with new data' | 'manual' | 'not billable';
  readonly money: Money;
  /** What is missing, in words, and whom to ask for it. */
  readonly gaps: readonly { readonly words: Text; readonly ask: Text }[];
  /** Clauses whose charges it reads and that are not automatic. */
  readonly through: readonly string[];
  readonly reason: string | null;
  /** ISO months of the invoices that it bills on, or changes when it bills nothing itself. */
  readonly billedIn: readonly string[];
  readonly held: number;
}

/** The verdicts of a text, the most money first. */
export interface Judged {
  readonly currency: string;
  /** The ISO months that were judged, in order. */
  readonly months: readonly string[];
  readonly verdicts: readonly FoundVerdict[];
}

/** What is judged. `history`: that of the compilation, which has one. */
export interface JudgedInput {
  readonly compilation: Compilation;
  readonly history: NonNullable<Compilation['history']>;
  readonly tables: ReadonlyMap<string, RawTable>;
  readonly from: Parameters<typeof feasibility>[0]['from'];
  readonly months: number;
}

// Who keeps what is missing: as the rows of the matrix part inventory, usage, indices and prices.
function keeperOf({ what, of }: Gap, types: readonly PlanType[]): keyof typeof ASKED {
  if (what === 'series' || what === 'prices') return what;
  return types.find(({ name }) => name === of)?.kind ?? 'case';
}

/** Judges every clause over some months. */
export async function judged({ compilation, ...input }: JudgedInput): Promise<Judged> {
  const { from, months: count } = input;
  const { titles, priceFiles } = studyNames(compilation.trees);
  const { currency, clauses } = await feasibility({ ...input, titles, priceFiles });
  const { types = [] } = compilation.latest ?? {};
  const verdicts = clauses.map(({ gaps, needs: _, ...one }) => ({
    ...one,
    gaps: gaps.map((gap) => ({
      words: { en: gapText(gap, 'en'), fr: gapText(gap, 'fr') },
      ask: ASKED[keeperOf(gap, types)],
    })),
  }));
  const months = Array.from({ length: count }, (_, nth) => formatMonth(from + nth));
  return { currency, months, verdicts };
}
