// Requests, drafts: lists, one draft with all that its review shows, and what people do to it. In:
// names. Out: hooks and acts.
import { useQuery } from '@tanstack/react-query';
import { type Answer, client, named, queries, read } from './client.ts';

const lists = client.drafts;
const one = client.contracts[':contract'].drafts[':draft'];

/** Which draft. */
export interface DraftId {
  readonly contract: string;
  readonly draft: string;
}

/** A draft in the list of all contracts. */
export type DraftOverview = Answer<Awaited<ReturnType<typeof lists.$get>>>['items'][number];
/** A line of a draft. */
export type DraftLine = Answer<Awaited<ReturnType<typeof one.lines.$get>>>['items'][number];
/** What a draft holds back. */
export type HeldItem = Answer<Awaited<ReturnType<typeof one.held.$get>>>['items'][number];
/** What a control found. */
export type Finding = Answer<Awaited<ReturnType<typeof one.findings.$get>>>['items'][number];
/** What a person asked to add or take away. */
export type Adjustment = Answer<Awaited<ReturnType<typeof one.adjustments.$get>>>['items'][number];
/** Why it differs from last month. */
export type Variance = Answer<Awaited<ReturnType<typeof one.variance.$get>>>;
/** A line opened. */
export type Explained = Answer<Awaited<ReturnType<typeof one.explanation.$get>>>;

/** Which drafts are listed. */
export interface DraftFilter {
  readonly state?: DraftOverview['state'] | undefined;
  /** ISO month. */
  readonly period?: string | undefined;
  readonly contract?: string | undefined;
}

const MOST = '1000';

const of = ({ contract, draft }: DraftId) => ({ contract, draft });

const keyOf = ({ contract, draft }: DraftId, ...of: readonly string[]) => [
  ...['draft', contract, draft],
  ...of,
];

/** Drafts of all contracts, the latest period first. */
export const useDrafts = (filter: DraftFilter, enabled = true) =>
  useQuery({
    queryKey: ['drafts', filter],
    queryFn: () => read(lists.$get({ query: { ...named(filter), limit: MOST } })),
    enabled,
  });

/** A draft, read. */
export type Draft = Omit<DraftOverview, 'held' | 'findings' | 'undecided'> & {
  /** The version of the contract that it was rated by. */
  readonly version: number;
};

/** Whether somebody still works on it: it is neither validated nor over, nor a simulation. */
export const isStanding = ({ state }: Pick<Draft, 'state'>): boolean =>
  state === 'generated' || state === 'in_review' || state === 'on_hold';

/** A draft without its lines. */
export const useDraft = (id: DraftId) =>
  useQuery({
    queryKey: keyOf(id),
    // Without a tag of what one has, the answer is never empty.
    queryFn: () => read(one.$get({ param: of(id) })) as Promise<Draft>,
  });

/** All pages of a list. */
async function all<T>(
  page: (cursor: string | undefined) => Promise<{
    readonly items: readonly T[];
    readonly next: string | null;
  }>,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await page(cursor);
    found.push(...items);
    if (next === null) return found;
    cursor = next;
  }
}

const sliceFrom = (cursor: string | undefined) => ({
  limit: MOST,
  ...(cursor === undefined ? {} : { cursor }),
});

/** All lines of a draft. */
export const useDraftLines = (id: DraftId) =>
  useQuery({
    queryKey: keyOf(id, 'lines'),
    queryFn: () =>
      all<DraftLine>((from) => read(one.lines.$get({ param: of(id), query: sliceFrom(from) }))),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** All that a draft holds back. */
export const useHeld = (id: DraftId) =>
  useQuery({
    queryKey: keyOf(id, 'held'),
    queryFn: () =>
      all<HeldItem>((from) => read(one.held.$get({ param: of(id), query: sliceFrom(from) }))),
  });

/** Its findings, the gravest first. */
export const useFindings = (id: DraftId, enabled = true) =>
  useQuery({
    queryKey: keyOf(id, 'findings'),
    queryFn: () =>
      all<Finding>((from) => read(one.findings.$get({ param: of(id), query: sliceFrom(from) }))),
    enabled,
  });

/** Its adjustments. */
export const useAdjustments = (id: DraftId, enabled = true) =>
  useQuery({
    queryKey: keyOf(id, 'adjustments'),
    queryFn: () =>
      all<Adjustment>((from) =>
        read(one.adjustments.$get({ param: of(id), query: sliceFrom(from) })),
      ),
    enabled,
  });

/** Why it differs from last month. */
export const useVariance = (id: DraftId) =>
  useQuery({
    queryKey: keyOf(id, 'variance'),
    queryFn: () => read(one.variance.$get({ param: of(id) })),
  });

/** What it bills now, adjustments counted: its hash is what is validated. */
export const useContent = (id: DraftId) =>
  useQuery({
    queryKey: keyOf(id, 'content'),
    queryFn: () => read(one.content.$get({ param: of(id) })),
  });

/** A line opened to what made it. */
export const useExplained = (id: DraftId, line: string) =>
  useQuery({
    queryKey: keyOf(id, 'explanation', line),
    queryFn: () => read(one.explanation.$get({ param: of(id), query: { line } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

async function changed(id: DraftId): Promise<void> {
  await queries.invalidateQueries({ queryKey: keyOf(id) });
  await queries.invalidateQueries({ queryKey: ['drafts'] });
  await queries.invalidateQueries({ queryKey: ['decisions'] });
}

/** What can be done to a draft short of validating it. */
export type ReviewStep = 'take' | 'hold' | 'release' | 'reject' | 'reopen';

/** Moves a draft along its review. @throws ApiProblem. */
export async function reviewDraft(id: DraftId, how: ReviewStep, reason = ''): Promise<void> {
  await read(one.review.$post({ param: of(id), json: { how, reason } }));
  await changed(id);
}

/** Runs the controls over a draft. @throws ApiProblem. */
export async function runControls(id: DraftId): Promise<void> {
  await read(one.controls.$post({ param: of(id) }));
  await changed(id);
}

/** Validates the content that was seen. @throws ApiProblem. */
export async function validateDraft(id: DraftId, hash: string, comment: string): Promise<void> {
  const headers = { 'if-match': `"${hash}"` };
  await read(one.validation.$post({ param: of(id), json: { comment } }, { headers }));
  await changed(id);
}

/** What can be done about a finding. */
export type Treatment = 'assign' | 'explain' | 'waive' | 'close' | 'reopen';

/** Treats a finding. @throws ApiProblem. */
export async function treatFinding(
  id: DraftId,
  finding: string,
  how: Treatment,
  words = '',
): Promise<void> {
  const { contract } = id;
  const treatment = client.contracts[':contract'].findings[':finding'].treatment;
  await read(treatment.$post({ param: { contract, finding }, json: { how, words } }));
  await changed(id);
}

/** What somebody said of a draft or of a line of it. */
export type Comment = Answer<Awaited<ReturnType<typeof one.comments.$get>>>['items'][number];

/** What was said of a draft and its lines, in order. */
export const useComments = (id: DraftId) =>
  useQuery({
    queryKey: keyOf(id, 'comments'),
    queryFn: () =>
      all<Comment>((from) => read(one.comments.$get({ param: of(id), query: sliceFrom(from) }))),
  });

/** Says something of a draft, or of a line of it. @throws ApiProblem. */
export async function comment(id: DraftId, text: string, line?: string): Promise<void> {
  const json = { text, ...(line === undefined ? {} : { line }) };
  await read(one.comments.$post({ param: of(id), json }));
  await queries.invalidateQueries({ queryKey: keyOf(id, 'comments') });
}

/** Asks for an adjustment. @throws ApiProblem. */
export async function askAdjustment(
  id: DraftId,
  json: Pick<Adjustment, 'adjustment' | 'label' | 'amount' | 'reason' | 'cause'>,
): Promise<void> {
  await read(one.adjustments.$post({ param: of(id), json }));
  await changed(id);
}

/** Approves or refuses an adjustment. @throws ApiProblem. */
export async function decideAdjustment(
  id: DraftId,
  adjustment: string,
  decision: 'approve' | 'refuse',
  comment: string,
): Promise<void> {
  const { contract } = id;
  const route = client.contracts[':contract'].adjustments[':adjustment'].decision;
  await read(route.$post({ param: { contract, adjustment }, json: { decision, comment } }));
  await changed(id);
}

/** Takes back an adjustment that one asked for. @throws ApiProblem. */
export async function withdrawAdjustment(id: DraftId, adjustment: string): Promise<void> {
  const { contract } = id;
  const route = client.contracts[':contract'].adjustments[':adjustment'].withdrawal;
  await read(route.$post({ param: { contract, adjustment } }));
  await changed(id);
}
