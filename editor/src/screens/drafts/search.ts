// Drafts, address: what of the list and of a review is in the address. In: search parameters as
// they came. Out: those that are understood.
import type { DraftFilter, DraftOverview } from '../../api/drafts.ts';
import { isMonth } from '../../parts/months.ts';

/** The states of a draft, in the order of its way. */
export const DRAFT_STATES = [
  ...(['simulated', 'generated', 'in_review', 'on_hold', 'validated', 'issued'] as const),
  ...(['rejected', 'superseded'] as const),
] satisfies readonly DraftOverview['state'][];

/** The list: its filters. */
export function draftsSearch({ state, period, contract }: Record<string, unknown>): DraftFilter {
  const known = DRAFT_STATES.find((one) => one === state);
  return {
    ...(known === undefined ? {} : { state: known }),
    ...(isMonth(period) ? { period } : {}),
    ...(typeof contract === 'string' ? { contract } : {}),
  };
}

/** The parts of a review. */
export const REVIEW_TABS = [
  ...(['lines', 'variance', 'findings', 'held', 'adjustments', 'comments'] as const),
] as const;

/** How the lines may be put together. */
export const GROUPINGS = ['clause', 'subject', 'none'] as const;

/** What of a review is in the address. */
export interface ReviewSearch {
  readonly tab?: (typeof REVIEW_TABS)[number] | undefined;
  /** Lines by clause unless told. */
  readonly by?: (typeof GROUPINGS)[number] | undefined;
  /** Only lines with these words. */
  readonly find?: string | undefined;
  /** The line that is open. */
  readonly line?: string | undefined;
}

/** A review: which part, which lines, which one is open. */
export function reviewSearch(asked: Record<string, unknown>): ReviewSearch {
  const tab = REVIEW_TABS.find((one) => one === asked.tab);
  const by = GROUPINGS.find((one) => one === asked.by);
  // A router reads a search of digits for a number.
  const text = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? `${value}` : undefined;
  const find = text(asked.find);
  const line = text(asked.line);
  return {
    ...(tab === undefined ? {} : { tab }),
    ...(by === undefined ? {} : { by }),
    ...(find === undefined ? {} : { find }),
    ...(line === undefined ? {} : { line }),
  };
}

/** The explanation on paper: of which line. */
export function explainedSearch({ line }: Record<string, unknown>): { readonly line: string } {
  return { line: typeof line === 'string' ? line : '' };
}
