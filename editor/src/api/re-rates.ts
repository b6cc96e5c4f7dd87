// Requests, re-rates: jobs that rate issued periods again, and what people do to them. In: names.
// Out: hooks and acts.
import { useQuery } from '@tanstack/react-query';
import { type Answer, client, named, queries, read } from './client.ts';
import { readAll } from './pages.ts';

const jobs = client.contracts[':contract']['re-rates'];
const one = jobs[':job'];

/** A job. */
export type ReRate = Answer<
  Awaited<ReturnType<(typeof client)['re-rates']['$get']>>
>['items'][number];
/** A job with its runs and notes. */
export type ReRateWay = Answer<Awaited<ReturnType<(typeof one)['$get']>>>;
/** What is left to bill of a period. */
export type ReRateChange = Answer<
  Awaited<ReturnType<(typeof one)['changes']['$get']>>
>['items'][number];

/** Which job. */
export interface ReRateId {
  readonly contract: string;
  readonly job: string;
}

/** Which jobs are listed. */
export interface ReRateFilter {
  readonly contract?: string | undefined;
  readonly state?: ReRate['state'] | undefined;
}

const LOOK_MS = 1500;

/** Jobs, the newest first. */
export const useReRates = (filter: ReRateFilter) =>
  useQuery({
    queryKey: ['re-rates', filter],
    queryFn: () =>
      readAll((page) => read(client['re-rates'].$get({ query: { ...named(filter), ...page } }))),
  });

/** Whether a run of a job is still under way. */
export const isRating = ({ parts }: ReRateWay): boolean =>
  parts.some(({ state }) => state === 'queued' || state === 'running' || state === 'paused');

/** A job; looked at again while one of its runs is under way. */
export const useReRate = (id: ReRateId) =>
  useQuery({
    queryKey: ['re-rate', id.contract, id.job],
    queryFn: () => read(one.$get({ param: { ...id } })),
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'running' && isRating(data) ? LOOK_MS : false,
  });

/** What is left to bill of the differences of a job; read anew as its runs end. */
export const useReRateChanges = (id: ReRateId, way: ReRateWay | undefined) =>
  useQuery({
    queryKey: ['re-rate', id.contract, id.job, 'changes', way?.state, way?.parts],
    queryFn: async () => (await read(one.changes.$get({ param: { ...id } }))).items,
    enabled: way !== undefined && way.parts.length > 0,
  });

async function changed(): Promise<void> {
  for (const key of ['re-rates', 're-rate', 'runs', 'notes', 'decisions', 'work']) {
    await queries.invalidateQueries({ queryKey: [key] });
  }
}

/** Has periods that were invoiced rated again. Gives the job's number. @throws ApiProblem. */
export async function openReRate(
  contract: string,
  json: {
    readonly cause: ReRate['cause'];
    readonly reference: string;
    readonly firstPeriod: string;
  },
): Promise<number> {
  const { job } = await read(jobs.$post({ param: { contract }, json }));
  await changed();
  return job;
}

/** Launches the runs of a job. @throws ApiProblem. */
export async function startReRate(id: ReRateId): Promise<void> {
  await read(one.runs.$post({ param: { ...id }, json: {} }));
  await changed();
}

/** Asks for the notes of what the runs changed. @throws ApiProblem. */
export async function noteReRate(id: ReRateId, reason: string): Promise<void> {
  await read(one.notes.$post({ param: { ...id }, json: { reason } }));
  await changed();
}

/** Gives a job up. @throws ApiProblem. */
export async function dropReRate(id: ReRateId, reason: string): Promise<void> {
  await read(one.dropping.$post({ param: { ...id }, json: { reason } }));
  await changed();
}
